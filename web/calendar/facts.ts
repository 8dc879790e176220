import type { CalendarDays } from '../../server/calendar/shapes/calendar.ts'
import type { Spoken } from '../../server/language/sentence.ts'

/** What belongs to a day whatever was planned. */
export type DayFacts = {
  holiday: string | null
  school: string | null
  /** Whether an election period begins or ends that day. */
  election: 'starts' | 'ends' | null
}

export function factsOf(days: Spoken<CalendarDays>, date: string): DayFacts {
  const { holidays, schoolHolidays, elections } = days
  const holiday = holidays.find(one => one.date === date)
  const school = schoolHolidays.find(({ from, to }) => from <= date && date <= to)
  const edge = elections.some(({ from }) => from === date)
    ? 'starts'
    : elections.some(({ to }) => to === date)
      ? 'ends'
      : null
  return { holiday: holiday?.name ?? null, school: school?.name ?? null, election: edge }
}
