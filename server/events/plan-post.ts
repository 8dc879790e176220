import { randomUUID } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { type CommuneRow, communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { type MediaRow, mediaByIds } from '../pictures/rows.ts'
import { pictureSentences } from '../pictures/sentences.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import type { Reviewed } from '../publishing/gates.ts'
import {
  type PublishableChannel,
  publishableChannels,
  refuseComment,
  refusePictures,
  refuseText,
} from '../publishing/publishable-channels.ts'
import { insertDelivery, insertPost, insertVariant } from '../publishing/rows.ts'
import type { LateRule, PostKind } from '../publishing/rules/delivery.ts'
import { readTimes } from './local-times.ts'
import type { PlanStep } from './rules/plan.ts'
import { eventSentences } from './sentences.ts'
import type { PostMade, PostNew } from './shapes-event.ts'
import { lockEvent } from './store/event-changes.ts'
import { findEvent } from './store/events.ts'

export type PlanDeps = Pick<
  Deps,
  | 'db'
  | 'clock'
  | 'changes'
  | 'connectors'
  | 'publicUrl'
  | 'graphApiUrl'
  | 'approvals'
  | 'eventReaders'
>

/**
 * Plans one text on one or several channels at one or several times. Nothing is planned unless
 * all of it can be.
 * @param eventId the event that it is about, of the same commune; null: of none.
 * @throws Refusal (`not-found`, `bad-request`, `conflict`) that says what would be refused.
 */
export async function planPost(
  deps: PlanDeps,
  by: Actor,
  wanted: PostNew,
  eventId: number | null = null,
): Promise<PostMade> {
  const made = await deps.db
    .transaction()
    .execute(async db => await planPostInside({ ...deps, db }, by, wanted, eventId))
  deps.changes.tell(by.communeId, 'deliveries')
  return made
}

/** The same inside the caller's transaction (`deps.db`). */
export async function planPostInside(
  deps: PlanDeps,
  by: Actor,
  wanted: PostNew,
  eventId: number | null,
): Promise<PostMade> {
  const { db } = deps
  if (eventId !== null) await refuseUnlessOn(db, by.communeId, eventId)
  const named = await readNamed(deps, by.communeId, wanted)
  const placing = { ...wanted, ...named, eventId, textFor: () => wanted.text }
  const placed = await placePost(deps, by, placing)
  await recordPlanned(deps, by, eventId, [placed])
  const about: Reviewed = eventId === null ? { postId: placed.post } : { eventId, postsAlone: true }
  await deps.approvals.review(deps, by, about)
  const { post, deliveries, skipped } = placed
  return { post, deliveries, skipped }
}

/** What is not to take place, or nobody knows when, is announced to nobody. */
async function refuseUnlessOn(db: Db, communeId: number, eventId: number): Promise<void> {
  await lockEvent(db, communeId, eventId)
  const event = await findEvent(db, communeId, eventId)
  if (event === undefined) throw notFound(eventSentences.event)
  if (event.status === 'planned') return
  throw new Refusal(
    'conflict',
    event.status === 'cancelled' ? eventSentences.cancelledNoPost : eventSentences.postponedNoPost,
  )
}

/** What is named where something is planned, read once for all posts of one act. */
export type Named = {
  commune: CommuneRow
  pictures: readonly MediaRow[]
  channels: readonly PublishableChannel[]
}

/** @throws Refusal (`not-found`; `conflict`, `bad-request` for a channel to which nothing is published) */
export async function readNamed(
  deps: Pick<PlanDeps, 'db' | 'connectors'>,
  communeId: number,
  { media, channels }: Pick<PostNew, 'media' | 'channels'>,
): Promise<Named> {
  const commune = await communeOf(deps, communeId)
  return {
    commune,
    pictures: await picturesOf(deps.db, communeId, media),
    channels: await publishableChannels(deps, commune, channels),
  }
}

type Placing = Omit<PostNew, 'lateRule' | 'media' | 'channels'> &
  Named & {
    eventId: number | null
    lateRule?: LateRule
    /** The step of a plan that it comes from: it follows its event when that moves. */
    step?: Pick<PlanStep, 'name' | 'days' | 'time' | 'text'>
    kind?: PostKind
    /** From then on it goes out no more, ms UTC. */
    validUntil?: number
    /** The text for a channel that has none of its own in `texts`. */
    textFor(channel: PublishableChannel): string
  }

/** A post that was written, and how many times somebody will read it somewhere. */
export type PlacedPost = PostMade & { publications: number }

/**
 * Writes what one person planned in one act into the journal, as one line: an event's whole plan.
 * Inside the same transaction.
 */
export async function recordPlanned(
  { db, clock }: Pick<PlanDeps, 'db' | 'clock'>,
  { communeId, actor }: Actor,
  eventId: number | null,
  placed: readonly PlacedPost[],
): Promise<void> {
  const [first] = placed
  if (first === undefined) return
  await writeJournal(db, {
    communeId,
    at: clock.now(),
    actor,
    action: 'post.planned',
    subject: eventId === null ? `post:${first.post}` : `event:${eventId}`,
    detail: {
      event: eventId,
      deliveries: placed.flatMap(({ deliveries }) => deliveries),
      publications: placed.reduce((sum, { publications }) => sum + publications, 0),
    },
  })
}

/**
 * Writes a post, its variants and its deliveries, inside a transaction; the journal is its
 * caller's (`recordPlanned`).
 * @throws Refusal, and the transaction must end without it.
 */
export async function placePost(
  deps: Pick<PlanDeps, 'db' | 'clock'>,
  by: Actor,
  placing: Placing,
): Promise<PlacedPost> {
  const { db, clock } = deps
  const { communeId } = by
  const now = clock.now()
  const { zone } = placing.commune
  const { planned, skipped } = readTimes(placing.times, zone, now)
  const { post, variants } = await placeWordings(deps, by, placing)
  const { lateRule = 'ask', validUntil = null } = placing
  const deliveries: number[] = []
  for (const { dueAt, dueLocal } of planned) {
    const when = { dueAt, dueLocal, zone, validUntil, createdAt: now }
    const common = { communeId, ...when, state: 'scheduled' } as const
    for (const { id: variantId, channelId, comment: commentId } of variants) {
      const sent = { ...common, channelId, lateRule, nextAt: dueAt }
      const afterId = await insertDelivery(db, { ...sent, variantId, key: randomUUID() })
      deliveries.push(afterId)
      if (commentId === null) continue
      // It waits for its post, and then goes out however late that was.
      const parked = { ...common, channelId, afterId, lateRule: 'publish', nextAt: null } as const
      const key = randomUUID()
      deliveries.push(await insertDelivery(db, { ...parked, variantId: commentId, key }))
    }
  }
  return { post, deliveries, skipped, publications: planned.length * variants.length }
}

/**
 * Writes a post and its variants, of which nothing is due.
 * @throws Refusal as `placePost`
 */
export async function placeWordings(
  { db, clock }: Pick<PlanDeps, 'db' | 'clock'>,
  { communeId, userId }: Actor,
  placing: Omit<Placing, 'times'>,
): Promise<{
  post: number
  variants: { id: number; channelId: number; comment: number | null }[]
}> {
  const comment = placing.comment?.trim() ?? ''
  const wordings = wordingsOf(placing, comment)
  const post = await insertPost(db, {
    communeId,
    eventId: placing.eventId,
    text: placing.text,
    link: placing.link,
    kind: placing.kind ?? 'announcement',
    stepName: placing.step?.name ?? null,
    stepDays: placing.step?.days ?? null,
    stepTime: placing.step?.time ?? null,
    stepText: placing.step?.text ?? null,
    createdBy: userId,
    createdAt: clock.now(),
  })
  const media = placing.pictures.map(({ id }) => id)
  const variants: { id: number; channelId: number; comment: number | null }[] = []
  for (const { channelId, text, isCommented } of wordings) {
    const variant = { postId: post, channelId, link: null }
    const id = await insertVariant(db, { ...variant, text }, media)
    const said = { ...variant, place: 'comment' as const, text: comment }
    variants.push({ id, channelId, comment: isCommented ? await insertVariant(db, said) : null })
  }
  return { post, variants }
}

/**
 * What each channel is told, and whether the first comment goes under it there.
 * @throws Refusal (`bad-request`) for what its network would refuse
 */
function wordingsOf(
  { channels, pictures, texts, textFor }: Omit<Placing, 'times'>,
  comment: string,
) {
  refuseStrayTexts(texts, channels)
  if (comment !== '' && channels.every(target => target.comment === null)) {
    throw new Refusal('bad-request', eventSentences.noFirstComment)
  }
  return channels.map(target => {
    const channelId = target.channel.id
    const text = texts[channelId]?.trim() ?? textFor(target)
    refuseText(target, text)
    refusePictures(target, pictures)
    const isCommented = comment !== '' && target.comment !== null
    if (isCommented) refuseComment(target, comment)
    return { channelId, text, isCommented }
  })
}

/**
 * Pictures in the order of their ids.
 * @throws Refusal (`not-found`), also for another commune's picture.
 */
export async function picturesOf(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<MediaRow[]> {
  const rows = await mediaByIds(db, communeId, ids)
  return ids.map(id => {
    const media = rows.find(row => row.id === id)
    if (media === undefined) throw notFound(pictureSentences.picture)
    return media
  })
}

function refuseStrayTexts(
  texts: Record<string, string>,
  channels: readonly PublishableChannel[],
): void {
  const known = new Set(channels.map(({ channel }) => String(channel.id)))
  const stray = Object.keys(texts).find(id => !known.has(id))
  if (stray === undefined) return
  throw new Refusal('bad-request', eventSentences.strayText(stray))
}
