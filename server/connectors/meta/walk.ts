import { z } from 'zod'

/** What Meta shows late, or dates a little before what we have seen, still lies after `since`. */
const overlapMs = 10 * 60_000

/**
 * How far the reading of a list has come, all in ms UTC of the network's own clock: what is dated
 * before `since` is known. A walk goes from the newest down; `at` is where it stands, null when none
 * is under way; `newest` is the latest time met, from which the next `since` is made. Our clock may
 * be wrong without anything being missed.
 */
export const walk = z.object({ since: z.number(), at: z.number().nullable(), newest: z.number() })
export type Walk = z.infer<typeof walk>

/** Of private conversations: messages are read down to `deep` in one that moved. */
export const threadWalk = walk.extend({ deep: z.number() })

/** Texts sent seconds after a citizen's message (automatic.ts). */
export const quick = z.record(
  z.string(),
  z.object({ thread: z.string(), message: z.string() }).nullable(),
)

/** The next `since`: never later than now, for a date in the future must not hide what follows. */
export function sinceAfter(newest: number, now: number): number {
  return Math.min(newest, now) - overlapMs
}

/** Whether a list goes from the newest to the oldest: if not, its end says nothing of the rest. */
export function isNewestFirst(times: number[]): boolean {
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time))
}
