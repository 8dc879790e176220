import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fillDatabase } from '../support/database/full.ts'
import { faultsOfKills } from '../support/database/migration-faults.ts'
import { type OwnPostgres, startPostgres } from '../support/database/own-postgres.ts'
import { dovecotPath, startDovecot } from '../support/mailbox/dovecot.ts'
import { startSmtpDrop } from '../support/mailbox/smtp.ts'
import { startBluesky } from '../support/servers/bluesky.ts'
import { startSnac } from '../support/servers/snac.ts'
import { startWordPress } from '../support/servers/wordpress.ts'
import { chanceOf } from './chance.ts'
import { runDigestKills } from './digest-kill.ts'
import { runHosts } from './hosts.ts'
import { runMailKills } from './mail-kill.ts'
import { runBroadcastStorm } from './outbox/broadcast-storm.ts'
import { runDigestStorm } from './outbox/digest-storm.ts'
import { runMailStorm } from './outbox/mail-storm.ts'
import { runPushStorm } from './outbox/push-storm.ts'
import { triedProperties } from './properties.ts'
import { runReadingKills } from './reading-kill.ts'
import { stormServers } from './servers.ts'
import { runShareStorm } from './share-storm.ts'
import { runStorm, type StormOptions } from './storm.ts'

/**
 * `npm run test:faults [-- --faults N --seed N --only PART,PART]`: ten thousand faults unless told, a quarter each on
 * SQLite and on PostgreSQL, with one worker and with three; then a tenth of them before each server
 * of a connector, a real one where it can be had, and as many on answers by mail. Prints how many there were of each kind;
 * ends with status 1 when a post was lost or sent twice, or a row does not tell the truth. The same
 * seed brings the same faults, not in the same order: processes and networks have their own pace.
 * Then the first reading of a mailbox and the sending of digests, by a Tambour that is killed.
 * Then offers to neighbours and proposals of committees, with a Tambour that is killed before each
 * statement and after each commit of what it does. Then alerts to telephones, over a push service that
 * loses, refuses and is away for an hour, and posts to residents over such a one. Then as many deliveries as faults by three workers on
 * hosts of their own, cut off, killed, slowed and ten minutes off. Then upgrades: from every version, killed before each statement, and taken up where a version
 * without transactions was cut off. Then the properties that `npm test` tries with one seed, with fifteen others. `--only` leaves all but these parts out.
 */
const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
})
const servers = stormServers({
  snac: startSnac,
  bluesky: startBluesky,
  wordpress: startWordPress,
})
const networks = new Set(servers.map(({ connector }) => connector))
const parts = [
  'engine',
  ...networks,
  'mailbox',
  'digests',
  'shares',
  'pushes',
  'broadcasts',
  'hosts',
  'upgrades',
  'properties',
]
const only = values.only?.split(',') ?? parts
const unknown = only.find(part => !parts.includes(part))
if (unknown !== undefined) {
  process.stderr.write(`--only takes some of ${parts.join(', ')}.\n`)
  process.exit(2)
}
const wants = (part: string): boolean => only.includes(part)
const faults = Number(values.faults)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
if (!Number.isSafeInteger(faults) || !Number.isSafeInteger(seed)) {
  process.stderr.write('--faults and --seed take a whole number.\n')
  process.exit(2)
}

const say = (what: string, value: string | number) =>
  process.stdout.write(`  ${what.padEnd(50)} ${String(value).padStart(8)}\n`)

const folder = mkdtempSync(join(tmpdir(), 'tambour-storm-'))
const postgres: OwnPostgres = await startPostgres()
const start = performance.now()
const total = new Map<string, number>()
let wrong = 0
let deliveries = 0
let toldAt = start
process.stdout.write(`seed ${seed}\n`)

type Told = { wrong: readonly string[]; faults?: ReadonlyMap<string, number> }

