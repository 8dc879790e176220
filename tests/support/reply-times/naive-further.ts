import type { Ending } from '../../../server/reply-times/rules/competing-risks.ts'

/** The figures of docs/figures.md from their definitions, each time from the beginning. */

/** What became of one message, and after how long, ms. */
export type Fate = { ending: Ending; ms: number }

const Z = 1.959964
const times = (fates: readonly Fate[]) =>
  [...new Set(fates.map(({ ms }) => ms))].sort((a, b) => a - b)

/** The two roots of (p̂ − p)² = z² p (1 − p) ÷ n. */
function naiveWilson(part: number, whole: number): [number, number] {
  const seen = part / whole
  const square = Z ** 2 / whole
  const root = Math.sqrt(Math.max(0, (2 * seen + square) ** 2 - 4 * (1 + square) * seen ** 2))
  return [
    Math.max(0, (2 * seen + square - root) / (2 * (1 + square))),
    Math.min(1, (2 * seen + square + root) / (2 * (1 + square))),
  ]
}

export function naiveAnsweredBy(fates: readonly Fate[], ms: number) {
  const all = fates.filter(({ ending }) => ending !== 'withdrawn')
  if (all.length === 0) return null
  let left = 1
  let variance = 0
  for (const time of times(all).filter(each => each <= ms)) {
    const atRisk = all.filter(fate => fate.ms >= time).length
    const answers = all.filter(fate => fate.ms === time && fate.ending === 'answered').length
    left *= 1 - answers / atRisk
    if (answers < atRisk) variance += answers / (atRisk * (atRisk - answers))
  }
  if (left > 1e-12 && left < 1) {
    const reach = (Z * Math.sqrt(variance)) / Math.log(left)
    return {
      answered: 1 - left,
      low: 1 - left ** Math.exp(reach),
      high: 1 - left ** Math.exp(-reach),
    }
  }
  const answered = left === 1 ? 0 : 1
  const known = all.filter(fate => fate.ms > ms || fate.ending === 'answered').length
  const [low, high] = known === 0 ? [0, 1] : naiveWilson(answered * known, known)
  return { answered, low, high }
}

export function naiveIncidence(fates: readonly Fate[], ms: number) {
  const at = (time: number, ending: Ending) =>
    fates.filter(fate => fate.ms === time && fate.ending === ending).length
  const atRisk = (time: number) => fates.filter(fate => fate.ms >= time).length
  const leftBefore = (time: number) =>
    times(fates)
      .filter(each => each < time)
      .reduce(
        (left, each) => left * (1 - (at(each, 'answered') + at(each, 'withdrawn')) / atRisk(each)),
        1,
      )
  const share = (ending: Ending) =>
    times(fates)
      .filter(time => time <= ms)
      .reduce((sum, time) => sum + (leftBefore(time) * at(time, ending)) / atRisk(time), 0)
  return { answered: share('answered'), withdrawn: share('withdrawn') }
}

type Proportion = { part: number; whole: number }

export function naiveDifference(before: Proportion, after: Proportion) {
  if (before.whole === 0 || after.whole === 0) return null
  const [was, is] = [before.part / before.whole, after.part / after.whole]
  const [one, other] = [
    naiveWilson(before.part, before.whole),
    naiveWilson(after.part, after.whole),
  ]
  return {
    value: is - was,
    low: is - was - Math.sqrt((is - other[0]) ** 2 + (one[1] - was) ** 2),
    high: is - was + Math.sqrt((other[1] - is) ** 2 + (was - one[0]) ** 2),
  }
}
