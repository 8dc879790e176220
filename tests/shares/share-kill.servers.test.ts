import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runShareStorm } from '../storm/share-storm.ts'
import { type DatabaseKind, newDatabaseUrl } from '../support/database/databases.ts'

/** Of `npm run test:faults`, which kills before each statement and draws others each time, a few. */
const deaths = 5
/** By which one that had to be written a third time was found. */
const seed = 1_406_947_148

async function newUrl(kind: DatabaseKind): Promise<string> {
  if (kind === 'postgres') return await newDatabaseUrl(kind)
  const folder = mkdtempSync(join(tmpdir(), 'tambour-share-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${folder}/tambour.db`
}

// A Tambour is started anew after each death: some seconds.
it.each<DatabaseKind>(['sqlite', 'postgres'])(
  'offers and proposals killed by SIGKILL are each there once, and told truly (%s)',
  async kind => {
    const { wrong } = await runShareStorm({ databaseUrl: await newUrl(kind), seed, deaths })
    expect(wrong).toEqual([])
  },
  120_000,
)
