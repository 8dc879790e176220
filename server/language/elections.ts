import type { Sentence } from './sentence.ts'
import { dayNames } from './sentences.ts'

/** General elections and the days, both included, on which communes watch what they say. */
export type ElectionPeriod = { name: Sentence; from: string; to: string }

/** A general election by the month in which it must be held, 'YYYY-MM'. */
type Election = { name: Sentence; month: string }

/**
 * What is known of general elections to come: the presidential one of 2027 (Constitution, art. 6
 * and 7: 20 to 35 days before the end of a mandate that began on 14 May 2022); departments and
 * regions in March 2028 (law 2021-191 of 22 February 2021, art. 1, and Code électoral, L192 and
 * L336); European Parliament and, unless it is dissolved, the Assemblée nationale in June 2029;
 * communes in March 2032 (L227). Those of the Senate concern some departments at a time and are
 * left out. A dissolution or a new law gets its line here.
 */
const elections: readonly Election[] = [
  { name: dayNames.ofCommunes, month: '2026-03' },
  { name: dayNames.ofPresident, month: '2027-04' },
  { name: dayNames.ofDepartments, month: '2028-03' },
  { name: dayNames.ofParliaments, month: '2029-06' },
  { name: dayNames.ofCommunes, month: '2032-03' },
]

/**
 * The periods that have a day from one date to another ('YYYY-MM-DD'): from the first day of the
 * sixth month before the month of the vote (Code électoral, art. L52-1, second paragraph), until
 * that month is over, for the days of the vote are fixed late.
 */
export function electionPeriodsBetween(from: string, to: string): ElectionPeriod[] {
  return elections
    .map(({ name, month }) => ({ name, from: monthsFrom(month, -6), to: lastDayOf(month) }))
    .filter(period => period.from <= to && period.to >= from)
}

/**
 * Since when the councils of communes sit that were elected last: the month after the vote, 'YYYY-MM-01'; null:
 * no such election is known.
 */
export function councilSince(today: string): string | null {
  const last = elections.findLast(
    ({ name, month }) => name === dayNames.ofCommunes && monthsFrom(month, 1) <= today,
  )
  return last === undefined ? null : monthsFrom(last.month, 1)
}

function monthsFrom(month: string, months: number): string {
  const first = new Date(`${month}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + months)
  return first.toISOString().slice(0, 10)
}

function lastDayOf(month: string): string {
  const next = Date.parse(`${monthsFrom(month, 1)}T00:00:00Z`)
  return new Date(next - 86_400_000).toISOString().slice(0, 10)
}
