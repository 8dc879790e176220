import { z } from 'zod'
import { jsonIn } from '../graph/wire.ts'

const DAY = 24 * 60 * 60_000
/** How far back a first import goes: as long as texts are kept by default (france.md, «RGPD»). */
const historyMs = 366 * DAY
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

/**
 * What is kept between two polls, as JSON. Meta's own cursors are never in it: they expire.
 * - `latest`: the newest posts with their comments, looked at by every poll;
 * - `older`: all posts below those, looked at a page a poll, for a comment under an old one;
 * - `talks`: private conversations; of one that moved, messages are read down to `deep`: after a walk
 *   of several requests that is where it began, for one may have moved while it was under way;
 * - `known…`: what was seen of each of the latest posts and conversations, to read on only in what
 *   changed;
 * - `quick`: texts sent seconds after a citizen's message (automatic.ts);
 * - `echoes`: of the latest private messages of the page, through which application they went;
 * - `share`: how much of the usual amount Meta bears at once, and since when it is tried.
 */
const cursor = z.object({
  version: z.literal(1),
  imported: z.object({ posts: z.boolean(), talks: z.boolean() }),
  latest: walk,
  older: walk.extend({ startedAt: z.number() }),
  talks: walk.extend({ deep: z.number() }),
  knownPosts: z.record(z.string(), z.string()),
  knownTalks: z.record(z.string(), z.string()),
  quick: z.record(z.string(), z.object({ talk: z.string(), message: z.string() }).nullable()),
  echoes: z.record(z.string(), z.string()).default({}),
  share: z.object({ size: z.number().positive().max(1), since: z.number() }),
})
export type Cursor = z.infer<typeof cursor>

export function horizonOf(now: number): number {
  return now - historyMs
}

/** The next `since`: never later than now, for a date in the future must not hide what follows. */
export function sinceAfter(newest: number, now: number): number {
  return Math.min(newest, now) - overlapMs
}

/**
 * Reads what `receive` gave back. Without one, or with one of another make, everything is read from
 * the beginning: ingestion is idempotent, so nothing is lost and nothing counts twice.
 */
export function readCursor(text: string | null, now: number): Cursor {
  const read = cursor.safeParse(jsonIn(text))
  if (read.success) return read.data
  const since = horizonOf(now)
  const start = { since, at: null, newest: since }
  return {
    version: 1,
    imported: { posts: false, talks: false },
    latest: { ...start },
    older: { ...start, startedAt: now },
    talks: { ...start, deep: since },
    knownPosts: {},
    knownTalks: {},
    quick: {},
    echoes: {},
    share: { size: 1, since: now },
  }
}

/**
 * What Meta bears depends on what the rows hold: a share that had to be halved is kept, and doubled
 * again after an hour.
 */
export function shareAfter(before: Cursor['share'], size: number, now: number): Cursor['share'] {
  if (size < before.size) return { size, since: now }
  if (size === 1 || now - before.since < 60 * 60_000) return before
  return { size: Math.min(1, size * 2), since: now }
}
