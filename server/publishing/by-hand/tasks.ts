import { configOf, connectorOf, limitsOf } from '../../channels/call.ts'
import { channelsByIds } from '../../channels/rows.ts'
import type { Deps } from '../../deps.ts'
import { toIsoOrNull } from '../../language/instant.ts'
import { pictureFor } from '../../pictures/renditions.ts'
import { mediaByIds } from '../../pictures/rows.ts'
import { pictureSentences } from '../../pictures/sentences.ts'
import { notFound } from '../../platform/refusal.ts'
import { deliveryRow } from '../act.ts'
import { deliveryShapeOf } from '../delivery-shape.ts'
import { channelOf, wordingFor, wordingsFor } from '../publication.ts'
import { handTaskOf } from '../rules/delivery-state.ts'
import type { HandTaskShape } from '../shapes.ts'
import { deliveriesOf } from '../store/deliveries.ts'
import { timesOf } from './hand-over.ts'

export { countHandTasks } from '../store/hand-tasks.ts'

/** Everything that a commune's people have to do by hand now, with all that they need at hand. */
export async function listHandTasks(
  deps: Pick<Deps, 'db' | 'connectors'>,
  communeId: number,
  { event }: { event?: number | undefined } = {},
): Promise<HandTaskShape[]> {
  const { db } = deps
  const about = event === undefined ? {} : { eventIds: [event] }
  const rows = [
    ...(await deliveriesOf(db, communeId, { ...about, states: ['due'] })),
    ...(await deliveriesOf(db, communeId, { ...about, states: ['published'], toRedo: true })),
    // What says until when it holds is a warning: no news comes before it.
  ].toSorted((a, b) => Number(a.validUntil === null) - Number(b.validUntil === null))
  const wordings = await wordingsFor(db, rows)
  const times = await timesOf(db, rows)
  const channels = await channelsByIds(
    db,
    rows.map(({ channelId }) => channelId),
  )
  const media = new Map(
    (
      await mediaByIds(
        db,
        communeId,
        [...wordings.values()].flatMap(one => one.media),
      )
    ).map(one => [one.id, one]),
  )
  return rows.flatMap(row => {
    const task = handTaskOf(row)
    const wording = wordings.get(row.id)
    const channel = channels.get(row.channelId)
    if (task === null || wording === undefined || channel === undefined) return []
    const { until = null } = times.get(row.id) ?? {}
    return {
      delivery: deliveryShapeOf(row, deps),
      task,
      link: wording.link,
      // What is to be taken away, or has its words corrected, keeps its pictures.
      pictures:
        task === 'publish' ? wording.media.map(id => ({ alt: media.get(id)?.alt ?? '' })) : [],
      address: configOf(channel).address ?? null,
      until: task === 'publish' ? toIsoOrNull(until) : null,
    }
  })
}

/**
 * A picture as the place where it goes takes it, by its place among the delivery's, from 0.
 * @throws Refusal (`not-found`)
 */
export async function handPicture(
  deps: Pick<Deps, 'db' | 'clock' | 'connectors'>,
  communeId: number,
  { id, place }: { id: number; place: number },
): Promise<{ bytes: Uint8Array; type: string }> {
  const { db } = deps
  const row = await deliveryRow(db, communeId, id)
  const { media } = await wordingFor(db, row)
  const [picture] = await mediaByIds(db, communeId, media.slice(place, place + 1))
  if (picture === undefined) throw notFound(pictureSentences.picture)
  const channel = await channelOf(db, row)
  const limits = limitsOf(connectorOf(deps, channel.connector), channel)
  return await pictureFor(deps, { ...picture, id: picture.pictureId }, limits)
}
