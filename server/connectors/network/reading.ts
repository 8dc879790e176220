import type { IncomingConversation, IncomingMessage } from '../connector.ts'

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
