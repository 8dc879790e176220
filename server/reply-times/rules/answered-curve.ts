import { allSteps } from './episode-figures.ts'
import { type OrderedTimes, wilson } from './reply-stats.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The share that had its answer by a time, 0–1, and between which bounds it lies in 95 of 100 cases. */
export type CurvePoint = { ms: number; answered: number; low: number; high: number }

/** A curve has no more points than these, over however many messages. */
export const mostPoints = 200

const Z = 1.959964

/** Round times, at which people read the curve, and as many between them as are seen on a screen. */
const sampled = [
  ...[1, 2, 5, 10, 15, 30, 60, 120, 240, 480].map(minutes => minutes * MINUTE),
  ...Array.from({ length: 180 }, (_, place) =>
    Math.round(MINUTE * (DAY / MINUTE) ** (place / 179)),
  ),
]

/**
 * The share answered by each time: 1 − S(t) of the Kaplan–Meier estimate that the median comes from,
 * with those who still wait right-censored. Its steps while there are few of them; beyond that its
 * values at round times and between them, from 1 min to 24 h. The last point is the longest time
 * known, of an answer or of a wait: beyond it nothing is known. [] without anybody.
 *
 * The band is pointwise: Greenwood's variance on the scale of log(−log S), which keeps it within 0
 * and 1 and holds for few messages. M. Greenwood, "The Natural Duration of Cancer", 1926; Ø. Borgan,
 * K. Liestøl, "A Note on Confidence Intervals and Bands for the Survival Function Based on
 * Transformations", Scand. J. Stat. 17 (1990). Where nobody is answered yet it has no width; where
 * everybody is, the variance has no value and the lower bound stays what it was.
 *
 * @param groups −1: not one of them
 * @param also times at which it is told besides, ms
 */
export function answeredCurve(
  ordered: OrderedTimes,
  groups: Int16Array,
  also: readonly number[] = [],
): CurvePoint[] {
  return allSteps(drawCurve(ordered, groups, also))
}

/** Each step goes through so many times. */
const stepLength = 50_000

/** The same in steps, between two of which others get their turn. */
export function* drawCurve(
  { order, times, waits }: OrderedTimes,
  groups: Int16Array,
  also: readonly number[],
): Generator<undefined, CurvePoint[]> {
  const { size, steps } = extent({ order, times, waits }, groups)
  yield
  if (size === 0) return []
  const marks =
    steps + also.length < mostPoints
      ? []
      : [...new Set([...sampled, ...also])].sort((a, b) => a - b)
  const points: CurvePoint[] = []
  let atRisk = size
  // Between two censorings the curve is one fraction of whole numbers, as in `quantilesByGroup`.
  let curve = 1
  let base = size
  let left = 1
  let variance = 0
  let low = 0
  let at = 0
  const add = (ms: number) => {
    const spread = left > 0 && left < 1 ? bounds(left, variance) : { low, high: left > 0 ? 0 : 1 }
    low = spread.low
    points.push({ ms, answered: 1 - left, ...spread })
  }
  let nextMark = 0
  let place = 0
  let stepEnd = stepLength
  while (place < order.length) {
    if (place >= stepEnd) {
      yield
      stepEnd = place + stepLength
    }
    if ((groups[order[place] as number] as number) < 0) {
      place++
      continue
    }
    at = times[order[place] as number] as number
    for (; nextMark < marks.length && (marks[nextMark] as number) < at; nextMark++) {
      add(marks[nextMark] as number)
    }
    let answers = 0
    let censored = 0
    for (; place < order.length; place++) {
      const index = order[place] as number
      if ((groups[index] as number) < 0) continue
      if (times[index] !== at) break
      if (waits[index] === 0) answers++
      else censored++
    }
    if (answers > 0) {
      variance += answers / (atRisk * (atRisk - answers))
      atRisk -= answers
      left = (curve * atRisk) / base
      if (marks.length === 0) add(at)
    }
    if (censored > 0) {
      atRisk -= censored
      curve = left
      base = atRisk
    }
  }
  if (points.at(-1)?.ms !== at) add(at)
  return points
}

/** How many there are, and at how many different times answers came. */
function extent({ order, times, waits }: OrderedTimes, groups: Int16Array) {
  let size = 0
  let steps = 0
  let last = -1
  for (const index of order) {
    if ((groups[index] as number) < 0) continue
    size++
    if (waits[index] !== 0 || times[index] === last) continue
    steps++
    last = times[index] as number
  }
  return { size, steps }
}

/** Of 1 − S, where 0 < S < 1. */
function bounds(left: number, variance: number): { low: number; high: number } {
  const reach = Math.exp((Z * Math.sqrt(variance)) / -Math.log(left))
  return { low: 1 - left ** (1 / reach), high: 1 - left ** reach }
}

/** The share answered by a time, 0–1, and between which bounds it lies in 95 of 100 cases. */
export type AnsweredBy = { ms: number; answered: number; low: number; high: number }

/**
 * What a curve of the share answered tells of one time: those who still wait are
 * counted for as long as they are known to. Where nobody was answered by then, or everybody, its band
 * has no width, which three messages do not bear out: there the bounds are Wilson's of those whose fate
 * by then is known. Null without anybody.
 * @param points with all steps up to `ms`, or a point at it
 * @param known how many were answered by then, or were seen to wait as long
 */
export function answeredBy(
  points: readonly CurvePoint[],
  ms: number,
  known: number,
): AnsweredBy | null {
  if (points.length === 0) return null
  const { answered, low, high } = points.findLast(point => point.ms <= ms) ?? nobody
  if (answered > 0 && answered < 1) return { ms, answered, low, high }
  const [least, most] = wilson(answered * known, known) ?? [0, 1]
  return { ms, answered, low: least, high: most }
}

const nobody = { answered: 0, low: 0, high: 0 }
