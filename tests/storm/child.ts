import { flushCompileCache } from 'node:module'
import { sql } from 'kysely'
import { pino } from 'pino'
import { approvalGate } from '../../server/approval/late.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { openDatabase } from '../../server/database/database.ts'
import { createChanges } from '../../server/platform/changes.ts'
import { createHttpClient, type HttpClient } from '../../server/platform/http-client.ts'
import { createGuard } from '../../server/platform/http-guarded.ts'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { nameWorker } from '../../server/platform/worker.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { audienceGate } from '../../server/subscribers/spending.ts'
import { stormConnector } from './connector.ts'
import { type Statement, watchStatements } from './statements.ts'

/**
 * A worker of a storm, to be killed: `child.ts DATABASE-URL NETWORK PUBLIC-URL`. It is told by messages to
 * deliver what is due at an instant, and what goes wrong meanwhile, and says when it is through.
 */
export type Task = {
  /** ms UTC; this worker's clock stands still there. */
  now: number
  /** At which of its statements, from 1 on, this happens; 0: at none. */
  at: number
  trouble: Trouble
}
/** What goes wrong at a statement, and what is wrong all the time. */
export type Trouble =
  | 'none'
  | 'killed before a statement'
  | 'killed before a commit'
  | 'killed after a commit'
  | 'statement refused'
  | 'commit refused'
  | 'answer to a commit lost'
  | 'disk full'

const [url = '', network = '', publicUrl = ''] = process.argv.slice(2)
let task: Task = { now: 0, at: 0, trouble: 'none' }
let seen = 0
/** Whether what was to go wrong did. */
let happened = false

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('killed')
}

/** Before and after each statement, whatever sends it. */
function before({ sql: text }: Statement): void {
  const isCommit = text === 'commit'
  const { trouble } = task
  if (trouble === 'disk full') {
    // SQLite finds by itself that there is no page left.
    if (dialect !== 'postgres' || /^(select|begin|commit|rollback)/.test(text)) return
    happened = true
    throw Object.assign(new Error('could not extend file'), { code: '53100' })
  }
  const counts = trouble.includes('commit') ? isCommit : text !== 'rollback'
  if (trouble === 'none' || !counts) return
  seen += 1
  if (seen !== task.at) return
  happened = true
  if (trouble === 'killed before a statement' || trouble === 'killed before a commit') die()
  if (trouble === 'statement refused' || trouble === 'commit refused') throw new Error(trouble)
}
function after({ sql: text }: Statement): void {
  if (text !== 'commit' || seen !== task.at) return
  if (task.trouble === 'killed after a commit') die()
  if (task.trouble === 'answer to a commit lost') throw new Error(task.trouble)
}

let dialect: 'sqlite' | 'postgres' = 'sqlite'
watchStatements(before, after, error => {
  if (error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL') happened = true
})

// One that is killed would keep nothing of what it compiled for those that come after it.
flushCompileCache()
const { db, ...database } = await openDatabase(url)
dialect = database.dialect
if (dialect === 'sqlite') await sql`pragma busy_timeout = 30`.execute(db)

/** As many pages as there are, and not one more. */
async function fillDisk(full: boolean): Promise<void> {
  if (dialect !== 'sqlite') return
  if (full) await sql`pragma max_page_count = 1`.execute(db)
  else await sql`pragma max_page_count = 4294967294`.execute(db)
}

/** Locked, cut off, or another worker's turn: others who use the database may do that at any time. */
function expected(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    /^SQLITE_BUSY|^57P01$|^55P03$|^40P01$|^ECONNRESET$/.test(code) ||
    /connection/i.test(String(error))
  )
}

/** A storm's line never answers later than this, nor what stands behind it, ms: who asks gives up then. */
const deadlineMs = { ours: 150, others: 1_500 }
const client = createHttpClient(() => task.now)
const http: HttpClient = {
  request: (url, options = {}) =>
    client.request(url, {
      ...options,
      // Of the others each says how long it waits.
      deadlineMs: options.deadlineMs === undefined ? deadlineMs.ours : deadlineMs.others,
      // By which the line knows whom to kill.
      headers: { ...options.headers, 'x-worker': String(process.pid) },
    }),
  close: () => client.close(),
}
const worker = nameWorker()
process.on('message', async (told: Task) => {
  task = { ...told, trouble: 'none' }
  try {
    await fillDisk(told.trouble === 'disk full')
    task = told
    seen = 0
    happened = false
    await deliverDue(
      {
        db,
        clock: { now: () => task.now },
        changes: createChanges(() => undefined),
        log: pino({ level: 'silent' }),
        approvals: approvalGate,
        audienceGate,
        connectors: { ...connectors, storm: stormConnector },
        secrets: createSecretBox(Buffer.alloc(32, 7)),
        http,
        guardedHttp: http,
        guard: createGuard({ allowsLoopback: true }),
        graphApiUrl: network,
        publicUrl,
      },
      { worker },
    )
  } catch (thrown) {
    // What a database refuses ends a round; what is due stays due.
    if (told.trouble === 'none' && !expected(thrown)) throw thrown
  }
  process.send?.({ happened })
})
process.send?.({ happened: false })
