import type { Db } from '../database/database.ts'
import { textNeedOf } from './rules/need/reply-need.ts'
import type { TextNeed } from './rules/reply-message.ts'
import { factsAround } from './store/message-facts.ts'
import { threadOf } from './thread-messages.ts'

/**
 * What the rules make of these messages' texts, whatever people said of them; of erased ones, made.
 */
export async function textNeedsOf(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; direction: 'inbound' | 'outbound'; need: TextNeed }[]> {
  const asked = new Set(ids)
  const needs = new Map<number, Awaited<ReturnType<typeof textNeedsOf>>[number]>()
  for (const facts of await factsAround(db, ids)) {
    const { replies, rows } = threadOf([facts])
    for (const [at, seen] of replies.entries()) {
      const row = rows[at]
      if (row === undefined || !asked.has(row.id)) continue
      const { id, direction } = row
      const need = seen.erased ?? textNeedOf(seen)
      needs.set(id, { id, direction, need })
    }
  }
  return [...needs.values()]
}
