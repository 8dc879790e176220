import SqliteDatabase from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  type QueryExecutorProvider,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'

/** Names of tables (`event`), of their columns (`event.title`) and of indexes (`eventSlug`). */
type Names = ReadonlySet<string>

type Migrations = Record<string, Migration>

/** A database, of whatever schema. */
type Queried = QueryExecutorProvider & Pick<Kysely<unknown>, 'executeQuery'>

/**
 * Takes up a migration that was left half done. Up to 0017 each statement ran by itself on
 * SQLite, so a process that was killed left the statements before: the next start failed at the
 * first of them, for ever. Which they were is read from what they made and dropped. One that moves
 * rows leaves no such trace where it comes last: it is run again, and adds no row that is there.
 *
 * SQLite alone; `db` is inside the transaction in which they will run.
 * @returns `migrations`, of which the one that is half done, if any, does the rest.
 * @throws Error when it is not known how far it went.
 */
export async function resumed(
  db: Queried,
  migrations: Migrations,
  applied: readonly string[],
): Promise<Migrations> {
  const all = Object.entries(migrations)
  const done = Object.fromEntries(all.filter(([name]) => applied.includes(name)))
  const next = all.find(([name]) => !applied.includes(name))
  if (next === undefined) return migrations
  const [name, migration] = next
  const reached = stateOf(await namesIn(db), await statesOf(done, migration))
  if (reached === null) throw new Error(`la mise à jour ${name} est restée à moitié faite`)
  if (reached === 0) return migrations
  return { ...migrations, [name]: { up: rest => migration.up(resuming(rest, reached)) } }
}

/** What there is before a migration and after each of its statements that change the schema. */
async function statesOf(done: Migrations, migration: Migration): Promise<Names[]> {
  const shadow = new Kysely<unknown>({
    dialect: new SqliteDialect({ database: new SqliteDatabase(':memory:') }),
  })
  try {
    const provider = { getMigrations: async () => done }
    const { error } = await new Migrator({ db: shadow, provider }).migrateToLatest()
    if (error !== undefined) throw error
    const states = [await namesIn(shadow)]
    await migration.up(
      over(async query => {
        const result = await shadow.executeQuery(query)
        if (changesSchema(query)) states.push(await namesIn(shadow))
        return result
      }),
    )
    return states
  } finally {
    await shadow.destroy()
  }
}

/** The last state whose changes `names` has, and none of those after it. */
function stateOf(names: Names, states: readonly Names[]): number | null {
  // What somebody added by hand is nobody's change.
  const touched = new Set(
    states.flatMap((state, index) => [...state.symmetricDifference(states[index + 1] ?? state)]),
  )
  const mine = names.intersection(touched)
  const found = states.findLastIndex(state => {
    const theirs = state.intersection(touched)
    return theirs.size === mine.size && theirs.isSubsetOf(mine)
  })
  return found === -1 ? null : found
}

/** The migration's database, where its first `reached` changes of the schema are there already. */
function resuming(db: Queried, reached: number): Kysely<unknown> {
  let seen = 0
  return over(async query => {
    if (/^\s*select\b/i.test(query.sql)) return await db.executeQuery(query)
    if (changesSchema(query)) {
      seen += 1
      return seen > reached ? await db.executeQuery(query) : { rows: [] }
    }
    // What moved rows before the last change is done for certain.
    if (seen < reached) return { rows: [] }
    return await db.executeQuery(seen === reached ? addingNothingTwice(query) : query)
  })
}

const changesSchema = (query: CompiledQuery) => /^\s*(create|alter|drop)\b/i.test(query.sql)

function addingNothingTwice(query: CompiledQuery): CompiledQuery {
  const insert = /^\s*insert into (\S+)\s*\(([^)]*)\)\s*(select\b[\s\S]*)$/i.exec(query.sql)
  if (insert === null) return query
  const [, table, columns, rows] = insert
  return {
    ...query,
    sql: `insert into ${table} (${columns}) select * from (${rows}) except select ${columns} from ${table}`,
  }
}

/** A Kysely for a migration, each of whose statements `execute` runs or leaves. */
function over(execute: (query: CompiledQuery) => Promise<QueryResult<unknown>>): Kysely<unknown> {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery) => (await execute(query)) as QueryResult<Row>,
    streamQuery: () => {
      throw new Error('a migration streams nothing')
    },
  }
  class Driver extends DummyDriver {
    override async acquireConnection(): Promise<DatabaseConnection> {
      return connection
    }
  }
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new Driver(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: () => {
        throw new Error('a migration knows what there is')
      },
    },
  })
}

async function namesIn(db: Queried): Promise<Names> {
  const { rows } = await sql<{ name: string }>`
    select "name" from "sqlite_master"
    where "name" not like 'sqlite_%' and "name" not like 'kysely_%'
    union all
    select "tables"."name" || '.' || "columns"."name"
    from "sqlite_master" as "tables", pragma_table_info("tables"."name") as "columns"
    where "tables"."type" = 'table' and "tables"."name" not like 'kysely_%'`.execute(db)
  return new Set(rows.map(row => row.name))
}
