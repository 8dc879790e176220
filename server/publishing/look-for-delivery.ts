import type { Found } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import { Refusal } from '../platform/refusal.ts'
import type { EngineDeps } from './delivery-lease.ts'
import { prepare, type Wording } from './publication.ts'
import { publishingSentences } from './sentences.ts'
import { isTaken } from './store/deliveries.ts'

/**
 * Looks whether an earlier sending got through. What prevents looking is `unclear`, never an
 * error: nothing may be sent again because of it.
 */
export async function lookFor(
  deps: EngineDeps,
  delivery: Pick<Row<'delivery'>, 'id' | 'key' | 'channelId' | 'claimedAt' | 'dueAt'>,
  wording: Wording,
): Promise<Found> {
  try {
    const { label, find } = await prepare(deps, wording)
    if (find === undefined) {
      return {
        kind: 'unclear',
        reason: publishingSentences.cannotVerify(label),
      }
    }
    const since = delivery.claimedAt ?? delivery.dueAt
    const found = await find(delivery.key, since)
    if (found.kind !== 'found') return found
    // The same words may be planned twice: each post on the network stands for one delivery.
    if (!(await isTaken(deps.db, delivery.channelId, found.remoteId, delivery.id))) return found
    return { kind: 'unclear', reason: publishingSentences.sameIsOnline }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'unclear', reason: error.sentence }
    deps.log.error({ err: error, delivery: delivery.id }, 'looking for a delivery failed')
    return { kind: 'unclear', reason: publishingSentences.lookFailed }
  }
}
