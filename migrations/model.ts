import {
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Kysely,
  type SqlBool,
  sql,
} from 'kysely'

export type Dialect = 'sqlite' | 'postgres'

/** What a column holds. A value is required unless the column is `optional`. */
type Column = {
  type: keyof typeof types
  isOptional?: true
  isUnique?: true
  /** `counted`: the database numbers the rows, and never gives a number twice. */
  key?: 'given' | 'counted'
  /** For rows that are written without it. */
  value?: string | number
  /** The table whose id it holds, and what happens here when that row is deleted. */
  refers?: { table: string; onDelete: 'cascade' | 'set null' | 'no action' }
}

/** Where the databases have no type in common. Dates and truth values are better-auth's alone. */
const types = {
  text: { sqlite: 'text', postgres: 'text' },
  integer: { sqlite: 'integer', postgres: 'integer' },
  bigint: { sqlite: 'bigint', postgres: 'bigint' },
  double: { sqlite: 'double precision', postgres: 'double precision' },
  bytes: { sqlite: 'blob', postgres: 'bytea' },
  authDate: { sqlite: 'date', postgres: 'timestamptz' },
  authFlag: { sqlite: 'integer', postgres: 'boolean' },
} satisfies Record<string, Record<Dialect, string>>

export const text: Column = { type: 'text' }
export const integer: Column = { type: 'integer' }
/** Milliseconds UTC. */
export const instant: Column = { type: 'bigint' }
/** Milliseconds. */
export const duration: Column = { type: 'bigint' }
/** Beyond what 32 bits hold: a size in bytes, a counter. */
export const large: Column = { type: 'bigint' }
export const degrees: Column = { type: 'double' }
export const bytes: Column = { type: 'bytes' }
/** 0 or 1: SQLite has no boolean. */
export const flag: Column = { type: 'integer' }
/** 'YYYY-MM-DD' on the commune's calendar. */
export const localDate: Column = { type: 'text' }
/** 'YYYY-MM-DDTHH:MM' on the clocks of the zone beside it, as a person planned it. */
export const localTime: Column = { type: 'text' }
/** Text that holds JSON. */
export const json: Column = { type: 'text' }
/** In the shapes that better-auth 1.7 compiles for each database. */
export const authDate: Column = { type: 'authDate' }
export const authFlag: Column = { type: 'authFlag' }

/** The number of a row. */
export const id: Column = { type: 'integer', key: 'counted' }
export const primary = (column: Column): Column => ({ ...column, key: 'given' })
/** Null where it is not known, or is not. */
export const optional = (column: Column): Column => ({ ...column, isOptional: true })
export const unique = (column: Column): Column => ({ ...column, isUnique: true })
export const withDefault = (column: Column, value: string | number): Column => ({
  ...column,
  value,
})

/** A person's id is a text, better-auth's; all others are numbers. */
const idOf = (table: string): Column => (table === 'user' ? text : integer)
/** The row goes with the one that it belongs to. */
export const belongsTo = (table: string): Column => ({
  ...idOf(table),
  refers: { table, onDelete: 'cascade' },
})
/** Null, also once the other row has gone. */
export const mayReferTo = (table: string): Column => ({
  ...optional(idOf(table)),
  refers: { table, onDelete: 'set null' },
})
/** The other row cannot be deleted while this one is there. */
export const uses = (table: string): Column => ({
  ...idOf(table),
  refers: { table, onDelete: 'no action' },
})

type TableKeys = { primaryKey?: string[]; unique?: string[] }
type IndexOptions = {
  /** `TABLE_COLUMN_COLUMN` unless the index is of an expression, or of some rows: its name then says of which. */
  name?: string
  isUnique?: boolean
  /** SQL: of which rows it is. */
  where?: string
}

export type Model = {
  db: Kysely<unknown>
  dialect: Dialect
  table(name: string, columns: Record<string, Column>, keys?: TableKeys): Promise<void>
  /** One column more of a table that is there; it has a default, or is optional. */
  column(table: string, name: string, about: Column): Promise<void>
  /** @param columns names, or the SQL of an expression */
  index(table: string, columns: string[] | string, options?: IndexOptions): Promise<void>
}

/** Tables and indexes, each described once for both databases. */
export function modelOf(db: Kysely<unknown>, dialect: Dialect): Model {
  return {
    db,
    dialect,
    async table(name, columns, keys = {}) {
      let table: CreateTableBuilder<string, string> = db.schema.createTable(name)
      for (const [column, about] of Object.entries(columns)) {
        const type = sql.raw(types[about.type][dialect])
        table = table.addColumn(column, type, built(about, dialect))
      }
      if (keys.primaryKey !== undefined) {
        table = table.addPrimaryKeyConstraint(`${name}_pkey`, keys.primaryKey)
      }
      if (keys.unique !== undefined) {
        table = table.addUniqueConstraint(`${name}_${keys.unique.join('_')}_key`, keys.unique)
      }
      await table.execute()
    },
    async column(table, name, about) {
      const type = sql.raw(types[about.type][dialect])
      await db.schema.alterTable(table).addColumn(name, type, built(about, dialect)).execute()
    },
    async index(table, columns, { name, isUnique = false, where } = {}) {
      const isExpression = typeof columns === 'string'
      const usual = isExpression ? table : `${table}_${columns.join('_')}`
      const start = db.schema.createIndex(name ?? usual).on(table)
      let index = isExpression ? start.expression(sql.raw(`(${columns})`)) : start.columns(columns)
      if (isUnique) index = index.unique()
      if (where !== undefined) index = index.where(sql.raw<SqlBool>(where))
      await index.execute()
    },
  }
}

function built(about: Column, dialect: Dialect) {
  return (start: ColumnDefinitionBuilder): ColumnDefinitionBuilder => {
    let column = start
    if (about.key !== undefined) column = column.primaryKey()
    if (about.key === 'counted') {
      return dialect === 'postgres' ? column.generatedByDefaultAsIdentity() : column.autoIncrement()
    }
    if (about.isOptional === undefined) column = column.notNull()
    if (about.isUnique !== undefined) column = column.unique()
    if (about.value !== undefined) column = column.defaultTo(about.value)
    if (about.refers === undefined) return column
    const { table, onDelete } = about.refers
    return column.references(`${table}.id`).onDelete(onDelete)
  }
}
