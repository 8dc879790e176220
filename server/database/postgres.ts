import { randomUUID } from 'node:crypto'
import {
  type BinaryOperationNode,
  Kysely,
  OperatorNode,
  PostgresDialect,
  PostgresDriver,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
} from 'kysely'
import pg from 'pg'
import { withoutNul } from '../language/foreign-text.ts'
import type { Database } from './db.ts'
import { chunksOf } from './dialect.ts'
import { NoConnection, watchFailures } from './failure.ts'
import { askWithin, connectingMs, connectWithin, patientPool } from './patience.ts'
import type { Schema } from './schema.ts'
import { longestSpelled } from './statement-cache.ts'

/** A connection that broke rolls back by itself: the error that broke it is the one to report. */
class HonestPostgresDriver extends PostgresDriver {
  private readonly honest = new WeakSet<object>()

  override async acquireConnection(
    options?: Parameters<PostgresDriver['acquireConnection']>[0],
  ): ReturnType<PostgresDriver['acquireConnection']> {
    try {
      const connection = await super.acquireConnection(options)
      if (!this.honest.has(connection)) {
        this.honest.add(connection)
        const execute = connection.executeQuery.bind(connection)
        // As Kysely's own driver does, to log.
        connection.executeQuery = async (query, chosen) => {
          try {
            return await execute(query, chosen)
          } catch (error) {
            // Broken in the middle of a query, it tells what the system says of any socket.
            throw isOfSocket(error) ? new NoConnection(error) : error
          }
        }
      }
      return connection
    } catch (error) {
      throw new NoConnection(error)
    }
  }
  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined)
  }
}

const isOfSocket = (error: unknown): boolean => error instanceof Error && 'syscall' in error

/**
 * PostgreSQL has no NUL in its texts (docs, 8.3): one that a network or a file brings is kept as the
 * sign of what cannot be shown, rather than keep all that came with it out. Long lists are bound as one value.
 */
class PostgresCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(withoutNulIn(value))
  }

  /** A list is one bound value, however long it is: the statement is then the same (`ListCompiler`). */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand: list } = node
    const word = OperatorNode.is(operator) ? operator.operator : null
    const isLookedIn = word === 'in' || word === 'not in'
    if (!isLookedIn || !PrimitiveValueListNode.is(list) || list.values.length <= longestSpelled) {
      super.visitBinaryOperation(node)
      return
    }
    this.visitNode(leftOperand)
    this.append(word === 'in' ? ' = any(' : ' <> all(')
    this.appendValue(list.values.map(withoutNulIn))
    this.append(')')
  }
}

const withoutNulIn = (value: unknown) => (typeof value === 'string' ? withoutNul(value) : value)

/** A server that takes a connection and says nothing keeps no place of the pool. */
class HastyClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectingMs })
  }
}

/** How many one process opens, the one with which it listens included. */
export const connectionsEach = 10

/** Connects to the PostgreSQL at this address when it is first asked something. */
export function openPostgres(url: string): Database {
  const pool = openPool(url)
  const failures = watchFailures()
  const patient = patientPool(pool)
  const dialect = new PostgresDialect({ pool: patient })
  dialect.createDriver = () => new HonestPostgresDriver({ pool: patient })
  dialect.createQueryCompiler = () => new PostgresCompiler()
  const db = new Kysely<Schema>({ dialect, log: failures.log })
  const self = randomUUID()
  const listener = createListener(pool, self)
  return {
    db,
    dialect: 'postgres',
    isNew: false,
    foreignVersion: listener.foreignVersion,
    // Every write takes a number, and is in the snapshot until it is committed.
    version: async () => {
      const statement = 'select pg_current_snapshot()::text as snapshot'
      const [row] = await ask<{ snapshot: string }>(pool, statement)
      return row?.snapshot ?? ''
    },
    announce: createAnnouncer(pool, self),
    listen: listener.listen,
    now: async () => {
      const statement = 'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now'
      const [row] = await ask<{ now: number }>(pool, statement)
      return row?.now ?? null
    },
    wipe: async () => undefined,
    failure: failures.current,
    wrote: failures.wrote,
    rescue: async () => null,
    close: async () => {
      await listener.close()
      await db.destroy()
    },
  }
}

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: HastyClient,
    max: connectionsEach,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    async onConnect(client) {
      // A system that has no such setting goes without; whatever else is wrong, the next query tells.
      for (const setting of sessionSettings) {
        const asked = client.query(setting)
        await askWithin(client as pg.Client, asked, connectingMs).catch(() => undefined)
      }
    },
    // int8 as a number: instants and ids stay far below 2^53.
    types: {
      getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)),
    },
  })
  // An idle connection that breaks is replaced by the pool; the query that needs it says the error.
  pool.on('error', () => undefined)
  // One that breaks between two queries of a transaction belongs to nobody: without a listener it
  // would end the process. The transaction's next query rejects with it.
  pool.on('connect', client => void client.on('error', () => undefined))
  return pool
}

