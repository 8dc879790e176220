import { randomUUID } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { setEventPictures } from '../pictures/rows.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { changeInside, followCorrection, lockedEvent } from './change-event.ts'
import { correctPublished } from './correct-published.ts'
import { getEvent, isAnnounced } from './events.ts'
import { instantOf, refuseSkipped } from './local-times.ts'
import { renewNotices } from './notices.ts'
import { type PlanDeps, picturesOf, placePost, readNamed, recordPlanned } from './plan-post.ts'
import { placePlan, planFor } from './plan-steps.ts'
import { cardFor, publicEventUrl, slugFor } from './public-event.ts'
import { rewordPlanned } from './reword-event.ts'
import { composeFor } from './rules/compose.ts'
import { eventSentences } from './sentences.ts'
import type { EventEdit, EventMade, EventNew, EventShape } from './shapes-event.ts'
import { deleteEvent, findEvent, insertEvent, updateEvent } from './store/events.ts'

/**
 * Creates an event and plans what announces it: one post, a variant for each channel, a delivery
 * for each channel and time. Nothing is kept unless all of it can be.
 * @throws Refusal (`not-found`, `bad-request`, `conflict`) that says what would be refused.
 */
export async function createEvent(deps: PlanDeps, by: Actor, wanted: EventNew): Promise<EventMade> {
  const made = await deps.db
    .transaction()
    .execute(async db => await placeEvent({ ...deps, db }, by, wanted))
  deps.changes.tell(by.communeId, 'deliveries')
  return { ...(await getEvent(deps, by.communeId, made.id, { isNew: true })), ...made }
}

export type PlacedEvent = Pick<EventMade, 'id' | 'skipped' | 'skippedSteps'>

/**
 * The same inside a transaction, for a caller that makes several.
 * @throws Refusal, and the transaction must end without it.
 */
export async function placeEvent(
  deps: PlanDeps & { db: Db },
  by: Actor,
  { channels, plan, times, texts, comment, slug, ...fields }: EventNew,
): Promise<PlacedEvent> {
  const { db } = deps
  const now = deps.clock.now()
  const named = await readNamed(deps, by.communeId, { media: fields.media, channels })
  const { zone } = named.commune
  const eventPlan = plan === null ? null : await planFor(deps, by.communeId, plan)
  const event = await insertEvent(db, {
    ...columnsOf(fields, zone),
    communeId: by.communeId,
    zone,
    status: 'planned',
    uid: `${randomUUID()}@tambour`,
    slug: await slugFor(db, slug),
    planName: eventPlan?.name ?? null,
    createdBy: by.userId,
    createdAt: now,
    updatedAt: now,
  })
  await setEventPictures(db, event.id, fields.media)
  const { posts, skippedSteps } =
    eventPlan === null
      ? { posts: [], skippedSteps: [] }
      : await placePlan(deps, by, event, eventPlan, { ...named, comment })
  const made: PlacedEvent = { id: event.id, skipped: [], skippedSteps }
  if (times.length > 0) {
    if (channels.length === 0) throw new Refusal('bad-request', eventSentences.chooseChannel)
    const url = publicEventUrl(deps, event)
    const post = await placePost(deps, by, {
      ...named,
      eventId: event.id,
      text: fields.text,
      link: cardFor(event, named.pictures, url),
      times,
      texts,
      comment,
      textFor: target => composeFor(target, event, { url }),
    })
    posts.push(post)
    made.skipped = post.skipped
  } else if (eventPlan === null && channels.length > 0) {
    throw new Refusal('bad-request', eventSentences.chooseDate)
  }
  await journal(db, by, now, 'event.created', event.id)
  await recordPlanned(deps, by, event.id, posts)
  await deps.approvals.review(deps, by, { eventId: event.id })
  return made
}

/**
 * Changes an event. What was composed from it and has not gone out yet is composed anew, and what is
 * out already is corrected where its network lets us; texts written by hand stay. Where its dates are corrected, what is
 * planned moves with them.
 * @throws Refusal (`not-found`, `bad-request`; `conflict` for the dates of one that does not take
 * place, or nobody knows when)
 */
