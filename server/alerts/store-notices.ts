import type { Db } from '../database/database.ts'
import { chunksOf } from '../database/dialect.ts'
import type { NewRow, Row } from '../database/schema.ts'
import { type DueAlert, doubtMinutes } from './rules.ts'
import { isInDoubt, type WaitingLine } from './store-alerts.ts'

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

/** Somebody of whom a notice told, as they are now. */
export type NoticeLine = WaitingLine & {
  noticeId: number
  messageId: number
  subject: string | null
  /** When Tambour had the message, ms UTC. */
  receivedAt: number
  /** The longest wait that the notice told, minutes; 0: that an answer may not have arrived, alone. */
  minutes: number
  /** When the notice told that an answer may not have arrived, ms UTC; null: it did not. */
  doubtAt: number | null
  isWaiting: boolean
}

const lineColumns = [
  'alert.noticeId',
  'alert.messageId',
  'message.conversationId',
  'message.channelId',
  'message.sentAt',
  'message.receivedAt',
  'conversation.visibility',
  'conversation.subject',
  'episode.openedAt',
  'episode.state',
] as const

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
        ...lineColumns,
        'channel.name as channelName',
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
      .groupBy([...lineColumns, 'conversation.id', 'channel.name'])
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
