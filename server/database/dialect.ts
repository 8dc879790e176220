import { PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'

/** Whether it is PostgreSQL that answers, where the two databases have no words in common. */
export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/**
 * A column, usually `communeId`, that narrows nothing where the other columns do. SQLite keeps no statistics here,
 * takes any index for a good one, and would rather go through all that a commune ever had: the sign keeps
 * it from this one (https://www.sqlite.org/optoverview.html, 2). PostgreSQL knows better.
 */
export function unindexed(db: Db, column: string): RawBuilder<number> {
  return isPostgres(db) ? sql.ref<number>(column) : sql<number>`+${sql.ref(column)}`
}

/**
 * Many numbers as one bound value, for `in` and `not in`: however many they are, the statement is the
 * same, and a thousand bound values would cost more than the looking.
 */
export function numberList(db: Db, numbers: readonly number[]): RawBuilder<unknown> {
  const list = JSON.stringify(numbers)
  return isPostgres(db)
    ? sql`(select json_array_elements_text(${list}::json)::integer)`
    : sql`(select "value" from json_each(${list}))`
}

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

/**
 * The page that is shown of rows of which one more than `most` was asked for, to know whether there
 * are more.
 * @param keyOf what the next page is asked for by, of the last row that is shown
 * @returns `next`: that of this page, null where nothing comes after it
 */
export function onePage<Row, Key>(
  rows: readonly Row[],
  most: number,
  keyOf: (last: Row) => Key,
): { shown: Row[]; next: Key | null } {
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return { shown, next: rows.length > most && last !== undefined ? keyOf(last) : null }
}
