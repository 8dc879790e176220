import type { Deps } from '../../deps.ts'
import { sentenceText } from '../../language/sentence.ts'
import type { Actor } from '../../people/rules/role.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type ActDeps, act, refuseUntrue } from '../act.ts'
import { handTaskOf } from '../rules/delivery-state.ts'
import { publishingSentences } from '../sentences.ts'
import type { DeliveryShape, HandDone } from '../shapes.ts'
import { addToLog } from '../store/attempts.ts'
import type { DeliveryWithContext } from '../store/deliveries.ts'
import { eventStatus } from '../store/hand-tasks.ts'
import type { DeliveryPatch } from '../store/move-deliveries.ts'
import { isByHand, timesOf } from './hand-over.ts'

/**
 * A person did by hand what was due: it counts as published at that moment. Of what is out already, they
 * corrected it, or took it back. Two who say so at once: the second is told that it was done.
 * @throws Refusal (`not-found`; `conflict` when there is nothing to do, or nobody approved it)
 */
export async function markDone(
  deps: ActDeps,
  by: Actor,
  id: number,
  done: HandDone,
): Promise<DeliveryShape> {
  const now = deps.clock.now()
  return await act(deps, by, id, 'done', async (row, db): Promise<DeliveryPatch> => {
    refuseSent(deps, row)
    const task = handTaskOf(row)
    if (row.state === 'published' && task === null) {
      throw new Refusal('conflict', publishingSentences.wrongState(row.state))
    }
    if (task === 'withdraw') {
      await addToLog(db, id, now, 'withdrawn')
      const reason = sentenceText(publishingSentences.withdrawn)
      return { state: 'cancelled', wanted: null, url: null, nextAt: null, reason }
    }
    if (task === 'amend') {
      await addToLog(db, id, now, 'amended')
      return { wanted: null, reason: null, ...(done.url !== null && { url: done.url }) }
    }
    refuseUntrue(row)
    await deps.approvals.approveToSend(db, by, row)
    return { state: 'published', publishedAt: now, nextAt: null, reason: null, ...done }
  })
}

/**
 * It was not done after all, or somebody pressed by mistake: it is due again, or missed where its time is
 * over by now.
 * @throws Refusal, as `markDone`
 */
export async function reopen(deps: ActDeps, by: Actor, id: number): Promise<DeliveryShape> {
  return await act(deps, by, id, 'reopen', async (row, db) => {
    refuseSent(deps, row)
    if (row.wanted !== null) throw new Refusal('conflict', publishingSentences.justChanged)
    const status = await eventStatus(db, row.variantId)
    if (row.kind !== 'notice' && status !== null && status !== 'planned') {
      throw new Refusal('conflict', publishingSentences.eventChanged)
    }
    const nextAt = (await timesOf(db, [row])).get(id)?.until ?? null
    return { state: 'due', nextAt, url: null, readers: null, publishedAt: null }
  })
}

/**
 * Where it is and how many read it, once that is known: panels count for days.
 * @throws Refusal, as `markDone`
 */
export async function noteReaders(
  deps: ActDeps,
  by: Actor,
  id: number,
  noted: HandDone,
): Promise<DeliveryShape> {
  return await act(deps, by, id, 'note', row => {
    refuseSent(deps, row)
    return { ...noted }
  })
}

function refuseSent(deps: Pick<Deps, 'connectors'>, { connector }: DeliveryWithContext): void {
  if (isByHand(deps, connector)) return
  throw new Refusal('conflict', publishingSentences.notByHand)
}
