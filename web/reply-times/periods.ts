import { addDays, mondayOf, monthStart } from '../dates.ts'

/** The periods that are one press away; both dates are included. */
export const periodKeys = ['this-week', 'last-week', 'month', 'twelve-weeks'] as const
export type PeriodKey = (typeof periodKeys)[number]
export type Period = { from: string; to: string }

export function periodOf(key: PeriodKey, today: string): Period {
  const monday = mondayOf(today)
  switch (key) {
    case 'this-week':
      return { from: monday, to: addDays(monday, 6) }
    case 'last-week':
      return { from: addDays(monday, -7), to: addDays(monday, -1) }
    case 'month':
      return { from: monthStart(today), to: today }
    case 'twelve-weeks':
      return { from: addDays(monday, -77), to: addDays(monday, 6) }
  }
}

/** Which of them a period is; null for one that was chosen by its dates. */
export function keyOf(period: Period, today: string): PeriodKey | null {
  return (
    periodKeys.find(key => {
      const known = periodOf(key, today)
      return known.from === period.from && known.to === period.to
    }) ?? null
  )
}

const date = /^\d{4}-\d{2}-\d{2}$/

/** The period in an address, or else that one; dates given the wrong way round are turned. */
export function periodIn(query: Record<string, string>, otherwise: Period): Period {
  const { du, au } = query
  if (du === undefined || au === undefined || !date.test(du) || !date.test(au)) {
    return otherwise
  }
  return du <= au ? { from: du, to: au } : { from: au, to: du }
}

/** The weeks from that of the first message on: none before it. `since` is its local date. */
export function weeksSince<Week extends Pick<Period, 'to'>>(
  weeks: readonly Week[],
  since: string | null,
): Week[] {
  return weeks.filter(({ to }) => since !== null && to >= since)
}
