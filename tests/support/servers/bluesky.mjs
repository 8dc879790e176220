import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Bluesky's own servers on loopback, for as long as standard input is open: `bluesky.mjs FOLDER
 * [POSTGRES-URL]`. An account's server and the register of accounts; with a database the network
 * behind them too, which tells and shows. Prints one line of JSON once they answer.
 */
const [folder = '', databaseUrl] = process.argv.slice(2)
const { resolve } = createRequire(join(folder, 'package.json'))
const { TestPlc, TestPds, TestBsky, TestBsync, mockNetworkUtilities } = await import(
  pathToFileURL(resolve('@atproto/dev-env')).href
)
const { freePort } = await import('../network/free-port.ts')

const plc = await TestPlc.create({ port: await freePort() })
const pdsPort = await freePort()
const bsky = databaseUrl === undefined ? undefined : await appView(databaseUrl)
const pds = await TestPds.create({
  port: pdsPort,
  didPlcUrl: plc.url,
  ...(bsky && { bskyAppViewUrl: bsky.url, bskyAppViewDid: bsky.ctx.cfg.serverDid }),
})
mockNetworkUtilities(pds, bsky)

async function appView(dbUrl) {
  const bsync = await TestBsync.create({
    apiKeys: ['bsync-api-key'],
    dbUrl,
    dbSchema: 'bsync',
    port: await freePort(),
  })
  return await TestBsky.create({
    port: await freePort(),
    plcUrl: plc.url,
    pdsPort,
    repoProvider: `ws://localhost:${pdsPort}`,
    bsyncUrl: bsync.url,
    dbPostgresUrl: dbUrl,
    dbPostgresSchema: 'appview',
  })
}

process.stdout.write(`${JSON.stringify({ pds: pds.url, plc: plc.url })}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit())
