import type { ReplySummary } from './reply-stats.ts'

/** What became of those who are counted or still have time, each in one part; they sum to `total`. */
export type ReplyParts = {
  onTime: number
  late: number
  missed: number
  waiting: number
  total: number
}

/** The parts of a set of episodes. Excluded and withdrawn ones are in none. */
export function replyParts({
  onTime,
  counted,
  missed,
  waiting,
}: Pick<ReplySummary, 'onTime' | 'counted' | 'missed' | 'waiting'>): ReplyParts {
  return { onTime, late: counted - missed - onTime, missed, waiting, total: counted + waiting }
}

/**
 * Whether the target was held: for everybody who is counted, for more than half of them, or not
 * (docs/reply-times.md).
 */
export type Verdict = 'held' | 'mostly' | 'missed'

/** The verdict of a set of episodes; null where nothing is counted. */
export function verdictOf({
  onTime,
  counted,
}: Pick<ReplySummary, 'onTime' | 'counted'>): Verdict | null {
  if (counted === 0) return null
  if (onTime === counted) return 'held'
  return 2 * onTime > counted ? 'mostly' : 'missed'
}
