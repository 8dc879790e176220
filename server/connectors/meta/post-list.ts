import type { z } from 'zod'
import type { GraphError } from './graph-error.ts'

export type Dated = { id: string; created_time: number }
/** `comments_count`: as many as the network counts, where it does. */
export type PostRow = Dated & {
  comments_count?: number | undefined
  is_published?: boolean | undefined
}

/** What could be read of a list, and why the rest could not. */
export type Read<Row> = { rows: Row[]; refused: GraphError | null }

/** A network's posts, and what differs in how they and their comments are read. */
export type PostList<Post extends PostRow, Comment extends Dated, Probe extends Dated> = {
  /** The list, from the newest to the oldest: `1353/feed`. */
  path: string
  post: z.ZodType<Post>
  /** The fields of a post with so many of its newest comments. */
  fields(comments: number): string
  /** How many come with a post that is asked for by itself. */
  commentsOfOne: number
  probe: z.ZodType<Probe>
  probeFields: string
  /** Looks at a probed post, and calls `read` where it moved since `since` (ms UTC). */
  look(probe: Probe, since: number, read: () => Promise<void>): Promise<void>
  /** The comments that came with the post. */
  nested(post: Post): Comment[]
  /** The comments down to `floor` (ms UTC), from those that came with it on. */
  commentsDownTo(post: Post, nested: Comment[], floor: number): Promise<Read<Comment>>
  /** All of them; which of those that were known are gone is noted. */
  allComments(post: Post, nested: Comment[]): Promise<Read<Comment>>
  /** Those that tell what changed, down to `since`, in a post of which `was` was seen. */
  changedComments(
    post: Post,
    nested: Comment[],
    seen: { was: string | undefined; since: number },
  ): Promise<Read<Comment>>
  /**
   * Adds comments to the gather, and the post itself where it is a citizen's.
   * @throws GraphError where some could not be put in their place; the others are added
   */
  add(post: Post, comments: Comment[]): Promise<void>
}
