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
