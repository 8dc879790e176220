import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { chunksOf } from '../database/dialect.ts'
import { doubtMinutes, type Waiting } from './rules.ts'

/**
 * Everybody who waits and of whom nobody was told that they have waited for `most` minutes, the
 * longest wait first.
 */
export async function untoldWaiting(
  db: Db,
  communeId: number,
  most: number,
): Promise<(Omit<Waiting, 'share'> & { channelId: number; conversationId: number })[]> {
  const alertedMinutes = sql<number>`coalesce(max("alert"."minutes"), 0)`
  return await waiting(db, communeId)
    .leftJoin('alert', 'alert.messageId', 'episode.openedBy')
    .select([
      'episode.openedBy as messageId',
      'episode.channelId',
      'episode.conversationId',
      'episode.openedAt',
      alertedMinutes.as('alertedMinutes'),
    ])
    .groupBy([
      'episode.id',
      'episode.openedBy',
      'episode.channelId',
      'episode.conversationId',
      'episode.openedAt',
    ])
    .having(alertedMinutes, '<', most)
    .orderBy('episode.openedAt')
    .orderBy('episode.id')
    .execute()
}

/**
 * Whose answer may not have arrived, by the message that opened their wait, as far as nobody was told
 * of that: in a commune, or anywhere.
 */
export async function untoldInDoubt(
  db: Db,
  communeId?: number,
): Promise<{ communeId: number; messageId: number }[]> {
  let found = db
    .selectFrom('message')
    .innerJoin('episode', 'episode.conversationId', 'message.conversationId')
    .select(['episode.communeId', 'episode.openedBy as messageId'])
    .distinct()
    // A literal: a bound value does not find the index of the few that are in doubt.
    .where('message.arrival', '=', sql.lit('unconfirmed' as const))
    .where('episode.state', '=', 'open')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('alert')
            .select('alert.id')
            .whereRef('alert.messageId', '=', 'episode.openedBy')
            .where('alert.minutes', '=', doubtMinutes),
        ),
      ),
    )
  if (communeId !== undefined) found = found.where('episode.communeId', '=', communeId)
  return await found.execute()
}

/** Whether an answer to whom a conversation is with may not have arrived. */
export const isInDoubt = sql<number>`case when exists (
  select 1 from "message" as "answer" where "answer"."conversationId" = "conversation"."id"
  and "answer"."arrival" = 'unconfirmed') then 1 else 0 end`

/**
 * The communes in which somebody waits, with the least of which anybody was told there, minutes: where
 * that is the last of its lines there is nothing to tell until somebody else writes.
 */
export async function untoldByCommune(
  db: Db,
): Promise<{ communeId: number; alertMinutes: string; alertedMinutes: number }[]> {
  return await db
    .selectFrom(
      waitingAnywhere(db)
        .leftJoin('alert', 'alert.messageId', 'episode.openedBy')
        .select([
          'episode.communeId',
          sql<number>`coalesce(max("alert"."minutes"), 0)`.as('alertedMinutes'),
        ])
        // Each begins with a message of its own; by their numbers SQLite would go through all of them.
        .groupBy(['episode.openedBy', 'episode.communeId'])
        .as('waiting'),
    )
    .innerJoin('commune', 'commune.id', 'waiting.communeId')
    .select(({ fn }) => [
      'waiting.communeId',
      'commune.alertMinutes',
      fn.min<number>('waiting.alertedMinutes').as('alertedMinutes'),
    ])
    .groupBy(['waiting.communeId', 'commune.alertMinutes'])
    .orderBy('waiting.communeId')
    .execute()
}

/** Who wrote a message, and what; null: of neither anything is known, or kept. */
export async function quoteOf(
  db: Db,
  messageId: number,
): Promise<{ name: string | null; text: string | null } | undefined> {
  return await db
    .selectFrom('message')
    .leftJoin('contact', 'contact.id', 'message.contactId')
    .select(['contact.name', 'message.text'])
    .where('message.id', '=', messageId)
    .executeTakeFirst()
}

/** How many wait, as every screen counts them (`countWaiting` of *Today*): whom history brought late is left out. */
export async function countOpen(db: Db, communeId: number): Promise<number> {
  const { count } = await db
    .selectFrom('episode')
    .innerJoin('channel', 'channel.id', 'episode.channelId')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('episode.communeId', '=', communeId)
    .where(sql<boolean>`"episode"."state" = 'open'`)
    .where(
      sql<boolean>`not ("episode"."history" = 1 and "episode"."dueAt" < "channel"."createdAt")`,
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Somebody who waits now, whether they have passed a line or not. */
export type WaitingLine = {
  conversationId: number
  channelId: number
  channelName: string
  visibility: 'private' | 'public'
  openedAt: number
  /** Whether an answer to them may not have arrived. */
  inDoubt: boolean
}

/** Everybody of whom an alert may tell, the longest wait first. */
export async function waitingLines(db: Db, communeId: number): Promise<WaitingLine[]> {
  const rows = await waiting(db, communeId)
    .innerJoin('conversation', 'conversation.id', 'episode.conversationId')
    .select([
      'episode.conversationId',
      'episode.channelId',
      'channel.name as channelName',
      'conversation.visibility',
      'episode.openedAt',
      isInDoubt.as('inDoubt'),
    ])
    .orderBy('episode.openedAt')
    .orderBy('episode.id')
    .execute()
  return rows.map(row => ({ ...row, inDoubt: row.inDoubt === 1 }))
}

/** History, and what opened before its channel was connected, raises no alert. */
function waiting(db: Db, communeId: number) {
  return waitingAnywhere(db).where('episode.communeId', '=', communeId)
}

function waitingAnywhere(db: Db) {
  return (
    db
      .selectFrom('episode')
      .innerJoin('channel', 'channel.id', 'episode.channelId')
      // Spelled as in the partial index, which a bound value would not match.
      .where(sql<boolean>`"episode"."state" = 'open'`)
      // SQLite would rather go through all that ever waited, where no commune is asked for.
      .where('episode.communeId', '>', 0)
      .where('episode.history', '=', 0)
      .whereRef('episode.openedAt', '>=', 'channel.createdAt')
  )
}

/**
 * Everybody who waits in these conversations and was alerted of: with the longest wait that an alert said,
 * minutes, and when the last notice was raised, ms UTC.
 */
export async function alertedWaiting(
  db: Db,
  communeId: number,
  conversationIds: readonly number[],
): Promise<
  { messageId: number; conversationId: number; openedAt: number; minutes: number; at: number }[]
> {
  const found = []
  for (const ids of chunksOf(conversationIds)) {
    const rows = await waiting(db, communeId)
      .innerJoin('alert', 'alert.messageId', 'episode.openedBy')
      .innerJoin('alertNotice', 'alertNotice.id', 'alert.noticeId')
      .select(({ fn }) => [
        'episode.openedBy as messageId',
        'episode.conversationId',
        'episode.openedAt',
        fn.max<number>('alert.minutes').as('minutes'),
        fn.max<number>('alertNotice.at').as('at'),
      ])
      .where('episode.conversationId', 'in', ids)
      .groupBy(['episode.openedBy', 'episode.conversationId', 'episode.openedAt'])
      .execute()
    found.push(...rows.map(row => ({ ...row, at: Number(row.at) })))
  }
  return found
}
