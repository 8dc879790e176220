import { addDays, daysBetween } from '../dates.ts'

/** One column of the line: a day, 'YYYY-MM-DD'. */
export type AxisDay = {
  date: string
  /** Days from the event's: −7 a week before; null where nobody knows its date. */
  away: number | null
  isToday: boolean
  /** How much of the line's width lies between this day and the next one, against the others. */
  weight: number
}

/** A plan's usual reach around an event, which the line always shows whole. */
const [daysBefore, daysAfter] = [30, 7]

/**
 * The days that the line names: its ends, the event's own, today, and each on which something goes
 * out. The space between two grows with the root of the days between them: the last days before an
 * event, which have most of the posts, keep room beside the weeks in which little happens.
 * @param eventDate null: put off, nobody knows yet to when
 */
export function axisDays(
  dates: readonly string[],
  eventDate: string | null,
  today: string,
): AxisDay[] {
  const ends =
    eventDate === null
      ? []
      : [addDays(eventDate, -daysBefore), eventDate, addDays(eventDate, daysAfter)]
  const named = new Set([...dates.map(date => date.slice(0, 10)), ...ends])
  const span = [...named].sort()
  const [first, last] = [span[0], span.at(-1)]
  if (first === undefined || last === undefined) return []
  if (first < today && today < last) named.add(today)
  const days = [...named].sort()
  return days.map((date, place) => ({
    date,
    away: eventDate === null ? null : daysBetween(eventDate, date),
    isToday: date === today,
    weight: Math.sqrt(daysBetween(date, days[place + 1] ?? date)),
  }))
}
