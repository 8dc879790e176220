import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { localTimeOf } from '../language/instant.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { picturesOfEvents, setEventPictures } from '../pictures/rows.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { planOf } from './change-plan.ts'
import { correctPublished } from './correct-published.ts'
import { getEvent } from './events.ts'
import { followEvent, followWithReminders } from './follow-event.ts'
import { instantOf } from './local-times.ts'
import { planNotices } from './notices.ts'
import { replacementsFor, unstamped } from './old-date.ts'
import type { PlanDeps } from './plan-post.ts'
import { isOnAgenda } from './public-event.ts'
import { refuseChange } from './refuse-change.ts'
import { type PicturedEvent, rewordPlanned } from './reword-event.ts'
import {
  type EventChange,
  type EventState,
  eventAfter,
  isAsAsked,
  noticeHoldMs,
  saysTheSame,
  stateWhen,
} from './rules/event-change.ts'
import { eventSentences } from './sentences.ts'
import type { EventShape } from './shapes-event.ts'
import type {
  EventChangeAsked,
  EventChangeNew,
  EventChangePlan,
  Rewording,
  Untold,
} from './shapes-event-change.ts'
import { changesOfEvent, insertEventChange, lockEvent } from './store/event-changes.ts'
import { findEvent, updateEvent } from './store/events.ts'

export type ChangeDeps = PlanDeps

/**
 * What a change would do, without doing it: it is done and undone, so that what is shown is what
 * happens.
 * @throws Refusal, as `changeEvent`
 */
export async function previewEventChange(
  deps: ChangeDeps,
  by: Actor,
  id: number,
  change: EventChangeAsked,
): Promise<EventChangePlan> {
  try {
    await deps.db.transaction().execute(async db => {
      const event = await lockedEvent(db, by.communeId, id)
      throw new Undone(await apply(db, deps, by, event, change, wishOf(change)))
    })
  } catch (error) {
    if (error instanceof Undone) return error.plan
    throw error
  }
  throw new Error('a preview was not undone')
}

/** Ends a transaction without keeping it. */
class Undone extends Error {
  readonly plan: EventChangePlan
  constructor(plan: EventChangePlan) {
    super('undone')
    this.plan = plan
  }
}

/**
 * Puts an event off, cancels it, or lets it take place after all. What is planned follows it, and
 * wherever something about it is out a notice goes out half a minute later. Asked twice, it is done
 * once.
 * @throws Refusal (`not-found`; `bad-request` for a date that is past or the same; `conflict` when
 * its status does not allow it, or it changed since it was looked at)
 */
export async function changeEvent(
  deps: ChangeDeps,
  by: Actor,
  id: number,
  { change, sequence, texts, untold, rewording }: EventChangeNew,
): Promise<EventShape> {
  // Drawn before the transaction, which holds the event: nobody who changes it waits for a drawing.
  const pictures = await replacementsFor(deps, by, change.kind, rewording?.pictures ?? {})
  const wish = { ...wishOf(change), texts, untold, rewording: { ...rewording, pictures } }
  const isNew = await deps.db.transaction().execute(async db => {
    const event = await lockedEvent(db, by.communeId, id)
    if (event.sequence !== sequence) {
      if (event.sequence === sequence + 1 && isAsAsked(event, change)) return false
      throw new Refusal('conflict', eventSentences.changedMeanwhile)
    }
    await apply(db, deps, by, event, change, wish)
    return true
  })
  if (isNew) deps.changes.tell(by.communeId, 'deliveries')
  return await getEvent(deps, by.communeId, id)
}

/**
 * For a caller that shows no preview, inside a transaction that holds the event: as
 * `changeEvent`, with notices as they are composed.
 * @returns what it did
 */
export async function changeInside(
  db: Db,
  deps: ChangeDeps,
  by: Actor,
  event: PicturedEvent,
  change: EventChange,
): Promise<EventChangePlan> {
  return await apply(db, deps, by, event, change, wishOf({ detail: '' }))
}

/**
 * An event whose dates were corrected, not put off: what is planned follows, and no notice goes out.
 * Inside a transaction that holds it (`lockEvent`).
 */
export async function followCorrection(
  db: Db,
  deps: Pick<ChangeDeps, 'clock'>,
  before: Row<'event'>,
  after: EventState,
): Promise<void> {
  if (before.status !== 'planned') {
    throw new Refusal(
      'conflict',
      before.status === 'cancelled'
        ? eventSentences.cancelledNoDates
        : eventSentences.postponedNoDates,
    )
  }
  const now = deps.clock.now()
  const following = { event: before, before: stateOf(before), after, now }
  await followEvent(db, following)
  await followWithReminders(db, following)
  await keepChange(db, before, now)
}

/** The event as nobody else can change it before the transaction's end. */
export async function lockedEvent(db: Db, communeId: number, id: number): Promise<PicturedEvent> {
  await lockEvent(db, communeId, id)
  const event = await findEvent(db, communeId, id)
  if (event === undefined) throw notFound(eventSentences.event)
  return { ...event, media: (await picturesOfEvents(db, [id])).get(id) ?? [] }
}

const actions = {
  postpone: 'event.postponed',
  cancel: 'event.cancelled',
  reinstate: 'event.reinstated',
} as const satisfies Record<EventChange['kind'], JournalAction>

