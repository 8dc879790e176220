import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { deliveryShapeOf } from './delivery-shape.ts'
import { type DeliveryAction, statesFor } from './rules/delivery-state.ts'
import { publishingSentences } from './sentences.ts'
import type { DeliveryShape } from './shapes.ts'
import { type DeliveryWithContext, deliveriesOf } from './store/deliveries.ts'
import { type DeliveryPatch, lockDeliveries, moveDelivery } from './store/move-deliveries.ts'

export type ActDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'approvals' | 'connectors'>

/** @throws Refusal (`not-found`), also for another commune's. */
export async function deliveryRow(
  db: Db,
  communeId: number,
  id: number,
): Promise<DeliveryWithContext> {
  const [row] = await deliveriesOf(db, communeId, { ids: [id] })
  if (row === undefined) throw notFound(publishingSentences.publication)
  return row
}

/** Moves a delivery as a person wishes, if its state allows it and nothing moved it meanwhile. */
export async function act(
  deps: ActDeps,
  by: Actor,
  id: number,
  action: DeliveryAction,
  patchFor: (row: DeliveryWithContext, db: Db) => DeliveryPatch | Promise<DeliveryPatch>,
): Promise<DeliveryShape> {
  const changed = await deps.db.transaction().execute(async db => {
    // Two people may press at once: the second reads what the first has written.
    await lockDeliveries(db, [id], 'wait')
    const row = await deliveryRow(db, by.communeId, id)
    refuseState(row, action)
    const patch = await patchFor(row, db)
    if (!(await moveDelivery(db, id, { state: row.state, nextAt: row.nextAt }, patch))) {
      throw new Refusal('conflict', publishingSentences.justChanged)
    }
    await writeJournal(db, {
      communeId: by.communeId,
      at: deps.clock.now(),
      actor: by.actor,
      action: `delivery.${action}`,
      subject: `delivery:${id}`,
      detail: { from: row.state, to: patch.state ?? row.state },
    })
    return await deliveryRow(db, by.communeId, id)
  })
  deps.changes.tell(by.communeId, 'deliveries')
  return deliveryShapeOf(changed, deps)
}

export function refuseState(
  { state }: Pick<DeliveryWithContext, 'state'>,
  action: DeliveryAction,
): void {
  if (statesFor(action).includes(state)) return
  throw new Refusal('conflict', publishingSentences.wrongState(state))
}

/** What its event has superseded says what is not so any more, or nobody knows when. */
export function refuseUntrue({ heldFrom, superseded }: DeliveryWithContext): void {
  if (heldFrom !== null) {
    throw new Refusal('conflict', publishingSentences.eventPutOff)
  }
  if (superseded === 1) {
    throw new Refusal('conflict', publishingSentences.eventChanged)
  }
}
