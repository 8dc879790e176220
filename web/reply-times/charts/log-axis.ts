import type { Report } from '../report.ts'

type CurvePoint = Report['curve'][number]
type Curved = Pick<Report, 'curve' | 'parts'>

const MINUTE = 60_000

/** The axis of times: from a minute to twenty-four hours, by their logarithm. */
export const axis = { min: MINUTE, max: 24 * 60 * MINUTE }

/** The times that are round, ms. */
export const roundTimes = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map(
  minutes => minutes * MINUTE,
)

/** Which of them are worth a name first, where there is no room for all. */
const byWorth = [1, 1440, 60, 240, 5, 30, 10, 15, 2, 480, 120].map(minutes => minutes * MINUTE)

/** Where a time lies on an axis so wide, from its left end; what is beyond lies at its end. */
export function placeOf(ms: number, width: number): number {
  const within = Math.min(axis.max, Math.max(axis.min, ms))
  return (width * Math.log(within / axis.min)) / Math.log(axis.max / axis.min)
}

/** The times that are told: the round ones, and the commune’s own target and aim. */
export function timesWith(marks: readonly number[]): number[] {
  const own = marks.filter(ms => ms >= axis.min && ms <= axis.max)
  return [...new Set([...roundTimes, ...own])].sort((a, b) => a - b)
}

/**
 * The round times whose names fit beside each other under an axis, by their worth.
 * @param width of the axis, px
 * @param widthOf a time's name, px
 */
export function namedTicks(width: number, widthOf: (ms: number) => number): Set<number> {
  const gap = 8
  const taken: { from: number; to: number }[] = []
  const named = new Set<number>()
  for (const ms of byWorth) {
    const half = widthOf(ms) / 2
    const middle = placeOf(ms, width)
    const box = { from: middle - half, to: middle + half }
    if (taken.some(({ from, to }) => box.from < to + gap && box.to > from - gap)) continue
    taken.push(box)
    named.add(ms)
  }
  return named
}

/**
 * The share answered by a time; null beyond the longest time known, while anybody waits: the curve
 * may have come to all of them there by those who waited less.
 */
export function pointAt({ curve, parts }: Curved, ms: number): CurvePoint | null {
  const last = curve.at(-1)
  if (last === undefined || (ms > last.ms && parts.missed + parts.waiting > 0)) return null
  const point = curve.findLast(each => each.ms <= ms)
  return { ...(point ?? { answered: 0, low: 0, high: 0 }), ms }
}

/** What of a curve lies on the axis: it begins at its left end, and ends where nothing is known. */
export function onAxis(report: Curved): CurvePoint[] {
  const first = pointAt(report, axis.min)
  if (first === null) return []
  const inside = report.curve.filter(({ ms }) => ms > axis.min && ms <= axis.max)
  const end = pointAt(report, axis.max)
  return end === null || inside.at(-1)?.ms === axis.max
    ? [first, ...inside]
    : [first, ...inside, end]
}
