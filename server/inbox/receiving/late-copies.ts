import type { Db } from '../../database/database.ts'
import { inboundTimes } from '../store/inbound-times.ts'
import type { Folded } from './folded.ts'

/**
 * Dates each answer that tells its own time, though its copy came long after, from when that copy came,
 * where what it answers is known here and came later than it says: an answer stops no clock before the
 * question, so that nobody would have answered it.
 */
export async function dateLateCopies(
  db: Db,
  messages: Folded['messages'],
  conversationIds: ReadonlyMap<string, number>,
): Promise<void> {
  const late = [...messages.values()].filter(message => message.late !== undefined)
  if (late.length === 0) return
  const ids = new Set(late.flatMap(({ thread }) => conversationIds.get(thread) ?? []))
  const times = new Map<string, number>()
  for (const { remoteId, sentAt } of await inboundTimes(db, [...ids])) {
    times.set(remoteId.replace(/#[\da-f]+$/, ''), sentAt)
  }
  for (const message of late) {
    const { late: copy, sentAt } = message
    const answered = copy && times.get(copy.answers)
    if (copy === undefined || answered === undefined || answered <= sentAt) continue
    messages.set(message.remoteId, { ...message, sentAt: copy.copiedAt })
  }
}
