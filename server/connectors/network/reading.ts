import type { IncomingConversation, IncomingMessage } from '../connector.ts'
import type { Parts } from './error.ts'

export const DAY = 24 * 60 * 60_000

/** How far back a first reading goes: no more than a year is needed (RGPD, art. 5, 1, c and e). */
export const horizonOf = (now: number): number => now - 366 * DAY

const WEEK = 7 * DAY

/** How many whole weeks that is. */
export const horizonWeeks = 52

/** How many of these weeks were read by a walk from the newest down, which stands at `at`, ms UTC. */
export function weeksDownTo(at: number | null, now: number): number {
  if (at === null) return 0
  return Math.max(0, Math.min(horizonWeeks, Math.floor((now - at) / WEEK)))
}

/** A message, and what is known of its conversation by it. */
export type Placed = { thread: Omit<IncomingConversation, 'messages'>; message: IncomingMessage }

/** Adds a message to what was found; what was said first of its conversation holds. */
export function gather(
  found: Map<string, IncomingConversation>,
  { thread, message }: Placed,
): void {
  const { messages, ...known } = found.get(thread.remoteId) ?? { ...thread, messages: [] }
  const others = messages.filter(({ remoteId }) => remoteId !== message.remoteId)
  found.set(thread.remoteId, { ...known, messages: [...others, message] })
}

/**
 * What a row is under, as far as that is known, the top first and the row last.
 * @param above what a row answers; where that leads round in a ring, it ends
 */
export function chainTo<Row>(row: Row, above: (row: Row) => Row | undefined): Row[] {
  const chain = new Set([row])
  for (let up = above(row); up !== undefined && !chain.has(up); up = above(up)) chain.add(up)
  return [...chain].reverse()
}

/**
 * Reads what is under posts whose number of answers changed.
 * @param before the number of each, by its id, as it was read last
 * @returns the number of each now; where that could not be read, as it was
 */
export async function readAnswers<Row>(
  parts: Parts,
  rows: readonly Row[],
  before: Record<string, number>,
  numberOf: (row: Row) => { id: string; answers: number },
  read: (row: Row) => Promise<void>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const { id, answers } = numberOf(row)
    const was = before[id] ?? 0
    const isRead = answers === was || (await parts.do(() => read(row))) === null
    counts[id] = isRead ? answers : was
  }
  return counts
}
