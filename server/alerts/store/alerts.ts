import { sql } from 'kysely'
import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { type DueAlert, doubtMinutes, type Waiting } from '../rules.ts'

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
const isInDoubt = sql<number>`case when exists (
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

/** Alerts that are raised together: the notice, and a row for each. Returns the notice's id. */
export async function insertNotice(
  transaction: Db,
  notice: NewRow<'alertNotice'>,
  alerts: readonly DueAlert[],
): Promise<number> {
  const { communeId } = notice
  const { id } = await transaction
    .insertInto('alertNotice')
    .values(notice)
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const some of chunksOf(alerts)) {
    const rows = some.map(alert => ({ communeId, noticeId: id, ...alert }))
    await transaction.insertInto('alert').values(rows).execute()
  }
  return id
}

/** When each of these notices was raised, ms UTC. */
export async function noticeTimes(db: Db, ids: readonly number[]): Promise<number[]> {
  const times: number[] = []
  for (const some of chunksOf(ids)) {
    const rows = await db.selectFrom('alertNotice').select('at').where('id', 'in', some).execute()
    times.push(...rows.map(({ at }) => at))
  }
  return times
}

export async function findNotice(db: Db, id: number): Promise<Row<'alertNotice'> | undefined> {
  return await db.selectFrom('alertNotice').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The newest notice's id, 0 when there is none. */
export async function lastNotice(db: Db, communeId: number): Promise<number> {
  const { last } = await db
    .selectFrom('alertNotice')
    .select(({ fn }) => fn.max('id').as('last'))
    .where('communeId', '=', communeId)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/** The newest notices after one, at most `limit`, oldest first. */
export async function noticesAfter(
  db: Db,
  communeId: number,
  after: number,
  limit: number,
): Promise<Row<'alertNotice'>[]> {
  const rows = await db
    .selectFrom('alertNotice')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '>', after)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse()
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
export type WaitingLine = Pick<
  NoticeLine,
  'conversationId' | 'channelId' | 'channelName' | 'visibility' | 'openedAt' | 'inDoubt'
>

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
export function waiting(db: Db, communeId: number) {
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

/** Somebody of whom a notice told, as they are now. */
export type NoticeLine = {
  noticeId: number
  messageId: number
  conversationId: number
  channelId: number
  channelName: string
  visibility: 'private' | 'public'
  subject: string | null
  openedAt: number
  /** When Tambour had the message, ms UTC. */
  receivedAt: number
  /** The longest wait that the notice told, minutes; 0: that an answer may not have arrived, alone. */
  minutes: number
  /** When the notice told that an answer may not have arrived, ms UTC; null: it did not. */
  doubtAt: number | null
  /** Whether one may not have arrived now. */
  inDoubt: boolean
  isWaiting: boolean
}

/** Each message of each of these notices once, the longest wait first. */
export async function linesOfNotices(
  db: Db,
  noticeIds: readonly number[],
): Promise<Map<number, NoticeLine[]>> {
  const lines = new Map<number, NoticeLine[]>(noticeIds.map(id => [id, []]))
  for (const ids of chunksOf(noticeIds)) {
    const rows = await db
      .selectFrom('alert')
      .innerJoin('message', 'message.id', 'alert.messageId')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .innerJoin('channel', 'channel.id', 'message.channelId')
      .leftJoin('episode', join =>
        join
          .onRef('episode.conversationId', '=', 'message.conversationId')
          .onRef('episode.openedBy', '=', 'alert.messageId'),
      )
      .select([
        'alert.noticeId',
        'alert.messageId',
        'message.conversationId',
        'message.channelId',
        'message.sentAt',
        'message.receivedAt',
        'conversation.visibility',
        'conversation.subject',
        'channel.name as channelName',
        'episode.openedAt',
        'episode.state',
        isInDoubt.as('inDoubt'),
        ({ fn }) => fn.max('alert.minutes').as('minutes'),
        ({ fn, eb }) =>
          fn
            .max(
              eb.case().when('alert.minutes', '=', doubtMinutes).then(eb.ref('alert.dueAt')).end(),
            )
            .as('doubtAt'),
      ])
      .where('alert.noticeId', 'in', ids)
      .groupBy([
        'alert.noticeId',
        'alert.messageId',
        'message.conversationId',
        'message.channelId',
        'message.sentAt',
        'message.receivedAt',
        'conversation.id',
        'conversation.visibility',
        'conversation.subject',
        'channel.name',
        'episode.openedAt',
        'episode.state',
      ])
      .orderBy('episode.openedAt')
      .orderBy('alert.messageId')
      .execute()
    for (const { openedAt, state, sentAt, inDoubt, ...row } of rows) {
      // A message that opens nothing any more is still in its notice.
      const now = { openedAt: openedAt ?? sentAt, isWaiting: state === 'open' }
      const line = { ...row, ...now, inDoubt: inDoubt === 1 }
      lines.get(row.noticeId)?.push(line)
    }
  }
  return lines
}
