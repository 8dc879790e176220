import type { Connector } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { firstLineOf } from '../language/text.ts'
import { handTaskOf, isOnline, isWithdrawable } from './rules/delivery-state.ts'
import type { DeliveryShape } from './shapes.ts'
import type { DeliveryWithContext } from './store/deliveries.ts'

/** A delivery as it leaves the house. */
export function deliveryShapeOf(
  row: DeliveryWithContext,
  { connectors }: Pick<Deps, 'connectors'>,
): DeliveryShape {
  return {
    id: row.id,
    channel: row.channelId,
    channelName: row.channelName,
    connector: row.connector,
    channelState: row.channelState,
    neighbour: row.neighbour,
    post: row.postId,
    after: row.afterId,
    event: row.eventId,
    title: titleOf(row),
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
    withdrawable: mayTakeBack(row, connectors[row.connector]),
    byHand: connectors[row.connector]?.manifest.byHand !== undefined,
    task: handTaskOf(row),
    readers: row.readers,
    figures: figuresOf(row),
  }
}

function mayTakeBack(row: DeliveryWithContext, connector: Connector | undefined): boolean {
  return connector?.manifest.byHand === 'changeable'
    ? isOnline(row.state) && row.wanted !== 'withdrawn'
    : isWithdrawable(row) && connector?.withdraw !== undefined
}

function figuresOf(row: DeliveryWithContext): DeliveryShape['figures'] {
  const { readAt, reach, reactions, comments, shares, clicks } = row
  return readAt === null
    ? null
    : { readAt: toIso(readAt), reach, reactions, comments, shares, clicks }
}

/** Its event's title, or its first line. */
export function titleOf({ eventTitle, text }: DeliveryWithContext): string {
  return eventTitle ?? firstLineOf(text)
}
