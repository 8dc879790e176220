import { composeEvent } from '../domain/compose.ts'
import type { DeliveryState } from '../domain/delivery.ts'
import { channelsOf } from '../store/channels.ts'
import type { Db } from '../store/database.ts'
import { deliveriesOf, lockDelivery, moveDelivery } from '../store/deliveries.ts'
import { insertPost, insertVariant, updateVariant, variantsOfEvent } from '../store/posts.ts'
import type { Row } from '../store/schema.ts'
import type { Actor } from './answer.ts'
import { mediaOf, type PlanDeps } from './plan-post.ts'
import { type PublishableChannel, refusePicture } from './publishable-channels.ts'

type RewordDeps = Pick<PlanDeps, 'clock' | 'connectors'> & { db: Db }
type Wording = Pick<Row<'variant'>, 'text' | 'mediaId'>

/** Certainly not on the network, now. */
const stillOurs: readonly DeliveryState[] = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'failed',
  'missed',
]

/**
 * Composes anew, inside a transaction, what was composed from an event and has not gone out. A
 * wording that is already out keeps its row, so that what was said can be found and read back: what
 * is still to come gets a wording of its own.
 */
export async function rewordPlanned(
  deps: RewordDeps,
  by: Actor,
  before: Row<'event'>,
  after: Row<'event'>,
): Promise<void> {
  const { db } = deps
  const media = await mediaOf(db, by.communeId, after.mediaId)
  const targets = await targetsOf(deps, by.communeId)
  const deliveries = await deliveriesOf(db, by.communeId, { eventIds: [after.id] })
  const newPosts = new Map<number, number>()
  for (const variant of await variantsOfEvent(db, after.id)) {
    const target = targets.get(variant.channelId)
    if (target === undefined) continue
    const wording = rewording(variant, target, before, after)
    if (wording.text === variant.text && wording.mediaId === variant.mediaId) continue
    const using = deliveries.filter(delivery => delivery.variantId === variant.id)
    const toCome: number[] = []
    for (const { id, state } of using) {
      if (stillOurs.includes(state) && (await lockDelivery(db, id, { state }))) toCome.push(id)
    }
    if (toCome.length === 0) continue
    if (media !== null && wording.mediaId === media.id) refusePicture(target, media)
    if (toCome.length === using.length) {
      await updateVariant(db, variant.id, wording)
      continue
    }
    const postId = newPosts.get(variant.postId) ?? (await copyPost(deps, by, after))
    newPosts.set(variant.postId, postId)
    const { channelId, link } = variant
    const variantId = await insertVariant(db, { ...wording, postId, channelId, link })
    for (const { id, state } of using) {
      if (toCome.includes(id)) await moveDelivery(db, id, { state }, { variantId })
    }
  }
}

/** A text written by hand stays, and so does a picture chosen for that channel alone. */
function rewording(
  variant: Row<'variant'>,
  { limits }: PublishableChannel,
  before: Row<'event'>,
  after: Row<'event'>,
): Wording {
  const isComposed = variant.text === composeEvent(before, limits)
  return {
    text: isComposed ? composeEvent(after, limits) : variant.text,
    mediaId: variant.mediaId === before.mediaId ? after.mediaId : variant.mediaId,
  }
}

async function copyPost({ db, clock }: RewordDeps, by: Actor, event: Row<'event'>) {
  return await insertPost(db, {
    communeId: by.communeId,
    eventId: event.id,
    text: event.text,
    mediaId: event.mediaId,
    link: null,
    createdBy: by.userId,
    createdAt: clock.now(),
  })
}

/** Channels whose kind this installation knows, whatever their state. */
async function targetsOf(
  { db, connectors }: RewordDeps,
  communeId: number,
): Promise<Map<number, PublishableChannel>> {
  const targets = new Map<number, PublishableChannel>()
  for (const channel of await channelsOf(db, communeId)) {
    const manifest = Object.hasOwn(connectors, channel.connector)
      ? connectors[channel.connector]?.manifest
      : undefined
    if (manifest === undefined) continue
    targets.set(channel.id, { channel, limits: manifest.limits, network: manifest.label })
  }
  return targets
}
