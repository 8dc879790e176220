import { createHash } from 'node:crypto'
import type { ImapFlow } from 'imapflow'
import type { Call } from '../connector.ts'
import { accessOf, MailboxError, type Own, ownOf } from './access/access.ts'
import {
  codeOf,
  connectionError,
  isOfCertificate,
  isOfConnection,
  refusesAccess,
} from './connection-error.ts'
import { mailboxSentences as says } from './sentences.ts'
import { addressOf, candidates, isStranger, type Kind, type Place } from './servers.ts'

type Opened = { imap: ImapFlow; own: Own; place: Place }

/** A mailbox that is open; `renew`: its connection, where that ended. @throws MailboxError */
export type Session = Opened & { renew(): Promise<void> }

/** For how long a server may be silent, ms: three places are tried within what a person waits. */
const patienceMs = { connect: 6_000, greet: 8_000 }

/** How slow a line may be, and how long an answer may take before it leaves. */
export type Limits = {
  /** How long a server may take to answer, ms. */
  silenceMs: number
  /** The slowest upload that is waited for, bytes a millisecond. */
  leastPace: number
  /** Until the copy of an answer is there, with files and without, ms. */
  preparationMs: { files: number; text: number }
}

/**
 * Anyone who looks for an attempt after a minute, or after five where it has files
 * (`inbox/answering/settle-answers.ts`), must find its copy, or know that it will not leave: one that
 * has not come so far by then is given up. A server that takes mails waits no longer than three minutes
 * for the next of a text (RFC 5321 § 4.5.3.2.5).
 */
export const usualLimits: Limits = {
  silenceMs: 20_000,
  leastPace: 20,
  preparationMs: { files: 150_000, text: 40_000 },
}

/** What a system keeps at most of what was written and is still on its way: Linux's `tcp_wmem`. */
const mostUnderway = 4 * 1024 * 1024

/**
 * For how long nothing may be heard while so many bytes are uploaded, ms: the system takes them at once,
 * and tells nobody how many have arrived.
 */
export const silenceWhile = (bytes: number, { silenceMs, leastPace }: Limits): number =>
  silenceMs + Math.round(Math.min(bytes, mostUnderway) / leastPace)

/** A tenth of the messages that a mailbox may send at once: no answer of it takes more memory. */
const largestLiteral = 24 * 1024 * 1024

/**
 * Where the servers of a channel were found, by its configuration: finding them again at each look
 * would cost a second. A server that moved is found again, for what does not answer is forgotten.
 */
const found = new Map<string, Place>()

/** Left open by a long look for its next page, by channel: of 100,000 mails that costs more than a page. */
const resting = new Map<string, { session: Session; timer: NodeJS.Timeout }>()
const restMs = 3_000

/**
 * Opens the mailbox, and closes it again.
 * @param options.goesOn whether another page of the same look follows at once: the mailbox may stay open
 *   for it. What is done then changes nothing there, and may be begun anew.
 * @param options.silenceMs for how long its server may be silent, if not as usual
 * @throws MailboxError when it cannot be opened, or when the connection ends meanwhile
 */
export async function withMailbox<T>(
  call: Call,
  act: (session: Session) => Promise<T>,
  options: { idleMs?: number; silenceMs?: number; goesOn?: (done: T) => boolean } = {},
): Promise<T> {
  const own = ownOf(call.config)
  if (own === null) throw new MailboxError(says.noAddress, 'dead')
  const { goesOn } = options
  const key = keyOf(call)
  const connected = () => atPlaces(call, 'imap', own, place => open(call, own, place, options))
  const session = (goesOn ? taken(key) : null) ?? renewable(await connected(), connected)
  let stays = false
  try {
    const done = await act(session)
    stays = goesOn?.(done) === true
    if (stays) rest(key, session)
    else await farewell(session.imap)
    return done
  } catch (error) {
    throw isOfConnection(error) ? connectionError(session.place, error) : error
  } finally {
    if (!stays) session.imap.close()
  }
}

function renewable(opened: Opened, connected: () => Promise<Opened>): Session {
  async function renew() {
    if (session.imap.usable) return
    session.imap.close()
    Object.assign(session, await connected())
  }
  const session: Session = { ...opened, renew }
  return session
}

const keyOf = ({ config, secrets }: Call): string =>
  createHash('sha256')
    .update(JSON.stringify([config, secrets]))
    .digest('hex')

function taken(key: string): Session | null {
  const found = resting.get(key)
  if (found === undefined) return null
  resting.delete(key)
  clearTimeout(found.timer)
  if (found.session.imap.usable) return found.session
  found.session.imap.close()
  return null
}

