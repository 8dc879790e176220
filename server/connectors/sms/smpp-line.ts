/// <reference path="./smpp-library.d.ts" />
import { createHash } from 'node:crypto'
import type { Fields, Pdu, Session } from 'smpp'
import { stepOf } from '../../platform/http-guarded.ts'
import type { Call } from '../connector.ts'
import { doubtAfter, NetworkError } from '../network/error.ts'
import { smsSentences as says } from './sentences.ts'

/** What the other side pushes and nobody has confirmed: it is pushed again if the line breaks. */
type Line = {
  ask(command: string, fields: Fields): Promise<Pdu>
  /** Pushed and not answered yet, the oldest first. */
  pushed: Pdu[]
  confirm(pdu: Pdu): void
  /** Resolves when something more is pushed, or after so long, ms. */
  more(ms: number): Promise<void>
  /** What the other side calls itself. */
  center: string
  isOpen(): boolean
  close(): void
}

/** Binding takes longer than a message, and centres refuse who binds too often: it stays open between two. */
const lines = new Map<
  string,
  { line: Promise<Line>; timer: NodeJS.Timeout | null; users: number }
>()
const restMs = 20_000
const answerMs = 30_000

/** The statuses that are sorted (SMPP 3.4 § 5.1.3). */
export const status = {
  ok: 0,
  alreadyBound: 0x05,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystem: 0x0f,
  queueFull: 0x14,
  throttled: 0x58,
} as const

/**
 * Opens the line to the centre, or takes the one that is open.
 * @throws NetworkError
 */
export async function withLine<T>(call: Call, act: (line: Line) => Promise<T>): Promise<T> {
  const key = createHash('sha256')
    .update(JSON.stringify([call.config, call.secrets]))
    .digest('hex')
  let held = lines.get(key)
  if (held !== undefined && held.users === 0 && !(await held.line).isOpen()) held = undefined
  held ??= { line: open(call), timer: null, users: 0 }
  lines.set(key, held)
  if (held.timer !== null) clearTimeout(held.timer)
  held.timer = null
  held.users += 1
  const own = held
  const drop = () => {
    if (lines.get(key) === own) lines.delete(key)
  }
  try {
    const line = await own.line
    try {
      return await act(line)
    } finally {
      if (!line.isOpen()) drop()
    }
  } catch (error) {
    // One that could not be opened is tried anew by the next who asks.
    if (
      !(await own.line.then(
        line => line.isOpen(),
        () => false,
      ))
    )
      drop()
    throw error
  } finally {
    own.users -= 1
    if (own.users === 0 && lines.get(key) === own) {
      own.timer = setTimeout(() => {
        drop()
        void own.line.then(line => line.close())
      }, restMs)
      own.timer.unref()
    }
  }
}

/** « smpp.exemple.fr:2775 »; null: no place. */
export function placeIn(typed: string): { host: string; port: number } | null {
  const [, host, port = '2775'] =
    /^([\w.-]+|\[[\da-f:]+\])(?::(\d{1,5}))?$/i.exec(typed.trim()) ?? []
  const number = Number(port)
  if (host === undefined || number < 1 || number > 65_535) return null
  return { host: host.replace(/^\[|\]$/g, ''), port: number }
}

async function open(call: Call): Promise<Line> {
  const { guard, config, secrets } = call
  const place = placeIn(config.host ?? '')
  if (place === null) throw new NetworkError(says.noPlace, { what: 'dead' })
  if (!guard) throw new Error('a message centre is only reached by a guard')
  const { host, port } = place
  // A literal address never reaches the lookup.
  const refused = guard.refusalOf(`https://${host.includes(':') ? `[${host}]` : host}`)
  if (refused !== null) throw new NetworkError(says.unreachable(refused), doubtAfter(false))
  // It comes with the first channel of its kind: most communes have none.
  const { default: smpp } = await import('smpp')
  const isSafe = config.tls !== 'no'
  const session = smpp.connect({
    ...{ host, port, lookup: guard.lookup },
    ...(isSafe && { tls: true, servername: host, minVersion: 'TLSv1.2' as const }),
  })
  const line = lineOf(session, smpp.PDU)
  await connected(session, isSafe ? 'secureConnect' : 'connect', host)
  const bound = await line.ask('bind_transceiver', {
    system_id: config.system_id?.trim() ?? '',
    password: secrets.password?.trim() ?? '',
    system_type: config.system_type?.trim() ?? '',
    interface_version: 0x34,
  })
  if (bound.command_status !== status.ok) {
    line.close()
    throw bindRefusal(bound.command_status)
  }
  line.center = bound.system_id ?? ''
  return line
}

