import type { OfficeCalendar } from '../../hours/rules-opening-hours.ts'
import { dateOfDay, type Zone } from '../../language/zone.ts'
import { weekdayOf } from './reply-figures.ts'
import { type Difference, differenceOf, type Proportion } from './reply-stats.ts'

const MINUTE = 60_000
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES
const DAY = DAY_MINUTES * MINUTE

/** Less says nothing: so many messages, and on so many days, for one post may bring them all. */
const leastSlot = { messages: 5, days: 4 } as const
/** An hour is worth a sentence where the lower bound of what it gains is a whole message. */
const leastGained = 1
/** Nobody reads further. */
const mostSlots = 5
/** A weekday without usual hours for so long has none. */
const searchedDays = 366
const yearDays = 365

/** From and to which minute of a local day. */
type Span = readonly [from: number, to: number]

/** An hour of a weekday (0 is Monday) during which the mairie is closed, and what came then. */
type Slot = Proportion & { weekday: number; from: number; to: number; days: Set<number> }

/** What opening in a slot would have brought. */
export type SlotGain = Proportion & {
  weekday: number
  /** Minutes after midnight, by the local clock. */
  from: number
  to: number
  /** Messages more within the target, and between which bounds in 95 of 100 cases. */
  gained: Difference
  /** Whether that is sure enough to be said. */
  isOffered: boolean
  /** Days of the period on which the mairie would have opened, and in the year after it. */
  openings: number
  yearOpenings: number
}

/**
 * A day's closed time cut into hours: from each closing on, and before the first opening backwards from
 * it, so that each hour touches the opening hours or another one that does; what is left before the next
 * opening or at the day's ends is shorter. A day without opening hours is cut at its whole hours.
 * @param open in order, without overlap
 */
export function closedSlots(open: readonly Span[]): Span[] {
  const [first, ...others] = open
  if (first === undefined) return cut(0, DAY_MINUTES)
  const before: Span[] = []
  for (let at = first[0]; at > 0; at -= HOUR_MINUTES)
    before.push([Math.max(0, at - HOUR_MINUTES), at])
  const starts = [...others.map(([from]) => from), DAY_MINUTES]
  return [
    ...before.reverse(),
    ...open.flatMap(([, closes], place) => cut(closes, starts[place] ?? closes)),
  ]
}

function cut(from: number, to: number): Span[] {
  const spans: Span[] = []
  for (let at = from; at < to; at += HOUR_MINUTES) spans.push([at, Math.min(at + HOUR_MINUTES, to)])
  return spans
}

/** What holds on a date: its opening hours by the local clock, and whether they are the week's usual ones. */
type Opening = { open: readonly Span[]; isUsual: boolean }

/**
 * What an hour more of opening would have brought, from what came (docs/figures.md, « Opening an hour
 * more »). On the residents' clock: a message counts as answered where it was within its target of
 * minutes, whether the mairie was open or not. Those of a slot are compared with those that came during
 * opening hours; of both only such that had the whole target left before the doors close, so that both
 * clocks are one there.
 */
export class ClosedSlots {
  /** Those whose fate by their target is known, and how many of them were answered by then. */
  readonly all: Proportion = { part: 0, whole: 0 }
  /** The same of those that came during opening hours with their target left. */
  readonly inHours: Proportion = { part: 0, whole: 0 }
  readonly #calendar: OfficeCalendar
  readonly #zone: Zone
  readonly #until: number
  readonly #slots: Slot[][]
  readonly #dates = new Map<number, Opening>()
  #firstDay = Number.POSITIVE_INFINITY

