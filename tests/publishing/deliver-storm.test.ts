import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runStorm } from '../storm/storm.ts'
import { type DatabaseKind, newDatabaseUrl } from '../support/database/databases.ts'

/** The same as `npm run test:faults`, 300 faults in all. */
const faults = 75

async function newUrl(kind: DatabaseKind): Promise<string> {
  if (kind === 'postgres') return await newDatabaseUrl(kind)
  const folder = mkdtempSync(join(tmpdir(), 'tambour-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${folder}/tambour.db`
}

it.each<[DatabaseKind, number]>([
  ['sqlite', 1],
  ['sqlite', 3],
  ['postgres', 1],
  ['postgres', 3],
])(
  'a storm loses nothing and sends nothing twice (%s, %i at work)',
  async (kind, workers) => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const result = await runStorm({ databaseUrl: await newUrl(kind), workers, faults, seed })
    expect(result.wrong, `seed ${seed}`).toEqual([])
    expect(result.states.get('verified'), `seed ${seed}`).toBeGreaterThan(result.deliveries / 2)
  },
  60_000,
)
