import { localDay } from '../language/french.ts'
import { holidayName } from '../language/holidays.ts'
import { addDays } from '../language/iso-week.ts'
import type { Sentence } from '../language/sentence.ts'
import { dayOfDate } from '../language/zone.ts'
import type { OfficeCalendar } from './rules-opening-hours.ts'
import { aimMsOf, type Target, targetMsOf } from './rules-target.ts'
import { type ClosedFor, hoursSentences } from './sentences.ts'

/** What a message of that instant would count by a calendar. Instants and durations in ms. */
export type HoursPreview = {
  at: number
  isSet: boolean
  openNow: boolean
  /** When its clock starts: `at` itself when it is open, null when it never opens again. */
  startsAt: number | null
  /** The last instants at which a reply is within the aim, and within the target. */
  aimAt: number | null
  dueAt: number | null
  /** What a reply would count after so many minutes by the clock on the wall. */
  officeMsAfter: { elapsedMinutes: number; officeMs: number; onTime: boolean }[]
  /** All of it, as one says it to somebody. */
  sentence: Sentence
}

export type PreviewOptions = {
  at: number
  /** Whether `at` is the present: the sentence then says « maintenant ». */
  isNow: boolean
  /** IANA zone in which instants are told. */
  zone: string
  aimMinutes: number
  target: Target
}

/** After how long a reply is tried, in minutes by the clock on the wall. */
const triedMinutes = [10, 20, 60, 240, 1440]

/** What a message that arrives at that instant would count. */
export function previewHours(calendar: OfficeCalendar, options: PreviewOptions): HoursPreview {
  const { at, aimMinutes, target } = options
  const targetMs = targetMsOf(target, at, calendar)
  const openNow = calendar.isOpen(at)
  const facts = {
    at,
    isSet: calendar.isSet,
    openNow,
    startsAt: openNow ? at : nextOpening(calendar, at),
    aimAt: calendar.deadline(at, aimMsOf(aimMinutes, target, targetMs)),
    dueAt: calendar.deadline(at, targetMs),
    officeMsAfter: triedMinutes.map(elapsedMinutes => {
      const officeMs = calendar.officeMs(at, at + elapsedMinutes * 60_000)
      return { elapsedMinutes, officeMs, onTime: officeMs <= targetMs }
    }),
  }
  return { ...facts, sentence: sentenceOf(calendar, facts, options) }
}

function nextOpening(calendar: OfficeCalendar, at: number): number | null {
  const firstPassed = calendar.deadline(at, 1)
  return firstPassed === null ? null : firstPassed - 1
}

type Facts = Omit<HoursPreview, 'sentence'>

function sentenceOf(
  calendar: OfficeCalendar,
  facts: Facts,
  { isNow, zone }: PreviewOptions,
): Sentence {
  const { at, isSet, openNow, startsAt, dueAt } = facts
  const arrival = { at, isNow, zone }
  if (!isSet) return hoursSentences.noHours
  if (openNow) return hoursSentences.runsAtOnce(arrival, dueAt)
  const why = whyClosed(calendar, localDay(at, zone))
  if (startsAt === null) return hoursSentences.neverRuns(arrival, why)
  return hoursSentences.runsLater(arrival, why, startsAt, dueAt)
}

function whyClosed(calendar: OfficeCalendar, date: string): ClosedFor {
  const rule = calendar.ruleOn(date)
  return rule === 'holiday' || rule === 'closed' ? rule : 'hours'
}

/** A day on which many mairies close, and the public holiday that it ties to the weekend. */
export type BridgeDay = { date: string; holiday: string; name: Sentence }

/**
 * The days between a public holiday and the weekend on which the calendar is still open, from one
 * local date to another, both included: the Friday after a Thursday, the Monday before a Tuesday,
 * and a Saturday that follows a Friday off or such a bridge.
 */
export function bridgeDays(calendar: OfficeCalendar, from: string, to: string): BridgeDay[] {
  const found: BridgeDay[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (calendar.ruleOn(date) !== 'week' || calendar.intervalsOn(date).length === 0) continue
    const holiday = neighbours(date).find(near => calendar.ruleOn(near) === 'holiday')
    const name = holiday === undefined ? null : holidayName(holiday)
    if (holiday !== undefined && name !== null) found.push({ date, holiday, name })
  }
  return found
}

/** Where the holiday must lie for the date to be a bridge. */
function neighbours(date: string): string[] {
  // Day 0, 1970-01-01, was a Thursday: 0 is a Monday.
  const weekday = (dayOfDate(date) + 3) % 7
  if (weekday === 0) return [addDays(date, 1)]
  if (weekday === 4) return [addDays(date, -1)]
  return weekday === 5 ? [addDays(date, -1), addDays(date, -2)] : []
}