function bindRefusal(code: number): NetworkError {
  const isAccess = [status.bindFailed, status.invalidPassword, status.invalidSystem].some(
    one => one === code,
  )
  if (isAccess) return new NetworkError(says.badAccess, { what: 'dead' })
  const reason = code === status.alreadyBound ? says.alreadyBound : says.smppRefused(code)
  return new NetworkError(reason, doubtAfter(false), { forAll: true })
}

const connectMs = 10_000

function connected(session: Session, event: string, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error?: Error) => {
      clearTimeout(timer)
      session.destroy()
      const why = error === undefined ? says.silent(host) : whyOf(host, error)
      reject(
        new NetworkError(says.unreachable(why), doubtAfter(false), { cause: error, forAll: true }),
      )
    }
    const timer = setTimeout(fail, connectMs)
    session.once('error', fail)
    session.once('close', () => fail())
    session.once(event, () => {
      clearTimeout(timer)
      session.off('error', fail)
      resolve()
    })
  })
}

function whyOf(host: string, error: Error) {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'NOT_PUBLIC') return says.notPublic(host)
  if (stepOf(error) === 'lookup') return says.unknownHost(host)
  if (/CERT|TLS|SSL/.test(code)) return says.badCertificate(host)
  return says.closed(host)
}

function lineOf(session: Session, PDU: new (command: string, fields: Fields) => Pdu): Line {
  let isOpen = true
  const waiting = new Set<() => void>()
  const listeners = new Set<() => void>()
  const pushed: Pdu[] = []
  const end = () => {
    isOpen = false
    session.destroy()
    for (const give of [...waiting, ...listeners]) give()
  }
  const answer = (pdu: Pdu) => void session.send(pdu.response())
  session.on('error', end)
  session.on('close', end)
  session.on('enquire_link', answer)
  session.on('unbind', (pdu: Pdu) => {
    answer(pdu)
    end()
  })
  session.on('deliver_sm', (pdu: Pdu) => {
    pushed.push(pdu)
    for (const listener of listeners) listener()
  })
  return {
    pushed,
    center: '',
    isOpen: () => isOpen,
    close() {
      if (isOpen) session.send(new PDU('unbind', {}))
      isOpen = false
      session.close()
    },
    confirm(pdu) {
      answer(pdu)
      pushed.splice(pushed.indexOf(pdu), 1)
    },
    more: ms =>
      new Promise(resolve => {
        const done = () => {
          clearTimeout(timer)
          listeners.delete(done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        listeners.add(done)
      }),
    ask(command, fields) {
      const acts = command === 'submit_sm'
      return new Promise((resolve, reject) => {
        const fail = () => {
          clearTimeout(timer)
          waiting.delete(fail)
          // A centre that is silent once answers nothing later on either.
          if (isOpen) end()
          reject(new NetworkError(says.noAnswer, doubtAfter(acts), { forAll: !acts }))
        }
        const timer = setTimeout(fail, answerMs)
        const isSent =
          isOpen &&
          session.send(new PDU(command, fields), pdu => {
            clearTimeout(timer)
            waiting.delete(fail)
            resolve(pdu)
          })
        if (isSent) {
          waiting.add(fail)
          return
        }
        clearTimeout(timer)
        isOpen = false
        reject(new NetworkError(says.lineEnded, doubtAfter(false), { forAll: true }))
      })
    },
  }
}
