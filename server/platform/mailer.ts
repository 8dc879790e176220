import type { Sentence } from '../language/sentence.ts'
import { platformSentences } from './sentences.ts'

export type Mail = {
  to: string
  /** Who writes, as a mailbox shows it beside our address; without it, as the installation is called. */
  fromName?: string
  /** Where an answer goes; without it, to our own address. */
  replyTo?: string
  subject: string
  text: string
  html: string
  /** With its angle brackets: the same for every attempt, so that a mailbox shows one mail. */
  messageId: string
  headers?: Record<string, string>
  attachments?: readonly Attachment[]
}

/** A file that a mail brings. `cid`: its HTML shows it there, as « cid:… » (RFC 2392). */
export type Attachment = { name: string; type: string; bytes: Uint8Array; cid?: string }

export type MailOutcome =
  | { kind: 'sent' }
  /**
   * `again`: worth another attempt; otherwise the server refused it for good. `refusesAccess`: it is
   * every sender that it refuses, not this mail. `afterMs`: how long it asks to be left alone.
   */
  | {
      kind: 'failed'
      reason: Sentence
      again: boolean
      refusesAccess?: true
      afterMs?: number
    }
  /** The server may have taken it: the connection broke after the text was handed over. */
  | { kind: 'unknown'; reason: Sentence }

export type Mailer = {
  send(mail: Mail): Promise<MailOutcome>
  /** Whether the server answers and accepts the credentials; the reason says what is wrong. */
  check(): Promise<{ ok: true } | { ok: false; reason: Sentence }>
}

/**
 * Mail by SMTP, one connection for each mail. `url` is `smtp(s)://user:password@host:port`, `from`
 * the sender as a mail shows it.
 */
export function createMailer(url: string, from: string): Mailer {
  const connect = async (logger: Logger | false) => {
    // It comes with the first mail: it takes a dozen megabytes, and most days have none.
    const { default: nodemailer } = await import('nodemailer')
    return nodemailer.createTransport({
      url,
      logger,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      // Text and pictures come from us; nothing in a mail may name a file or an address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  return {
    async send(mail) {
      const witness = createWitness()
      const transport = await connect(witness.logger)
      try {
        const { attachments = [], fromName, ...said } = mail
        const files = attachments.map(({ name, type, bytes, cid }) => ({
          filename: name,
          contentType: type,
          content: Buffer.from(bytes),
          ...(cid !== undefined && { cid, contentDisposition: 'inline' as const }),
        }))
        const sender = fromName === undefined ? from : { name: fromName, address: addressIn(from) }
        await transport.sendMail({ from: sender, ...said, attachments: files })
        return { kind: 'sent' }
      } catch (error) {
        return mailFailureOf(error, witness.textLeft())
      } finally {
        transport.close()
      }
    },
    async check() {
      const transport = await connect(false)
      try {
        await transport.verify()
        return { ok: true }
      } catch (error) {
        return { ok: false, reason: mailFailureOf(error, false).reason }
      } finally {
        transport.close()
      }
    },
  }
}

/** « mairie@exemple.fr » of « Mairie <mairie@exemple.fr> ». */
const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from

export type MailFailure = Exclude<MailOutcome, { kind: 'sent' }>

const badCredentials = {
  kind: 'failed',
  reason: platformSentences.badMailCredentials,
  refusesAccess: true,
} as const

/**
 * What became of a mail, by what Nodemailer says.
 * @param textLeft the whole text was handed to the connection before it failed
 */
export function mailFailureOf(error: unknown, textLeft: boolean): MailFailure {
  const details = error instanceof Error ? error : new Error(String(error))
  const code = 'code' in details ? String(details.code) : ''
  const status = 'responseCode' in details ? Number(details.responseCode) : 0
  if (status >= 400) return refusal(code, status)
  if (code === 'EAUTH') return { ...badCredentials, again: false }
  if (code === 'EENVELOPE') {
    return { kind: 'failed', reason: platformSentences.badRecipient, again: false }
  }
  // RFC 5321 § 4.5.3.2.6 and 6.1: once the text has left and no answer came, the server may have it.
  if (textLeft) {
    return {
      kind: 'unknown',
      reason: platformSentences.mailCutOff,
    }
  }
  return { kind: 'failed', reason: silence(code), again: true }
}

/** What the server said by its number: 4xx may pass, 5xx is for good (RFC 5321 § 4.2.1). */
function refusal(code: string, status: number): MailFailure {
  const again = status < 500
  if (code === 'EAUTH' && !again) return { ...badCredentials, again }
  return {
    kind: 'failed',
    reason: again
      ? platformSentences.mailRefusedForNow(status)
      : platformSentences.mailRefused(status),
    again,
  }
}

function silence(code: string): Sentence {
  return code === 'ETLS' ? platformSentences.noTls : platformSentences.mailServerSilent(code)
}

type Logger = Record<'level' | 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', Note>
type Note = (entry: unknown) => void

/**
 * Nodemailer reports a connection that broke before the text and one that broke after it by the
 * same error; only its log tells them apart, by an entry `message` once the last byte was written.
 */
function createWitness(): { logger: Logger; textLeft(): boolean } {
  let left = false
  const ignore: Note = () => undefined
  return {
    logger: {
      level: ignore,
      trace: ignore,
      debug: ignore,
      info(entry) {
        if (
          typeof entry === 'object' &&
          entry !== null &&
          Reflect.get(entry, 'tnx') === 'message'
        ) {
          left = true
        }
      },
      warn: ignore,
      error: ignore,
      fatal: ignore,
    },
    textLeft: () => left,
  }
}
