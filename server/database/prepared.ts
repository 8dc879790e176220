import { createHash } from 'node:crypto'
import type {
  Kysely,
  PostgresCursor,
  PostgresPool,
  PostgresPoolClient,
  PostgresQueryResult,
} from 'kysely'
import type pg from 'pg'
import type { Db } from './db.ts'
import { askWithin, connectWithin } from './patience.ts'
import type { Schema } from './schema.ts'

/** Texts that get a name, of a process; a text of any length of lists beyond them is read anew each time. */
const capacity = 200
/** Uses before a text gets its name: what is asked once need not be kept. */
const usesBefore = 3

const preparedBy = new WeakMap<Db, Db>()

/** Says by which database another one's statements are prepared. */
export function setPrepared(db: Db, twin: Kysely<Schema>): void {
  preparedBy.set(db, twin)
}

/**
 * The same database, whose statements PostgreSQL reads and plans once a connection (docs, PREPARE): for the
 * few that come by the thousand. After five uses it may plan without the values, so that each must have
 * an index which is the right one whatever they are. SQLite keeps all of its statements anyway.
 */
export function preparedOf(db: Db): Db {
  return preparedBy.get(db) ?? db
}

/** A pool as Kysely sees it, for whose connections and answers nobody waits for ever. */
export const patientPool = (pool: pg.Pool): PostgresPool => lent(pool, () => undefined)

/** The same, whose connections prepare what comes again. */
export const preparingPool = (pool: pg.Pool): PostgresPool => lent(pool, createNames())

function lent(pool: pg.Pool, names: Names): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PatientClient>()
  return {
    options: pool.options,
    async connect() {
      const client = await connectWithin(pool)
      const known = clients.get(client) ?? new PatientClient(client, names)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

type Names = (text: string) => string | undefined

function createNames(): Names {
  const uses = new Map<string, number>()
  const names = new Map<string, string>()
  return text => {
    const known = names.get(text)
    if (known !== undefined || names.size >= capacity) return known
    const count = (uses.get(text) ?? 0) + 1
    uses.set(text, count)
    if (count < usesBefore) {
      if (uses.size > 10 * capacity) uses.clear()
      return undefined
    }
    uses.delete(text)
    // By its text: a pooler may lend one connection to two processes, and neither must run the other's.
    const name = `tambour_${createHash('sha256').update(text).digest('base64url')}`
    names.set(text, name)
    return name
  }
}

/**
 * feature_not_supported: « cached plan must not change result type »; invalid_sql_statement_name: somebody
 * between here and the server made the connection forget.
 */
const cannotGoOn: ReadonlySet<unknown> = new Set(['0A000', '26000'])

class PatientClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #names: Names
  #isSpent = false

  constructor(client: pg.PoolClient, names: Names) {
    this.#client = client
    this.#names = names
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('nothing is read by a cursor here')
    return this.#ask(text, values)
  }

  async #ask(text: string, values: readonly unknown[]): Promise<unknown> {
    const name = values.length === 0 ? undefined : this.#names(text)
    try {
      const asked = this.#client.query({ ...(name && { name }), text, values: [...values] })
      return await askWithin(this.#client, asked)
    } catch (error) {
      // Another connection reads and plans it anew.
      if (error instanceof Error && 'code' in error && cannotGoOn.has(error.code)) {
        this.#isSpent = true
      }
      throw error
    }
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy === true || this.#isSpent)
  }
}
