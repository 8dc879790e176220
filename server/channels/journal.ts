import type { Db } from '../database/database.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import { writeJournal } from '../people/store/journal.ts'

/** Writes down what was done to a channel, or to an application; in the transaction of what it tells about. */
export function journal(
  db: Db,
  { communeId, actor }: { communeId: number; actor: string },
  at: number,
  action: JournalAction,
  subject: `channel:${string}` | `application:${string}`,
  detail: Record<string, unknown> | null = null,
): Promise<void> {
  return writeJournal(db, { communeId, at, actor, action, subject, detail })
}
