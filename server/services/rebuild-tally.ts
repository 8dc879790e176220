import type { Db } from '../store/database.ts'
import { episodesOfConversations } from '../store/episodes.ts'
import { groupOf } from '../store/merges.ts'
import type { Row } from '../store/schema.ts'

/** What a rebuild found: how many episodes there are, and how many came, went or changed. */
export type Tally = { episodes: number; changed: number }

/**
 * The stored episodes of these conversations, and of those that a person joined with one of them,
 * by the message that opened each.
 */
export async function episodesByOpener(
  db: Db,
  conversationIds: readonly number[],
): Promise<Map<number, Row<'episode'>>> {
  const groups = await groupOf(db, conversationIds)
  const rows = await episodesOfConversations(db, [...new Set([...groups.values()].flat())])
  return new Map(rows.map(row => [row.openedBy, row]))
}

/** Adds to the tally how a batch of conversations differs from what it was before. */
export async function takeTally(
  db: Db,
  conversationIds: readonly number[],
  { before, tally }: { before: Map<number, Row<'episode'>>; tally: Tally },
): Promise<void> {
  const wanted = new Set(conversationIds)
  const gone = new Set(before.keys())
  for (const [opener, row] of await episodesByOpener(db, conversationIds)) {
    // A joined conversation's are counted with their own batch.
    if (wanted.has(row.conversationId)) tally.episodes++
    const old = before.get(opener)
    if (old === undefined || JSON.stringify(old) !== JSON.stringify(row)) tally.changed++
    gone.delete(opener)
  }
  tally.changed += gone.size
}
