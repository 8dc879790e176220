import type { weeksInRows } from '../../../server/reply-times/rules/week-columns.ts'
import type { Answer } from '../../api.ts'

/** The figures of a period, as they are read; its weeks travel by field. */
export type Report = Omit<Answer<'GET /reports/replies/figures'>, 'weeks'> & {
  weeks: ReturnType<typeof weeksInRows>
}

/** The aim and the target as lines across a drawing, ms. */
export type TargetLines = { aimMs: number; targetMs: number }

/** Null where no target is in minutes, or several are: no one line is everybody's. */
export function targetLines({
  aimMinutes,
  targets,
}: Pick<Report, 'aimMinutes' | 'targets'>): TargetLines | null {
  const [only, ...others] = targets.flatMap(one => ('minutes' in one ? one.minutes : []))
  if (only === undefined || others.length > 0) return null
  return { aimMs: Math.min(aimMinutes, only) * 60_000, targetMs: only * 60_000 }
}
