import type { ReplySummary } from './reply-stats.ts'

/** Whether enough answers were on time for what the council wants (docs/reply-times.md). */
export const verdicts = ['reached', 'nearly', 'missed'] as const
export type Verdict = (typeof verdicts)[number]

/** A share so many points under the wanted one is nearly reached. */
export const nearlyPoints = 15

/**
 * The verdict of a set of episodes; null where nothing is counted.
 * @param goalPercent the share that is wanted, 50–100; it is compared with the exact share
 */
export function verdictOf(
  { onTime, counted }: Pick<ReplySummary, 'onTime' | 'counted'>,
  goalPercent: number,
): Verdict | null {
  if (counted === 0) return null
  const isAt = (percent: number) => 100 * onTime >= percent * counted
  if (isAt(goalPercent)) return 'reached'
  return isAt(goalPercent - nearlyPoints) ? 'nearly' : 'missed'
}
