import { CompiledQuery } from 'kysely'
import type { Db } from './database.ts'
import { chunksOf, isPostgres } from './dialect.ts'
import type { Schema } from './schema.ts'

/**
 * Rows of one statement of SQLite, the most first. Statements of these sizes are compiled once and kept: one
 * of any other size would be put together, and compiled by the database, for each call.
 */
const sizes = [50, 10, 5, 2, 1]

/**
 * Inserts many rows of the same columns, for where there are thousands: Kysely's own way costs
 * more than the database's.
 * @param columns the columns that are written, each a key of every row
 */
export async function insertRows<
  Table extends keyof Schema,
  Column extends keyof Schema[Table] & string,
>(
  db: Db,
  table: Table,
  columns: readonly Column[],
  rows: readonly { readonly [Key in Column]?: unknown }[],
): Promise<void> {
  if (isPostgres(db)) {
    // Each statement is a way there and back; its text is read anew each time, whatever its size.
    for (const some of chunksOf(rows)) {
      const text = textOf(table, columns, some.length, true)
      await db.executeQuery(CompiledQuery.raw(text, valuesOf(some, columns)))
    }
    return
  }
  let start = 0
  for (const size of sizes) {
    for (; rows.length - start >= size; start += size) {
      const text = keptText(table, columns, size)
      const values = valuesOf(rows.slice(start, start + size), columns)
      await db.executeQuery(CompiledQuery.raw(text, values))
    }
  }
}

/** By the hundred thousand: with no array for each row. */
function valuesOf<Column extends string>(
  rows: readonly { readonly [Key in Column]?: unknown }[],
  columns: readonly Column[],
): unknown[] {
  const values = new Array<unknown>(rows.length * columns.length)
  let place = 0
  for (const row of rows) for (const column of columns) values[place++] = row[column]
  return values
}

const texts = new Map<string, string>()

function keptText(table: string, columns: readonly string[], size: number): string {
  const key = `${size} ${table} ${columns.join()}`
  const text = texts.get(key) ?? textOf(table, columns, size, false)
  texts.set(key, text)
  return text
}

function textOf(
  table: string,
  columns: readonly string[],
  size: number,
  postgres: boolean,
): string {
  let bound = 0
  const parameter = () => {
    bound++
    return postgres ? `$${bound}` : '?'
  }
  const rows = Array.from({ length: size }, () => `(${columns.map(parameter).join(',')})`)
  const names = columns.map(column => `"${column}"`).join(',')
  return `insert into "${table}" (${names}) values ${rows.join(',')}`
}
