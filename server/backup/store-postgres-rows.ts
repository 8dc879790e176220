import type SqliteDatabase from 'better-sqlite3'
import { CompiledQuery, sql } from 'kysely'
import { sqliteFile } from '../database/copy.ts'
import type { Db } from '../database/database.ts'

/** Rows that are read at a time: the server goes on between two of them. */
const chunk = 500

type Value = string | number | Buffer | null
type Rows = Record<string, Value>[]

/**
 * Copies every row of a PostgreSQL database into an SQLite file that has the same tables and no
 * row, as they were at one instant. What PostgreSQL alone has as a type (better-auth's instants and
 * flags) becomes what SQLite has there: ISO 8601 text, 0 and 1.
 */
export async function copyFromPostgres(db: Db, path: string): Promise<void> {
  using file = sqliteFile(path)
  file.pragma('foreign_keys = OFF')
  // Whole or thrown away: nothing of it need be on disk before its end.
  file.pragma('synchronous = OFF')
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async transaction => {
      for (const table of tablesOf(file)) {
        const columns = columnsOf(file, table)
        const insert = file.prepare(
          `insert into "${table}" (${names(columns)}) values (${columns.map(() => '?').join()})`,
        )
        const write = file.transaction((rows: Record<string, unknown>[]) => {
          for (const row of rows) insert.run(columns.map(column => plain(row[column])))
        })
        await sql`declare "rows" no scroll cursor for
          select ${sql.raw(names(columns))} from ${sql.table(table)}`.execute(transaction)
        for (;;) {
          const { rows } = await sql<Record<string, unknown>>`
            fetch ${sql.lit(chunk)} from "rows"`.execute(transaction)
          if (rows.length === 0) break
          write(rows)
        }
        await sql`close "rows"`.execute(transaction)
      }
    })
}

/**
 * Copies every row of an SQLite file into a PostgreSQL database that has the same tables and no
 * row; `db` is inside a transaction.
 */
export async function copyToPostgres(path: string, db: Db): Promise<void> {
  using file = sqliteFile(path, { readonly: true })
  const withIndexes = await withoutTextIndexes(db)
  for (const table of parentsFirst(file)) {
    const columns = columnsOf(file, table)
    const flags = await flagsOf(db, table)
    const all = file.prepare<[], Record<string, Value>>(
      `select ${names(columns)} from "${table}" order by rowid`,
    )
    let rows: Rows = []
    for (const row of all.iterate()) {
      rows.push(row)
      if (rows.length < chunk) continue
      await insert(db, table, columns, flags, rows)
      rows = []
    }
    await insert(db, table, columns, flags, rows)
    await goOnCounting(db, table)
  }
  await withIndexes()
}

/**
 * Takes away the indexes of texts: built at the end they take a fraction of what they cost row by row
 * (https://www.postgresql.org/docs/current/populate.html).
 * @returns what builds them
 */
async function withoutTextIndexes(db: Db): Promise<() => Promise<void>> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = current_schema() and indexdef like '% USING gin %'`.execute(db)
  for (const { name } of rows) await db.schema.dropIndex(name).execute()
  return async () => {
    for (const { definition } of rows) await sql.raw(definition).execute(db)
  }
}

async function insert(
  db: Db,
  table: string,
  columns: readonly string[],
  flags: ReadonlySet<string>,
  rows: Rows,
): Promise<void> {
  if (rows.length === 0) return
  let bound = 0
  const places = rows.map(() => `(${columns.map(() => `$${++bound}`).join()})`)
  const values = rows.flatMap(row =>
    columns.map(column => (flags.has(column) ? row[column] === 1 : row[column])),
  )
  const text = `insert into "${table}" (${names(columns)}) values ${places.join()}`
  await db.executeQuery(CompiledQuery.raw(text, values))
}

/** The columns that are truth values in PostgreSQL. */
async function flagsOf(db: Db, table: string): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}
      and data_type = 'boolean'`.execute(db)
  return new Set(rows.map(row => row.name))
}

/** The next row gets a number that none has had. */
async function goOnCounting(db: Db, table: string): Promise<void> {
  const { rows } = await sql<{ sequence: string | null }>`
    select pg_get_serial_sequence(${`"${table}"`}, column_name) as sequence
    from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and column_name = 'id'
      and is_identity = 'YES'`.execute(db)
  const sequence = rows[0]?.sequence
  if (sequence === undefined || sequence === null) return
  await sql`select setval(${sequence}, coalesce(max("id"), 0) + 1, false)
    from ${sql.table(table)}`.execute(db)
}

/** Every table of ours, in the order of their names; an index of words is nobody’s rows. */
function tablesOf(file: SqliteDatabase.Database): string[] {
  return file
    .prepare<[], string>(
      `select "name" from pragma_table_list where "schema" = 'main' and "type" = 'table' and "name" not like 'sqlite_%'
       and "name" not like 'kysely_%' and "name" <> 'tambour_backup' order by "name"`,
    )
    .pluck()
    .all()
}

/** Those to which others refer stand before them. */
function parentsFirst(file: SqliteDatabase.Database): string[] {
  const parents = file
    .prepare<[string], string>('select "table" from pragma_foreign_key_list(?)')
    .pluck()
  const ordered = new Set<string>()
  const visit = (table: string, under: readonly string[]): void => {
    if (ordered.has(table) || under.includes(table)) return
    for (const parent of parents.all(table)) visit(parent, [...under, table])
    ordered.add(table)
  }
  for (const table of tablesOf(file)) visit(table, [])
  return [...ordered]
}

function columnsOf(file: SqliteDatabase.Database, table: string): string[] {
  return file
    .prepare<[string], string>('select "name" from pragma_table_info(?)')
    .pluck()
    .all(table)
}

const names = (columns: readonly string[]) => columns.map(column => `"${column}"`).join()

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'boolean' ? Number(value) : value
}
