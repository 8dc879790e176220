import { firstLineOf } from '../inbox/first-line.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import type { DeliveryShape } from './shapes.ts'
import type { DeliveryWithContext } from './store/deliveries.ts'

/** A delivery as it leaves the house. */
export function deliveryShapeOf(row: DeliveryWithContext): DeliveryShape {
  return {
    id: row.id,
    channel: row.channelId,
    channelName: row.channelName,
    channelState: row.channelState,
    neighbour: row.neighbour,
    post: row.postId,
    after: row.afterId,
    event: row.eventId,
    title: row.eventTitle ?? firstLineOf(row.text),
    kind: row.kind,
    step: row.stepName,
    text: row.text,
    state: row.state,
    dueAt: toIso(row.dueAt),
    dueLocal: row.dueLocal,
    remoteId: row.remoteId,
    url: row.url,
    reason: sentenceOrNull(row.reason),
    attempts: row.attempts,
    nextAt: toIsoOrNull(row.nextAt),
    publishedAt: toIsoOrNull(row.publishedAt),
  }
}
