import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type Holiday, holidaysOf } from '../language/holidays.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { deliveriesOf } from '../publishing/rows.ts'
import { lockedEvent } from './change-event.ts'
import { getEvent } from './events.ts'
import { correctEvent, type PlacedEvent, placeEvent, withdrawEvent } from './plan-event.ts'
import type { PlanDeps } from './plan-post.ts'
import { mergeEdits } from './rules/merge-edits.ts'
import { mostPublications, mostRepeatYears, movedWith } from './rules/recurrence.ts'
import { eventSentences } from './sentences.ts'
import {
  type EventBase,
  type EventEdit,
  type EventEditAsked,
  type EventMade,
  type EventNew,
  type EventShape,
  eventBase,
  type OccurrencesShape,
  type RepeatNew,
  type SeriesScope,
} from './shapes-event.ts'
import { eventsOfSeries, findEvent, insertSeries, updateEvent } from './store/events.ts'

/** What reads rules comes when one is read: it takes megabytes that most days do without. */
const repetitions = () => import('./occurrences.ts')

/**
 * Creates an event once for each time that it takes place, and plans what announces each. Texts
 * changed by hand are for the first: they may name its date. Nothing is kept unless all of it can be.
 * @throws Refusal (`not-found`, `bad-request`, `conflict`)
 */
export async function createSeries(
  deps: PlanDeps,
  by: Actor,
  wanted: EventNew,
  { rule, except }: RepeatNew,
): Promise<EventMade> {
  const now = deps.clock.now()
  const { occurrencesOf } = await repetitions()
  const { first, repeated } = await deps.db.transaction().execute(async db => {
    const { zone } = await communeOf({ db }, by.communeId)
    const { starts } = occurrencesOf({ startLocal: wanted.startLocal, zone, rule }, except)
    if (starts.length === 0) {
      throw new Refusal('bad-request', eventSentences.noDateLeft)
    }
    const seriesId = await insertSeries(db, { communeId: by.communeId, rule, createdAt: now })
    const repeated: { id: number; startLocal: string }[] = []
    let first: PlacedEvent | null = null
    for (const startLocal of starts) {
      await nextTurn()
      const placed = await placeEvent({ ...deps, db }, by, occurrence(wanted, startLocal))
      await updateEvent(db, placed.id, { seriesId })
      repeated.push({ id: placed.id, startLocal })
      if (first === null) {
        first = placed
        const each = await deliveriesOf(db, by.communeId, { eventIds: [placed.id] })
        refuseManyPublications(starts.length * each.length)
      }
    }
    if (first === null) throw new Error('a series begins with its first event')
    await writeJournal(db, {
      communeId: by.communeId,
      at: now,
      actor: by.actor,
      action: 'event.repeated',
      subject: `event:${first.id}`,
      detail: { events: repeated.length },
    })
    return { first, repeated }
  })
  deps.changes.tell(by.communeId, 'deliveries')
  return { ...(await getEvent(deps, by.communeId, first.id, { isNew: true })), ...first, repeated }
}

function refuseManyPublications(count: number): void {
  if (count <= mostPublications) return
  throw new Refusal('bad-request', eventSentences.tooManyPosts(count, mostPublications))
}

/** The same event on another date: what was written for the first date stays with it. */
function occurrence(wanted: EventNew, startLocal: string): EventNew {
  const from = wanted.startLocal
  if (startLocal === from) return wanted
  const { plan } = wanted
  return {
    ...wanted,
    startLocal,
    endLocal: wanted.endLocal === null ? null : movedWith(wanted.endLocal, from, startLocal),
    times: wanted.times.map(time => movedWith(time, from, startLocal)),
    texts: {},
    plan:
      plan === null
        ? null
        : { ...plan, steps: plan.steps?.map(step => ({ ...step, texts: {} })) ?? null },
    slug: null,
  }
}

/**
 * Changes an event and, by `scope`, what it repeats with: each keeps its own date, moved by as many
 * days as this one, and takes all else, or with `base` all that was changed. What is past stays as it
 * was.
 * @throws Refusal (`not-found`, `bad-request`; `conflict` for what others changed since `base`, which
 * it brings along)
 */
