import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'

/**
 * Keeps what no network has of a message: at its place among the message's attachments. The same twice
 * changes nothing, and of what was erased nothing is kept.
 */
export async function keepMessageFile(
  db: Db,
  message: { channelId: number; remoteId: string },
  file: Omit<NewRow<'messageFile'>, 'messageId'>,
): Promise<void> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('channelId', '=', message.channelId)
    .where('remoteId', '=', message.remoteId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return
  await db
    .insertInto('messageFile')
    .values({ messageId: row.id, ...file })
    .onConflict(conflict => conflict.columns(['messageId', 'place']).doNothing())
    .execute()
}

/** One of them, small or whole; undefined: it is not kept here. */
export async function messageFileAt(
  db: Db,
  messageId: number,
  place: number,
  size: 'whole' | 'small' = 'whole',
): Promise<Pick<Row<'messageFile'>, 'type' | 'bytes'> | undefined> {
  const asked = db
    .selectFrom('messageFile')
    .where('messageId', '=', messageId)
    .where('place', '=', place)
  return size === 'whole'
    ? await asked.select(['type', 'bytes']).executeTakeFirst()
    : await asked.select(['smallType as type', 'small as bytes']).executeTakeFirst()
}

/** Which files of these messages are kept here, by their place. */
export async function keptFilePlaces(
  db: Db,
  messageIds: readonly number[],
): Promise<Map<number, Set<number>>> {
  const places = new Map<number, Set<number>>()
  const rows = await inChunks(messageIds, some =>
    db
      .selectFrom('messageFile')
      .select(['messageId', 'place'])
      .where('messageId', 'in', some)
      .execute(),
  )
  for (const { messageId, place } of rows) {
    places.set(messageId, (places.get(messageId) ?? new Set()).add(place))
  }
  return places
}

/** All that is kept of these messages, with its bytes: for one person, and no more. */
export async function messageFilesOf(
  db: Db,
  messageIds: readonly number[],
): Promise<Map<number, Pick<Row<'messageFile'>, 'messageId' | 'place' | 'bytes'>[]>> {
  const rows = await inChunks(messageIds, some =>
    db
      .selectFrom('messageFile')
      .select(['messageId', 'place', 'bytes'])
      .where('messageId', 'in', some)
      .execute(),
  )
  return Map.groupBy(rows, ({ messageId }) => messageId)
}
