import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import { deliveryShapeOf } from './delivery-shape.ts'
import { isOnline, statesFor } from './rules/delivery-state.ts'
import { addToLog } from './store/attempts.ts'
import { type DeliveryWithContext, deliveriesOf } from './store/deliveries.ts'
import { type DeliveryPatch, lockDeliveries, moveDelivery } from './store/move-deliveries.ts'

/**
 * Takes back all of a post, inside the caller's transaction: what has not gone out is given up, what is
 * out goes where its network lets us or a person can, what is being sent goes as soon as it is known to be
 * out. From now on nobody is reached by it.
 * @param why what is said of what did not go out
 */
export async function takeBackPost(
  { db, clock, connectors }: { db: Db } & Pick<Deps, 'clock' | 'connectors'>,
  communeId: number,
  postId: number,
  why: Sentence,
): Promise<void> {
  const now = clock.now()
  const found = await deliveriesOf(db, communeId, { postIds: [postId] })
  const ids = found.map(({ id }) => id)
  // Who sends one of them now waits, and then finds what was written.
  await lockDeliveries(db, ids, 'wait')
  for (const row of await deliveriesOf(db, communeId, { ids })) {
    const patch = { validUntil: now, ...patchFor({ connectors }, row, why, now) }
    await moveDelivery(db, row.id, { state: row.state }, patch)
    if (patch.wanted === 'withdrawn') await addToLog(db, row.id, now, 'asked')
  }
}

function patchFor(
  deps: Pick<Deps, 'connectors'>,
  row: DeliveryWithContext,
  why: Sentence,
  now: number,
): DeliveryPatch {
  const { state } = row
  if (statesFor('cancel').includes(state)) {
    return { state: 'cancelled', nextAt: null, reason: sentenceText(why), heldFrom: null }
  }
  if (isOnline(state)) {
    const { withdrawable, byHand } = deliveryShapeOf(row, deps)
    if (!withdrawable) return {}
    // Who is about to read it back goes by its instant, and must see that something else is wanted.
    const nextAt = byHand ? null : row.nextAt === now ? now - 1 : now
    return { state: 'published', wanted: 'withdrawn', nextAt, reason: null }
  }
  if (state === 'cancelled') return {}
  // Nobody knows yet whether it is out.
  const canWithdraw = deps.connectors[row.connector]?.withdraw !== undefined && row.afterId === null
  return { superseded: 1, ...(canWithdraw && { wanted: 'withdrawn' }) }
}
