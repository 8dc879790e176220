import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { refuseSkipped } from '../events/local-times.ts'
import { reminderShapeOf } from '../events/reminders.ts'
import { findEvent, lockEvent, remindersOf, updateReminder } from '../events/rows.ts'
import { type EventDays, stepTimeOf } from '../events/rules/plan.ts'
import { eventSentences } from '../events/sentences.ts'
import { instantOfLocal } from '../language/instant.ts'
import type { Sentence } from '../language/sentence.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { deliveryShapeOf } from '../publishing/delivery-shape.ts'
import {
  type DeliveryWithContext,
  deliveriesOf,
  findPost,
  insertPost,
  lockPost,
  moveDelivery,
  moveVariants,
  type PostStep,
  sisterPost,
  updatePostStep,
} from '../publishing/rows.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import { isMovable } from '../publishing/rules/delivery-state.ts'
import { calendarSentences } from './sentences.ts'
import type { DeliveriesMoved, DeliveryMove, ReminderMove, ReminderMoved } from './shapes.ts'

type MoveDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'connectors'>

/**
 * Gives a planned delivery another local time, and with it those of its publication that are named.
 * What is said stays the same, so that what was approved stays approved, and what waits for approval
 * goes on waiting, until its new time. What comes from a plan follows its event from there.
 * @throws Refusal (`not-found`; `bad-request` for a time that is past or does not exist; `conflict`
 * when it is out, tried or moved already), and nothing is moved.
 */
export async function moveDeliveries(
  deps: MoveDeps,
  by: Actor,
  id: number,
  move: DeliveryMove,
): Promise<DeliveriesMoved> {
  const { communeId } = by
  const ids = [...new Set([id, ...move.with])]
  const moved = await deps.db.transaction().execute(async db => {
    await hold(db, await rowOf(db, communeId, id))
    const row = await rowOf(db, communeId, id)
    refuseStale(row.dueLocal, move.from)
    const dueAt = aheadOf(move.local, row.zone, deps.clock.now())
    const together = await deliveriesOf(db, communeId, { ids })
    if (together.length < ids.length) throw notFound(calendarSentences.oneOfThese)
    for (const one of together) refuseMove(one, row)
    const comments = await commentsUnder(db, communeId, together)
    // Comments first: those that stay behind take their post's time from it.
    for (const one of [...comments, ...together]) {
      await moveOne(db, one, { dueLocal: move.local, dueAt })
    }
    await followStep(deps, db, by, [...together, ...comments], move.local)
    await writeJournal(db, {
      communeId,
      at: deps.clock.now(),
      actor: by.actor,
      action: 'delivery.moved',
      subject: `delivery:${id}`,
      detail: { from: row.dueLocal, to: move.local, deliveries: ids },
    })
    return { rows: await deliveriesOf(db, communeId, { ids }), from: row.dueLocal }
  })
  deps.changes.tell(communeId, 'deliveries')
  return { deliveries: moved.rows.map(row => deliveryShapeOf(row, deps)), from: moved.from }
}

/** Sending, approving and changing it wait until it is moved, and reads its new time. */
async function hold(db: Db, { communeId, eventId, postId }: DeliveryWithContext): Promise<void> {
  if (eventId === null) await lockPost(db, postId)
  else await lockEvent(db, communeId, eventId)
}

async function rowOf(db: Db, communeId: number, id: number): Promise<DeliveryWithContext> {
  const [row] = await deliveriesOf(db, communeId, { ids: [id] })
  if (row === undefined) throw notFound(calendarSentences.post)
  return row
}

function refuseStale(at: string, from: string | undefined): void {
  if (from === undefined || from === at) return
  throw new Refusal('conflict', calendarSentences.movedMeanwhile)
}

/** ms UTC of a local time to come. */
function aheadOf(local: string, zone: string, now: number): number {
  refuseSkipped(local, zone, 'local')
  let at: number
  try {
    at = instantOfLocal(local, zone)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Refusal('bad-request', calendarSentences.noSuchDate, 'local')
  }
  if (at > now) return at
  throw new Refusal('bad-request', calendarSentences.timePast, 'local')
}

const whyFixed: Partial<Record<DeliveryState, Sentence>> = {
  sending: calendarSentences.underWay,
  published: calendarSentences.published,
  verified: calendarSentences.published,
  unconfirmed: calendarSentences.unconfirmed,
  failed: calendarSentences.failed,
  missed: calendarSentences.missed,
  cancelled: calendarSentences.cancelled,
}

function refuseMove(one: DeliveryWithContext, asked: DeliveryWithContext): void {
  if (one.postId !== asked.postId || one.dueLocal !== asked.dueLocal) {
    throw new Refusal('bad-request', calendarSentences.notTogether)
  }
  if (isMovable(one)) return
  throw new Refusal('conflict', whyFixed[one.state] ?? calendarSentences.followsEvent)
}

