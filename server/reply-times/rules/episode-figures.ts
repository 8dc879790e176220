/**
 * What statistics need of an episode, packed into a short text: a report over five years then reads
 * one long text from the database instead of hundreds of thousands of rows, and keeps it in columns.
 *
 * A packed episode is `packedLength` characters, digits of base 64 written as the characters '0' to
 * 'o' (six bits each, the highest first): day (3), hour (1), channel (4), flags (2), opening hours
 * in ms (7), elapsed ms (7). Only what no longer changes with time is packed: an open episode has
 * no figures yet.
 */
export const packedLength = 24

const ZERO = 48
const SIX_BITS = 64

/** What became of it; `removed`: its author took it back, in time or not. */
export const outcomes = ['answered', 'removed', 'excluded', 'open'] as const
type Outcome = (typeof outcomes)[number]

/** Why it was excluded; `person`: somebody's own judgement, whatever its words. */
export const exclusions = [
  'none',
  'courtesy',
  'emoji',
  'tag',
  'moderation',
  'person',
  // New ones come last: each is kept by its number, in three bits, with one left.
  'automatic',
] as const
export type Exclusion = (typeof exclusions)[number]

/** The figures of one episode. */
export type EpisodeFigures = {
  /** Number of the local day on which it opened, from 1970-01-01. */
  day: number
  /** Local hour of its opening, 0–23. */
  hour: number
  channelId: number
  outcome: Outcome
  isPublic: boolean
  /** Opened outside opening hours. */
  openedOutside: boolean
  history: boolean
  /** A holding reply closed it. */
  holding: boolean
  /** It stands by the rules and by what people judged: nearly always. */
  filtered: boolean
  /** It stands without any exclusion: most do both. */
  unfiltered: boolean
  exclusion: Exclusion
  /** It ended, or waits, beyond the target of its channel on its day. */
  late: boolean
  /** Opening hours until its end, ms. */
  officeMs: number
  /** The clock on the wall until its end, ms. */
  elapsedMs: number
}

export const PUBLIC = 1 << 2
export const OUTSIDE = 1 << 3
export const HISTORY = 1 << 4
export const HOLDING = 1 << 5
export const OVERRIDDEN = 1 << 6
export const UNFILTERED = 1 << 7
const EXCLUSION_SHIFT = 8
export const OVERDUE = 1 << 11

export const ANSWERED = outcomes.indexOf('answered')
export const REMOVED = outcomes.indexOf('removed')
export const EXCLUDED = outcomes.indexOf('excluded')
export const OPEN = outcomes.indexOf('open')

/** The outcome's number in `outcomes`. */
export const outcomeOf = (flags: number) => flags & 3
/** The exclusion's number in `exclusions`. */
export const exclusionOf = (flags: number) => (flags >> EXCLUSION_SHIFT) & 7

function flagsOf(figures: EpisodeFigures): number {
  return (
    outcomes.indexOf(figures.outcome) |
    (figures.isPublic ? PUBLIC : 0) |
    (figures.openedOutside ? OUTSIDE : 0) |
    (figures.history ? HISTORY : 0) |
    (figures.holding ? HOLDING : 0) |
    (figures.filtered ? OVERRIDDEN : 0) |
    (figures.unfiltered ? UNFILTERED : 0) |
    (exclusions.indexOf(figures.exclusion) << EXCLUSION_SHIFT) |
    (figures.late ? OVERDUE : 0)
  )
}

/** The text that keeps these figures. @throws RangeError when a figure does not fit. */
export function packFigures(figures: EpisodeFigures): string {
  write(figures.day, 0, 3)
  write(figures.hour, 3, 1)
  write(figures.channelId, 4, 4)
  write(flagsOf(figures), 8, 2)
  write(figures.officeMs, 10, 7)
  write(figures.elapsedMs, 17, 7)
  return digits.toString('latin1')
}

