import { CompiledQuery, PostgresAdapter } from 'kysely'
import type { Db } from './database.ts'
import type { Schema } from './schema.ts'

/**
 * Rows of one statement, the most first. Statements of these sizes are compiled once and kept: one
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
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  let start = 0
  for (const size of sizes) {
    for (; rows.length - start >= size; start += size) {
      const values: unknown[] = []
      for (let place = start; place < start + size; place++) {
        const row = rows[place]
        for (const column of columns) values.push(row?.[column])
      }
      await db.executeQuery(CompiledQuery.raw(textOf(table, columns, size, postgres), values))
    }
  }
}

const texts = new Map<string, string>()

function textOf(
  table: string,
  columns: readonly string[],
  size: number,
  postgres: boolean,
): string {
  const key = `${postgres} ${size} ${table} ${columns.join()}`
  const known = texts.get(key)
  if (known !== undefined) return known
  let bound = 0
  const parameter = () => {
    bound++
    return postgres ? `$${bound}` : '?'
  }
  const rows = Array.from({ length: size }, () => `(${columns.map(parameter).join(',')})`)
  const names = columns.map(column => `"${column}"`).join(',')
  const text = `insert into "${table}" (${names}) values ${rows.join(',')}`
  texts.set(key, text)
  return text
}
