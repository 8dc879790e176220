import { z } from 'zod'
import type { Reader as ReaderOf } from '../meta/reader.ts'
import { share, wholeShare } from '../meta/share.ts'
import { horizonOf, quick, talkWalk, walk } from '../meta/walk.ts'
import { jsonIn } from '../meta/wire.ts'

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
 * - `share`: how much of the usual amount Meta gives at once (share.ts).
 */
const cursor = z.object({
  version: z.literal(1),
  imported: z.object({ posts: z.boolean(), talks: z.boolean() }),
  latest: walk,
  older: walk.extend({ startedAt: z.number() }),
  talks: talkWalk,
  knownPosts: z.record(z.string(), z.string()),
  knownTalks: z.record(z.string(), z.string()),
  quick,
  echoes: z.record(z.string(), z.string()).default({}),
  share,
})
export type Cursor = z.infer<typeof cursor>
export type Reader = ReaderOf<Cursor>

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
    share: wholeShare,
  }
}
