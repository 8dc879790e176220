import { englishWeekday } from '../language/english.ts'
import { frenchClock, frenchWeekday } from '../language/french.ts'
import { instantOfLocal, localDateOf } from '../language/instant.ts'
import { addDays, isoWeekDays, isoWeekOf } from '../language/iso-week.ts'
import type { Translations } from '../language/sentence.ts'

/** On which days a commune's digest leaves, and when, by its own time. */
export type DigestSchedule = {
  /** One or two, in order: 1 is Monday, 7 Sunday. */
  days: number[]
  /** 'HH:MM' */
  time: string
}

/** As it stands in the commune's row: '1', or '1,4'. */
export function scheduleOf(row: { digestDays: string; digestTime: string }): DigestSchedule {
  return { days: row.digestDays.split(',').map(Number), time: row.digestTime }
}

/** Seven local days, both ends included. */
type Days = { from: string; to: string }

/**
 * Each digest tells of the seven days that ended on the eve. An ISO week is called by its name,
 * '2026-W47', other seven days by their last, '2026-11-25'.
 */
export function editionUntil(to: string): string {
  const week = isoWeekOf(to)
  return isoWeekDays(week).to === to ? week : to
}

/** @throws RangeError when there is no such week, or no such day. */
export function editionDays(edition: string): Days {
  return edition.includes('W') ? isoWeekDays(edition) : { from: addDays(edition, -6), to: edition }
}

type Sending = {
  edition: string
  /** It leaves at `since`; who could not be sent it then gets it before `until`. Instants, ms UTC. */
  since: number
  until: number
}

/**
 * The digest that left last, or leaves now, and when the next does. After a day, or once the next has left,
 * its news is no news.
 */
export function sendingAt(
  now: number,
  zone: string,
  schedule: DigestSchedule,
): Sending & { next: number } {
  const today = localDateOf(now, zone)
  const at = (date: string) => instantOfLocal(`${date}T${schedule.time}`, zone)
  const days = sendingDays(today, schedule)
  const date = days.findLast(day => at(day) <= now)
  const following = days.find(day => at(day) > now)
  if (date === undefined || following === undefined) throw new Error('no day to send on')
  const next = at(following)
  const until = Math.min(at(addDays(date, 1)), next)
  return { edition: editionUntil(addDays(date, -1)), since: at(date), until, next }
}

/** The digests beside one that is looked at; null: it is still to come. */
export function editionsBeside(
  edition: string,
  today: string,
  schedule: DigestSchedule,
): { earlier: string; later: string | null } {
  const { to } = editionDays(edition)
  const ends = sendingDays(addDays(to, 1), schedule).map(day => addDays(day, -1))
  const earlier = ends.findLast(end => end < to)
  const later = ends.find(end => end > to)
  if (earlier === undefined || later === undefined) throw new Error('no day to send on')
  return { earlier: editionUntil(earlier), later: later < today ? editionUntil(later) : null }
}

/** The digest of which the days are over, whatever the hour. */
export function latestEdition(today: string, schedule: DigestSchedule): string {
  const day = sendingDays(today, schedule).findLast(each => each <= today)
  if (day === undefined) throw new Error('no day to send on')
  return editionUntil(addDays(day, -1))
}

/** The days on which it leaves in the week of a date, and in those before and after, in order. */
function sendingDays(date: string, { days }: DigestSchedule): string[] {
  const monday = isoWeekDays(isoWeekOf(date)).from
  return [-7, 0, 7].flatMap(week => days.map(day => addDays(monday, week + day - 1)))
}

/** « le lundi à 8 h », « le lundi et le jeudi à 18 h 30 » */
export function scheduleLabel({ days, time }: DigestSchedule): Translations {
  // The year 2024 began on a Monday.
  const dates = days.map(day => `2024-01-0${day}`)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return {
    fr: `${dates.map(date => `le ${frenchWeekday(date)}`).join(' et ')} à ${frenchClock(hour, minute)}`,
    en: `on ${dates.map(date => `${englishWeekday(date)}s`).join(' and ')} at ${hour}:${time.slice(3)}`,
  }
}
