import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { chanceOf } from '../storm/chance.ts'
import { testClock } from '../support/clock.ts'
import { startPostgres } from '../support/database/own-postgres.ts'
import { quietSettings } from '../support/settings.ts'
import { type Fuzzed, openFuzzed } from './fuzz.ts'

/**
 * `npm run test:fuzz [-- --requests N | --minutes N] [--seed N]`: a hundred thousand requests unless
 * told otherwise, or as many as there is time for, half on SQLite and half on PostgreSQL: every
 * operation of the OpenAPI document and every page, by thirteen callers (each role and a partner's
 * software in two communes, and nobody). Prints the answers by status, the slowest, the longest hold of
 * the event loop and the memory; ends with status 1 when one was a 5xx, took over five seconds,
 * held the loop for over one, refused in other than one sentence of the language that was asked for,
 * or showed or changed what is another commune's, or when memory grew. The same seed sends the same
 * requests.
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
  },
})
const minutes = values.minutes === undefined ? null : Number(values.minutes)
const requests = minutes === null ? Number(values.requests) : Number.MAX_SAFE_INTEGER
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
if (![requests, seed].every(Number.isSafeInteger) || (minutes !== null && !(minutes > 0))) {
  process.stderr.write('--requests, --minutes and --seed take a whole number.\n')
  process.exit(2)
}
/** At most so many at once, between two looks at the memory. */
const mostOfAPart = 5_000

const say = (what: string, value: string | number) =>
  process.stdout.write(`  ${what.padEnd(50)} ${String(value).padStart(8)}\n`)

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** What stays when all that is garbage is gone, MB. */
function heapMb(): number {
  collect()
  return Math.round(process.memoryUsage().heapUsed / 1e6)
}
const residentMb = () => Math.round(process.memoryUsage().rss / 1e6)

/** The heap may grow by so much over all requests, MB: caches that fill, code that is compiled. */
const mostGrowthMb = 40

/** Nobody may be kept waiting so long by what somebody else asks, ms; compiling and a full collection are within. */
const mostHoldMs = 1_000

const folder = mkdtempSync(join(tmpdir(), 'tambour-fuzz-'))
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tambour</title>')
const postgres = await startPostgres()
let wrong = 0
process.stdout.write(`seed ${seed}\n`)
try {
  for (const [place, kind] of ['SQLite', 'PostgreSQL'].entries()) {
    const databaseUrl =
      kind === 'SQLite' ? `file:${folder}/fuzz.db` : await postgres.newDatabase('fuzz')
    const settings = quietSettings({ databaseUrl, dataDir: folder })
    const clock = testClock('2026-06-02T08:00:00Z')
    const fuzzed: Fuzzed = await openFuzzed(settings, chanceOf(seed + place), {
      clock,
      dist: folder,
      patienceMs: 5000,
    })
    const began = performance.now()
    const endMs = minutes === null ? Number.POSITIVE_INFINITY : (minutes * 60_000) / 2
    const parts: number[] = []
    const ofAPart = Math.min(mostOfAPart, Math.ceil(requests / 20))
    for (let left = Math.ceil(requests / 2); left > 0; left -= ofAPart) {
      if (performance.now() - began > endMs) break
      await fuzzed.send(ofAPart)
      parts.push(heapMb())
    }
    const { statuses, slowest, longestHold, wrong: found } = fuzzed.result
    await fuzzed.close()
    process.stdout.write(`${kind}, ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
    for (const [status, times] of [...statuses].toSorted(([a], [b]) => a - b)) {
      say(`answers ${status}`, times)
    }
    say('slowest, ms', slowest.ms.toFixed(0))
    process.stdout.write(`    ${slowest.request.slice(0, 200)}\n`)
    say('longest hold of the event loop, ms', longestHold.ms.toFixed(0))
    process.stdout.write(`    ${longestHold.request.slice(0, 200)}\n`)
    if (longestHold.ms > mostHoldMs) found.push(`held the loop: ${longestHold.request}`)
    say('heap after each part, MB', parts.slice(-12).join(' '))
    say('resident at the end, MB', residentMb())
    // What the first part leaves in caches and compiled code is there to stay.
    const [first = 0, last = 0] = [parts[0], parts.at(-1)]
    if (last - first > mostGrowthMb) found.push(`the heap grew from ${first} to ${last} MB`)
    for (const sentence of found) process.stdout.write(`  WRONG: ${sentence}\n`)
    wrong += found.length
  }
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
say('wrong answers', wrong)
process.exit(wrong === 0 ? 0 : 1)
