import { AsyncLocalStorage } from 'node:async_hooks'
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { NoConnection } from './failure.ts'

/**
 * Kinds of work: somebody waits for an answer; what goes by itself, and comes again (polls, deliveries,
 * mails); what takes its time (commands, upgrades, backups, exports, erasures).
 */
export type Work = 'request' | 'job' | 'long'

/**
 * How long PostgreSQL may take to lend a connection, and then to answer one statement, ms. Both of a
 * request are over within ten seconds: then it is told that the database does not answer.
 */
const patience: Record<Work, { connection: number; statement: number }> = {
  request: { connection: 4_000, statement: 5_000 },
  job: { connection: 30_000, statement: 60_000 },
  long: { connection: 60_000, statement: 15 * 60_000 },
}

/** A connection is made within this, for every kind of work, ms. */
export const connectingMs = 10_000

const current = new AsyncLocalStorage<Work>()

/** Does something whose statements are waited for as that kind of work may: `long` unless told. */
export function asWork<Result>(work: Work, act: () => Result): Result {
  return current.run(work, act)
}

const patienceNow = () => patience[current.getStore() ?? 'long']

/**
 * Waits for `asked`, and gives up after `ms`. What came while this process stood still is read before:
 * the second half begins when the first has ended.
 * @param giveUp ends it, after which it rejects by itself or is nothing to the one who waits
 */
async function within<Answer>(
  ms: number,
  asked: Promise<Answer>,
  giveUp: () => void,
): Promise<Answer> {
  const { promise: silence, reject } = Promise.withResolvers<never>()
  let timer = setTimeout(() => {
    timer = setTimeout(() => {
      reject(new NoConnection(new Error(`PostgreSQL has not answered within ${ms} ms`)))
      giveUp()
    }, ms / 2)
  }, ms / 2)
  try {
    return await Promise.race([asked, silence])
  } finally {
    clearTimeout(timer)
  }
}

/** Asks on a connection; one that stays silent is cut, for what it may still answer is nobody's. */
export async function askWithin<Answer>(
  client: Pick<pg.Client, 'end'>,
  asked: Promise<Answer>,
  ms = patienceNow().statement,
): Promise<Answer> {
  asked.catch(() => undefined)
  return await within(ms, asked, () => void client.end())
}

/** A connection of the pool; one that comes too late goes back. */
export async function connectWithin(pool: pg.Pool): Promise<pg.PoolClient> {
  const asked = pool.connect()
  let isLate = false
  asked.then(client => isLate && client.release()).catch(() => undefined)
  return await within(patienceNow().connection, asked, () => {
    isLate = true
  })
}

/** A pool as Kysely sees it, for whose connections and answers nobody waits for ever. */
export function patientPool(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    async connect() {
      const client = await connectWithin(pool)
      const known = clients.get(client) ?? new PatientClient(client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

class PatientClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('nothing is read by a cursor here')
    return askWithin(this.#client, this.#client.query(text, [...values]))
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy)
  }
}
