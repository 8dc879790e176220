import { createHash } from 'node:crypto'
import type { ReplyFile } from '../connector.ts'
import type { Own } from './access/access.ts'
import type { Person } from './addresses.ts'
import type { Mail } from './mail.ts'
import { plainSubject } from './subject.ts'

/** What is answered, as far as it is still there. */
export type Answered = Pick<Mail, 'messageId' | 'references' | 'subject' | 'sentAt' | 'citizen'> & {
  text: string
}

const mostQuoted = 20_000
const mostReferences = 50

/** The same key gives the same one: so an attempt is found again. */
export function messageIdOf(key: string, own: Own): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32)
  return `${hash}.${ours}@${own.domain}`
}

const ours = 'tambour'
const introduction = /\n\nLe [^\n]{4,80}, [^\n]{1,300} a écrit :\n>/

/** What an answer of ours says above what it quotes: its own lines may begin with « > » too. */
export function withoutOurQuote(messageId: string | null, text: string): string | null {
  if (messageId === null || !messageId.includes(`.${ours}@`)) return null
  return text.slice(0, introduction.exec(text)?.index ?? text.length).trimEnd()
}

/** An answer as any mail program writes it (RFC 5322): in its thread, what it answers quoted below. */
export async function compose(
  own: Own,
  {
    name,
    to,
    text,
    key,
    now,
    files,
    answered,
  }: {
    name: string
    to: Person
    text: string
    key: string
    now: number
    files: readonly ReplyFile[]
    answered: Answered | null
  },
): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const chain = [...(answered?.references ?? []), answered?.messageId ?? '']
  // Not every server takes another id than RFC 5322’s.
  const ids = chain.filter(id => /^[!-~]+$/.test(id)).map(id => `<${id}>`)
  // The first says to which conversation it belongs, and the last what it answers.
  const references = [...ids.slice(0, 1), ...ids.slice(1).slice(-mostReferences)]
  const subject = plainSubject(answered?.subject ?? '')
  const composer = new MailComposer({
    from: { name, address: own.address },
    to: { name: to.name ?? '', address: to.address },
    subject: `Re: ${subject === '' ? 'Votre message' : subject}`,
    date: new Date(now),
    messageId: `<${messageIdOf(key, own)}>`,
    ...(ids.length > 0 && { inReplyTo: ids.at(-1), references }),
    text: answered === null || answered.text === '' ? text : `${text}\n\n${quoteOf(answered)}`,
    attachments: files.map(({ name: filename, type, bytes }) => ({
      filename,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    // A citizen's words are in it: nothing in them may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await composer.compile().build()
}

function quoteOf({ citizen, sentAt, text }: Answered): string {
  const day = new Intl.DateTimeFormat('fr-FR', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(sentAt)
  const who = (citizen.name ?? citizen.address).replace(/\s+/g, ' ').slice(0, 200)
  const lines = text.slice(0, mostQuoted).toWellFormed().split('\n')
  const quoted = lines.map(line => (line.startsWith('>') || line === '' ? `>${line}` : `> ${line}`))
  return `Le ${day}, ${who} a écrit :\n${quoted.join('\n')}`
}
