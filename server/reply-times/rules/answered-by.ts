import type { CurvePoint } from './answered-curve.ts'
import { wilson } from './reply-stats.ts'

/** The share answered by a time, 0–1, and between which bounds it lies in 95 of 100 cases. */
export type AnsweredBy = { ms: number; answered: number; low: number; high: number }

/**
 * What a curve of the share answered (`answered-curve.ts`) tells of one time: those who still wait are
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
