/** How long a form stands open before what comes of it can be a person's, ms. */
export const soonestMs = 3_000
/** And until when it is believed: the text is kept, and asked for once more; ms. */
export const latestMs = 7 * 24 * 60 * 60_000

/** What a form says of itself: when it was made, and the number by which two sendings are one. */
export type Stamp = { at: number; key: string }

export type StampAge = 'good' | 'too-soon' | 'too-late'

/** What the time that a form stood open says of who sent it. */
export function ageOf({ at }: Stamp, now: number): StampAge {
  if (now - at < soonestMs) return 'too-soon'
  return now - at > latestMs ? 'too-late' : 'good'
}
