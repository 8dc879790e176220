import { createHash } from 'node:crypto'
import type { IncomingMessage, MailPlace } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Seed } from './incoming.ts'

/** A mail that came in, and with whom it is: `contactId` their number. */
export type IncomingMail = {
  message: IncomingMessage
  mail: MailPlace
  seed: Seed
  contactId: number
  citizen: string
}

/** The ids by which a mail is found and finds others. */
export const idsOf = ({ mail }: IncomingMail): string[] => [
  ...(mail.id === null ? [] : [mail.id]),
  ...mail.names,
]

/** As what its subject is kept: the same for this person alone; null: it says nothing. */
export const subjectKeyOf = ({ mail, contactId }: IncomingMail): string | null =>
  mail.subject === null ? null : `${contactId} ${mail.subject}`

/** As what somebody is kept who is no contact, for the mail only went to them too. */
export const recipientKey = (remoteId: string): string =>
  createHash('sha256').update(remoteId).digest('hex').slice(0, 32)

/** What is kept of a mail, by its number. */
export function mailKeysOf(one: IncomingMail, messageId: number): Row<'mailKey'>[] {
  const { mail, citizen } = one
  const key = (kind: Row<'mailKey'>['kind'], key: string) => ({ messageId, kind, key })
  const subject = subjectKeyOf(one)
  const others = mail.recipients.filter(({ remoteId }) => remoteId !== citizen)
  return [
    ...(mail.id === null ? [] : [key('own', mail.id)]),
    ...mail.names.map(id => key('names', id)),
    ...(subject === null ? [] : [key('subject', subject)]),
    ...(mail.answers ? [key('answers', subject ?? '')] : []),
    ...(mail.names.length > 0
      ? others.map(({ remoteId }) => key('to', recipientKey(remoteId)))
      : []),
  ]
}