function rest(key: string, session: Session): void {
  taken(key)?.imap.close()
  const timer = setTimeout(() => taken(key)?.imap.close(), restMs)
  resting.set(key, { session, timer })
}

/** Politely, but nobody waits for a server that is gone: what is done is done. */
async function farewell(imap: ImapFlow): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>(resolve => {
    timer = setTimeout(resolve, 1_000)
  })
  await Promise.race([imap.logout().catch(() => undefined), patience])
  clearTimeout(timer)
}

/**
 * Tries the places where a server may be, until one lets us in or says why not.
 * @throws MailboxError of the first that answered, else of the first
 */
export async function atPlaces<T>(
  call: Call,
  kind: Kind,
  own: Own,
  attempt: (place: Place) => Promise<T>,
): Promise<T> {
  const key = JSON.stringify([kind, call.config.address, call.config[kind] ?? ''])
  const known = found.get(key)
  const places = known ? [known] : await candidates(call, kind, own.domain)
  if (places === null) throw new MailboxError(says.noServer(kind), 'dead')
  let first: MailboxError | null = null
  const isGuess = !call.config[kind]?.trim()
  for (const place of places) {
    if (isGuess && isStranger(place, own.domain)) {
      throw new MailboxError(says.strangers([place.host]), 'dead', first)
    }
    try {
      const done = await attempt(place)
      found.set(key, place)
      return done
    } catch (error) {
      if (!(error instanceof MailboxError)) throw error
      // What refuses the access is the server, and the others are guesses.
      if (error.problem.what === 'dead') throw error
      // One that shows somebody else's certificate says more than a port that is silent.
      if (first === null || isOfCertificate(codeOf(error.cause))) first = error
    }
  }
  if (known && found.delete(key)) return await atPlaces(call, kind, own, attempt)
  throw isGuess
    ? new MailboxError(says.notFound(own.domain, kind), 'passing', first)
    : (first ?? new MailboxError(says.noServer(kind), 'dead'))
}

/** A folder as the one that commands are about, until the end of the block that is `using` it. */
export async function folderOpened(
  imap: ImapFlow,
  ...asked: Parameters<ImapFlow['getMailboxLock']>
): Promise<Disposable> {
  const lock = await imap.getMailboxLock(...asked)
  return { [Symbol.dispose]: () => lock.release() }
}

/** What speaks to a place, on the public network and by TLS alone. */
export async function connectionTo(call: Call, place: Place) {
  if (!call.guard) throw new Error('a mailbox is only reached by a guard')
  const address = await addressOf(place, call.guard).catch(error => {
    throw connectionError(place, error)
  })
  return {
    host: address,
    port: place.port,
    secure: place.tls === 'implicit',
    tls: { servername: place.host, minVersion: 'TLSv1.2' as const },
  }
}

async function open(
  call: Call,
  own: Own,
  place: Place,
  options: { idleMs?: number; silenceMs?: number; isPlain?: boolean },
): Promise<Opened> {
  const { idleMs, silenceMs = usualLimits.silenceMs, isPlain = false } = options
  const { user, secret, by } = accessOf(call)
  const { host, port, secure, tls } = await connectionTo(call, place)
  // It comes with the first mailbox: most communes have none here.
  const { ImapFlow } = await import('imapflow')
  const imap = new ImapFlow({
    host,
    port,
    secure,
    servername: place.host,
    tls,
    ...(place.tls === 'starttls' && { doSTARTTLS: true }),
    auth: by === 'password' ? { user, pass: secret } : { user, accessToken: secret },
    clientInfo: { name: 'Tambour' },
    logger: false,
    disableAutoIdle: true,
    disableCompression: isPlain,
    disableAutoEnable: isPlain,
    connectionTimeout: patienceMs.connect,
    greetingTimeout: patienceMs.greet,
    // A line that is held says something in time, so that neither side takes the other for gone.
    ...(idleMs !== undefined && { maxIdleTime: idleMs }),
    socketTimeout: (idleMs ?? 0) + silenceMs,
    maxLiteralSize: largestLiteral,
    maxResponseSize: 2 * largestLiteral,
  })
  // What goes wrong is told by the command that waits for it.
  imap.on('error', () => undefined)
  try {
    await imap.connect()
  } catch (error) {
    imap.close()
    // What broke off after a greeting may be what can be done without.
    const isBroken = imap.greeting && !refusesAccess(error) && codeOf(error) !== 'ETIMEOUT'
    if (isBroken && !isPlain) return await open(call, own, place, { ...options, isPlain: true })
    throw connectionError(place, error, by)
  }
  return { imap, own, place }
}
