import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type Start, stormServers } from '../storm/servers.ts'
import { runStorm } from '../storm/storm.ts'
import { type DatabaseKind, newDatabaseUrl } from '../support/database/databases.ts'
import { sharedBluesky, sharedSnac, sharedWordPress } from '../support/servers/shared.ts'

/** The same as `npm run test:faults`, 300 faults in all. */
const faults = 75
/** `npm run test:faults` draws another each time; what it finds is tried by that one from then on. */
const seed = 1

async function newUrl(kind: DatabaseKind): Promise<string> {
  if (kind === 'postgres') return await newDatabaseUrl(kind)
  const folder = mkdtempSync(join(tmpdir(), 'tambour-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${folder}/tambour.db`
}

const servers: [string, Start | null][] = []
for (const { name, find } of stormServers({
  snac: sharedSnac,
  bluesky: sharedBluesky,
  wordpress: sharedWordPress,
})) {
  servers.push([name, await find()])
}

/** 1,000 faults each by `npm run test:faults`. */
it.each(servers)(
  'a storm before %s, loses nothing and sends nothing twice',
  async (_, start) => {
    if (start === null) return
    const databaseUrl = await newUrl('sqlite')
    const storm = { databaseUrl, workers: 2, faults: 20, seed, start, channels: 2, atOnce: 6 }
    const result = await runStorm(storm)
    expect(result.wrong).toEqual([])
    expect(result.states.get('verified')).toBeGreaterThan(result.deliveries / 2)
  },
  60_000,
)

it.each<[DatabaseKind, number]>([
  ['sqlite', 1],
  ['sqlite', 3],
  ['postgres', 1],
  ['postgres', 3],
])(
  'a storm loses nothing and sends nothing twice (%s, %i at work)',
  async (kind, workers) => {
    const result = await runStorm({ databaseUrl: await newUrl(kind), workers, faults, seed })
    expect(result.wrong).toEqual([])
    expect(result.states.get('verified')).toBeGreaterThan(result.deliveries / 2)
  },
  60_000,
)
