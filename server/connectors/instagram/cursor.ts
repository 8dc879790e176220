import { z } from 'zod'
import type { Reader as ReaderOf } from '../meta/reader.ts'
import { share, wholeShare } from '../meta/share.ts'
import { horizonOf, quick, talkWalk, walk } from '../meta/walk.ts'
import { jsonIn } from '../meta/wire.ts'

/**
 * What is kept between two polls, as JSON. Meta's own cursors are never in it: they expire.
 * - `account`: the account that is linked to the page, asked again when it is not found any more;
 * - `latest`: the newest posts with their comments, looked at by every poll;
 * - `older`: all posts below those, looked at a page a poll; `counts` is how many comments they had;
 * - `talks`: private conversations (graph/talks.ts);
 * - `known…`: what was seen of each of the latest posts and conversations;
 * - `quick`, `share`: graph/walk.ts.
 */
const cursor = z.object({
  version: z.literal(1),
  account: z.object({ id: z.string(), username: z.string() }).nullable(),
  imported: z.object({ media: z.boolean(), talks: z.boolean() }),
  latest: walk,
  older: walk.extend({ startedAt: z.number() }),
  talks: talkWalk,
  counts: z.record(z.string(), z.number()),
  knownMedia: z.record(z.string(), z.string()),
  knownTalks: z.record(z.string(), z.string()),
  quick,
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
    account: null,
    imported: { media: false, talks: false },
    latest: { ...start },
    older: { ...start, startedAt: now },
    talks: { ...start, deep: since },
    counts: {},
    knownMedia: {},
    knownTalks: {},
    quick: {},
    share: wholeShare,
  }
}