export async function editEvent(
  deps: PlanDeps,
  by: Actor,
  id: number,
  wanted: EventEdit,
): Promise<EventShape> {
  await deps.db.transaction().execute(db => correctEvent({ ...deps, db }, by, id, wanted))
  deps.changes.tell(by.communeId, 'deliveries')
  return await getEvent(deps, by.communeId, id)
}

/**
 * The same inside a transaction, for a caller that changes several.
 * @throws Refusal, and the transaction must end without it.
 */
export async function correctEvent(
  deps: PlanDeps & { db: Db },
  by: Actor,
  id: number,
  wanted: EventEdit,
): Promise<void> {
  const { db } = deps
  const now = deps.clock.now()
  const before = await lockedEvent(db, by.communeId, id)
  await picturesOf(db, by.communeId, wanted.media)
  const columns = columnsOf(wanted, before.zone)
  const isMoved = before.startLocal !== columns.startLocal || before.endLocal !== columns.endLocal
  if (isMoved) await followCorrection(db, deps, before, { ...columns, status: before.status })
  const sequence = before.sequence + (isMoved || before.place !== columns.place ? 1 : 0)
  await updateEvent(db, id, { ...columns, sequence, updatedAt: now })
  await setEventPictures(db, id, wanted.media)
  const after = { ...(await eventRow(db, by.communeId, id)), media: wanted.media }
  await rewordPlanned(deps, by, before, after)
  await correctPublished(deps, by, before, after)
  if (isMoved) await renewNotices(deps, by, after, before)
  await deps.approvals.review(deps, by, { eventId: id })
  await journal(db, by, now, 'event.changed', id)
}

/**
 * Deletes an event of which nobody has heard. One that was announced is cancelled, which is said
 * wherever it was: what was published or offered is not unsaid by forgetting it.
 * @returns whether it is gone
 * @throws Refusal (`not-found`; `conflict` for one that took place and was announced), and the
 * transaction must end without it.
 */
export async function withdrawEvent(
  deps: PlanDeps & { db: Db },
  by: Actor,
  id: number,
): Promise<boolean> {
  const { db } = deps
  const event = await lockedEvent(db, by.communeId, id)
  if (await isAnnounced(deps, event)) {
    // Asked again, there is nothing more to say.
    if (event.status !== 'cancelled') await changeInside(db, deps, by, event, { kind: 'cancel' })
    return false
  }
  await deleteEvent(db, id)
  await journal(db, by, deps.clock.now(), 'event.deleted', id)
  return true
}

async function eventRow(db: Db, communeId: number, id: number): Promise<Row<'event'>> {
  const event = await findEvent(db, communeId, id)
  if (event === undefined) throw notFound(eventSentences.event)
  return event
}

function columnsOf(
  { title, startLocal, endLocal, place, text, hashtags, link }: EventEdit,
  zone: string,
) {
  const { noSuchStart, noSuchEnd } = eventSentences
  refuseSkipped(startLocal, zone, 'startLocal')
  const startsAt = instantOf(startLocal, zone, noSuchStart, 'startLocal')
  if (endLocal !== null) refuseSkipped(endLocal, zone, 'endLocal')
  const endsAt = endLocal === null ? null : instantOf(endLocal, zone, noSuchEnd, 'endLocal')
  if (endsAt !== null && endsAt < startsAt) {
    throw new Refusal('bad-request', eventSentences.endsBeforeItBegins, 'endLocal')
  }
  return { title, startLocal, endLocal, startsAt, endsAt, place, text, hashtags, link }
}

async function journal(
  db: Db,
  by: Actor,
  at: number,
  action: JournalAction,
  event: number,
): Promise<void> {
  await writeJournal(db, {
    communeId: by.communeId,
    at,
    actor: by.actor,
    action,
    subject: `event:${event}`,
  })
}