export async function editSeries(
  deps: PlanDeps,
  by: Actor,
  id: number,
  asked: EventEditAsked,
  scope: SeriesScope,
): Promise<EventShape> {
  await deps.db.transaction().execute(async db => {
    const wanted = mergedEdit(asked, await lockedEvent(db, by.communeId, id))
    const { event, targets } = await targetsOf({ ...deps, db }, by, id, scope)
    for (const target of targets) {
      await nextTurn()
      const edit =
        target.id === id
          ? wanted
          : siblingEdit(asked, event, await lockedEvent(db, by.communeId, target.id))
      await correctEvent({ ...deps, db }, by, target.id, edit)
    }
  })
  deps.changes.tell(by.communeId, 'deliveries')
  return await getEvent(deps, by.communeId, id)
}

/** @throws Refusal (`conflict`) */
function mergedEdit({ base, ...asked }: EventEditAsked, found: EventBase): EventEdit {
  if (!base) return asked
  const current = eventBase.parse(found)
  const { merged, clashes } = mergeEdits(asked, base, current)
  if (clashes.length === 0) return merged
  const theirs = Object.entries(current)
    .filter(([field]) => clashes.includes(field))
    .map(([field, value]) => [field, String(value ?? '')])
  const { changedByOthers } = eventSentences
  throw new Refusal('conflict', changedByOthers, undefined, Object.fromEntries(theirs))
}

/**
 * Deletes an event and, by `scope`, what it repeats with, as `withdrawEvent` does each.
 * @throws Refusal (`not-found`; `conflict` for one that took place and was announced)
 */
export async function removeSeries(
  deps: PlanDeps,
  by: Actor,
  id: number,
  scope: SeriesScope,
): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const { targets } = await targetsOf({ ...deps, db }, by, id, scope)
    for (const target of targets) {
      await nextTurn()
      await withdrawEvent({ ...deps, db }, by, target.id)
    }
  })
  deps.changes.tell(by.communeId, 'deliveries')
}

/**
 * What an event becomes when another one of its series is changed: moved by as many days, at the
 * other's new hour. By `base` it takes what was changed, and keeps what is its own.
 */
function siblingEdit(
  { base, ...asked }: EventEditAsked,
  changed: Pick<EventBase, 'startLocal'>,
  found: EventBase,
): EventEdit {
  const own = eventBase.parse(found)
  const edit = base ? mergeEdits(asked, base, own).merged : asked
  const { startLocal: to, endLocal } = edit
  if (base && to === own.startLocal && endLocal === own.endLocal) return edit
  const day = movedWith(own.startLocal, changed.startLocal, to).slice(0, 10)
  const startLocal = `${day}${to.slice(10)}`
  return {
    ...edit,
    startLocal,
    endLocal: endLocal === null ? null : movedWith(endLocal, to, startLocal),
  }
}

async function targetsOf(
  { db, clock }: Pick<PlanDeps, 'db' | 'clock'>,
  by: Actor,
  id: number,
  scope: SeriesScope,
): Promise<{ event: Row<'event'>; targets: Row<'event'>[] }> {
  const event = await findEvent(db, by.communeId, id)
  if (event === undefined) throw notFound(eventSentences.event)
  if (scope === 'this' || event.seriesId === null) return { event, targets: [event] }
  const now = clock.now()
  const targets = (await eventsOfSeries(db, by.communeId, event.seriesId)).filter(
    one =>
      one.id === id ||
      (one.startsAt >= now &&
        one.status === event.status &&
        (scope === 'all' || one.startsAt > event.startsAt)),
  )
  return { event, targets }
}

/**
 * The dates that a repetition gives, with the public holidays among them, before anything is made.
 * @throws Refusal (`bad-request`) for a rule that is none.
 */
export async function previewSeries(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  wanted: { startLocal: string; rule: string; except: string[] },
): Promise<OccurrencesShape> {
  const { zone } = await communeOf(deps, communeId)
  const { startLocal: first, rule } = wanted
  const { occurrencesOf } = await repetitions()
  const { starts, isCut } = occurrencesOf({ startLocal: first, rule, zone })
  const holidays = new Map<string, Holiday>()
  for (const year of new Set(starts.map(start => Number(start.slice(0, 4))))) {
    for (const holiday of holidaysOf(year, 'FR')) holidays.set(holiday.date, holiday)
  }
  return {
    dates: starts.map(startLocal => ({
      startLocal,
      holiday: holidays.get(startLocal.slice(0, 10))?.name ?? null,
      excepted: wanted.except.includes(startLocal.slice(0, 10)),
    })),
    isCut,
    years: mostRepeatYears,
  }
}
