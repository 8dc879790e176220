import { allSteps } from './all-steps.ts'

const DIGIT_BITS = 15
const DIGITS = 1 << DIGIT_BITS
const LOW = 2 ** (2 * DIGIT_BITS)

/** The largest key that can be sorted, exclusive: 45 bits, a thousand years of milliseconds. */
export const keyLimit = LOW * DIGITS

/**
 * Indices in the order of their keys, smallest first; equal ones stay as they come. A radix sort,
 * since a comparing one would call back a million times for what a report over five years sorts
 * twice.
 *
 * @param indices those to be put in order; left as they are
 * @param keys by index, whole numbers, 0 ≤ key < `keyLimit`
 * @throws RangeError for another key.
 */
export function sortedByKey(indices: Uint32Array, keys: Float64Array): Uint32Array {
  return allSteps(sortByKey(indices, keys))
}

/** The same pass by pass, for whoever lets others have their turn between two. */
export function* sortByKey(
  indices: Uint32Array,
  keys: Float64Array,
): Generator<undefined, Uint32Array> {
  const low = new Uint32Array(keys.length)
  const high = new Uint16Array(keys.length)
  let largest = 0
  for (const index of indices) {
    const key = keys[index] as number
    if (!(key >= 0 && key < keyLimit)) throw new RangeError(`${key} is no key that can be sorted`)
    if (key > largest) largest = key
    const above = Math.floor(key / LOW)
    high[index] = above
    low[index] = key - above * LOW
  }
  yield
  const one = new Uint32Array(indices.length)
  byDigit(indices, low, 0, one)
  if (largest < DIGITS) return one
  yield
  const other = new Uint32Array(indices.length)
  byDigit(one, low, DIGIT_BITS, other)
  if (largest < LOW) return other
  yield
  byDigit(other, high, 0, one)
  return one
}

/** One pass: stable, by the fifteen bits of `keys` above `shift`. */
function byDigit(
  from: Uint32Array,
  keys: Uint32Array | Uint16Array,
  shift: number,
  to: Uint32Array,
): void {
  const starts = new Uint32Array(DIGITS + 1)
  for (let place = 0; place < from.length; place++) {
    const after = (((keys[from[place] as number] as number) >>> shift) & (DIGITS - 1)) + 1
    starts[after] = (starts[after] as number) + 1
  }
  for (let digit = 0; digit < DIGITS; digit++) {
    starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number)
  }
  for (let place = 0; place < from.length; place++) {
    const index = from[place] as number
    const digit = ((keys[index] as number) >>> shift) & (DIGITS - 1)
    const next = starts[digit] as number
    to[next] = index
    starts[digit] = next + 1
  }
}
