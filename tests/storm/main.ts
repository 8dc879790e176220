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
import { startWordPress } from '../support/wordpress/wordpress.ts'
import { runBroadcastStorm } from './broadcast-storm.ts'
import { chanceOf } from './chance.ts'
import { runDigestKills } from './digest-kill.ts'
import { runDigestStorm } from './digest-storm.ts'
import { runHosts } from './hosts.ts'
import { runMailKills } from './mail-kill.ts'
import { runMailStorm } from './mail-storm.ts'
import { triedProperties } from './properties.ts'
import { runPushStorm } from './push-storm.ts'
import { runReadingKills } from './reading-kill.ts'
import { stormServers } from './servers.ts'
import { runShareStorm } from './share-storm.ts'
import { runStorm, type StormResult } from './storm.ts'

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
const total = new Map<string, number>()
let wrong = 0
let deliveries = 0
const start = performance.now()
process.stdout.write(`seed ${seed}\n`)

function tell(what: string, began: number, result: StormResult): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  process.stdout.write(`${what}, ${seconds} s\n`)
  say('deliveries', result.deliveries)
  say('posts on the network', result.posts)
  for (const [state, count] of result.states) say(`rows that are ${state}`, count)
  for (const sentence of result.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
  for (const [fault, count] of result.faults) total.set(fault, (total.get(fault) ?? 0) + count)
  deliveries += result.deliveries
  wrong += result.wrong.length
}

