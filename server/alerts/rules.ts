import type { Interval, OfficeCalendar } from '../hours/rules-opening-hours.ts'
import { dateOfDay, type Zone } from '../language/zone.ts'

/** A stretch of the roster: whose turn it is to answer. Dates and times are local. */
export type Duty = {
  userId: string
  /** Both included; `toDate` null: until further notice. */
  fromDate: string
  toDate: string | null
  /**
   * On call between these times, 'HH:MM', of each of those days; past midnight when `callTo` is
   * not later than `callFrom`. Both null: only on duty.
   */
  callFrom: string | null
  callTo: string | null
}

/** Whether somebody's turn covers that local date ('YYYY-MM-DD'). */
export function coversDate({ fromDate, toDate }: Duty, date: string): boolean {
  return fromDate <= date && (toDate === null || date <= toDate)
}

/**
 * When somebody is on call from that local date on, [start, end), ms UTC; null when they are not.
 * `day` is the number of `date`. What a change of clocks leaves empty is nothing.
 */
export function callOf(duty: Duty, date: string, day: number, zone: Zone): Interval | null {
  if (duty.callFrom === null || duty.callTo === null || !coversDate(duty, date)) return null
  const from = minuteOf(duty.callFrom)
  const to = minuteOf(duty.callTo)
  const start = zone.instantOf(day, from)
  const end = zone.instantOf(day, to > from ? to : to + 1440)
  return end > start ? { start, end } : null
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/**
 * Watched time: opening hours, and the hours at which somebody is on call. The clock of alerts
 * runs in it, while reply times go by opening hours alone.
 */
export type Watch = {
  isWatched(at: number): boolean
  /**
   * The first watched instant at which `ms` of watched time have passed since `from` (ms UTC), or
   * null when a year does not suffice. The end of a stretch is not watched any more: what is
   * reached there waits for the next one.
   */
  reach(from: number, ms: number): number | null
  /**
   * Who is to be told at that instant: during opening hours all on duty that day, outside
   * them only those on call. Empty when nobody is.
   */
  onDutyAt(at: number): string[]
}

const HORIZON_DAYS = 400

/** `zone` is that of the roster's dates and times. */
export function compileWatch(calendar: OfficeCalendar, duties: readonly Duty[], zone: Zone): Watch {
  const neverWatched = !calendar.isSet && duties.every(duty => duty.callFrom === null)
  const known = new Map<number, Interval[]>()

  function stretchesOf(day: number): Interval[] {
    let found = known.get(day)
    if (found === undefined) {
      const date = dateOfDay(day)
      found = [
        ...calendar.intervalsOn(date),
        ...duties.flatMap(duty => callOf(duty, date, day, zone) ?? []),
      ].sort((a, b) => a.start - b.start)
      known.set(day, found)
    }
    return found
  }

  function reach(from: number, ms: number): number | null {
    if (neverWatched) return null
    // Yesterday's call may last into today.
    const first = zone.dayOf(from) - 1
    let left = Math.max(0, ms)
    let since = from
    for (let day = first; day <= first + HORIZON_DAYS; day++) {
      for (const { start, end } of stretchesOf(day)) {
        const begin = Math.max(start, since)
        if (begin >= end) continue
        if (left < end - begin) return begin + left
        left -= end - begin
        since = end
      }
    }
    return null
  }

  function isOnCall(duty: Duty, at: number): boolean {
    const today = zone.dayOf(at)
    return [today - 1, today].some(day => {
      const call = callOf(duty, dateOfDay(day), day, zone)
      return call !== null && call.start <= at && at < call.end
    })
  }

  return {
    isWatched: at => reach(at, 0) === at,
    reach,
    onDutyAt(at) {
      const date = dateOfDay(zone.dayOf(at))
      const isOpen = calendar.isOpen(at)
      const onDuty = duties.filter(duty => isOnCall(duty, at) || (isOpen && coversDate(duty, date)))
      return [...new Set(onDuty.map(({ userId }) => userId))]
    },
  }
}

const MINUTE = 60_000

/** How many lines of waiting there may be, and how long they may be, minutes. */
export const alertLimits = { most: 4, longest: 240 }

/** Under these minutes it is told, once, that an answer to somebody who waits may not have arrived. */
export const doubtMinutes = 0

/** Somebody who waits, by the message that opened the episode. */
export type Waiting = {
  messageId: number
  /** ms UTC. */
  openedAt: number
  /** Its channel's target divided by the commune's: lines are passed at that part of it. */
  share: number
  /** The longest wait of which somebody was told already, minutes; 0 when nobody was. */
  alertedMinutes: number
}

/** Somebody has waited for `minutes` of watched time since `dueAt`, ms UTC. */
export type DueAlert = { messageId: number; minutes: number; dueAt: number }

export type AlertRound = {
  /** To be raised now. */
  due: DueAlert[]
  /** Passed, but nobody is to be disturbed now. */
  held: DueAlert[]
  /** When the next one must be looked at, ms UTC; null when that is not foreseen. */
  nextAt: number | null
}

/**
 * Which alerts are due at `now`: the lines (`minutes`) that the wait of somebody has passed and of
 * which nobody was told, at a watched instant and at no other. It depends on `now` and on what was
 * told, never on when the last round was: rounds that are late, doubled or lost, and clocks that
 * jump, change nothing.
 *
 * So is what else is to be told of somebody (`others`): that an answer may not have arrived, or that
 * what was left to somebody else is back.
 *
 * The lines are set beside the commune's target: where a channel has another, they are passed at
 * the same part of that (8 min of 15 are 32 of an hour).
 */
export function alertsAt(
  waiting: readonly Waiting[],
  minutes: readonly number[],
  watch: Watch,
  now: number,
  others: readonly DueAlert[] = [],
): AlertRound {
  const passed: DueAlert[] = [...others]
  let nextAt: number | null = null
  for (const { messageId, openedAt, share, alertedMinutes } of waiting) {
    for (const each of minutes) {
      if (each <= alertedMinutes) continue
      const dueAt = watch.reach(openedAt, Math.round(each * MINUTE * share))
      if (dueAt === null) continue
      if (dueAt <= now) passed.push({ messageId, minutes: each, dueAt })
      else nextAt = earliest(nextAt, dueAt)
    }
  }
  if (passed.length === 0 || watch.isWatched(now)) return { due: passed, held: [], nextAt }
  return { due: [], held: passed, nextAt: earliest(nextAt, watch.reach(now, 0)) }
}

/**
 * Whether a mail has to leave for these people, who have passed lines (`minutes`): whether one of
 * them has passed more lines than mails have told its reader of them, or no mail has told of the
 * doubt about an answer to them.
 * @param alertedAt when each mail was raised that the reader got, ms UTC: each told of everybody whose
 * message Tambour had then (`receivedAt`), whether they had passed a line or not.
 */
export function isNews(
  passed: readonly { receivedAt: number; minutes: number; doubtAt?: number | null }[],
  lines: readonly number[],
  alertedAt: readonly number[],
): boolean {
  return passed.some(({ receivedAt, minutes, doubtAt }) => {
    if (doubtAt != null && alertedAt.every(at => at < doubtAt)) return true
    const times = alertedAt.filter(at => at >= receivedAt).length
    return times < lines.filter(line => line <= minutes).length
  })
}

const secondsUntilAgain = [5, 15, 30]
const longestPauseMs = 30_000

/**
 * When a device is tried again whose service is not there, or asks to be left alone for `afterMs`: a
 * notice has minutes to live, so that it is within the minute or not at all.
 * @param attempts how many there have been, 1 or more
 * @returns ms UTC; null: a mail takes its place
 */
export function deviceAgainAt(attempts: number, now: number, afterMs = 0): number | null {
  const seconds = secondsUntilAgain[attempts - 1]
  if (seconds === undefined || afterMs > longestPauseMs) return null
  return now + Math.max(seconds * 1000, afterMs)
}

/** The earlier of two instants that may not be. */
function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
