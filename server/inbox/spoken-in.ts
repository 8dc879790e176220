import type { Db } from '../database/database.ts'
import { isPostgres } from '../database/dialect.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { type Between, type SoughtAt, spokenAmong } from './store/search.ts'

/** So many conversations are looked into by one statement. */
const portion = 5_000

/**
 * The conversations of a commune in which something was said then, in no order. They are looked for in
 * portions, between which others have their turn: of tens of thousands SQLite would not let go.
 * @param newest only conversations whose newest message is not after this instant, ms UTC
 */
export async function spokenIn(
  db: Db,
  communeId: number,
  between: Between,
  newest = Number.MAX_SAFE_INTEGER,
  size = portion,
): Promise<number[]> {
  const found: number[] = []
  for (let next: number | null = newest; next !== null; ) {
    const some = await spokenAmong(db, communeId, between, { newest: next, size })
    for (const id of some.ids) found.push(id)
    next = some.next
    await nextTurn()
  }
  return found
}

/** What is sought, its days looked for beforehand where one statement would keep everybody waiting. */
export async function withSpoken(
  db: Db,
  communeId: number,
  sought: readonly SoughtAt[],
  newest?: number,
): Promise<SoughtAt[]> {
  if (isPostgres(db)) return [...sought]
  const known: SoughtAt[] = []
  for (const one of sought) {
    const { between } = one
    if (between === null) known.push(one)
    else known.push({ ...one, spoken: await spokenIn(db, communeId, between, newest) })
  }
  return known
}
