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
 * `npm run test:fuzz [-- --requests N --seed N]`: a hundred thousand requests made from the OpenAPI
 * document unless told, half on SQLite and half on PostgreSQL, as each role and as nobody. Prints the
 * answers by status, the slowest, and the memory; ends with status 1 when one was a 5xx, took over
 * five seconds or refused in other than one sentence of the language that was asked for, or when
 * memory grew. The same seed sends the same requests.
 */
const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string' } },
})
const requests = Number(values.requests)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
if (!Number.isSafeInteger(requests) || !Number.isSafeInteger(seed)) {
  process.stderr.write('--requests and --seed take a whole number.\n')
  process.exit(2)
}

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
    const count = Math.ceil(requests / 2)
    const began = performance.now()
    const parts: number[] = []
    for (let part = 0; part < 10; part++) {
      await fuzzed.send(Math.ceil(count / 10))
      parts.push(heapMb())
    }
    const { statuses, slowest, wrong: found } = fuzzed.result
    await fuzzed.close()
    process.stdout.write(`${kind}, ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
    for (const [status, times] of [...statuses].toSorted(([a], [b]) => a - b)) {
      say(`answers ${status}`, times)
    }
    say('slowest, ms', slowest.ms.toFixed(0))
    process.stdout.write(`    ${slowest.request.slice(0, 200)}\n`)
    say('heap after each tenth, MB', parts.join(' '))
    say('resident at the end, MB', residentMb())
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
