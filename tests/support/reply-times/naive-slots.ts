import type { CalendarVersion, Hours } from '../../../server/hours/rules-opening-hours.ts'
import { holidaysOf } from '../../../server/language/holidays.ts'
import { naiveDifference } from './naive-further.ts'

/** « Opening an hour more » of docs/figures.md from its definition, by Temporal and a look at every day. */

export type SlotMessage = {
  openedAt: number
  targetMinutes: number
  elapsedMs: number
  isAnswered: boolean
}
type Span = [from: number, to: number]

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const spansOf = (hours: Hours): Span[] => hours.map(([from, to]) => [minutes(from), minutes(to)])

/** A date's hours, and whether they are usual ones. */
function hoursOn(versions: readonly CalendarVersion[], date: Temporal.PlainDate) {
  const text = date.toString()
  const sorted = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const version = sorted.findLast(({ from }) => from <= text) ?? sorted[0]
  if (version === undefined) return { spans: [], isUsual: true }
  const own = version.open[text]
  if (own !== undefined) return { spans: spansOf(own), isUsual: false }
  const isHoliday =
    version.holidays !== null &&
    holidaysOf(date.year, version.holidays).some(holiday => holiday.date === text)
  if (version.closed.includes(text) || isHoliday) return { spans: [], isUsual: false }
  return { spans: spansOf(version.week[names[date.dayOfWeek - 1] ?? 'mon'] ?? []), isUsual: true }
}

/** The slot that a minute of the day lies in; null while it is open. */
function slotAt(spans: readonly Span[], minute: number): Span | null {
  if (spans.some(([from, to]) => minute >= from && minute < to)) return null
  const closings = spans.map(([, to]) => to).filter(to => to <= minute)
  const openings = spans.map(([from]) => from).filter(from => from > minute)
  if (spans.length === 0 || closings.length > 0) {
    const closing = Math.max(0, ...closings)
    const from = closing + Math.floor((minute - closing) / 60) * 60
    return [from, Math.min(from + 60, 1440, ...openings)]
  }
  const opening = Math.min(...openings)
  const to = opening - (Math.ceil((opening - minute) / 60) - 1) * 60
  return [Math.max(0, to - 60), to]
}

export function naiveSlots(
  messages: readonly SlotMessage[],
  versions: readonly CalendarVersion[],
  until: string,
  zone = 'Europe/Paris',
) {
  const last = Temporal.PlainDate.from(until)
  const usual = (weekday: number): Span[] => {
    for (let back = 0; back < 366; back++) {
      const date = last.subtract({ days: back })
      const { spans, isUsual } = hoursOn(versions, date)
      if (date.dayOfWeek === weekday && isUsual) return spans
    }
    return []
  }
  const wouldOpen = (date: Temporal.PlainDate, [from, to]: Span) => {
    const { spans, isUsual } = hoursOn(versions, date)
    return isUsual && spans.every(([opens, closes]) => closes <= from || opens >= to)
  }
  const known = messages
    .filter(one => one.isAnswered || one.elapsedMs > one.targetMinutes * 60_000)
    .map(one => {
      const local = Temporal.Instant.fromEpochMilliseconds(one.openedAt).toZonedDateTimeISO(zone)
      const minute = local.hour * 60 + local.minute + local.second / 60 + local.millisecond / 60_000
      const date = local.toPlainDate()
      const { spans } = hoursOn(versions, date)
      const within = one.isAnswered && one.elapsedMs <= one.targetMinutes * 60_000
      const needed = minute + one.targetMinutes
      const open = spans.find(([from, to]) => minute >= from && minute < to)
      if (open !== undefined) return { date, within, isIn: needed <= open[1], slot: null }
      const slot = slotAt(usual(date.dayOfWeek), minute)
      const closes = spans.find(([from]) => from === slot?.[1])?.[1] ?? slot?.[1] ?? 0
      const isMet = slot !== null && wouldOpen(date, slot) && needed <= closes
      return { date, within, isIn: false, slot: isMet ? slot : null }
    })
  const share = (some: readonly { within: boolean }[]) => ({
    part: some.filter(({ within }) => within).length,
    whole: some.length,
  })
  const inHours = share(known.filter(({ isIn }) => isIn))
  const dates = known.map(({ date }) => date).sort(Temporal.PlainDate.compare)
  const between = (first: Temporal.PlainDate, days: number) =>
    Array.from({ length: Math.max(0, days) }, (_, place) => first.add({ days: place }))
  const slots = [1, 2, 3, 4, 5, 6, 7].flatMap(weekday => {
    const theirs = known.filter(({ date, slot }) => slot !== null && date.dayOfWeek === weekday)
    const keys = new Set(theirs.map(({ slot }) => `${slot}`))
    return [...keys].flatMap(key => {
      const some = theirs.filter(({ slot }) => `${slot}` === key)
      const [from = 0, to = 0] = key.split(',').map(Number)
      const { part, whole } = share(some)
      const difference = naiveDifference({ part, whole }, inHours)
      const isMany = whole >= 5 && new Set(some.map(({ date }) => date.toString())).size >= 4
      const [first] = dates
      if (!isMany || difference === null || first === undefined) return []
      const period = between(first, first.until(last).days + 1)
      const year = between(last.add({ days: 1 }), 365)
      const { value, low, high } = difference
      return [
        {
          ...{ weekday, from, to, part, whole },
          gained: { value: value * whole, low: low * whole, high: high * whole },
          isOffered: low * whole >= 1,
          openings: period.filter(date => date.dayOfWeek === weekday && wouldOpen(date, [from, to]))
            .length,
          yearOpenings: year.filter(
            date => date.dayOfWeek === weekday && hoursOn(versions, date).isUsual,
          ).length,
        },
      ]
    })
  })
  return { all: share(known), inHours, slots: slots.sort(byGain).slice(0, 5) }
}

type Ranked = { weekday: number; from: number; gained: { low: number } }
/** Bounds that two ways of reckoning give a hair apart are the same. */
const hair = (low: number) => Math.round(low * 1e9)
const byGain = (a: Ranked, b: Ranked) =>
  hair(b.gained.low) - hair(a.gained.low) || a.weekday - b.weekday || a.from - b.from