try {
  for (const [place, kind, workers] of [
    [0, 'SQLite', 1],
    [1, 'SQLite', 3],
    [2, 'PostgreSQL', 1],
    [3, 'PostgreSQL', 3],
  ] as const) {
    if (!wants('engine')) break
    const name = `storm${place}`
    const databaseUrl =
      kind === 'SQLite' ? `file:${folder}/${name}.db` : await postgres.newDatabase(name)
    const began = performance.now()
    const result = await runStorm({
      databaseUrl,
      workers,
      faults: Math.ceil(faults / 4),
      seed: seed + place,
    })
    tell(`${kind}, ${workers} at work`, began, result)
  }
  for (const [place, { connector, name, find }] of servers.entries()) {
    if (!wants(connector)) continue
    const server = await find()
    if (server === null) {
      process.stdout.write(`${name}: skipped, it cannot be had here\n`)
      continue
    }
    const began = performance.now()
    const result = await runStorm({
      databaseUrl: `file:${folder}/server${place}.db`,
      workers: 3,
      faults: Math.ceil(faults / 10),
      seed: seed + 10 + place,
      start: server,
    })
    tell(`${name}, 3 at work`, began, result)
  }
  const dovecot = wants('mailbox') ? dovecotPath() : undefined
  if (dovecot === null) process.stdout.write('answers by mail: skipped, no dovecot can be had\n')
  else if (dovecot !== undefined) {
    const began = performance.now()
    const servers = { dovecot: await startDovecot(dovecot), drop: await startSmtpDrop() }
    const count = Math.ceil(faults / 10)
    const result = await runMailStorm(servers, { faults: count, chance: chanceOf(seed + 20) })
    for (const [place, kind] of ['SQLite', 'PostgreSQL'].entries()) {
      const name = `answers${place}`
      const databaseUrl =
        kind === 'SQLite' ? `file:${folder}/${name}.db` : await postgres.newDatabase(name)
      const killed = await runMailKills(servers, { databaseUrl, deaths: null })
      process.stdout.write(`${kind}, answers by mail of a Tambour that is killed\n`)
      say('words on its lines', killed.words)
      say('statements', killed.statements)
      say('answers that left', killed.sent)
      say('answers that a person must judge', killed.unconfirmed)
      for (const sentence of killed.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
      const fault = 'answers by mail: killed by SIGKILL'
      total.set(fault, (total.get(fault) ?? 0) + killed.deaths)
      wrong += killed.wrong.length
    }
    const wanted = { folder, mails: 330, deaths: Math.ceil(faults / 100) }
    const read = await runReadingKills(servers.dovecot, wanted)
    process.stdout.write(`the first reading of ${read.mails} mails by a Tambour that is killed\n`)
    for (const sentence of read.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
    total.set('the first reading of a mailbox: killed by SIGKILL', read.deaths)
    wrong += read.wrong.length
    await servers.dovecot.stop()
    await servers.drop.close()
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    process.stdout.write(`answers by mail, ${servers.dovecot.name}, ${seconds} s\n`)
    say('answers', result.answers)
    say('answers that left', result.sent)
    say('answers that a person must judge', result.unclear)
    say('of these, answers that had left', result.unclearSent)
    for (const sentence of result.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
    total.set('a line to a mail server that broke, or its refusal', count)
    wrong += result.wrong.length
  }
  for (const [place, kind] of ['SQLite', 'PostgreSQL'].entries()) {
    if (!wants('digests')) break
    const name = `digests${place}`
    const databaseUrl =
      kind === 'SQLite' ? `file:${folder}/${name}.db` : await postgres.newDatabase(name)
    const drop = await startSmtpDrop()
    const result = await runDigestKills(drop, {
      databaseUrl,
      deaths: Math.ceil(faults / 100),
    })
    await drop.close()
    process.stdout.write(`${kind}, digests of a Tambour that is killed\n`)
    say('digests that left', result.sent)
    say('digests that a person must judge', result.unconfirmed)
    say('of these, digests that had left', result.unconfirmedSent)
    for (const sentence of result.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
    const fault = 'digests: killed by SIGKILL'
    total.set(fault, (total.get(fault) ?? 0) + result.deaths)
    wrong += result.wrong.length
    const stormUrl =
      kind === 'SQLite' ? `file:${folder}/${name}-storm.db` : await postgres.newDatabase(`${name}s`)
    const storm = await runDigestStorm({ databaseUrl: stormUrl, faults: faults / 10, seed })
    process.stdout.write(`${kind}, ${storm.editions} editions of digests for forty readers\n`)
    say('digests that left', storm.sent)
    say('digests that a person must judge', storm.inDoubt)
    say('of these, digests that had left', storm.inDoubtSent)
    for (const sentence of storm.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
    for (const [one, times] of storm.faults) {
      total.set(`digests: ${one}`, (total.get(`digests: ${one}`) ?? 0) + times)
    }
    wrong += storm.wrong.length
  }
  for (const [place, kind] of ['SQLite', 'PostgreSQL'].entries()) {
    if (!wants('shares')) break
    const name = `shares${place}`
    const databaseUrl =
      kind === 'SQLite' ? `file:${folder}/${name}.db` : await postgres.newDatabase(name)
    const result = await runShareStorm({ databaseUrl, seed: seed + place, deaths: null })
    process.stdout.write(`${kind}, offers to neighbours and proposals of a committee\n`)
    say('offers', result.offers)
    say('proposals', result.proposals)
    for (const [state, count] of result.mails) say(`mails that are ${state}`, count)
    for (const sentence of result.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
    for (const [fault, count] of result.faults) total.set(fault, (total.get(fault) ?? 0) + count)
    wrong += result.wrong.length
  }
  for (const [place, kind] of ['SQLite', 'PostgreSQL'].entries()) {
    if (!wants('pushes')) break
    const name = `pushes${place}`
    const databaseUrl =
      kind === 'SQLite' ? `file:${folder}/${name}.db` : await postgres.newDatabase(name)
    const count = Math.ceil(faults / 20)
    const storm = { databaseUrl, faults: count, seed: seed + 50 + place, kills: true }
    const result = await runPushStorm(storm)
    process.stdout.write(`${kind}, alerts to telephones, 2 at work, of which each may be killed\n`)
    say('notices', result.notices)
    say('of three people each: told by a push', result.pushed)
    say('by a mail in its place', result.mailed)
    say('by a mail of which nobody knows', result.inDoubt)
    for (const sentence of result.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
    for (const [fault, many] of result.faults) total.set(fault, (total.get(fault) ?? 0) + many)
    wrong += result.wrong.length
  }
  for (const [place, kind] of ['SQLite', 'PostgreSQL'].entries()) {
    if (!wants('broadcasts')) break
    const name = `broadcasts${place}`
    const databaseUrl =
      kind === 'SQLite' ? `file:${folder}/${name}.db` : await postgres.newDatabase(name)
    const count = Math.ceil(faults / 20)
    const storm = { databaseUrl, faults: count, seed: seed + 60 + place, kills: true }
    const result = await runBroadcastStorm(storm)
    process.stdout.write(`${kind}, posts to residents, 2 at work, of which each may be killed\n`)
    say('posts', result.posts)
    say('of six browsers and four mailboxes each: reached', result.reached)
    say('by a mail of which nobody knows', result.inDoubt)
    say('given up after nine attempts', result.givenUp)
    for (const sentence of result.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
    for (const [fault, many] of result.faults) total.set(fault, (total.get(fault) ?? 0) + many)
    wrong += result.wrong.length
  }
  const began = performance.now()
  const hosts = wants('hosts') ? await runHosts(faults) : undefined
  if (hosts === null) process.stdout.write('three hosts: skipped, none can be made here\n')
  else if (hosts !== undefined) {
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    process.stdout.write(`PostgreSQL, three hosts, two of them ten minutes off, ${seconds} s\n`)
    say('deliveries', hosts.deliveries)
    say('posts on the network', hosts.posts)
    for (const sentence of hosts.wrong) process.stdout.write(`  WRONG: ${sentence}\n`)
    for (const [fault, count] of hosts.faults) total.set(fault, (total.get(fault) ?? 0) + count)
    deliveries += hosts.deliveries
    wrong += hosts.wrong.length
  }
  for (const kind of ['sqlite', 'postgres']) {
    if (!wants('upgrades')) break
    const newUrl = async (name: string) =>
      kind === 'sqlite' ? `file:${folder}/${name}.db` : await postgres.newDatabase(name)
    const full = [await newUrl('full'), await newUrl('fulltwin')] as const
    for (const url of full) await fillDatabase(url)
    for (const [fault, result] of [
      ['an upgrade killed by SIGKILL', await faultsOfKills(...full, 1)],
      [
        'a new database killed while it is made',
        await faultsOfKills(await newUrl('bare'), await newUrl('baretwin'), 5),
      ],
    ] as const) {
      for (const sentence of result.wrong) process.stdout.write(`  WRONG: ${kind}: ${sentence}\n`)
      total.set(fault, (total.get(fault) ?? 0) + result.faults)
      wrong += result.wrong.length
    }
  }
  for (let place = 0; wants('properties') && place < 15; place++) {
    const failed = await triedProperties(seed + 30 + place)
    for (const sentence of failed) process.stdout.write(`  WRONG: ${sentence}\n`)
    wrong += failed.length
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
