import { CompiledQuery } from 'kysely'
import type { Db } from './database.ts'
import { isPostgres } from './dialect.ts'
import type { Schema } from './schema.ts'

/** PostgreSQL's type of a column. */
export type ColumnType = 'integer' | 'bigint' | 'text'

/**
 * Gives each of many rows values of its own by one statement, whose text is the same for any
 * number of them.
 * @param columns the columns that are written, with their types; each row holds them all, and `id`
 * @param unless a column: where it has a value, the row stays as it is
 */
export async function updateRows<
  Table extends keyof Schema & string,
  Column extends keyof Schema[Table] & string,
>(
  db: Db,
  table: Table,
  columns: Readonly<Partial<Record<Column, ColumnType>>>,
  rows: readonly ({ readonly id: number } & { readonly [Key in Column]?: unknown })[],
  unless?: Column,
): Promise<void> {
  if (rows.length === 0) return
  const postgres = isPostgres(db)
  const guard = unless === undefined ? '' : ` and "${table}"."${unless}" is null`
  const text = `${textOf(table, columns, postgres)}${guard}`
  // JSON of PostgreSQL takes no half of a surrogate pair.
  const values = JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  )
  await db.executeQuery(CompiledQuery.raw(text, [values]))
}

function textOf(
  table: string,
  columns: Readonly<Record<string, ColumnType | undefined>>,
  postgres: boolean,
): string {
  const names = Object.keys(columns)
  const set = names.map(name => `"${name}" = "new"."${name}"`).join(', ')
  const types = ['"id" integer', ...names.map(name => `"${name}" ${columns[name]}`)].join(', ')
  const fields = ['id', ...names]
    .map(name => `json_extract("value", '$.${name}') as "${name}"`)
    .join(', ')
  const rows = postgres
    ? `json_to_recordset($1::json) as "new" (${types})`
    : `(select ${fields} from json_each(?)) as "new"`
  return `update "${table}" set ${set} from ${rows} where "${table}"."id" = "new"."id"`
}