/** What a person wishes of a change beside the change itself. */
type Wish = {
  detail: string
  texts: Record<string, string>
  untold: Untold | undefined
  rewording: Partial<Omit<Rewording, 'pictures'>> & { pictures: ReadonlyMap<number, number> }
}

/** All are told, in the words that are proposed. */
const wishOf = ({ detail }: { detail: string }): Wish => ({
  detail,
  texts: {},
  untold: undefined,
  rewording: { pictures: new Map() },
})

async function apply(
  db: Db,
  deps: ChangeDeps,
  by: Actor,
  event: PicturedEvent,
  change: EventChange,
  { detail, texts, untold, rewording }: Wish,
): Promise<EventChangePlan> {
  const now = deps.clock.now()
  refuseChange(event, change, localTimeOf(now, event.zone))
  const past = await changesOfEvent(db, event.id)
  const before = stateOf(event)
  const after = eventAfter(before, change, past.at(-1)?.statusBefore ?? 'planned')
  const following = { event, before, after, now }
  const followed = await followEvent(db, following)
  const reminders = await followWithReminders(db, following)
  const readers = await deps.eventReaders.listReaders(db, event)
  const isPublic = isOnAgenda(event)
  // Nobody was told of a date that nothing named: it is not « put off » from it.
  const isKnown = followed.isOnChannels || isPublic || readers.length > 0
  const patch = {
    ...after,
    startsAt: instantOf(after.startLocal, event.zone),
    endsAt: after.endLocal === null ? null : instantOf(after.endLocal, event.zone),
    sequence: event.sequence + 1,
    previousStartLocal: isKnown ? previousStart(event, after, past) : event.previousStartLocal,
    title: rewording.title ?? event.title,
    text: rewording.text ?? event.text,
    updatedAt: now,
  }
  await updateEvent(db, event.id, patch)
  const isBack =
    after.status === 'planned' &&
    after.startLocal === (past[0]?.startLocalBefore ?? event.startLocal)
  const plain = await unstamped(db, event, change.kind, isBack)
  const pictures = new Map([...plain, ...rewording.pictures])
  const media = event.media.map(id => pictures.get(id) ?? id)
  if (pictures.size > 0) await setEventPictures(db, event.id, media)
  const changed: PicturedEvent = { ...event, ...patch, media }
  const inside = { ...deps, db }
  const byHand = { texts: rewording.deliveries ?? {}, pictures }
  const composed = await rewordPlanned(inside, by, event, changed, byHand)
  const wish = { detail, texts, untold: untold?.channels ?? [] }
  const corrections = await correctPublished(inside, by, event, changed, wish)
  const made = await planNotices(inside, by, changed, before, wish, corrections.suffices)
  // Taken back before anybody was told: there is nothing to tell.
  const isTakenBack = saysTheSame(stateWhen(past, now - noticeHoldMs, before), after)
  const untoldReaders = isTakenBack ? readers.map(({ key }) => key) : (untold?.readers ?? [])
  await deps.eventReaders.leaveOut(db, event, untoldReaders)
  await reviewAfter(inside, by, event, after)
  await keepChange(db, event, now)
  await writeJournal(db, {
    communeId: by.communeId,
    at: now,
    actor: by.actor,
    action: actions[change.kind],
    subject: `event:${event.id}`,
    detail: {
      from: before.startLocal,
      to: after.status === 'planned' ? after.startLocal : null,
      notices: made.notices.length,
    },
  })
  const done = { ...followed, reminders, made, corrected: corrections.shown, readers, isPublic }
  return await planOf(db, event, changed, { ...done, composed })
}

/**
 * What has new words waits for approval again where somebody must agree. The event itself was agreed
 * to: the public agenda goes on saying when it is.
 */
async function reviewAfter(
  deps: ChangeDeps,
  by: Actor,
  { id }: Row<'event'>,
  { status }: EventState,
): Promise<void> {
  if (status !== 'planned') return
  await deps.approvals.review(deps, by, { eventId: id, postsAlone: true })
}

async function keepChange(db: Db, before: Row<'event'>, now: number): Promise<void> {
  await insertEventChange(db, {
    eventId: before.id,
    sequence: before.sequence + 1,
    at: now,
    statusBefore: before.status,
    startLocalBefore: before.startLocal,
    endLocalBefore: before.endLocal,
    previousStartLocalBefore: before.previousStartLocal,
  })
}

const stateOf = ({ status, startLocal, endLocal }: EventState): EventState => ({
  status,
  startLocal,
  endLocal,
})

/**
 * When it was to begin before it was put off: of a change that is undone, what it was before that;
 * of an event that waited for its date, the one that it had.
 */
function previousStart(
  event: Row<'event'>,
  after: EventState,
  past: readonly Row<'eventChange'>[],
): string | null {
  if (after.status === 'cancelled' || event.status === 'cancelled') return event.previousStartLocal
  const last = past.at(-1)
  if (
    last?.statusBefore === 'planned' &&
    last.startLocalBefore === after.startLocal &&
    after.status === 'planned'
  ) {
    return last.previousStartLocalBefore
  }
  if (event.status === 'postponed') return event.previousStartLocal
  return event.startLocal === after.startLocal && after.status === 'planned'
    ? event.previousStartLocal
    : event.startLocal
}
