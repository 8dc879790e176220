const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

/**
 * How old a post is when its network is asked what it brought, ms: most of it comes within two days, and
 * after a month hardly anything.
 */
export const readingAges: readonly number[] = [hourMs, dayMs, 3 * dayMs, 7 * dayMs, 30 * dayMs]

/** An older one is not asked about any more, also where its last turn was put off. */
export const oldestAskedMs = 37 * dayMs

/** Since when a post must be out to have its first turn, ms UTC. */
export const firstTurnBefore = (now: number): number => now - (readingAges[0] ?? 0)

/**
 * When to ask next, having asked now: at the next of these ages, those that were missed left out.
 * @returns ms UTC; after the last one an instant at which it is too old
 */
export function nextFiguresAt(publishedAt: number, now: number): number {
  const age = readingAges.find(one => publishedAt + one > now) ?? oldestAskedMs
  return publishedAt + age
}
