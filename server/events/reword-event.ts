import { channelsOf } from '../channels/rows.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { samePictures } from '../pictures/rules-rendition-plan.ts'
import {
  type PublishableChannel,
  refusePictures,
  refuseText,
  withLimits,
} from '../publishing/publishable-channels.ts'
import {
  type DeliveryWithContext,
  deliveriesOf,
  findPost,
  insertPost,
  insertVariant,
  lockDelivery,
  moveDelivery,
  type PicturedVariant,
  type PlannedVariant,
  updateVariant,
  variantsOfEvent,
} from '../publishing/rows.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import { type PlanDeps, picturesOf } from './plan-post.ts'
import { addressIn, publicEventUrl } from './public-event.ts'
import { composeFor, type Readers, readersBefore } from './rules/compose.ts'

type RewordDeps = Omit<PlanDeps, 'changes'>
type Wording = Pick<PicturedVariant, 'text' | 'media'>

/** What a person has put in place of what was planned. */
type ByHand = {
  /** By the delivery's id. */
  texts: Partial<Record<string, string>>
  /** The id of the one that comes by that of the one that goes. */
  pictures: ReadonlyMap<number, number>
}
const nothingByHand: ByHand = { texts: {}, pictures: new Map() }

/** An event with the ids of its pictures, in order. */
export type PicturedEvent = Row<'event'> & { media: number[] }

/** Certainly not on the network, now. */
const stillOurs: readonly DeliveryState[] = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'due',
  'failed',
  'missed',
]

/**
 * Composes anew, inside a transaction, what was composed from an event and has not gone out. A
 * wording that is already out keeps its row, so that what was said can be found and read back: what
 * is still to come gets a wording of its own.
 * @param byHand new words of deliveries whose words a person wrote, and pictures in place of others
 * @returns the wordings, by id, that were composed from the event
 */
export async function rewordPlanned(
  deps: RewordDeps,
  by: Actor,
  before: PicturedEvent,
  after: PicturedEvent,
  byHand: ByHand = nothingByHand,
): Promise<ReadonlySet<number>> {
  const { db } = deps
  const composed = new Set<number>()
  const targets = await targetsOf(deps, by.communeId)
  const deliveries = await deliveriesOf(db, by.communeId, { eventIds: [after.id] })
  const newPosts = new Map<number, number>()
  for (const variant of await variantsOfEvent(db, after.id)) {
    const target = targets.get(variant.channelId)
    // A first comment is written by hand.
    if (target === undefined || variant.place === 'comment') continue
    const using = deliveries.filter(delivery => delivery.variantId === variant.id)
    const { isComposed, ...wording } = rewording(deps, variant, target, before, after)
    if (isComposed) composed.add(variant.id)
    const own = using.map(({ id }) => byHand.texts[id]).find(text => text !== undefined)
    if (own !== undefined) {
      wording.text = own.trim()
      refuseText(target, wording.text)
    }
    wording.media = wording.media.map(id => byHand.pictures.get(id) ?? id)
    const isPictured = samePictures(wording.media, variant.media)
    if (wording.text === variant.text && isPictured) continue
    const toCome: number[] = []
    for (const { id, state, heldFrom, superseded } of using) {
      const isOurs = superseded === 0 && (stillOurs.includes(state) || heldFrom !== null)
      if (isOurs && (await lockDelivery(db, id, { state }))) toCome.push(id)
    }
    if (toCome.length === 0) continue
    if (!isPictured) refusePictures(target, await picturesOf(db, by.communeId, wording.media))
    if (toCome.length === using.length) {
      await updateVariant(db, variant.id, wording)
      continue
    }
    const postId = newPosts.get(variant.postId) ?? (await copyPost(deps, by, variant.postId, after))
    newPosts.set(variant.postId, postId)
    const { channelId, link } = variant
    const { text, media } = wording
    const variantId = await insertVariant(db, { text, postId, channelId, link }, media)
    if (isComposed) composed.add(variantId)
    for (const { id, state } of using) {
      if (toCome.includes(id)) await moveDelivery(db, id, { state }, { variantId })
    }
    const comments = deliveries.filter(
      ({ afterId }) => afterId !== null && toCome.includes(afterId),
    )
    await copyComments(db, comments, postId)
  }
  return composed
}

/** First comments go with their post. */
async function copyComments(
  db: Db,
  comments: readonly DeliveryWithContext[],
  postId: number,
): Promise<void> {
  const [one] = comments
  if (one === undefined) return
  const { channelId, text } = one
  const copy = { postId, channelId, place: 'comment' as const, text, link: null }
  const variantId = await insertVariant(db, copy)
  for (const { id, state } of comments) await moveDelivery(db, id, { state }, { variantId })
}

/**
 * A text written by hand stays, and so do pictures chosen for that channel alone. A text that names
 * the event's page keeps the address that it has: people may have agreed to it, and it leads there.
 */
function rewording(
  deps: RewordDeps,
  variant: PlannedVariant,
  target: PublishableChannel,
  before: PicturedEvent,
  after: PicturedEvent,
): Wording & { isComposed: boolean } {
  const composed = composing(deps, variant, target, after.slug)
  const isComposed = composed.variants(before).includes(variant.text)
  return {
    isComposed,
    text: isComposed ? composed.now(after) : variant.text,
    media: samePictures(variant.media, before.media) ? after.media : variant.media,
  }
}

/** What its plan makes of an event on that channel; `ways`: also as it did when less was known. */
export function composing(
  deps: Pick<RewordDeps, 'publicUrl' | 'graphApiUrl'>,
  { text, stepText }: Pick<PlannedVariant, 'text' | 'stepText'>,
  target: PublishableChannel,
  slug: string,
): { now(event: PicturedEvent): string; variants(event: PicturedEvent): string[] } {
  const kept = addressIn(text, deps, slug)
  const compose = (readers: Readers, event: PicturedEvent) =>
    composeFor(readers, event, {
      template: stepText ?? '',
      url: kept ?? publicEventUrl(deps, event),
    })
  return {
    now: event => compose(target, event),
    variants: event => readersBefore(target).map(readers => compose(readers, event)),
  }
}

/** Keeps the plan's step, so that the copy follows its event as before. */
async function copyPost({ db, clock }: RewordDeps, by: Actor, id: number, event: Row<'event'>) {
  const copied = await findPost(db, by.communeId, id)
  if (copied === undefined) throw new Error(`post ${id} is not of commune ${by.communeId}`)
  const { id: _, ...post } = copied
  return await insertPost(db, {
    ...post,
    text: event.text,
    createdBy: by.userId,
    createdAt: clock.now(),
  })
}

/** Channels whose kind this installation knows, whatever their state. */
export async function targetsOf(
  { db, connectors }: Pick<RewordDeps, 'db' | 'connectors'>,
  communeId: number,
): Promise<Map<number, PublishableChannel>> {
  const targets = new Map<number, PublishableChannel>()
  const ours = await communeOf({ db }, communeId)
  for (const channel of await channelsOf(db, communeId)) {
    const connector = Object.hasOwn(connectors, channel.connector)
      ? connectors[channel.connector]
      : undefined
    if (connector === undefined) continue
    targets.set(channel.id, withLimits(channel, connector, ours))
  }
  return targets
}
