import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { writeJournal } from '../people/store/journal.ts'
import { channelRow, type Who } from './channels.ts'
import type { channelCost } from './shapes/channel.ts'
import { updateChannel } from './store/channels.ts'

/**
 * Notes what the commune says a channel costs it: by contract, and of somebody's time.
 * @throws Refusal (`not-found`)
 */
export async function changeCost(
  { db, clock, changes }: Pick<Deps, 'db' | 'clock' | 'changes'>,
  { communeId, actor }: Who,
  id: number,
  cost: z.output<typeof channelCost>,
): Promise<void> {
  await channelRow({ db }, communeId, id)
  await db.transaction().execute(async transaction => {
    await updateChannel(transaction, { id }, cost)
    await writeJournal(transaction, {
      ...{ communeId, at: clock.now(), actor },
      ...{ action: 'channel.changed', subject: `channel:${id}` },
      detail: { fields: Object.keys(cost) },
    })
  })
  changes.tell(communeId, 'channels')
}
