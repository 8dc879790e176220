import { createHash } from 'node:crypto'

/**
 * What tells that a post has moved: `mark`, and digests of what may change of it and its comments
 * while they are fresh. Neither has a space in it.
 */
export type Marks = { mark: string; fresh: readonly string[] }

/** What of a post shows that it was edited, answered, or hidden. */
type Marked = {
  updated_time?: number | undefined
  comments_count?: number | undefined
  is_hidden?: boolean | undefined
}

/** A post's mark, or null where the network does not say when a post was last updated. */
export function markOf({ updated_time, comments_count, is_hidden }: Marked): string | null {
  if (updated_time === undefined) return null
  return `${updated_time}/${comments_count ?? ''}${is_hidden ? '/hidden' : ''}`
}

/** What of a comment, or of a visitor's post, may change after it came. */
export type Changeable = {
  id: string
  created_time: number
  message: string
  is_hidden?: boolean | undefined
  can_reply_privately?: boolean | undefined
}

/** Digests of those that were written at `from` (ms UTC) or later. */
export function freshOf(rows: readonly Changeable[], from: number): string[] {
  return rows
    .filter(row => row.created_time >= from)
    .map(({ id, message, is_hidden, can_reply_privately }) => {
      const said = JSON.stringify([id, message, is_hidden ?? false, can_reply_privately ?? null])
      return createHash('sha256').update(said).digest('base64url').slice(0, 11)
    })
}

/**
 * Whether a post's marks are what they were. What is no longer among the fresh grew old; where a
 * comment was removed, their number in the mark says so.
 */
export function isUnmoved(was: Marks | null, now: Marks): boolean {
  return was?.mark === now.mark && now.fresh.every(one => was.fresh.includes(one))
}
