/**
 * In pieces that one statement can take: SQLite binds 32,766 values at most, PostgreSQL 65,535, and
 * no table here has more than 25 columns.
 */
export function* chunksOf<T>(items: readonly T[], size = 1000): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

/** What one statement for each piece of these gives, in their order. */
export async function inChunks<T, Given>(
  items: readonly T[],
  ask: (some: T[]) => Promise<readonly Given[]>,
): Promise<Given[]> {
  const pieces: (readonly Given[])[] = []
  for (const some of chunksOf(items)) pieces.push(await ask(some))
  return pieces.flat()
}
