import type { ReceiveContext } from './context.ts'

/**
 * What is kept of a post between two polls, as text: its newest comment, how many there are, where
 * the network tells, and when it was written (ms UTC).
 */
export function seenText(newest: string, count: number | undefined, at: number): string {
  return `${newest} ${count ?? ''} ${at}`
}

export type Seen = { newest: string; count: number | null; at: number }

export function readSeen(text: string): Seen {
  const [newest = '', count = '', at = ''] = text.split(' ')
  return {
    newest,
    count: count === '' ? null : Number(count),
    at: Number(at),
  }
}

/** A post that could not be read to its end is read whole by the next look. */
export function unreadText(at: number): string {
  return seenText('?', undefined, at)
}

export function isUnread(was: string): boolean {
  return readSeen(was).newest === '?'
}

/**
 * Posts that were there before and are no longer, though later ones than `lowest` (ms UTC) were all
 * read: they are asked for one by one, for a list that leaves one out is no proof.
 */
export async function findRemoved(
  { doPart, graph, gather }: ReceiveContext,
  before: Record<string, string>,
  { known, lowest }: { known: Record<string, string>; lowest: number },
): Promise<void> {
  const absent = Object.entries(before)
    .filter(([id, was]) => !(id in known) && readSeen(was).at > lowest)
    .map(([id]) => id)
  if (absent.length === 0) return
  const refused = await doPart('read', async () => {
    for (const [remoteId, isThere] of await graph.present(absent)) {
      if (!isThere) gather.remove({ of: 'post', remoteId, at: null })
    }
  })
  // They are asked for again.
  if (refused !== null) for (const id of absent) known[id] = before[id] ?? ''
}

/**
 * Notes a list that was read to its end. Only where they are as many as Meta counts is it certain that
 * nothing else is there: it has been seen to count what it does not show.
 */
export function noteWhole(
  { gather }: ReceiveContext,
  post: string,
  ids: readonly string[],
  counted: number | undefined,
): void {
  const kept = new Set(ids)
  if (kept.size === counted) gather.remove({ of: 'others', post, kept: [...kept] })
}
