import { type Target, targetLabel } from '../../hours/rules-target.ts'
import { englishPercent } from '../../language/english.ts'
import { frenchNumber, frenchPercent, NBSP } from '../../language/french.ts'
import type { Translations } from '../../language/sentence.ts'
import type { ReplySummary } from './reply-stats.ts'

/** Whether enough answers were on time for what the council wants (docs/reply-times.md). */
export const verdicts = ['reached', 'nearly', 'missed'] as const
export type Verdict = (typeof verdicts)[number]

/** A share so many points under the wanted one is nearly reached. */
const nearlyPoints = 15

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

/** What became of those who are counted or still have time, each in one part; they sum to `total`. */
type ReplyParts = {
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

/** The words of a verdict, the same on every screen, in mails and at the command. */
export const verdictNames: Record<Verdict, Translations> = {
  reached: { fr: 'objectif atteint', en: 'goal reached' },
  nearly: { fr: 'objectif presque atteint', en: 'goal nearly reached' },
  missed: { fr: 'objectif manqué', en: 'goal missed' },
}

/** « objectif atteint, 90 % visés », by what the council wants. */
export function verdictLabel(verdict: Verdict, goalPercent: number): Translations {
  const { fr, en } = verdictNames[verdict]
  const goal = goalPercent / 100
  return {
    fr: `${fr}, ${frenchPercent(goal)} visés`,
    en: `${en}, ${englishPercent(goal)} wanted`,
  }
}

/**
 * « 92 % » of a share (0–1) beside the wanted one: where rounding would lift it to what it has not
 * reached, with a decimal: « 89,6 % » and not « 90 % ».
 */
export function shareLabel(ratio: number, goalPercent: number): Translations {
  if (Math.round(ratio * 100) < goalPercent || ratio * 100 >= goalPercent) {
    return { fr: frenchPercent(ratio), en: englishPercent(ratio) }
  }
  const tenths = frenchNumber(Math.floor(ratio * 1000) / 10, 1)
  return { fr: `${tenths}${NBSP}%`, en: `${tenths.replace(',', '.')}%` }
}

/** Beside a count: « en 15 min d’ouverture », « en 2 jours ouvrés », or, where several hold, « dans l’objectif de leur canal ». */
export function withinLabel(targets: readonly Target[]): Translations {
  const [only, ...others] = targets
  if (only === undefined || others.length > 0) {
    return { fr: 'dans l’objectif de leur canal', en: 'within the target of their channel' }
  }
  const { fr, en } = targetLabel(only)
  return 'minutes' in only
    ? { fr: `en ${fr} d’ouverture`, en: `within ${en} of opening hours` }
    : { fr: `en ${fr}`, en: `within ${en}` }
}
