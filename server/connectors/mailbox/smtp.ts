import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type MailOutcome, mailFailureOf } from '../../platform/mailer.ts'
import type { Call } from '../connector.ts'
import { accessOf, MailboxError, type Own } from './access/access.ts'
import { refusalOf } from './connection-error.ts'
import { mailboxSentences as says } from './sentences.ts'
import type { Place } from './servers.ts'
import { atPlaces, connectionTo } from './session.ts'

type Line = { connection: SMTPConnection; place: Place }

/**
 * Opens a line to the server that sends, signed in, and closes it again.
 * @param silenceMs for how long it may be silent
 * @throws MailboxError when there is none
 */
export async function withSmtp<T>(
  call: Call,
  own: Own,
  act: (line: Line) => Promise<T>,
  silenceMs = 30_000,
): Promise<T> {
  const line = await atPlaces(call, 'smtp', own, place => open(call, own, place, silenceMs))
  try {
    return await act(line)
  } finally {
    line.connection.close()
  }
}

async function open(call: Call, own: Own, place: Place, silenceMs: number): Promise<Line> {
  const { user, secret, by } = accessOf(call)
  const { host, port, secure, tls } = await connectionTo(call, place)
  const [{ default: Connection }, { default: XOAuth2 }] = await Promise.all([
    import('nodemailer/lib/smtp-connection'),
    import('nodemailer/lib/xoauth2'),
  ])
  const connection = new Connection({
    host,
    port,
    secure,
    tls,
    servername: place.host,
    requireTLS: place.tls === 'starttls',
    // What it is called on the network is nobody's business.
    name: own.domain,
    connectionTimeout: 6_000,
    greetingTimeout: 8_000,
    socketTimeout: silenceMs,
  })
  try {
    await until(connection, done => connection.connect(done))
    const access =
      by === 'password'
        ? { user, credentials: { user, pass: secret } }
        : { type: 'oauth2', user, oauth2: new XOAuth2({ user, accessToken: secret }) }
    await until(connection, done => connection.login(access, done))
    return { connection, place }
  } catch (error) {
    connection.close()
    const failure = mailFailureOf(error, false)
    if (failure.kind === 'failed' && failure.refusesAccess) {
      throw new MailboxError(refusalOf(place, '', by), failure.again ? 'passing' : 'dead', error)
    }
    throw new MailboxError(says.smtpUnreachable(place.host, failure.reason), 'passing', error)
  }
}

/** What a line says when it breaks, or the answer to what was asked. */
function until<T>(
  connection: SMTPConnection,
  ask: (done: (error?: Error | null, value?: T) => void) => void,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error)
    connection.once('error', fail)
    connection.once('end', () => fail(new Error('the connection ended')))
    ask((error, value) => {
      connection.off('error', fail)
      // One that comes later is told by what waits then.
      connection.on('error', () => undefined)
      if (error) reject(error)
      else resolve(value)
    })
  })
}

/**
 * Hands one mail over.
 * @param before what is done when the server is ready to take it, and before a byte of it leaves: where
 *   that fails, the mail does not leave
 */
export async function handOver(
  { connection }: Line,
  mail: { from: string; to: string; raw: Buffer },
  before: () => Promise<void>,
): Promise<MailOutcome> {
  let left = false
  async function* text() {
    await before()
    const cut = Math.max(0, mail.raw.length - 1_024)
    yield mail.raw.subarray(0, cut)
    // From here on the server may have all of it.
    left = true
    yield mail.raw.subarray(cut)
  }
  try {
    const envelope = { from: mail.from, to: [mail.to] }
    await until(connection, done => {
      connection.send(envelope, Readable.from(text(), { objectMode: false }), done)
    })
    return { kind: 'sent' }
  } catch (error) {
    return mailFailureOf(error, left)
  }
}
