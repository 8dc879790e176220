import type { OfficeCalendar } from '../../hours/rules-opening-hours.ts'
import { dateOfDay, type Zone } from '../../language/zone.ts'
import { type CurvePoint, drawCurve } from './answered-curve.ts'
import {
  ANSWERED,
  EXCLUDED,
  exclusionOf,
  type FigureColumns,
  HOLDING,
  OPEN,
  OUTSIDE,
  OVERDUE,
  outcomeOf,
  sortByKey,
  sortedByKey,
} from './episode-figures.ts'
import {
  type Proportion,
  type Quantiles,
  quantilesByGroup,
  type ReplySummary,
  wilson,
} from './reply-stats.ts'

/** A group's figures on both clocks. */
export type GroupFigures = { summary: ReplySummary; elapsed: Quantiles }

/** What an episode counts as, by its outcome and whether its own target was held. */
const ON_TIME = 0
const LATE = 1
const WAITING = 2
const MISSED = 3
const WITHDRAWN = 4
const LEFT_OUT = 5
const STANDINGS = 6

/**
 * The statistics of many episodes kept in columns. Two sorts in all, whatever the number of groups
 * that are asked for. What is read by the million is read as plain numbers of typed arrays.
 */
export class ReplyFigures {
  readonly columns: FigureColumns
  readonly #standing: Uint8Array
  /** 1 for those of the curve who still wait. */
  readonly #waits: Uint8Array
  /** Those who are on the curve, answers first. */
  readonly #onCurve: Uint32Array
  #office: Uint32Array | undefined
  #elapsed: Uint32Array | undefined

  constructor(columns: FigureColumns) {
    this.columns = columns
    const { length, flags } = columns
    this.#standing = new Uint8Array(length)
    this.#waits = new Uint8Array(length)
    let answered = 0
    let waiting = 0
    for (let index = 0; index < length; index++) {
      const standing = standingOf(flags[index] as number)
      this.#standing[index] = standing
      if (standing <= LATE) answered++
      else if (standing < WITHDRAWN) waiting++
    }
    // Answers first: the sort leaves them so where times are equal.
    const onCurve = new Uint32Array(answered + waiting)
    let nextWaiting = answered
    let nextAnswered = 0
    for (let index = 0; index < length; index++) {
      const standing = this.#standing[index] as number
      if (standing <= LATE) onCurve[nextAnswered++] = index
      else if (standing < WITHDRAWN) {
        onCurve[nextWaiting++] = index
        this.#waits[index] = 1
      }
    }
    this.#onCurve = onCurve
  }

