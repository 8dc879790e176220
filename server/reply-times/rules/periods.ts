import { councilSince } from '../../language/elections.ts'

/** Local dates, both included. */
export type Days = { from: string; to: string }

/** The longest comparison with the year before: what is earlier would be compared with itself. */
const mostMonths = 12

/** The calendar months that a period touches, cut at its ends, in order; the last twelve at most, or so many. */
export function monthsOf({ from, to }: Days, most = mostMonths): Days[] {
  const months: Days[] = []
  const first = Temporal.PlainDate.from(from)
  let end = Temporal.PlainDate.from(to)
  while (months.length < most && Temporal.PlainDate.compare(end, first) >= 0) {
    const start = end.with({ day: 1 })
    const cut = Temporal.PlainDate.compare(start, first) < 0 ? first : start
    months.unshift({ from: cut.toString(), to: end.toString() })
    end = start.subtract({ days: 1 })
  }
  return months
}

/** The same dates of a month a year earlier; a month's last day stays its last, be it a 29 February. */
export function yearBefore({ from, to }: Days): Days {
  const end = Temporal.PlainDate.from(to)
  const before = end.subtract({ years: 1 })
  const isLast = end.day === end.daysInMonth
  return {
    from: Temporal.PlainDate.from(from).subtract({ years: 1 }).toString(),
    to: (isLast ? before.with({ day: before.daysInMonth }) : before).toString(),
  }
}

type CouncilPeriod = { key: 'month' | 'year' | 'mandate'; from: string; to: string }

/**
 * What a council looks back on: the last month that is over, its year up to then, and the mandate up to
 * then. Local dates, both included; a mandate that began after it is left out.
 */
export function councilPeriods(today: string): CouncilPeriod[] {
  const first = `${today.slice(0, 7)}-01`
  const to = new Date(Date.parse(`${first}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const since = councilSince(to)
  return [
    { key: 'month', from: `${to.slice(0, 7)}-01`, to },
    { key: 'year', from: `${to.slice(0, 4)}-01-01`, to },
    ...(since === null ? [] : [{ key: 'mandate' as const, from: since, to }]),
  ]
}
