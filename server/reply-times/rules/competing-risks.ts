import {
  ANSWERED,
  EXCLUDED,
  type FigureColumns,
  outcomeOf,
  REMOVED,
  sortByKey,
} from './episode-figures.ts'

/** What became of one message by a time; `waits`: nobody knows yet what will. */
export type Ending = 'answered' | 'withdrawn' | 'waits'

/** The shares, 0–1, of those who are answered, and of those who took their message back, by a time; the rest waits. */
export type Incidence = { ms: number; answered: number; withdrawn: number }

/**
 * The cumulative incidence of an answer and of a withdrawal by each of some times, as Aalen and Johansen
 * estimate it: at each time that something happens, those who still wait there are shared out by what
 * happens to them. Who still waits is right-censored; at equal times answers and withdrawals come
 * before censorings. A withdrawn message can be answered no more: to take it for a censored one, as
 * 1 − S(t) of the Kaplan–Meier estimate would, counts it as if somebody still waited. Without a
 * withdrawal both are the same. O. O. Aalen, S. Johansen, "An Empirical Transition Matrix for
 * Non-homogeneous Markov Chains Based on Censored Observations", Scand. J. Stat. 5 (1978).
 * @param times waited or so far, ms, sorted
 * @param endingOf by their places
 * @param at the times that are asked for, sorted
 */
export function cumulativeIncidence(
  times: ArrayLike<number>,
  endingOf: (place: number) => Ending,
  at: readonly number[],
): Incidence[] {
  const found: Incidence[] = []
  let left = 1
  let answered = 0
  let withdrawn = 0
  let place = 0
  for (const ms of at) {
    while (place < times.length && (times[place] as number) <= ms) {
      const atRisk = times.length - place
      const time = times[place]
      let answers = 0
      let withdrawals = 0
      for (; place < times.length && times[place] === time; place++) {
        const ending = endingOf(place)
        if (ending === 'answered') answers++
        else if (ending === 'withdrawn') withdrawals++
      }
      answered += (left * answers) / atRisk
      withdrawn += (left * withdrawals) / atRisk
      left *= (atRisk - answers - withdrawals) / atRisk
    }
    found.push({ ms, answered, withdrawn })
  }
  return found
}

/**
 * How many took their message back, and both shares by some times of opening hours, in steps between
 * which others get their turn.
 * @param members -1: not one of them
 * @param at sorted
 */
export function* withdrawalsIn(
  { flags, officeMs }: FigureColumns,
  members: Int16Array,
  at: readonly number[],
): Generator<undefined, { count: number; points: Incidence[] }> {
  const some = new Uint32Array(members.length)
  let size = 0
  let count = 0
  for (let index = 0; index < members.length; index++) {
    const outcome = outcomeOf(flags[index] as number)
    if (members[index] !== 0 || outcome === EXCLUDED) continue
    some[size++] = index
    if (outcome === REMOVED) count++
  }
  if (size === 0) return { count, points: [] }
  yield
  const order = yield* sortByKey(some.subarray(0, size), officeMs)
  const times = new Float64Array(size)
  for (let place = 0; place < size; place++)
    times[place] = officeMs[order[place] as number] as number
  yield
  const endingOf = (place: number): Ending => {
    const outcome = outcomeOf(flags[order[place] as number] as number)
    return outcome === ANSWERED ? 'answered' : outcome === REMOVED ? 'withdrawn' : 'waits'
  }
  return { count, points: cumulativeIncidence(times, endingOf, at) }
}
