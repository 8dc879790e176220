import { sql } from 'kysely'
import { longestRead } from '../../connectors/rules/caller.ts'
import type { Db } from '../../database/database.ts'

/** So many of a channel's newest messages are looked at, however old its mailbox is. */
const mostMessages = 1_000

/** A mail that a program wrote: whose it is, as its contact is known, and what stands in it. */
export type StoredMail = {
  contact: string
  subject: string
  /** As much of its beginning as may name a caller. */
  text: string
  /** JSON, or null. */
  attachments: string | null
  sentAt: number
}

/** Those among a channel's newest messages, the newest first, but for what was erased. */
export async function newestAutomaticMails(db: Db, channelId: number): Promise<StoredMail[]> {
  const newest = db
    .selectFrom('message')
    .select(['message.id', 'conversationId', 'contactId', 'attachments', 'sentAt'])
    .select(eb =>
      eb.fn<string | null>('substr', ['text', sql.lit(1), sql.lit(longestRead)]).as('text'),
    )
    .select(['direction', 'automatic'])
    .where('message.channelId', '=', channelId)
    .where('erasedAt', 'is', null)
    .orderBy('sentAt', 'desc')
    .limit(mostMessages)
    .as('newest')
  const rows = await db
    .selectFrom(newest)
    .innerJoin('conversation', 'conversation.id', 'newest.conversationId')
    .innerJoin('contact', 'contact.id', 'newest.contactId')
    .select(['contact.remoteId as contact', 'conversation.subject', 'newest.text'])
    .select(['newest.attachments', 'newest.sentAt'])
    .where('newest.direction', '=', 'inbound')
    .where('newest.automatic', '=', sql.lit(1 as const))
    .where('conversation.subject', 'is not', null)
    .orderBy('newest.sentAt', 'desc')
    .orderBy('newest.id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, subject: row.subject ?? '', text: row.text ?? '' }))
}
