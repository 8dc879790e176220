import type { Db } from '../../database/database.ts'
import { findConversation } from '../../messages/store/conversations.ts'
import { linesAbout, ourselves, writeJournal } from '../../people/store/journal.ts'

/**
 * Notes in the journal where conversations went that were another one all along: links in mails and
 * alerts name their old numbers. The journal keeps it, so that no list or figure meets an empty row.
 */
export async function noteMoves(
  db: Db,
  { communeId, at }: { communeId: number; at: number },
  from: readonly number[],
  into: number,
): Promise<void> {
  for (const id of from) {
    await writeJournal(db, {
      communeId,
      at,
      actor: ourselves,
      action: 'conversation.moved',
      subject: `conversation:${id}`,
      detail: { into },
    })
  }
}

/** That conversation, or the one into which it went, however many times; undefined: neither is there. */
export async function findWhereItWent(db: Db, communeId: number, id: number) {
  const seen = new Set<number>()
  for (let next: unknown = id; typeof next === 'number' && !seen.has(next); ) {
    seen.add(next)
    const row = await findConversation(db, communeId, next)
    if (row !== undefined) return row
    const lines = await linesAbout(db, communeId, [`conversation:${next}`], ['conversation.moved'])
    next = JSON.parse(lines.at(-1)?.detail ?? '{}').into
  }
  return undefined
}
