import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { Faults } from './faults.ts'
import { listenOn } from './listen.ts'
import type { Kept } from './state/database.ts'
import type { Envelope, MailRow, Network } from './state/network.ts'

/** A mail that was sent to the sandbox. `headers` are by lower-case name, unfolded, as they came. */
export type ReceivedMail = {
  id: number
  /** ms UTC, by the sandbox's clock. */
  receivedAt: number
  envelope: Envelope
  from: string
  to: string
  subject: string
  messageId: string | null
  headers: Record<string, string>
  text: string | null
  html: string | null
  attachments: { name: string; type: string; bytes: Buffer }[]
}

export type Mailbox = {
  smtpUrl: string
  /** The newest first; all, or those to one address. */
  all(to?: string): Promise<ReceivedMail[]>
  one(id: number): Promise<{ mail: ReceivedMail; raw: Buffer } | undefined>
  close(): Promise<void>
}

/** A mail provider on loopback: takes whatever is sent, with any password or none, and delivers nothing. */
export async function openMailbox(
  network: Network,
  faults: Faults,
  port: number,
): Promise<Mailbox> {
  const readMail = (row: Kept<MailRow>) => received(row, network.mails.raw(row))
  const server = new SMTPServer({
    name: 'bac-a-sable.test',
    banner: 'Tambour',
    authOptional: true,
    // Its certificate would be nobody's: a client that tries TLS first would refuse it.
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'tambour' }),
    onRcptTo: (_address, _session, done) => done(failure(faults, 'to')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('error', done)
      stream.on('end', () => {
        const refused = failure(faults, 'data')
        if (refused) return done(refused)
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        const envelope = { from, to: rcptTo.map(recipient => recipient.address) }
        network.mails.add(network.now(), envelope, Buffer.concat(chunks))
        return done()
      })
    },
  })
  const bound = await listenOn(server, port, () => server.server.address())
  // A client that breaks off is its own trouble, not the mailbox's.
  server.on('error', () => {})

  return {
    smtpUrl: `smtp://127.0.0.1:${bound}`,
    all: to => {
      const isAsked = ({ envelope }: MailRow) => to === undefined || envelope.to.includes(to)
      return Promise.all(network.mails.all().filter(isAsked).map(readMail))
    },
    one: async id => {
      const row = network.mails.one(id)
      return row && { mail: await readMail(row), raw: network.mails.raw(row) }
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

function failure(faults: Faults, at: 'to' | 'data'): Error | null {
  const fault = faults.use('mail-error', null, candidate => candidate.at === at)
  return fault ? Object.assign(new Error(fault.message), { responseCode: fault.code }) : null
}

async function received({ id, receivedAt, envelope }: MailRow, raw: Buffer): Promise<ReceivedMail> {
  const parsed = await simpleParser(raw)
  return {
    ...{ id, receivedAt, envelope },
    from: parsed.from?.text ?? '',
    to: [parsed.to ?? []]
      .flat()
      .map(list => list.text)
      .join(', '),
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? null,
    headers: headersOf(parsed),
    text: parsed.text ?? null,
    html: parsed.html || null,
    attachments: parsed.attachments.map(attachment => ({
      name: attachment.filename ?? 'pièce jointe',
      type: attachment.contentType,
      bytes: attachment.content,
    })),
  }
}

function headersOf(parsed: ParsedMail): Record<string, string> {
  return Object.fromEntries(
    parsed.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n\s+/g, ' ')
        .trim(),
    ]),
  )
}
