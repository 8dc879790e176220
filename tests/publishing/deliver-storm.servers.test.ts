import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import {
  playedBluesky,
  playedCalendar,
  playedFacebook,
  playedInstagram,
  playedMastodon,
  playedWordPress,
  realBluesky,
  realSnac,
  realWordPress,
  type Start,
} from '../storm/servers.ts'
import { runStorm } from '../storm/storm.ts'
import { blueskyPath } from '../support/bluesky/network.ts'
import { type DatabaseKind, newDatabaseUrl } from '../support/database/databases.ts'
import { snacPath } from '../support/mastodon/snac.ts'
import { sharedBluesky, sharedSnac, sharedWordPress } from '../support/servers/shared.ts'
import { wordpressFolder } from '../support/wordpress/wordpress.ts'

/** The same as `npm run test:faults`, 300 faults in all. */
const faults = 75

async function newUrl(kind: DatabaseKind): Promise<string> {
  if (kind === 'postgres') return await newDatabaseUrl(kind)
  const folder = mkdtempSync(join(tmpdir(), 'tambour-storm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${folder}/tambour.db`
}

const snac = snacPath()
const bluesky = await blueskyPath()
const code = wordpressFolder()

/** 1,000 faults each by `npm run test:faults`. */
it.each<[string, Start | null]>([
  ['Facebook as it is played', playedFacebook],
  ['Instagram as it is played', playedInstagram],
  ['Mastodon as it is played', playedMastodon],
  ['Mastodon, a real snac2', snac === null ? null : realSnac(() => sharedSnac(snac))],
  ['Bluesky as it is played', playedBluesky],
  [
    'Bluesky, a real @atproto/pds',
    bluesky === null ? null : realBluesky(() => sharedBluesky(bluesky)),
  ],
  ['WordPress as it is played', playedWordPress],
  ['The Events Calendar as it is played', playedCalendar],
  ['a real WordPress', code === null ? null : realWordPress(() => sharedWordPress(code))],
])(
  'a storm before %s, loses nothing and sends nothing twice',
  async (_, start) => {
    if (start === null) return
    const seed = Math.floor(Math.random() * 2 ** 31)
    const databaseUrl = await newUrl('sqlite')
    const storm = { databaseUrl, workers: 2, faults: 20, seed, start, channels: 2, atOnce: 6 }
    const result = await runStorm(storm)
    expect(result.wrong, `seed ${seed}`).toEqual([])
    expect(result.states.get('verified'), `seed ${seed}`).toBeGreaterThan(result.deliveries / 2)
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
    const seed = Math.floor(Math.random() * 2 ** 31)
    const result = await runStorm({ databaseUrl: await newUrl(kind), workers, faults, seed })
    expect(result.wrong, `seed ${seed}`).toEqual([])
    expect(result.states.get('verified'), `seed ${seed}`).toBeGreaterThan(result.deliveries / 2)
  },
  60_000,
)
