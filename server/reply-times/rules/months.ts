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