/** Beside Kysely, for what is asked in passing. */
async function ask<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = await connectWithin(pool).catch(error => {
    throw new NoConnection(error)
  })
  try {
    return (await askWithin(client, client.query<Row>(text, values))).rows
  } catch (error) {
    throw isOfSocket(error) ? new NoConnection(error) : error
  } finally {
    client.release()
  }
}

/** What is announced while an announcement waits for its turn goes out with it. */
function createAnnouncer(pool: pg.Pool, self: string): Database['announce'] {
  const pending = new Set<string>()
  /** The last announcement begun, which never rejects, and the one that waits for its end. */
  let under = Promise.resolve()
  let next: Promise<void> | null = null
  const announcePending = async (): Promise<void> => {
    next = null
    const news = [...pending]
    pending.clear()
    try {
      await ask(pool, 'select pg_notify($1, payload) from unnest($2::text[]) as payload', [
        channel,
        payloadsOf(self, news),
      ])
    } catch (error) {
      // The next announcement brings it: a screen must not stay as it was for good.
      for (const one of news) pending.add(one)
      throw error
    }
  }
  return async news => {
    for (const one of news) pending.add(one)
    next ??= under.then(announcePending)
    under = next.catch(() => undefined)
    await next
  }
}

/** Listens on a connection of its own, from when `foreignVersion` is first asked for. */
function createListener(
  pool: pg.Pool,
  self: string,
): Pick<Database, 'foreignVersion' | 'listen' | 'close'> {
  const listeners = new Set<(news: readonly string[]) => void>()
  let missed = 0
  /** What ends it. */
  let listening: Promise<() => void> | undefined
  const begin = async (): Promise<() => void> => {
    const client = await connectWithin(pool)
    let isReleased = false
    const release = (error: Error | true = true) => {
      if (!isReleased) client.release(error)
      isReleased = true
    }
    client.on('notification', ({ payload = '' }) => {
      const [from, ...news] = payload.split('\n')
      if (from === self) return
      for (const listener of listeners) listener(news)
    })
    // A listener that broke may have missed something: count it as a change and listen anew.
    client.once('error', error => {
      missed += 1
      listening = undefined
      release(error)
    })
    try {
      await askWithin(client, client.query(`listen ${channel}`))
    } catch (error) {
      release(error instanceof Error ? error : new Error(String(error)))
      throw error
    }
    return release
  }
  return {
    foreignVersion: async () => {
      listening ??= begin()
      await listening.catch(error => {
        listening = undefined
        throw error
      })
      return missed
    },
    listen: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      const end = await listening?.catch(() => undefined)
      end?.()
    },
  }
}

/**
 * A process that is cut off in the middle of a transaction keeps its locks until the server notices, by
 * itself after two hours: here before its leases run out (docs, « Client Connection Defaults » and
 * « TCP Settings »).
 */
const sessionSettings = [
  "set idle_in_transaction_session_timeout = '30s'",
  `select set_config('tcp_keepalives_idle', '10', false),
    set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '3', false),
    set_config('tcp_user_timeout', '30000', false)`,
  // What nobody waits for any more ends by itself (docs, « Client Connection Defaults »).
  "set client_connection_check_interval = '5s'",
]

/** The name under which processes tell each other what changed. */
const channel = 'tambour'

/** A payload holds less than 8,000 bytes (docs, NOTIFY): the name of the process that announces, and what. */
const piecesOfPayload = 38

function payloadsOf(self: string, news: readonly string[]): string[] {
  return [...chunksOf(news, piecesOfPayload)].map(some => [self, ...some].join('\n'))
}