/** Where the digits of one episode are put together: they are packed by the hundred thousand. */
const digits = Buffer.alloc(packedLength)

function write(value: number, from: number, length: number): void {
  let rest = Number.isInteger(value) ? value : -1
  for (let at = from + length - 1; at >= from; at--) {
    const above = Math.floor(rest / SIX_BITS)
    digits[at] = ZERO + rest - above * SIX_BITS
    rest = above
  }
  if (rest !== 0) throw new RangeError(`${value} does not fit into ${length} digits`)
}

/** The figures of many episodes, a column each. */
export type FigureColumns = {
  length: number
  day: Int32Array
  hour: Uint8Array
  channelId: Int32Array
  /** Outcome, exclusion and truth values: see `outcomeOf`, `exclusionOf`, `PUBLIC` and the like. */
  flags: Uint16Array
  officeMs: Float64Array
  elapsedMs: Float64Array
}

/**
 * The columns of packed episodes, and of some more after them.
 * @param parts bytes of packed episodes, one after the other
 * @throws RangeError when a part does not end with an episode.
 */
export function columnsOf(
  parts: readonly Uint8Array[],
  more: readonly EpisodeFigures[] = [],
): FigureColumns {
  return allSteps(fillColumns(parts, more))
}

/** So many episodes are unpacked in one step. */
const stepBytes = 20_000 * packedLength

/** The same in steps, between two of which others get their turn. */
export function* fillColumns(
  parts: readonly Uint8Array[],
  more: readonly EpisodeFigures[] = [],
): Generator<undefined, FigureColumns> {
  for (const { length } of parts) {
    if (length % packedLength > 0) throw new RangeError(`${length} is not a whole episode`)
  }
  const packed = parts.reduce((sum, { length }) => sum + length / packedLength, 0)
  const length = packed + more.length
  const columns: FigureColumns = {
    length,
    day: new Int32Array(length),
    hour: new Uint8Array(length),
    channelId: new Int32Array(length),
    flags: new Uint16Array(length),
    officeMs: new Float64Array(length),
    elapsedMs: new Float64Array(length),
  }
  let first = 0
  for (const part of parts) {
    for (let at = 0; at < part.length; at += stepBytes) {
      const some = part.subarray(at, at + stepBytes)
      unpack(some, columns, first)
      first += some.length / packedLength
      yield
    }
  }
  for (const each of more) {
    columns.day[first] = each.day
    columns.hour[first] = each.hour
    columns.channelId[first] = each.channelId
    columns.flags[first] = flagsOf(each)
    columns.officeMs[first] = each.officeMs
    columns.elapsedMs[first] = each.elapsedMs
    first++
  }
  return columns
}

function unpack(bytes: Uint8Array, columns: FigureColumns, first: number): void {
  const { day, hour, channelId, flags, officeMs, elapsedMs } = columns
  // Four digits stay within 32 bits; seven are read in two parts.
  const three = (at: number) =>
    (((bytes[at] as number) - ZERO) << 12) |
    (((bytes[at + 1] as number) - ZERO) << 6) |
    ((bytes[at + 2] as number) - ZERO)
  const four = (at: number) => (three(at) << 6) | ((bytes[at + 3] as number) - ZERO)
  for (let at = 0, index = first; at < bytes.length; at += packedLength, index++) {
    day[index] = three(at)
    hour[index] = (bytes[at + 3] as number) - ZERO
    channelId[index] = four(at + 4)
    flags[index] = (((bytes[at + 8] as number) - ZERO) << 6) | ((bytes[at + 9] as number) - ZERO)
    officeMs[index] = three(at + 10) * 0x1000000 + four(at + 13)
    elapsedMs[index] = three(at + 17) * 0x1000000 + four(at + 20)
  }
}

/** What comes of work that is cut into steps, all of them at once. */
export function allSteps<Made>(steps: Generator<undefined, Made>): Made {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

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

/** The same pass by pass, between two of which others get their turn. */
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