/** A first comment goes out after its post, and so moves with it. */
async function commentsUnder(
  db: Db,
  communeId: number,
  posts: readonly DeliveryWithContext[],
): Promise<DeliveryWithContext[]> {
  const ids = posts.map(({ id }) => id)
  const [post] = posts
  if (post === undefined) return []
  const near = await deliveriesOf(db, communeId, {
    from: post.dueAt,
    to: post.dueAt + 1,
    ...(post.eventId !== null && { eventIds: [post.eventId] }),
  })
  return near.filter(
    one =>
      one.afterId !== null && ids.includes(one.afterId) && !ids.includes(one.id) && isMovable(one),
  )
}

async function moveOne(
  db: Db,
  { id, state, nextAt, reason }: DeliveryWithContext,
  time: { dueLocal: string; dueAt: number },
): Promise<void> {
  // What waits for its channel or is a draft goes on waiting; a retry under way ends with the move.
  // What waits for approval always has a time at which it is missed.
  const isWaiting = nextAt === null && state !== 'awaiting-approval' && state !== 'due'
  const patch = {
    ...time,
    nextAt: isWaiting ? null : time.dueAt,
    reason: isWaiting ? reason : null,
    // What was to be done by hand is planned anew.
    ...(state === 'due' && { state: 'scheduled' as const }),
  }
  if (await moveDelivery(db, id, { state, nextAt }, patch)) return
  throw new Refusal('conflict', calendarSentences.stateChanged)
}

/** From its new time on, it keeps its distance to its event, and its hour. */
async function followStep(
  { clock }: MoveDeps,
  db: Db,
  by: Actor,
  moved: readonly DeliveryWithContext[],
  local: string,
): Promise<void> {
  const [first] = moved
  if (first === undefined || first.eventId === null || first.stepDays === null) return
  const event = await findEvent(db, by.communeId, first.eventId)
  const post = await findPost(db, by.communeId, first.postId)
  if (event === undefined || post === undefined) return
  const step = stepOf(event, local)
  const inPost = await deliveriesOf(db, by.communeId, { eventIds: [event.id] })
  const stays = inPost.filter(
    one => one.postId === post.id && !moved.some(({ variantId }) => variantId === one.variantId),
  )
  const sister = await sisterPost(db, post, step)
  if (stays.length === 0 && sister === null) {
    await updatePostStep(db, post.id, step)
    return
  }
  const { id: from, ...copied } = post
  const to = sister ?? (await insertPost(db, { ...copied, ...step, createdAt: clock.now() }))
  await moveVariants(db, [...new Set(moved.map(({ variantId }) => variantId))], { from, to })
}

/** Within an event of several days no step can be named: it then moves as far as its event. */
function stepOf(event: EventDays, local: string): PostStep {
  const step = stepTimeOf(event, local)
  return { stepDays: step?.days ?? null, stepTime: step?.time ?? null }
}

/**
 * Gives a reminder another local time; with its event's new date it keeps its new distance.
 * @throws Refusal, as `moveDeliveries`; `conflict` also when it is done.
 */
export async function moveReminder(
  deps: MoveDeps,
  by: Actor,
  id: number,
  move: ReminderMove,
): Promise<ReminderMoved> {
  const { communeId } = by
  const moved = await deps.db.transaction().execute(async db => {
    const [known] = await remindersOf(db, communeId, { id })
    if (known === undefined) throw notFound(eventSentences.reminder)
    await lockEvent(db, communeId, known.eventId)
    const [row = known] = await remindersOf(db, communeId, { id })
    const event = await findEvent(db, communeId, row.eventId)
    if (event === undefined) throw notFound(eventSentences.event)
    if (row.doneAt !== null) {
      throw new Refusal('conflict', calendarSentences.reminderDone)
    }
    refuseStale(row.dueLocal, move.from)
    const dueAt = aheadOf(move.local, event.zone, deps.clock.now())
    await updateReminder(db, id, {
      dueLocal: move.local,
      dueAt,
      ...reminderStep(event, move.local),
    })
    await writeJournal(db, {
      communeId,
      at: deps.clock.now(),
      actor: by.actor,
      action: 'reminder.moved',
      subject: `event:${row.eventId}`,
      detail: { name: row.stepName, from: row.dueLocal, to: move.local },
    })
    return { row: { ...row, dueLocal: move.local, dueAt }, from: row.dueLocal }
  })
  deps.changes.tell(communeId, 'deliveries')
  return { reminder: reminderShapeOf(moved.row), from: moved.from }
}

/** Where no step can be named, it goes back to its plan's with the event's next new date. */
function reminderStep(
  event: EventDays,
  local: string,
): Partial<Pick<Row<'reminder'>, 'stepDays' | 'stepTime'>> {
  const step = stepTimeOf(event, local)
  return step === null ? {} : { stepDays: step.days, stepTime: step.time }
}
