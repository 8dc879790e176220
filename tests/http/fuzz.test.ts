import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import type { Context } from '../../server/context.ts'
import { openFuzzed } from '../fuzz/fuzz.ts'
import { chanceOf } from '../storm/chance.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, newDatabaseUrl, openTestUrl } from '../support/database/databases.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'
import { quietSettings } from '../support/settings.ts'

/** The same each time; `npm run test:fuzz` sends others, a hundred times as many, on both databases. */
const requests = 600
const seed = 1

async function fuzzed(kind: DatabaseKind, plant?: (context: Context) => Promise<void>) {
  const folder = folderOfTest()
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tambour</title>')
  const url = await newDatabaseUrl(kind)
  const opened = await openFuzzed(
    quietSettings({ databaseUrl: url, dataDir: folder }),
    chanceOf(seed),
    {
      clock: testClock('2026-06-02T08:00:00Z'),
      dist: folder,
      // Within the test's own patience, so that what hangs is named.
      patienceMs: 30_000,
      database: await openTestUrl(url),
      ...(plant && { plant }),
    },
  )
  onTestFinished(() => opened.close())
  return opened
}

// PostgreSQL refuses more of what is malformed: SQLite takes any value in any column.
it('requests of every kind, by every caller, are answered, never with a 5xx, refused in one sentence, and keep to their commune (postgres)', async () => {
  const { send, result } = await fuzzed('postgres')
  await send(requests)
  expect(result.wrong).toEqual([])
  expect(result.statuses.size).toBeGreaterThan(5)
})

it('find a row that is shown to another commune, and one that another commune changes', async () => {
  const { send, result } = await fuzzed('sqlite', async ({ db }) => {
    // As a query does that forgets whose rows it reads, and one that forgets whose it writes.
    await db
      .updateTable('conversation')
      .set({ communeId: 1 })
      .where('communeId', '=', 2)
      .where('visibility', '=', 'public')
      .execute()
    await sql`create trigger "forgetful" after insert on "journal"
      begin update "savedReply" set "title" = 'x' where "communeId" = 2; end`.execute(db)
  })
  const planted = [
    /^what lies in commune 2 is shown to \w+ of commune 1: /,
    /^commune 1 changed savedReply of commune 2: /,
  ]
  const isFound = (found: RegExp) => result.wrong.some(told => found.test(told))
  // Which requests come first is left to chance; with each new route it is another order.
  for (let round = 0; round < 20 && !planted.every(isFound); round++) await send(requests)
  expect(planted.filter(found => !isFound(found))).toEqual([])
})
