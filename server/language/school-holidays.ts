import type { SchoolZone } from './departments.ts'
import type { Sentence } from './sentence.ts'
import { dayNames } from './sentences.ts'

/** Days without school, both included ('YYYY-MM-DD'). */
export type SchoolHoliday = { name: Sentence; from: string; to: string }

/**
 * The days without school in the zones A, B and C, as far as official texts tell: 2025-2026 by the
 * arrêté of 7 December 2022 (JORF of 8 December 2022), 2026-2027 by the arrêté of 22 October 2025
 * (JORFTEXT000052416058). Holidays begin on a Saturday, after the last lesson, and end on the eve of
 * the return. Of the summer of 2027 no text tells the end yet: it is shown until 31 August.
 */
const common: readonly SchoolHoliday[] = [
  { name: dayNames.allSaintsHolidays, from: '2025-10-18', to: '2025-11-02' },
  { name: dayNames.christmasHolidays, from: '2025-12-20', to: '2026-01-04' },
  { name: dayNames.ascensionBridge, from: '2026-05-14', to: '2026-05-17' },
  { name: dayNames.summerHolidays, from: '2026-07-04', to: '2026-08-31' },
  { name: dayNames.allSaintsHolidays, from: '2026-10-17', to: '2026-11-01' },
  { name: dayNames.christmasHolidays, from: '2026-12-19', to: '2027-01-03' },
  { name: dayNames.ascensionBridge, from: '2027-05-06', to: '2027-05-09' },
  { name: dayNames.summerHolidays, from: '2027-07-03', to: '2027-08-31' },
]

const winter = dayNames.winterHolidays
const spring = dayNames.springHolidays

const byZone: Record<SchoolZone, readonly SchoolHoliday[]> = {
  A: [
    { name: winter, from: '2026-02-07', to: '2026-02-22' },
    { name: spring, from: '2026-04-04', to: '2026-04-19' },
    { name: winter, from: '2027-02-13', to: '2027-02-28' },
    { name: spring, from: '2027-04-10', to: '2027-04-25' },
  ],
  B: [
    { name: winter, from: '2026-02-14', to: '2026-03-01' },
    { name: spring, from: '2026-04-11', to: '2026-04-26' },
    { name: winter, from: '2027-02-20', to: '2027-03-07' },
    { name: spring, from: '2027-04-17', to: '2027-05-02' },
  ],
  C: [
    { name: winter, from: '2026-02-21', to: '2026-03-08' },
    { name: spring, from: '2026-04-18', to: '2026-05-03' },
    { name: winter, from: '2027-02-06', to: '2027-02-21' },
    { name: spring, from: '2027-04-03', to: '2027-04-18' },
  ],
}

/** The days of which something is known, both included. */
export const schoolYearsKnown = { from: '2025-09-01', to: '2027-08-31' }

/** A zone's holidays that have a day from one date to another, in the order in which they begin. */
export function schoolHolidaysBetween(zone: SchoolZone, from: string, to: string): SchoolHoliday[] {
  return [...common, ...byZone[zone]]
    .filter(holiday => holiday.from <= to && holiday.to >= from)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
