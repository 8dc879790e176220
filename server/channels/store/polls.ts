import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/** What a commune's receiving channels could not read, and why they cannot be read at all. */
export async function pollsOf(
  db: Db,
  communeId: number,
): Promise<
  (Pick<Row<'channel'>, 'id' | 'name' | 'state' | 'stateReason' | 'createdAt' | 'checks'> &
    Pick<Row<'channelPoll'>, 'succeededAt' | 'failures' | 'error' | 'gaps'>)[]
> {
  return await db
    .selectFrom('channel')
    .innerJoin('channelPoll', 'channelPoll.channelId', 'channel.id')
    .select([
      'channel.id',
      'channel.name',
      'channel.state',
      'channel.stateReason',
      'channel.createdAt',
      'channel.checks',
      'channelPoll.succeededAt',
      'channelPoll.failures',
      'channelPoll.error',
      'channelPoll.gaps',
    ])
    .where('channel.communeId', '=', communeId)
    .where('channel.receives', '=', 1)
    .orderBy('channel.id')
    .execute()
}

/** Of every receiving channel of the installation that is connected. */
export async function pollStates(
  db: Db,
): Promise<(Pick<Row<'channel'>, 'id' | 'state'> & Pick<Row<'channelPoll'>, 'succeededAt'>)[]> {
  return await db
    .selectFrom('channel')
    .innerJoin('channelPoll', 'channelPoll.channelId', 'channel.id')
    .select(['channel.id', 'channel.state', 'channelPoll.succeededAt'])
    .where('channel.receives', '=', 1)
    .where('channel.state', 'in', ['active', 'paused'])
    .orderBy('channel.id')
    .execute()
}
