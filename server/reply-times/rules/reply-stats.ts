import type { ReplyEpisode } from './reply-episode.ts'

/** The figures of a set of episodes: the command's summary (docs/reply-times.md). */
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

/** Median and 90th percentile, ms; null where the curve does not come that far down. */
export type Quantiles = { medianMs: number | null; p90Ms: number | null }

/** Times in the order of their length; at equal times answers come before censorings. */
export type OrderedTimes = {
  /** Those whose times they are, by number. */
  order: Uint32Array
  /** By number: times to the answer, or waited so far, ms. */
  times: Float64Array
  /** By number: 0 where it was answered, another number where somebody still waits. */
  waits: Uint8Array
}

/** More answers than there are: nothing more is looked for. */
const NEVER = 0x7fffffff

/**
 * Median and 90th percentile of the time to an answer in each group by the Kaplan–Meier estimate,
 * with those who still wait right-censored: the smallest answered time at which the curve is ≤ 0.5
 * and ≤ 0.1, null where it never is. E. L. Kaplan, P. Meier, "Nonparametric Estimation from
 * Incomplete Observations", JASA 53 (1958).
 *
 * Between two censorings the curve is one fraction of whole numbers, so that rounding does not add
 * up over hundreds of thousands of episodes, and so it is known beforehand after how many answers
 * it comes down far enough. All groups in one pass, and their state in typed arrays: an object a
 * group would have each of a million times put into a box of its own.
 *
 * @param groups to which group each number belongs; -1: to none
 * @param sizes how many there are of each group
 */
export function quantilesByGroup(
  { order, times, waits }: OrderedTimes,
  groups: Int16Array,
  sizes: readonly number[],
): Quantiles[] {
  const all = Int32Array.from(sizes)
  const gone = new Int32Array(sizes.length)
  const censored = new Int32Array(sizes.length)
  /** Censored when the curve was last reckoned. */
  const known = new Int32Array(sizes.length)
  /** The curve at the last censoring, and how many were at risk right after it. */
  const curve = new Float64Array(sizes.length).fill(1)
  const base = Float64Array.from(sizes)
  /** The number of answers that brings the curve down to what is looked for. */
  const needed = new Int32Array(sizes.length)
  const median = new Float64Array(sizes.length).fill(-1)
  const p90 = new Float64Array(sizes.length).fill(-1)

  const look = (group: number) => {
    if ((p90[group] as number) >= 0) {
      needed[group] = NEVER
      return
    }
    const wanted = (median[group] as number) < 0 ? 0.5 : 0.1
    // The curve is curve × left ÷ base, of those who are left.
    const left = Math.floor(
      ((wanted + ROUNDING) * (base[group] as number)) / (curve[group] as number),
    )
    needed[group] = (all[group] as number) - (known[group] as number) - left
  }
  const censor = (group: number) => {
    const still = (all[group] as number) - (gone[group] as number)
    const before = still - (known[group] as number)
    const atRisk = still - (censored[group] as number)
    curve[group] = ((curve[group] as number) * before) / (base[group] as number)
    base[group] = atRisk
    known[group] = censored[group] as number
    look(group)
  }

  for (let group = 0; group < sizes.length; group++) look(group)
  for (let place = 0; place < order.length; place++) {
    const index = order[place] as number
    const group = groups[index] as number
    if (group < 0) continue
    if (waits[index] !== 0) {
      censored[group] = (censored[group] as number) + 1
      continue
    }
    if (censored[group] !== known[group]) censor(group)
    gone[group] = (gone[group] as number) + 1
    while ((gone[group] as number) >= (needed[group] as number)) {
      const reached = (median[group] as number) < 0 ? median : p90
      reached[group] = times[index] as number
      look(group)
    }
  }
  return sizes.map((_, group) => ({
    medianMs: reachedMs(median[group]),
    p90Ms: reachedMs(p90[group]),
  }))
}

function reachedMs(ms: number | undefined): number | null {
  return ms === undefined || ms < 0 ? null : ms
}

/**
 * The same of one group, from two lists. Sorts both arrays in place.
 * @param answered times to the answer, ms
 * @param censored times waited so far, ms
 */
export function quantiles(answered: Float64Array, censored: Float64Array): Quantiles {
  answered.sort()
  censored.sort()
  const size = answered.length + censored.length
  const times = new Float64Array(size)
  const waits = new Uint8Array(size)
  let place = 0
  let waiting = 0
  const put = (at: number, wait: 0 | 1) => {
    times[place] = at
    waits[place] = wait
    place++
  }
  for (const at of answered) {
    while (waiting < censored.length && (censored[waiting] as number) < at) {
      put(censored[waiting] as number, 1)
      waiting++
    }
    put(at, 0)
  }
  for (; waiting < censored.length; waiting++) put(censored[waiting] as number, 1)
  const order = Uint32Array.from(times.keys())
  const [found] = quantilesByGroup({ order, times, waits }, new Int16Array(size), [size])
  return found ?? { medianMs: null, p90Ms: null }
}

/**
 * How long a message was on the network before it reached our database, ms: a figure of its own
 * that never enters a reply time. A network's clock ahead of ours gives 0.
 */
export function detectionDelayMs(message: { sentAt: number; receivedAt: number }): number {
  return Math.max(0, message.receivedAt - message.sentAt)
}

/** So many of so many. */
export type Proportion = { part: number; whole: number }

/** How much a share (0–1) changed, and between which bounds in 95 of 100 cases. */
export type Difference = { value: number; low: number; high: number }

/**
 * The change from one share to another and its 95 % interval, by Newcombe's hybrid score: each share's
 * own Wilson interval, put together by squares. It holds for few cases and for shares near 0 and 1.
 * R. G. Newcombe, "Interval Estimation for the Difference Between Independent Proportions", Statistics in
 * Medicine 17 (1998), method 10. Null where one of them has no case.
 */
export function differenceOf(before: Proportion, after: Proportion): Difference | null {
  const [one, other] = [before, after].map(({ part, whole }) => wilson(part, whole))
  if (!one || !other) return null
  const [was, is] = [before.part / before.whole, after.part / after.whole]
  return {
    value: is - was,
    low: is - was - Math.hypot(is - other[0], one[1] - was),
    high: is - was + Math.hypot(other[1] - is, was - one[0]),
  }
}
