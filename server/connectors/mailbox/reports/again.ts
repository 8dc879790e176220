import { reportRulesIn, senderSought } from '../../rules/report-rule.ts'
import type { State } from '../cursor.ts'
import type { Folder } from '../folder/folders.ts'
import { searched } from '../folder/opened.ts'
import type { Session } from '../session.ts'

/**
 * What must be read once more since the rules of reports changed: in each folder that was read, from its
 * beginning, what the tools wrote or were written, by the rules before and by those of now.
 */
export function againAfter(before: State, rules: string): State['again'] {
  if (before.reports === rules) return before.again
  const senders = new Set(before.again?.senders)
  for (const rule of [...reportRulesIn(before.reports), ...reportRulesIn(rules)]) {
    senders.add(senderSought(rule))
  }
  const next = Object.fromEntries(Object.keys(before.folders).map(path => [path, 1]))
  return senders.size === 0 ? null : { senders: [...senders], next }
}

/**
 * Such mails of a folder, `room` at most.
 * @param end the first UID that was not read
 * @returns their UIDs, and where to go on; null: that was all
 */
export async function readAgain(
  session: Session,
  { path, role }: Folder,
  again: { senders: readonly string[]; next: number; end: number; since: Date },
  room: number,
): Promise<{ uids: number[]; next: number | null }> {
  const { senders, next, end, since } = again
  if (next >= end) return { uids: [], next: null }
  const who = senders.map(one => (role === 'sent' ? { to: one } : { from: one }))
  const query = { uid: `${next}:${end - 1}`, since, or: who }
  const found = await searched(session, path, query)
  const all = found.filter(uid => uid >= next && uid < end).sort((a, b) => a - b)
  const uids = all.slice(0, room)
  return { uids, next: uids.length < all.length ? (uids.at(-1) ?? end) + 1 : null }
}