/** Tells what a part came to since the last one. @param as what is written before the names of its faults */
function tell(what: string, told: Told, figures: Iterable<[string, number]> = [], as = ''): void {
  const seconds = ((performance.now() - toldAt) / 1000).toFixed(0)
  toldAt = performance.now()
  process.stdout.write(`${what}, ${seconds} s\n`)
  for (const [name, figure] of figures) say(name, figure)
  for (const sentence of told.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
  for (const [fault, many] of told.faults ?? []) {
    total.set(`${as}${fault}`, (total.get(`${as}${fault}`) ?? 0) + many)
  }
  wrong += told.wrong.length
}

const named = (what: string, states: ReadonlyMap<string, number>): [string, number][] =>
  [...states].map(([state, count]) => [`${what} that are ${state}`, count])

/** What is killed is the one fault of some parts. */
const killed = ({ deaths, ...told }: Told & { deaths: number }): Told => ({
  ...told,
  faults: new Map([['killed by SIGKILL', deaths]]),
})

const kinds = ['SQLite', 'PostgreSQL'] as const
const newUrl = async (kind: (typeof kinds)[number], name: string) =>
  kind === 'SQLite' ? `file:${folder}/${name}.db` : await postgres.newDatabase(name)

/** A part that is tried on each database, which is empty. */
async function onBoth(
  part: string,
  run: (databaseUrl: string, kind: (typeof kinds)[number], place: number) => Promise<void>,
): Promise<void> {
  if (!wants(part)) return
  for (const [place, kind] of kinds.entries()) {
    await run(await newUrl(kind, `${part}${place}`), kind, place)
  }
}

async function storm(what: string, options: StormOptions): Promise<void> {
  const result = await runStorm(options)
  const { deliveries: many, posts } = result
  tell(what, result, [
    ['deliveries', many],
    ['posts on the network', posts],
    ...named('rows', result.states),
  ])
  deliveries += many
}

async function answersByMail(dovecot: string): Promise<void> {
  const servers = { dovecot: await startDovecot(dovecot), drop: await startSmtpDrop() }
  const count = Math.ceil(faults / 10)
  const result = await runMailStorm(servers, { faults: count, chance: chanceOf(seed + 20) })
  const broken = new Map([['a line to a mail server that broke, or its refusal', count]])
  tell(`answers by mail, ${servers.dovecot.name}`, { ...result, faults: broken }, [
    ['answers', result.answers],
    ['answers that left', result.sent],
    ['answers that a person must judge', result.unclear],
    ['of these, answers that had left', result.unclearSent],
  ])
  await onBoth('mailbox', async (databaseUrl, kind) => {
    const one = await runMailKills(servers, { databaseUrl, deaths: null })
    tell(
      `${kind}, answers by mail of a Tambour that is killed`,
      killed(one),
      [
        ['words on its lines', one.words],
        ['statements', one.statements],
        ['answers that left', one.sent],
        ['answers that a person must judge', one.unconfirmed],
      ],
      'answers by mail: ',
    )
  })
  const wanted = { folder, mails: 330, deaths: Math.ceil(faults / 100) }
  const read = await runReadingKills(servers.dovecot, wanted)
  const what = `the first reading of ${read.mails} mails by a Tambour that is killed`
  tell(what, killed(read), [], 'the first reading of a mailbox: ')
  await servers.dovecot.stop()
  await servers.drop.close()
}

try {
  for (const [place, workers] of [1, 3, 1, 3].entries()) {
    if (!wants('engine')) break
    const kind = place < 2 ? 'SQLite' : 'PostgreSQL'
    const databaseUrl = await newUrl(kind, `storm${place}`)
    const part = { databaseUrl, workers, faults: Math.ceil(faults / 4), seed: seed + place }
    await storm(`${kind}, ${workers} at work`, part)
  }
  for (const [place, { connector, name, find }] of servers.entries()) {
    if (!wants(connector)) continue
    const server = await find()
    if (server === null) process.stdout.write(`${name}: skipped, it cannot be had here\n`)
    else {
      await storm(`${name}, 3 at work`, {
        databaseUrl: `file:${folder}/server${place}.db`,
        workers: 3,
        faults: Math.ceil(faults / 10),
        seed: seed + 10 + place,
        start: server,
      })
    }
  }
  const dovecot = wants('mailbox') ? dovecotPath() : undefined
  if (dovecot === null) process.stdout.write('answers by mail: skipped, no dovecot can be had\n')
  else if (dovecot !== undefined) await answersByMail(dovecot)
  await onBoth('digests', async (databaseUrl, kind, place) => {
    const drop = await startSmtpDrop()
    const one = await runDigestKills(drop, { databaseUrl, deaths: Math.ceil(faults / 100) })
    await drop.close()
    tell(
      `${kind}, digests of a Tambour that is killed`,
      killed(one),
      [
        ['digests that left', one.sent],
        ['digests that a person must judge', one.unconfirmed],
        ['of these, digests that had left', one.unconfirmedSent],
      ],
      'digests: ',
    )
    const stormUrl = await newUrl(kind, `digeststorm${place}`)
    const result = await runDigestStorm({ databaseUrl: stormUrl, faults: faults / 10, seed })
    tell(
      `${kind}, ${result.editions} editions of digests for forty readers`,
      result,
      [
        ['digests that left', result.sent],
        ['digests that a person must judge', result.inDoubt],
        ['of these, digests that had left', result.inDoubtSent],
      ],
      'digests: ',
    )
  })
  await onBoth('shares', async (databaseUrl, kind, place) => {
    const result = await runShareStorm({ databaseUrl, seed: seed + place, deaths: null })
    const { offers, proposals } = result
    tell(`${kind}, offers to neighbours and proposals of a committee`, result, [
      ['offers', offers],
      ['proposals', proposals],
      ...named('mails', result.mails),
    ])
  })
  const byTwo = { faults: Math.ceil(faults / 20), kills: true }
  await onBoth('pushes', async (databaseUrl, kind, place) => {
    const result = await runPushStorm({ databaseUrl, ...byTwo, seed: seed + 50 + place })
    tell(`${kind}, alerts to telephones, 2 at work, of which each may be killed`, result, [
      ['notices', result.notices],
      ['of three people each: told by a push', result.pushed],
      ['by a mail in its place', result.mailed],
      ['by a mail of which nobody knows', result.inDoubt],
    ])
  })
  await onBoth('broadcasts', async (databaseUrl, kind, place) => {
    const result = await runBroadcastStorm({ databaseUrl, ...byTwo, seed: seed + 60 + place })
    tell(`${kind}, posts to residents, 2 at work, of which each may be killed`, result, [
      ['posts', result.posts],
      ['of six browsers and four mailboxes each: reached', result.reached],
      ['by a mail of which nobody knows', result.inDoubt],
      ['given up after nine attempts', result.givenUp],
    ])
  })
  const hosts = wants('hosts') ? await runHosts(faults) : undefined
  if (hosts === null) process.stdout.write('three hosts: skipped, none can be made here\n')
  else if (hosts !== undefined) {
    const { deliveries: many, posts } = hosts
    const figures: [string, number][] = [
      ['deliveries', many],
      ['posts on the network', posts],
    ]
    tell('PostgreSQL, three hosts, two of them ten minutes off', hosts, figures)
    deliveries += many
  }
  await onBoth('upgrades', async (databaseUrl, kind, place) => {
    const full = [databaseUrl, await newUrl(kind, `fulltwin${place}`)] as const
    for (const url of full) await fillDatabase(url)
    const upgrade = await faultsOfKills(...full, 1)
    const fault = (what: string, many: number) => new Map([[what, many]])
    tell(`${kind}, upgrades that are killed`, {
      wrong: upgrade.wrong,
      faults: fault('an upgrade killed by SIGKILL', upgrade.faults),
    })
    const bare = [
      await newUrl(kind, `bare${place}`),
      await newUrl(kind, `baretwin${place}`),
    ] as const
    const made = await faultsOfKills(...bare, 5)
    tell(`${kind}, new databases that are killed`, {
      wrong: made.wrong,
      faults: fault('a new database killed while it is made', made.faults),
    })
  })
  for (let place = 0; wants('properties') && place < 15; place++) {
    tell('properties', { wrong: await triedProperties(seed + 30 + place) })
  }
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write('faults\n')
for (const [fault, count] of [...total].toSorted((a, b) => b[1] - a[1])) say(fault, count)
say(
  'in all',
  [...total.values()].reduce((sum, count) => sum + count, 0),
)
say('deliveries', deliveries)
say('seconds', ((performance.now() - start) / 1000).toFixed(0))
say('lost, done twice, not true or not upgraded', wrong)
process.exit(wrong === 0 ? 0 : 1)
