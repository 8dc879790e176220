import { insertChannel } from '../../server/channels/store/channels.ts'
import type { Db } from '../../server/database/database.ts'
import type { NewRow } from '../../server/database/schema.ts'
import { aCommune } from './builders/people.ts'

/** What a connected channel has, of whatever commune and kind. */
export const channelSeed = {
  name: 'Page',
  neighbour: null,
  receives: 1,
  publishes: 1,
  config: '{}',
  secrets: '',
  state: 'active',
  stateReason: null,
  url: null,
  checkedAt: null,
  checks: null,
  tokenEndsAt: null,
  createdAt: 0,
} as const

/** A commune with one channel, for tests of the store. */
export async function communeWithChannel(
  db: Db,
  part: Partial<Pick<NewRow<'channel'>, 'receives'>> = {},
): Promise<{ communeId: number; channelId: number }> {
  const commune = await aCommune(db, { hours: [] })
  const channel = { ...channelSeed, communeId: commune.id, connector: 'fake', ...part }
  return { communeId: commune.id, channelId: await insertChannel(db, channel, 0) }
}
