import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { Pool } from 'undici'
import { freePort } from '../support/network/free-port.ts'
import { startTambour, stopProgram, waitFor } from './bench-village.ts'
import { quantile } from './figures.ts'
import { officer } from './five-years-events.ts'
import type { LoopDelay } from './loop-delay.ts'
import { copyOf, filledDatabase, filledFile, keptPostgres } from './route-data.ts'
import { type Address, addressesOf, type Rows } from './route-examples.ts'

const sizes = [10_000, 100_000, 1_000_000]
/** What is to be held at a million messages. */
const bars = { p50: 50, p99: 150, bytes: 100_000, loop: 50 }
const abreast = 8
/** Of one address: no fewer questions than these, and no more once this long has passed, ms. */
const least = 8
const most = 40
const enoughMs = 2_500
/** A made-up key: the same opens the data each time. */
const secretKey = Buffer.alloc(32, 7).toString('base64url')

/**
 * Every GET that a screen asks for, of a started server with the flags of `npm start`: over 10,000,
 * 100,000 and a million messages, alone and eight at a time, on both databases. A line that is beyond
 * a bar ends with what is, and at a million messages the bench then ends with status 1.
 */
export async function benchRoutes(count?: number): Promise<void> {
  for (const messages of count === undefined ? sizes : [count]) {
    await onSqlite(messages)
    await onPostgres(messages)
  }
}

async function onSqlite(messages: number): Promise<void> {
  const file = await filledFile(messages)
  const folder = mkdtempSync(join(tmpdir(), 'tambour-routes-'))
  try {
    copyOf(file, folder)
    await measured('SQLite', messages, folder, `file:${folder}/tambour.db`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onPostgres(messages: number): Promise<void> {
  const postgres = await keptPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'tambour-routes-'))
  try {
    const name = await filledDatabase(postgres, messages)
    await postgres.drop('running')
    const url = await postgres.newDatabase('running', name)
    await measured('PostgreSQL', messages, folder, url)
    await postgres.drop('running')
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(
  database: string,
  messages: number,
  folder: string,
  databaseUrl: string,
): Promise<void> {
  const rows = rowsIn(await filledFile(messages))
  const delayPort = await freePort()
  const tambour = await startTambour('http://127.0.0.1:1', folder, {
    DATABASE_URL: databaseUrl,
    SECRET_KEY: secretKey,
    LOOP_DELAY_PORT: String(delayPort),
    // Its first night's backup would run beside the first of them.
    BACKUP_TO: 'non',
    NODE_OPTIONS: `--import=${fileURLToPath(new URL('./loop-delay.ts', import.meta.url))}`,
  })
  const pool = new Pool(tambour.url, { connections: abreast })
  try {
    const delay = `http://127.0.0.1:${delayPort}/`
    await waitFor(delay)
    const cookie = await signIn(tambour.url)
    process.stdout.write(
      `\n  ${database}, ${messages.toLocaleString('en')} messages: kB; ms alone p50, p99; ${abreast} at a time p50, p99; loop p99\n`,
    )
    for (const address of addressesOf(rows)) {
      await loopDelay(delay)
      await ask(pool, cookie, address)
      const alone = await times(pool, cookie, address, 1)
      const together = await times(pool, cookie, address, abreast)
      tell(address, alone, together, await loopDelay(delay), messages)
    }
    for (const one of refused) process.stdout.write(`  ${one}\n`)
    if (refused.size > 0) process.exitCode = 1
    refused.clear()
  } finally {
    await pool.close()
    await stopProgram(tambour.child)
  }
}

/** What was no answer, each once: the bench then ends with status 1. */
const refused = new Set<string>()

type Measured = { p50: number; p99: number; bytes: number }

async function times(
  pool: Pool,
  cookie: string,
  address: Address,
  connections: number,
): Promise<Measured> {
  const took: number[] = []
  let bytes = 0
  const until = performance.now() + enoughMs
  const one = async () => {
    const own = Math.ceil(least / connections)
    for (let asked = 0; asked < own || (performance.now() < until && took.length < most); asked++) {
      const began = performance.now()
      bytes = await ask(pool, cookie, address)
      took.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), bytes }
}

/** How many bytes it answers. */
async function ask(pool: Pool, cookie: string, { name, path }: Address): Promise<number> {
  const { statusCode, body } = await pool.request({ path, method: 'GET', headers: { cookie } })
  const { byteLength } = await body.arrayBuffer()
  if (statusCode !== 200) refused.add(`${name}: ${statusCode}`)
  return byteLength
}

function tell(
  { name, isFile }: Address,
  alone: Measured,
  together: Measured,
  loop: LoopDelay,
  messages: number,
): void {
  const beyond = [
    ...(alone.p50 > bars.p50 ? ['p50'] : []),
    ...(alone.p99 > bars.p99 ? ['p99'] : []),
    ...(alone.bytes > bars.bytes && !isFile ? ['bytes'] : []),
    ...(loop.p99 > bars.loop ? ['loop'] : []),
  ]
  const cells = [alone.p50, alone.p99, together.p50, together.p99, loop.p99]
  const figures = cells.map(cell => cell.toFixed(cell < 10 ? 1 : 0).padStart(7)).join('')
  const kB = (alone.bytes / 1000).toFixed(1).padStart(8)
  process.stdout.write(`  ${name.padEnd(62)}${kB}${figures}  ${beyond.join(' ')}\n`)
  if (beyond.length > 0 && messages === sizes.at(-1)) process.exitCode = 1
}

async function loopDelay(address: string): Promise<LoopDelay> {
  return (await (await fetch(address)).json()) as LoopDelay
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(officer),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}

/** A conversation of the middle with several people, one of them, and an event. */
function rowsIn(path: string): Rows {
  const sqlite = new SqliteDatabase(path, { readonly: true })
  const one = (text: string) => Number(sqlite.prepare<[], number>(text).pluck().get())
  const conversation = one(
    `select id from conversation where visibility = 'public' and id >= (select max(id) / 2 from conversation) limit 1`,
  )
  const message = one(
    `select id from message where "conversationId" = ${conversation} and direction = 'inbound' limit 1`,
  )
  const contact = one(`select "contactId" from message where id = ${message}`)
  const event = one('select min(id) from event')
  sqlite.close()
  return { conversation, message, contact, event }
}
