import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'

export type MessageRow = Row<'webhookMessage'>

/** @returns its number; undefined where the same fact was told, or is to be. */
export async function insertMessage(
  db: Db,
  message: NewRow<'webhookMessage'>,
): Promise<number | undefined> {
  const row = await db
    .insertInto('webhookMessage')
    .values(message)
    .onConflict(conflict => conflict.columns(['endpointId', 'fact']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function findMessage(db: Db, id: number): Promise<MessageRow | undefined> {
  return await db.selectFrom('webhookMessage').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What an endpoint was told, the last first; before the one with that number. */
export async function messagesOf(
  db: Db,
  endpointId: number,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<MessageRow[]> {
  let rows = db.selectFrom('webhookMessage').selectAll().where('endpointId', '=', endpointId)
  if (before !== undefined) rows = rows.where('id', '<', before)
  return await rows.orderBy('id', 'desc').limit(limit).execute()
}

/** What it was told since then, ms UTC, in that order. */
export async function messagesSince(
  db: Db,
  endpointId: number,
  since: number,
): Promise<Pick<MessageRow, 'id' | 'type' | 'body'>[]> {
  return await db
    .selectFrom('webhookMessage')
    .select(['id', 'type', 'body'])
    .where('endpointId', '=', endpointId)
    .where('createdAt', '>=', since)
    .orderBy('id')
    .execute()
}

export async function updateMessage(
  db: Db,
  id: number,
  patch: Partial<Pick<MessageRow, 'triesBefore' | 'triedAt' | 'status' | 'answer'>>,
): Promise<void> {
  await db.updateTable('webhookMessage').set(patch).where('id', '=', id).execute()
}

/** The numbers of all of an endpoint, or of those of a commune that are older, `limit` at most. */
export async function messageIds(
  db: Db,
  which: { endpointId: number } | { communeId: number; before: number },
  limit: number,
): Promise<number[]> {
  let rows = db.selectFrom('webhookMessage').select('webhookMessage.id')
  if ('endpointId' in which) rows = rows.where('endpointId', '=', which.endpointId)
  else {
    rows = rows
      .innerJoin('webhookEndpoint', 'webhookEndpoint.id', 'webhookMessage.endpointId')
      .where('webhookEndpoint.communeId', '=', which.communeId)
      .where('webhookMessage.createdAt', '<', which.before)
  }
  return (await rows.orderBy('webhookMessage.id').limit(limit).execute()).map(({ id }) => id)
}

export async function deleteMessages(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('webhookMessage')
    .where('id', 'in', [...ids])
    .execute()
}

/**
 * What was told of these messages, or of those that they answered, says nothing more: that it was told
 * stays, so that it is not again.
 */
export async function eraseBodies(db: Db, messageIds: readonly number[]): Promise<void> {
  const ids = [...messageIds]
  await db
    .updateTable('webhookMessage')
    .set({ body: '', answer: null })
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('messageId', 'in', ids),
        eb(
          'messageId',
          'in',
          selectFrom('episode').select('episode.openedBy').where('episode.closedBy', 'in', ids),
        ),
      ]),
    )
    .execute()
}
