import { channelsOf } from '../channels/rows.ts'
import { themesOfCommune } from '../channels/themes.ts'
import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { firstLineOf } from '../language/text.ts'
import { broadcastKind } from './broadcast.ts'
import { reachOf } from './reach.ts'
import type { AudienceShape } from './shapes.ts'
import { budgetLeft } from './spending.ts'
import { lastBroadcasts } from './store/broadcasts.ts'
import { countReceipts } from './store/sms.ts'
import { countSubscribers } from './store/subscribers.ts'

/** So many of the last posts are told of. */
const mostBroadcasts = 30

/** Who is reached by what has no network: numbers alone, for nobody's name is known. */
export async function audienceOfCommune(
  deps: Pick<Deps, 'db' | 'clock' | 'connectors' | 'publicUrl'>,
  communeId: number,
): Promise<AudienceShape> {
  const { db, clock, connectors, publicUrl } = deps
  const channels = new Map((await channelsOf(db, communeId)).map(one => [one.id, one]))
  const counts = await countSubscribers(db, communeId)
  const broadcasts = await lastBroadcasts(db, communeId, mostBroadcasts)
  const themes = await themesOfCommune(deps, communeId)
  const receipts = await countReceipts(
    db,
    broadcasts.map(({ deliveryId }) => deliveryId),
  )
  return {
    page: `${publicUrl}/abonnement?commune=${communeId}`,
    themes: await Promise.all(
      themes.map(async ({ channelId, way, label }) => {
        const of = (state: string) =>
          counts.find(one => one.channelId === channelId && one.state === state)?.count ?? 0
        const channel = channels.get(channelId)
        const name = channel?.name ?? label
        return {
          ...{ channel: channelId, name, theme: label, way },
          ...{ active: of('active'), pending: of('pending'), suspended: of('suspended') },
          budgetLeft: channel && way === 'sms' ? await budgetLeft(db, channel, clock.now()) : null,
        }
      }),
    ),
    broadcasts: await Promise.all(
      broadcasts.map(
        async ({ deliveryId, channelId, eventId, title, text, at, postKind, ...numbers }) => {
          const way = connectors[channels.get(channelId)?.connector ?? '']?.audience?.way
          const kind = broadcastKind(way ?? 'push', postKind)
          return {
            ...{ delivery: deliveryId, channel: channelId, event: eventId, at: toIso(at) },
            title: title ?? firstLineOf(text),
            ...(await reachOf(deps, kind, String(deliveryId), numbers)),
            receipts: way === 'sms' ? receiptsOf(receipts, deliveryId) : null,
          }
        },
      ),
    ),
  }
}

function receiptsOf(all: Awaited<ReturnType<typeof countReceipts>>, delivery: number) {
  const of = (state: string) =>
    all.find(one => one.deliveryId === delivery && one.state === state)?.count ?? 0
  return { delivered: of('delivered'), failed: of('failed'), awaited: of('sent') }
}
