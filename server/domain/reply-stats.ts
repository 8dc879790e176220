import type { ReplyEpisode } from './reply-episode.ts'

/** The figures of a set of episodes: the command's summary (reply-time.md). */
export type ReplySummary = {
  onTime: number
  /** Answered and missed: what the headline is out of. */
  counted: number
  waiting: number
  missed: number
  excluded: number
  withdrawn: number
  /** onTime ÷ counted; null when nothing was counted, never 0 or 1. */
  ratio: number | null
  /** 95 % interval of the ratio, [low, high] within 0…1. */
  wilson: [number, number] | null
  /** Kaplan–Meier over opening hours, ms; null where the curve does not come that far down. */
  medianMs: number | null
  p90Ms: number | null
}

/** What the figures need of an episode. */
export type Counted = Pick<ReplyEpisode, 'state' | 'onTime' | 'officeMs'>

/** The figures of some episodes, in one pass and two sorts. */
export function summaryOf(episodes: Iterable<Counted>): ReplySummary {
  const counts = { answered: 0, waiting: 0, missed: 0, excluded: 0, withdrawn: 0 }
  const answered: number[] = []
  const censored: number[] = []
  let onTime = 0
  for (const { state, onTime: inTime, officeMs } of episodes) {
    counts[state]++
    if (state === 'answered') {
      answered.push(officeMs)
      if (inTime) onTime++
    } else if (state === 'waiting' || state === 'missed') {
      censored.push(officeMs)
    }
  }
  const counted = counts.answered + counts.missed
  return {
    onTime,
    counted,
    waiting: counts.waiting,
    missed: counts.missed,
    excluded: counts.excluded,
    withdrawn: counts.withdrawn,
    ratio: counted === 0 ? null : onTime / counted,
    wilson: wilson(onTime, counted),
    ...quantiles(Float64Array.from(answered), Float64Array.from(censored)),
  }
}

const Z = 1.959964

/**
 * The 95 % interval of a proportion, [low, high], or null without a case. E. B. Wilson, "Probable
 * Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927).
 */
export function wilson(successes: number, cases: number): [number, number] | null {
  if (cases === 0) return null
  const ratio = successes / cases
  const square = (Z * Z) / cases
  const centre = ratio + square / 2
  const half = Z * Math.sqrt((ratio * (1 - ratio)) / cases + square / (4 * cases))
  // At both ends the bound is exact, and rounding would miss it by a hair.
  return [
    successes === 0 ? 0 : (centre - half) / (1 + square),
    successes === cases ? 1 : (centre + half) / (1 + square),
  ]
}

/** More than rounding ever adds up to, less than one case in a million changes. */
const ROUNDING = 1e-12

/**
 * Median and 90th percentile of the time to an answer by the Kaplan–Meier estimate, with those
 * who still wait right-censored: the smallest answered time at which the curve is ≤ 0.5 and ≤ 0.1,
 * null where it never is. At equal times answers come before censorings. E. L. Kaplan, P. Meier,
 * "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958).
 *
 * Sorts both arrays in place. Between two censorings the curve is one fraction of whole numbers,
 * so that rounding does not add up over hundreds of thousands of episodes.
 *
 * @param answered times to the answer, ms
 * @param censored times waited so far, ms
 */
export function quantiles(
  answered: Float64Array,
  censored: Float64Array,
): { medianMs: number | null; p90Ms: number | null } {
  answered.sort()
  censored.sort()
  const all = answered.length + censored.length
  let medianMs: number | null = null
  /** The curve at the last censoring, and how many were at risk right after it. */
  let curve = 1
  let base = all
  let gone = 0
  let index = 0
  while (index < answered.length) {
    const at = answered[index] ?? 0
    const before = all - index - gone
    const goneBefore = gone
    while (gone < censored.length && (censored[gone] ?? 0) < at) gone++
    const atRisk = all - index - gone
    if (gone > goneBefore) {
      curve *= before / base
      base = atRisk
    }
    index++
    while (answered[index] === at) index++
    const survival = (curve * (all - index - gone)) / base
    if (medianMs === null && survival <= 0.5 + ROUNDING) medianMs = at
    if (survival <= 0.1 + ROUNDING) return { medianMs, p90Ms: at }
  }
  return { medianMs, p90Ms: null }
}

/**
 * How long a message was on the network before it reached our database, ms: a figure of its own
 * that never enters a reply time. A network's clock ahead of ours gives 0.
 */
export function detectionDelayMs(message: { sentAt: number; receivedAt: number }): number {
  return Math.max(0, message.receivedAt - message.sentAt)
}
