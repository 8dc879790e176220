import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import { horizonOf } from '../network/reading.ts'

const MINUTE = 60_000
const firstWaitMs = MINUTE
const longestWaitMs = 60 * MINUTE
/** A refusal that comes this long after the last one has nothing to do with it. */
const forgottenMs = 2 * longestWaitMs
const smallest = 1 / 128

/**
 * How much of the usual amount Meta gives at once, between 1/128 and 1, as the cursor keeps it. More
 * was last refused at `since` (ms UTC), and is tried again from `waitMs` later on.
 */
const share = z.object({
  size: z.number().positive().max(1),
  since: z.number(),
  waitMs: z.number().positive(),
})
export type Share = z.infer<typeof share>

/** Nothing was ever refused. */
export const wholeShare: Share = { size: 1, since: 0, waitMs: firstWaitMs }

/** The share of one call, from what the last one left. */
export type PageShare = {
  /** What the limits of the next page are multiplied by. */
  next(): number
  /**
   * Meta refused the page: a smaller share for asking it anew; null when there is none. What is refused
   * at its smallest is not refused for its size: the others are asked as before it.
   */
  less(): number | null
  /** What the next call begins with. */
  kept(): Share
}

/**
 * Meta now and then asks to "reduce the amount of data": often once, else for as long as the rows are
 * heavy. A page that is refused is asked for anew, half as large, until one comes. A later call tries
 * to find back: each of its pages is twice as large as the one before, until pages are whole again
 * or one is refused. So the poll after a single refusal is whole again. A try that is refused costs
 * as many requests as it went up, seven at the most, and the next one waits four times as long: a
 * minute, four, sixteen, and then an hour each time. That is what is lost where Meta goes on asking.
 */
export function createPageShare(before: Share, now: number): PageShare {
  const isDue = now - before.since >= before.waitMs || before.since > now
  let size = before.size
  let isRefused = false
  /** As it was when the page that is asked for now was first asked for. */
  let asked = { size, isRefused }

  function nextWaitMs(): number {
    if (!isDue) return before.waitMs
    const isAgain = now - before.since < forgottenMs
    return isAgain ? Math.min(longestWaitMs, before.waitMs * 4) : firstWaitMs
  }

  return {
    next() {
      if (isDue && !isRefused) size = Math.min(1, size * 2)
      asked = { size, isRefused }
      return size
    },
    less() {
      isRefused = true
      if (size <= smallest) {
        ;({ size, isRefused } = asked)
        return null
      }
      size = Math.max(smallest, size / 2)
      return size
    },
    kept: () => (isRefused ? { size, since: now, waitMs: nextWaitMs() } : { ...before, size }),
  }
}

/** What Meta shows late, or dates a little before what we have seen, still lies after `since`. */
const overlapMs = 10 * 60_000

/**
 * How far the reading of a list has come, all in ms UTC of the network's own clock: what is dated
 * before `since` is known. A walk goes from the newest down; `at` is where it stands, null when none
 * is under way; `newest` is the latest time met, from which the next `since` is made. Our clock may
 * be wrong without anything being missed.
 */
const walk = z.object({ since: z.number(), at: z.number().nullable(), newest: z.number() })
export type Walk = z.infer<typeof walk>

/** Where private conversations are read: messages down to `deep` in one that moved. */
const threadWalk = walk.extend({ deep: z.number() })

/** Texts sent seconds after a citizen's message (automatic.ts). */
const quick = z.record(z.string(), z.object({ thread: z.string(), message: z.string() }).nullable())

/** The next `since`: never later than now, for a date in the future must not hide what follows. */
export function sinceAfter(newest: number, now: number): number {
  return Math.min(newest, now) - overlapMs
}

/** Whether a list goes from the newest to the oldest: if not, its end says nothing of the rest. */
export function isNewestFirst(times: number[]): boolean {
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time))
}

/**
 * What a network of Meta's keeps between two polls, as JSON; each adds its own. Meta's cursors are
 * never in it: they expire.
 * - `latest`: the newest posts with their comments, looked at by every poll;
 * - `older`: all posts below those, looked at a page a poll, for a comment under an old one;
 * - `threads`: private conversations; of one that moved, messages are read down to `deep`: after a
 *   walk of several requests that is where it began, for one may have moved while it was under way;
 * - `known…`: what was seen of each of the latest posts and conversations, to read on only in what
 *   changed;
 * - `quick`: texts sent seconds after a citizen's message (automatic.ts);
 * - `held`: in how many looks in a row something could not be put in its place;
 * - `share`: how much of the usual amount Meta gives at once (client.ts).
 */
export const metaCursor = z.object({
  version: z.literal(1),
  imported: z.object({ posts: z.boolean(), threads: z.boolean() }),
  latest: walk,
  older: walk.extend({ startedAt: z.number() }),
  threads: threadWalk,
  knownPosts: z.record(z.string(), z.string()),
  knownThreads: z.record(z.string(), z.string()),
  quick,
  held: z.number(),
  share,
})
export type MetaCursor = z.infer<typeof metaCursor>

/**
 * Reads what `receive` gave back. Without one, or with one of another make, everything is read from
 * the beginning: ingestion is idempotent, so nothing is lost and nothing counts twice.
 *
 * @param shape `metaCursor` with what the network adds, all of it with a default
 */
export function readCursor<Cursor>(
  shape: z.ZodType<Cursor>,
  text: string | null,
  now: number,
): Cursor {
  const read = shape.safeParse(jsonIn(text))
  return read.success ? read.data : shape.parse(beginning(now))
}

function beginning(now: number): MetaCursor {
  const since = horizonOf(now)
  const start = { since, at: null, newest: since }
  return {
    version: 1,
    imported: { posts: false, threads: false },
    latest: { ...start },
    older: { ...start, startedAt: now },
    threads: { ...start, deep: since },
    knownPosts: {},
    knownThreads: {},
    quick: {},
    held: 0,
    share: wholeShare,
  }
}
