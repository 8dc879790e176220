/** Numbers that are the same for the same seed: mulberry32. */
export type Chance = {
  /** Between 0 and 1. */
  next(): number
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  is(probability: number): boolean
  /** One of them, by their weights. */
  of<Kind extends string>(weights: Readonly<Record<Kind, number>>): Kind
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    below: limit => Math.floor(next() * limit),
    is: probability => next() < probability,
    of<Kind extends string>(weights: Readonly<Record<Kind, number>>) {
      const kinds = Object.keys(weights) as Kind[]
      let left = next() * kinds.reduce((sum, kind) => sum + weights[kind], 0)
      for (const kind of kinds) {
        left -= weights[kind]
        if (left < 0) return kind
      }
      throw new Error('no kind has any weight')
    },
  }
}
