import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openFuzzed } from '../fuzz/fuzz.ts'
import { chanceOf } from '../storm/chance.ts'
import { testClock } from '../support/clock.ts'
import { newDatabaseUrl, onBothDatabases, openTestUrl } from '../support/database/databases.ts'
import { quietSettings } from '../support/settings.ts'

/** A thousand; `npm run test:fuzz` sends a hundred thousand. */
const requests = 1000

onBothDatabases('requests of every kind, as each role', kind => {
  // Three seconds where nothing else runs: each is answered by the whole app.
  it('are answered in time, never with a 5xx, and refused in one sentence of their language', {
    timeout: 60_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tambour-fuzz-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tambour</title>')
    const url = await newDatabaseUrl(kind)
    const seed = Math.floor(Math.random() * 2 ** 31)
    const fuzzed = await openFuzzed(
      quietSettings({ databaseUrl: url, dataDir: folder }),
      chanceOf(seed),
      {
        clock: testClock('2026-06-02T08:00:00Z'),
        dist: folder,
        // The first picture starts a process, beside all the other tests.
        patienceMs: 15_000,
        database: await openTestUrl(url),
      },
    )
    onTestFinished(() => fuzzed.close())
    await fuzzed.send(requests)
    expect(fuzzed.result.wrong, `seed ${seed}`).toEqual([])
    expect(fuzzed.result.statuses.size).toBeGreaterThan(5)
  })
})