  /** @param until number of the last local day: the slots are of the usual hours on it */
  constructor(calendar: OfficeCalendar, zone: Zone, until: number) {
    this.#calendar = calendar
    this.#zone = zone
    this.#until = until
    this.#slots = Array.from({ length: 7 }, (_, weekday) =>
      closedSlots(this.#usualHours(weekday)).map(([from, to]) => ({
        ...{ weekday, from, to },
        ...{ part: 0, whole: 0, days: new Set() },
      })),
    )
  }

  /**
   * @param day of `at`, ms UTC, by the local clock
   * @param elapsedMs until the answer, or waited so far
   */
  add(day: number, at: number, targetMs: number, elapsedMs: number, isAnswered: boolean): void {
    const isWithin = elapsedMs <= targetMs
    // Who waits, and has not for so long, may yet be answered in time.
    if (!isAnswered && isWithin) return
    const isGood = isAnswered && isWithin
    count(this.all, isGood)
    if (day < this.#firstDay) this.#firstDay = day
    const time = (at + this.#zone.offsetAt(at) - day * DAY) / MINUTE
    const last = time + targetMs / MINUTE
    const { open } = this.#on(day)
    const hours = open.find(span => isIn(time, span))
    if (hours !== undefined) {
      if (last <= hours[1]) count(this.inHours, isGood)
      return
    }
    const slot = this.#slots[weekdayOf(day)]?.find(({ from, to }) => isIn(time, [from, to]))
    if (slot === undefined || !this.#wouldOpen(slot, day)) return
    const closes = open.find(([opens]) => opens === slot.to)?.[1] ?? slot.to
    if (last > closes) return
    count(slot, isGood)
    slot.days.add(day)
  }

  /** The best slots, five at most: by the lower bound of what they would have brought, for the best of many is luck in part. */
  gains(): SlotGain[] {
    return this.#slots
      .flat()
      .flatMap(({ days, weekday, from, to, part, whole }) => {
        if (whole < leastSlot.messages || days.size < leastSlot.days) return []
        const difference = differenceOf({ part, whole }, this.inHours)
        if (difference === null) return []
        const { value, low, high } = difference
        const gained = { value: value * whole, low: low * whole, high: high * whole }
        return [{ weekday, from, to, part, whole, gained }]
      })
      .sort((a, b) => b.gained.low - a.gained.low || a.weekday - b.weekday || a.from - b.from)
      .slice(0, mostSlots)
      .map(slot => {
        const { weekday } = slot
        const period = this.#days(weekday, this.#firstDay, this.#until)
        const year = this.#days(weekday, this.#until + 1, this.#until + yearDays)
        return {
          ...slot,
          isOffered: slot.gained.low >= leastGained,
          openings: period.filter(day => this.#wouldOpen(slot, day)).length,
          yearOpenings: year.filter(day => this.#on(day).isUsual).length,
        }
      })
  }

  /** The days of a weekday, both bounds included. */
  #days(weekday: number, first: number, last: number): number[] {
    const days: number[] = []
    for (let day = first; day <= last; day++) if (weekdayOf(day) === weekday) days.push(day)
    return days
  }

  /** Whether opening then would have been new: not on a holiday, a closed or special day, nor where it was open. */
  #wouldOpen(slot: { from: number; to: number }, day: number): boolean {
    const { open, isUsual } = this.#on(day)
    return isUsual && !open.some(([opens, closes]) => opens < slot.to && closes > slot.from)
  }

  #on(day: number): Opening {
    let found = this.#dates.get(day)
    if (found === undefined) {
      const date = dateOfDay(day)
      const minute = (at: number) => (at + this.#zone.offsetAt(at) - day * DAY) / MINUTE
      found = {
        open: this.#calendar
          .intervalsOn(date)
          .map(({ start, end }): Span => [minute(start), minute(end)]),
        isUsual: this.#calendar.ruleOn(date) === 'week',
      }
      this.#dates.set(day, found)
    }
    return found
  }

  /** The hours of the last such weekday that was neither a holiday nor special. */
  #usualHours(weekday: number): readonly Span[] {
    for (let day = this.#until; day > this.#until - searchedDays; day--) {
      if (weekdayOf(day) !== weekday) continue
      const { open, isUsual } = this.#on(day)
      if (isUsual) return open
    }
    return []
  }
}

const isIn = (time: number, [from, to]: Span) => time >= from && time < to

function count(counted: Proportion, isGood: boolean): void {
  counted.whole++
  if (isGood) counted.part++
}
