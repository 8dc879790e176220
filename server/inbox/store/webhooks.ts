import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks, isPostgres } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'

/**
 * Connected channels of that kind, of every commune: those whose secret may have signed something.
 * @param among only those whose configuration has one of these in that field
 */
export async function webhookChannels(
  db: Db,
  connector: string,
  among?: { field: 'page'; values: readonly string[] },
): Promise<Pick<Row<'channel'>, 'id' | 'config' | 'secrets' | 'receives'>[]> {
  let rows = db.selectFrom('channel')
  if (among !== undefined) rows = rows.where(configField(db, among.field), 'in', among.values)
  return await rows
    .select(['id', 'config', 'secrets', 'receives'])
    .where('connector', '=', connector)
    .where('state', '!=', 'disconnected')
    .where('secrets', '!=', '')
    .orderBy('id')
    .execute()
}

/** As `channelPage` has it (migrations/foundation/channels.ts): null where it is no JSON. */
function configField(db: Db, field: 'page'): RawBuilder<string | null> {
  return isPostgres(db)
    ? sql`substring("config" from ${sql.lit(`"${field}":"\\s*([^"\\s]*)\\s*"`)})`
    : sql`case when json_valid("config") then trim(json_extract("config", ${sql.lit(`$.${field}`)})) end`
}

export async function insertWebhook(db: Db, webhook: NewRow<'webhook'>): Promise<void> {
  await db.insertInto('webhook').values(webhook).execute()
}

/** One that waits to be worked on, without its body. */
export type WaitingWebhook = Pick<
  Row<'webhook'>,
  'id' | 'connector' | 'channelIds' | 'receivedAt' | 'attempts'
> & {
  nextAt: number
}

/** Those that are not done, due or not, in the order in which they came. */
export async function waitingWebhooks(db: Db): Promise<WaitingWebhook[]> {
  return await db
    .selectFrom('webhook')
    .select(['id', 'connector', 'channelIds', 'receivedAt', 'attempts', 'nextAt'])
    .where('nextAt', 'is not', null)
    .$narrowType<{ nextAt: number }>()
    .orderBy('id')
    .execute()
}

/**
 * Puts those of these off that are due: several processes have the same list.
 * @returns whether there were any; otherwise somebody else was quicker.
 */
export async function claimWebhooks(
  db: Db,
  ids: readonly number[],
  now: number,
  until: number,
): Promise<boolean> {
  let isAny = false
  for (const some of chunksOf(ids)) {
    const { numUpdatedRows } = await db
      .updateTable('webhook')
      .set({ nextAt: until })
      .where('id', 'in', some)
      .where('nextAt', '<=', now)
      .executeTakeFirst()
    isAny ||= numUpdatedRows > 0n
  }
  return isAny
}

/** What these said, in the order in which they came. */
export async function webhookBodies(
  db: Db,
  ids: readonly number[],
): Promise<Pick<Row<'webhook'>, 'body' | 'receivedAt'>[]> {
  return await inChunks(ids, some =>
    db
      .selectFrom('webhook')
      .select(['body', 'receivedAt'])
      .where('id', 'in', some)
      .where('body', '!=', '')
      .orderBy('id')
      .execute(),
  )
}

/** Those of these that are still to be done, as they then are. One that is done stays done. */
export async function updateWebhooks(
  db: Db,
  ids: readonly number[],
  patch: Partial<Pick<Row<'webhook'>, 'body' | 'nextAt' | 'attempts' | 'error'>>,
): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db
      .updateTable('webhook')
      .set(patch)
      .where('id', 'in', some)
      .where('nextAt', 'is not', null)
      .execute()
  }
}

/** What decides whether a webhook may wake a channel's poll. */
export type WokenChannel = Pick<Row<'channel'>, 'id' | 'communeId' | 'connector' | 'state'> &
  Pick<Row<'channelPoll'>, 'nextAt' | 'restUntil' | 'failures' | 'error' | 'webhookAt'>

/** A receiving channel, or undefined. */
export async function wokenChannel(db: Db, id: number): Promise<WokenChannel | undefined> {
  return await db
    .selectFrom('channel')
    .innerJoin('channelPoll', 'channelPoll.channelId', 'channel.id')
    .select([
      'channel.id',
      'channel.communeId',
      'channel.connector',
      'channel.state',
      'channelPoll.nextAt',
      'channelPoll.restUntil',
      'channelPoll.failures',
      'channelPoll.error',
      'channelPoll.webhookAt',
    ])
    .where('channel.id', '=', id)
    .where('channel.receives', '=', 1)
    .executeTakeFirst()
}

/** Notes when the network last told us something. @returns whether that is later than what was known. */
export async function noteWebhook(db: Db, channelId: number, at: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelPoll')
    .set({ webhookAt: at })
    .where('channelId', '=', channelId)
    .where(eb => eb.or([eb('webhookAt', 'is', null), eb('webhookAt', '<', at)]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Forgets what came before these instants: what is done, and what still waits. @returns how many. */
export async function deleteWebhooks(
  db: Db,
  before: { done: number; waiting: number },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook')
    .where('receivedAt', '<', before.done)
    .where(eb => eb.or([eb('nextAt', 'is', null), eb('receivedAt', '<', before.waiting)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Forgets what a network told of these people and nobody could work on; by the network's ids. */
export async function forgetWebhooksAbout(db: Db, remoteIds: readonly string[]): Promise<void> {
  const stuck = await db
    .selectFrom('webhook')
    .select(['id', 'body'])
    .where('nextAt', 'is', null)
    .where('body', '!=', '')
    .execute()
  const ids = stuck.filter(({ body }) => remoteIds.some(one => body.includes(one))).map(w => w.id)
  for (const some of chunksOf(ids)) {
    await db.deleteFrom('webhook').where('id', 'in', some).execute()
  }
}