  /** Those of the curve in the order of their times; put in order when they are first asked for. */
  get #byOffice(): Uint32Array {
    this.#office ??= sortedByKey(this.#onCurve, this.columns.officeMs)
    return this.#office
  }
  get #byElapsed(): Uint32Array {
    this.#elapsed ??= sortedByKey(this.#onCurve, this.columns.elapsedMs)
    return this.#elapsed
  }

  /** The work of many in steps, so that others get their turn between two: see `nextTurn`. */
  *steps(): Generator<undefined, void> {
    this.#office ??= yield* sortByKey(this.#onCurve, this.columns.officeMs)
    yield
    this.#elapsed ??= yield* sortByKey(this.#onCurve, this.columns.elapsedMs)
  }

  /**
   * The figures of each of `count` groups.
   * @param groups to which of them each episode belongs; -1: to none
   */
  of(count: number, groups: Int16Array): GroupFigures[] {
    const standings = new Int32Array(count * STANDINGS)
    for (let index = 0; index < groups.length; index++) {
      const group = groups[index] as number
      if (group < 0) continue
      const place = group * STANDINGS + (this.#standing[index] as number)
      standings[place] = (standings[place] as number) + 1
    }
    const counts = Array.from({ length: count }, (_, group) => [
      ...standings.subarray(group * STANDINGS, (group + 1) * STANDINGS),
    ])
    const sizes = counts.map(
      ([onTime = 0, late = 0, waiting = 0, missed = 0]) => onTime + late + waiting + missed,
    )
    const quantiles = (order: Uint32Array, times: Float64Array) =>
      quantilesByGroup({ order, times, waits: this.#waits }, groups, sizes)
    const office = quantiles(this.#byOffice, this.columns.officeMs)
    const elapsed = quantiles(this.#byElapsed, this.columns.elapsedMs)
    return counts.map((each, group) => ({
      summary: { ...countsIn(each), ...(office[group] ?? nothing) },
      elapsed: elapsed[group] ?? nothing,
    }))
  }

  /**
   * The share of those that had its answer by each time of a clock, in steps as `steps`.
   * @param members -1: not one of them
   * @param also times at which it is told besides, ms
   */
  *curve(
    members: Int16Array,
    also: readonly number[],
    clock: 'office' | 'elapsed' = 'office',
  ): Generator<undefined, CurvePoint[]> {
    const order = clock === 'office' ? this.#byOffice : this.#byElapsed
    return yield* drawCurve({ order, times: this.#times(clock), waits: this.#waits }, members, also)
  }

  /**
   * How many of each group were answered within a time, of those of whom it is known: they were, or
   * were seen to wait as long.
   * @param groups to which of them each episode belongs; -1: to none
   */
  quick(
    groups: Int16Array,
    count: number,
    ms: number,
    clock: 'office' | 'elapsed' = 'office',
  ): Proportion[] {
    const times = this.#times(clock)
    const found = Array.from({ length: count }, () => ({ part: 0, whole: 0 }))
    for (const index of this.#onCurve) {
      const one = found[groups[index] as number]
      if (one === undefined) continue
      const isAnswered = this.#isAnswered(index)
      const isWithin = (times[index] as number) <= ms
      if (isAnswered && isWithin) one.part++
      if (isAnswered || !isWithin) one.whole++
    }
    return found
  }

  /** The channels of those of a group that are counted or still have time, by number. */
  channelsOf(groups: Int16Array, group: number): number[] {
    const found = new Set<number>()
    for (const index of this.#onCurve) {
      if (groups[index] === group) found.add(this.columns.channelId[index] as number)
    }
    return [...found].sort((a, b) => a - b)
  }

  #times(clock: 'office' | 'elapsed'): Float64Array {
    return clock === 'office' ? this.columns.officeMs : this.columns.elapsedMs
  }

  /** Whether it was answered within the target. */
  isOnTime(index: number): boolean {
    return this.#standing[index] === ON_TIME
  }

  /** Counted, or still has time. */
  isMeasured(index: number): boolean {
    return (this.#standing[index] as number) < WITHDRAWN
  }

  /** Answered while the mairie was closed all the time. */
  isOutOfHours(index: number): boolean {
    const { flags, officeMs } = this.columns
    return (
      this.#isAnswered(index) && officeMs[index] === 0 && ((flags[index] as number) & OUTSIDE) !== 0
    )
  }

  /** Answered, and by a holding reply. */
  isHolding(index: number): boolean {
    return this.#isAnswered(index) && ((this.columns.flags[index] as number) & HOLDING) !== 0
  }

  /** Number of the reason in `exclusions`; 0 when it is not excluded. */
  exclusion(index: number): number {
    const flags = this.columns.flags[index] as number
    return outcomeOf(flags) === EXCLUDED ? exclusionOf(flags) : 0
  }

  #isAnswered(index: number): boolean {
    return (this.#standing[index] as number) <= LATE
  }
}

const nothing: Quantiles = { medianMs: null, p90Ms: null }

function standingOf(flags: number): number {
  const inTime = (flags & OVERDUE) === 0
  switch (outcomeOf(flags)) {
    case ANSWERED:
      return inTime ? ON_TIME : LATE
    case EXCLUDED:
      return LEFT_OUT
    case OPEN:
      return inTime ? WAITING : MISSED
    default:
      return inTime ? WITHDRAWN : MISSED
  }
}

function countsIn(counts: readonly number[]): Omit<ReplySummary, keyof Quantiles> {
  const [onTime = 0, late = 0, waiting = 0, missed = 0, withdrawn = 0, excluded = 0] = counts
  const counted = onTime + late + missed
  return {
    onTime,
    counted,
    waiting,
    missed,
    excluded,
    withdrawn,
    ratio: counted === 0 ? null : onTime / counted,
    wilson: wilson(onTime, counted),
  }
}

const HOUR = 3_600_000

/** ISO weekday of a day's number, 0 is Monday: 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7

/**
 * The part of each hour of the week during which the mairie was open over some days, 0–1: seven
 * weekdays from Monday, of 24 local hours each. 0 where it was open on fewer than half of these days, for
 * one special evening makes no opening hour of those of a season.
 * @param from number of the first local day, counted from 1970-01-01
 * @param to number of the last one
 */
export function openShares(
  calendar: OfficeCalendar,
  zone: Zone,
  from: number,
  to: number,
): number[][] {
  const open = week()
  const openDays = week()
  const days = new Array<number>(7).fill(0)
  for (let day = from; day <= to; day++) {
    const weekday = weekdayOf(day)
    days[weekday] = (days[weekday] ?? 0) + 1
    const hours = open[weekday] ?? []
    const touched = new Set<number>()
    for (const { start, end } of calendar.intervalsOn(dateOfDay(day))) {
      let at = start
      while (at < end) {
        const local = at + zone.offsetAt(at)
        const next = Math.min(end, at + HOUR - (local % HOUR))
        const hour = Math.floor(local / HOUR) % 24
        hours[hour] = (hours[hour] ?? 0) + (next - at)
        touched.add(hour)
        at = next
      }
    }
    const opened = openDays[weekday] ?? []
    for (const hour of touched) opened[hour] = (opened[hour] ?? 0) + 1
  }
  return open.map((hours, weekday) =>
    hours.map((ms, hour) => {
      const [all, some] = [days[weekday] ?? 0, openDays[weekday]?.[hour] ?? 0]
      return some === 0 || 2 * some < all ? 0 : Math.min(1, ms / (all * HOUR))
    }),
  )
}

/** Seven days of 24 zeros. */
export const week = () => Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
