import type { SourceEvent } from '../calendar/rules/source.ts'
import { timesOfDays, wholeDaysOf } from '../events/rules/all-day.ts'
import type { EventState } from '../events/rules/event-change.ts'
import type { EventDays, EventStatus } from '../events/rules/plan.ts'
import { mended, withoutNul } from '../language/foreign-text.ts'
import { type Announced, type AnnouncedField, announcedFields, saysSame } from './rules-proposal.ts'

/**
 * What a committee's calendar says of an event. `gone`: it was there and is not any more, which may
 * be no more than a calendar that was cut off.
 */
export const sourceStatuses = ['planned', 'cancelled', 'postponed', 'gone'] as const
export type SourceStatus = (typeof sourceStatuses)[number]

export type SourceSays = Announced & { status: SourceStatus }

/** What a reading found: events to come that are proposed, others that wait, articles without a date. */
export type Found = { upcoming: number; left: number; undated: number }

/** How far ahead something is proposed, how much of one calendar, and how often one repetition. */
const monthsAhead = 12
export const mostProposed = 200
export const mostOfSeries = 12

/**
 * The events of a calendar that may be proposed: those that begin after now, within a year, of each
 * repetition the next twelve, two hundred in all. The others come when their time does.
 * @param now local time of the commune
 */
export function proposable(
  events: readonly SourceEvent[],
  now: string,
): { proposed: SourceEvent[]; left: number } {
  const horizon = `${Number(now.slice(0, 4)) + monthsAhead / 12}${now.slice(4)}`
  const toCome = events
    .filter(event => beginsAfter(event, now))
    .sort((one, other) => one.startLocal.localeCompare(other.startLocal))
  const times = new Map<string, number>()
  const proposed: SourceEvent[] = []
  for (const event of toCome) {
    const series = seriesOf(event.uid)
    const before = series === null ? 0 : (times.get(series) ?? 0)
    if (event.startLocal > horizon || before >= mostOfSeries || proposed.length >= mostProposed) {
      continue
    }
    if (series !== null) times.set(series, before + 1)
    proposed.push(event)
  }
  return { proposed, left: toCome.length - proposed.length }
}

/** For a whole day: not the one that has begun. */
export function beginsAfter({ startLocal }: EventDays, now: string): boolean {
  return startLocal.length === 10 ? startLocal > now.slice(0, 10) : startLocal > now
}

/** What all times of a repetition have in common; null: it is one event. */
function seriesOf(uid: string): string | null {
  return /^(.*)#\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/s.exec(uid)?.[1] ?? null
}

/** Whether what is called off is this event, or all of its repetition. */
export const isCalledOff = (uid: string, calledOff: ReadonlySet<string>): boolean =>
  calledOff.has(uid) || calledOff.has(seriesOf(uid) ?? uid)

/**
 * An event's words as one of ours has them, so that what comes back from the calendar unchanged is
 * seen to be. What an event must have and this one has not, is the commune and the title.
 */
export function announcedBy(event: SourceEvent, commune: string): Announced {
  const { startLocal, endLocal, link } = event
  const title = clipped(event.title.replace(/\s+/g, ' '), 140)
  const isLink = link !== null && link.length <= 500 && URL.canParse(link)
  return {
    title,
    startLocal,
    endLocal,
    place: clipped(event.place.replace(/\s+/g, ' '), 200) || commune,
    text: clipped(event.text, 5_000) || title,
    link: isLink ? link : null,
  }
}

function clipped(text: string, most: number): string {
  const mine = withoutNul(mended(text).toWellFormed()).trim()
  if (mine.length <= most) return mine
  return `${mine.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** When an event is to be by its calendar; where that gives no hour, at the hour that it has, or on whole days. */
function daysOf(source: EventDays, event: EventDays): EventDays {
  const { startLocal, endLocal } = source
  if (startLocal.length > 10) return { startLocal, endLocal }
  if (wholeDaysOf(event) !== null) return timesOfDays(startLocal, endLocal ?? startLocal)
  return {
    startLocal: `${startLocal}${event.startLocal.slice(10)}`,
    endLocal: endLocal === null ? null : `${endLocal}T23:59`,
  }
}

/** What is to become of what a calendar says anew of an event. */
export type Merge = {
  /** What the mairie has not changed by hand: the event follows. */
  follows: AnnouncedField[]
  /** What it has: a person decides. */
  asks: AnnouncedField[]
  /** Whether a person decides about the status. */
  asksStatus: boolean
}

/**
 * Tells what follows by itself from what is a person's, by three: what the mairie knows of the
 * calendar, what the calendar says now, and the event as it is. Start and end go together.
 */
export function merge(
  known: SourceSays,
  now: SourceSays,
  event: Announced & { status: EventStatus },
): Merge {
  const found: Merge = { follows: [], asks: [], asksStatus: isAsked(known, now, event) }
  // The text of what does not take place concerns nobody until it does.
  if (event.status === 'cancelled' || now.status === 'gone') return found
  const differs = (field: AnnouncedField) =>
    known[field] !== now[field] && !saysSame(now, event, field)
  for (const fields of parts) {
    if (!fields.some(differs)) continue
    const isDates = fields[0] === 'startLocal'
    const isOurs = !fields.every(field => saysSame(known, event, field))
    // An hour that the calendar gives now stands against the one that the mairie had to give.
    const isHour = isDates && known.startLocal.length < now.startLocal.length
    const isHeld = isOurs || isHour || (isDates && event.status !== 'planned')
    found[isHeld ? 'asks' : 'follows'].push(...fields.filter(differs))
  }
  return found
}

const parts: readonly (readonly AnnouncedField[])[] = [
  ['startLocal', 'endLocal'],
  ...announcedFields
    .filter(field => field !== 'startLocal' && field !== 'endLocal')
    .map(field => [field]),
]

/** Whether the event is otherwise than its calendar says, since it says so. */
function isAsked(known: SourceSays, now: SourceSays, { status }: { status: EventStatus }): boolean {
  return known.status !== now.status && !statusFor[now.status].includes(status)
}

/** What an event may be where its calendar says so. */
const statusFor: Record<SourceStatus, readonly EventStatus[]> = {
  planned: ['planned'],
  postponed: ['postponed', 'cancelled'],
  cancelled: ['cancelled'],
  gone: ['cancelled'],
}

/** The change of an event by which it is what its calendar says; null: it is already. */
export function changeFor(
  source: SourceSays,
  event: EventState,
):
  | { kind: 'cancel' | 'reinstate' }
  | { kind: 'postpone'; startLocal: string | null; endLocal: string | null }
  | null {
  if (source.status === 'cancelled' || source.status === 'gone') {
    return event.status === 'cancelled' ? null : { kind: 'cancel' }
  }
  if (source.status === 'postponed') {
    return event.status === 'planned'
      ? { kind: 'postpone', startLocal: null, endLocal: null }
      : null
  }
  if (event.status === 'cancelled') return { kind: 'reinstate' }
  const { startLocal, endLocal } = daysOf(source, event)
  const isSame = startLocal === event.startLocal && endLocal === event.endLocal
  return isSame && event.status === 'planned' ? null : { kind: 'postpone', startLocal, endLocal }
}
