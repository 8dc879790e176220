import { holidaysOf } from '../../language/holidays.ts'
import type { Sentence } from '../../language/sentence.ts'
import { shiftedBy } from './event-change.ts'

/** Why few people read what is published then: a public holiday, by its name, or a Sunday evening. */
type Quiet = { kind: 'holiday'; name: Sentence } | { kind: 'sunday-evening' }

const eveningBegins = '20:00'

/** Null for a local time, 'YYYY-MM-DDTHH:MM', at which people read as on any day. */
export function quietTime(local: string): Quiet | null {
  const name = holidayOn(local)
  if (name !== null) return { kind: 'holiday', name }
  const isEvening = local.slice(11) >= eveningBegins
  return weekdayOf(local) === 0 && isEvening ? { kind: 'sunday-evening' } : null
}

/** The next working day before (-1) or after (1), Monday to Friday and no public holiday, at the same hour. */
export function nextWorkingDay(local: string, way: -1 | 1): string {
  let day = shiftedBy(local, way)
  while (isWeekend(day) || holidayOn(day) !== null) day = shiftedBy(day, way)
  return day
}

function holidayOn(local: string): Sentence | null {
  const date = local.slice(0, 10)
  const holidays = holidaysOf(Number(date.slice(0, 4)), 'FR')
  return holidays.find(holiday => holiday.date === date)?.name ?? null
}

/** 0 for Sunday. */
const weekdayOf = (local: string): number => new Date(`${local.slice(0, 10)}T00:00Z`).getUTCDay()
const isWeekend = (local: string): boolean => [0, 6].includes(weekdayOf(local))
