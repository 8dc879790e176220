import { clockOf } from '../../format.ts'
import type { Report } from '../report.ts'

export type Arrivals = Report['arrivals']

/** An hour of the week, its weekday 1 for Monday to 7 for Sunday, and how many came then. */
type Peak = { weekday: number; hour: number; count: number }

export type ArrivalFigures = {
  total: number
  /** How many of those came in an hour in which the mairie is open at least for a part. */
  inHours: number
  /** Whether the mairie is ever open. */
  isEverOpen: boolean
  /** The hour with the most; null where none stands out. */
  peak: Peak | null
  /** The most in one hour: what the darkest tint is. */
  most: number
  /** The first and the last hour of the day that tell anything. */
  first: number
  last: number
}

/** What the grid of arrivals says in a sentence, and how much of the day it needs. */
export function arrivalFigures(arrivals: Arrivals): ArrivalFigures {
  const cells = arrivals.flatMap((hours, day) =>
    hours.map(({ count, open }, hour) => ({ weekday: day + 1, hour, count, open })),
  )
  const sum = (some: typeof cells) => some.reduce((all, { count }) => all + count, 0)
  const most = cells.reduce((best, { count }) => Math.max(best, count), 0)
  const [peak, ...others] = cells.filter(({ count }) => count === most)
  const telling = cells.filter(({ count, open }) => count > 0 || open > 0).map(({ hour }) => hour)
  return {
    total: sum(cells),
    inHours: sum(cells.filter(({ open }) => open > 0)),
    isEverOpen: cells.some(({ open }) => open > 0),
    peak:
      peak === undefined || others.length > 0 || most < 2
        ? null
        : { weekday: peak.weekday, hour: peak.hour, count: most },
    most,
    first: telling.length === 0 ? 0 : Math.min(...telling),
    last: telling.length === 0 ? 23 : Math.max(...telling),
  }
}

/** « 18 h »; 24 is the end of the day. */
export function hourLabels(hour: number): string {
  return clockOf(`2000-01-01T${String(hour).padStart(2, '0')}:00`)
}
