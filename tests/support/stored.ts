import type { Db } from '../../server/database/database.ts'
import type { NewRow } from '../../server/database/schema.ts'
import { aChannel } from './builders/channels.ts'
import { aCommune } from './builders/people.ts'

/** A commune with one channel, for tests of the store. */
export async function communeWithChannel(
  db: Db,
  part: Partial<Pick<NewRow<'channel'>, 'receives'>> = {},
): Promise<{ communeId: number; channelId: number }> {
  const { id: communeId } = await aCommune(db, { hours: [] })
  const channel = { connector: 'fake', config: {}, secrets: null, ...part }
  return { communeId, channelId: (await aChannel({ db }, communeId, channel)).id }
}
