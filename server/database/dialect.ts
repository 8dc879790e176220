import { PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

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
