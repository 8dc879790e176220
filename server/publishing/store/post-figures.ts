import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { onlineStates } from '../rules/delivery-state.ts'

/** A post that is out, whose network is to be asked what it brought. */
export type DueFigures = {
  id: number
  communeId: number
  channelId: number
  remoteId: string
  publishedAt: number
  figuresAt: number | null
}

export type FiguresWanted = {
  /** Out after, and at or before, ms UTC. */
  after: number
  before: number
  /** Kinds of network. */
  connectors: readonly string[]
}

/**
 * Everybody's posts whose network has a turn now, the longest due first. Messages come before: a channel
 * whose look is due, failed, or was told to rest is left out.
 */
export async function dueFigures(
  db: Db,
  { after, before, connectors }: FiguresWanted,
  now: number,
): Promise<DueFigures[]> {
  if (connectors.length === 0) return []
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('channelPoll', 'channelPoll.channelId', 'channel.id')
    .select(['delivery.id', 'delivery.communeId', 'delivery.channelId', 'delivery.remoteId'])
    .select(['delivery.publishedAt', 'delivery.figuresAt'])
    .where('delivery.publishedAt', '>', after)
    .where('delivery.publishedAt', '<=', before)
    .where('delivery.state', 'in', [...onlineStates])
    .where('delivery.afterId', 'is', null)
    .where('delivery.wanted', 'is not distinct from', null)
    .where(eb => eb.or([eb('figuresAt', 'is', null), eb('figuresAt', '<=', now)]))
    .where('channel.state', '=', 'active')
    .where('channel.connector', 'in', [...connectors])
    .where(eb =>
      eb.or([
        eb('channel.receives', '=', 0),
        eb.and([
          eb('channelPoll.nextAt', '>', now),
          eb('channelPoll.failures', '=', 0),
          eb.or([eb('channelPoll.restUntil', 'is', null), eb('channelPoll.restUntil', '<=', now)]),
        ]),
      ]),
    )
    .orderBy(eb => eb.fn.coalesce('delivery.figuresAt', 'delivery.publishedAt'))
    .orderBy('delivery.id')
    .execute()
  return rows.flatMap(({ remoteId, publishedAt, ...row }) =>
    remoteId === null || publishedAt === null ? [] : { ...row, remoteId, publishedAt },
  )
}

/**
 * Takes a turn for itself until then, or gives it another instant.
 * @returns false when another process was quicker
 */
export async function moveFigures(
  db: Db,
  { id, figuresAt }: Pick<DueFigures, 'id' | 'figuresAt'>,
  next: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ figuresAt: next })
    .where('id', '=', id)
    .where('figuresAt', figuresAt === null ? 'is' : '=', figuresAt)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function insertFigures(db: Db, row: Row<'postFigures'>): Promise<void> {
  await db.insertInto('postFigures').values(row).execute()
}
