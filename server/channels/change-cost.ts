import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { channelRow, type Who } from './channels.ts'
import { journal } from './journal.ts'
import type { channelCost } from './shapes/channel.ts'
import { updateChannel } from './store/channels.ts'

/**
 * Notes what the commune says a channel costs it: by contract, and of somebody's time.
 * @throws Refusal (`not-found`)
 */
export async function changeCost(
  { db, clock, changes }: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Who,
  id: number,
  cost: z.output<typeof channelCost>,
): Promise<void> {
  await channelRow({ db }, who.communeId, id)
  await db.transaction().execute(async transaction => {
    await updateChannel(transaction, { id }, cost)
    const fields = Object.keys(cost)
    await journal(transaction, who, clock.now(), 'channel.changed', `channel:${id}`, { fields })
  })
  changes.tell(who.communeId, 'channels')
}
