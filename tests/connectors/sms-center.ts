import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import smpp, { type Fields, type Pdu, type Session } from 'smpp'
import { onTestFinished } from 'vitest'

/** What a centre took: one SMS, or a part of one. */
type Taken = { number: string; octets: Buffer; pdu: Pdu }

/** A message centre in this process, by the library's own server; to bind one needs `access`. */
export async function openCenter(tls: { key: string; cert: string } | null = null) {
  const taken: Taken[] = []
  const sessions: Session[] = []
  const conduct = {
    access: { system_id: 'mairie', password: 'secret' },
    /** What the next submissions are answered, a status each; then they are taken. */
    refuse: [] as number[],
    lose: null as 'request' | 'answer' | null,
    confirmed: [] as string[],
  }
  let last = 0x1f
  const server = smpp.createServer(tls ?? {}, session => {
    sessions.push(session)
    session.on('error', () => session.destroy())
    session.on('close', () => sessions.splice(sessions.indexOf(session), 1))
    session.on('bind_transceiver', (pdu: Pdu) => {
      const { system_id, password } = conduct.access
      const isRight = pdu.system_id === system_id && pdu.password === password
      session.send(pdu.response(isRight ? { system_id: 'CENTRE' } : { command_status: 0x0e }))
    })
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response())
      session.close()
    })
    session.on('deliver_sm_resp', () => conduct.confirmed.push('deliver_sm'))
    session.on('submit_sm', (pdu: Pdu) => {
      const { lose } = conduct
      conduct.lose = null
      if (lose === 'request') return session.destroy()
      const command_status = conduct.refuse.shift()
      if (command_status !== undefined) return session.send(pdu.response({ command_status }))
      taken.push({ number: `+${pdu.destination_addr}`, octets: octetsOf(pdu), pdu })
      last += 1
      if (lose === 'answer') return session.destroy()
      return session.send(pdu.response({ message_id: last.toString(16).toUpperCase() }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const session of [...sessions]) session.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    conduct,
    taken,
    port,
    sessions,
    /** What the centre tells: a receipt, or what somebody answers. */
    push: (fields: Fields) => sessions.at(-1)?.send(new smpp.PDU('deliver_sm', fields)),
    /** All parts of what was sent, put together. */
    texts: () => joined(taken),
  }
}

const isBuffer = (value: unknown): value is Buffer => Buffer.isBuffer(value)

function octetsOf({ short_message: text, message_payload: payload }: Pdu): Buffer {
  for (const one of [payload, text]) {
    const message = typeof one === 'object' && !isBuffer(one) ? one.message : one
    if (isBuffer(message) && message.length > 0) return message
    if (typeof message === 'string' && message !== '') return Buffer.from(message, 'utf8')
  }
  return Buffer.alloc(0)
}

function joined(taken: readonly Taken[]): string[] {
  const texts: string[] = []
  for (const { octets, pdu } of taken) {
    const isNext = heads(pdu)?.index !== undefined && heads(pdu)?.index !== 1
    const text = octets.toString('utf8')
    if (isNext) texts[texts.length - 1] = `${texts.at(-1) ?? ''}${text}`
    else texts.push(text)
  }
  return texts
}

/** The head by which parts are one; the library takes it off. */
export function heads({ short_message: text }: Pdu) {
  const [udh] = typeof text === 'object' && !isBuffer(text) ? (text.udh ?? []) : []
  if (udh === undefined) return undefined
  return { reference: udh[2], of: udh[3], index: udh[4] }
}
