import type { Db, Place } from './database.ts'

/** Rows to list: a SELECT whose columns include `at` and `seq`, and its parameters. */
export type Source = { sql: string; params: (string | number)[] }

export type Cut = {
  order: 'asc' | 'desc'
  limit: number
  /** Where the last page ended, or where the next one begins when going backwards. */
  after?: Place | undefined
  before?: Place | undefined
}

/**
 * One page of a list, by keyset: what arrives between two calls shifts nothing and repeats nothing.
 * Rows come in the order asked for, also when going backwards.
 */
export function cutPage<Row>(db: Db, source: Source, cut: Cut): (Row & Place)[] {
  const backwards = cut.before !== undefined && cut.after === undefined
  const place = cut.after ?? cut.before
  const ascending = (cut.order === 'asc') !== backwards
  const direction = ascending ? 'ASC' : 'DESC'
  const where = place ? `WHERE (at, seq) ${ascending ? '>' : '<'} (?, ?)` : ''
  const rows = db
    .prepare<unknown[], Row & Place>(
      `SELECT * FROM (${source.sql}) ${where} ORDER BY at ${direction}, seq ${direction} LIMIT ?`,
    )
    .all(...source.params, ...(place ? [place.at, place.seq] : []), cut.limit)
  return backwards ? rows.reverse() : rows
}

/** How many rows the list has in all. */
export function countRows(db: Db, source: Source): number {
  const row = db
    .prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM (${source.sql})`)
    .get(...source.params)
  return row?.n ?? 0
}
