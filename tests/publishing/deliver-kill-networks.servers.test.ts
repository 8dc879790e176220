import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { secretsSubject } from '../../server/channels/call.ts'
import { bluesky } from '../../server/connectors/bluesky/index.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { mastodon } from '../../server/connectors/mastodon/index.ts'
import { wordpress } from '../../server/connectors/wordpress/index.ts'
import { nameWorker } from '../../server/platform/worker.ts'
import { deliverDue, nextDueAt } from '../../server/publishing/deliver.ts'
import { createSandbox, type Sandbox } from '../../server/sandbox/create.ts'
import type { FaultInput } from '../../server/sandbox/faults.ts'
import { childPath } from '../support/children/children.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import {
  type DatabaseKind,
  newDatabaseUrl,
  onBothDatabases,
} from '../support/database/databases.ts'
import { addChannel, addCommune, byOf, deliveryOf, plan } from '../support/publishing.ts'

const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))

/** How a network is connected in the sandbox, and what the public sees of it there. */
type Played = {
  connector: string
  config(sandbox: Sandbox): Record<string, string>
  secrets(sandbox: Sandbox): Record<string, string>
  posts(sandbox: Sandbox): { id: string; text: string }[]
  /** Which calls its faults are for. */
  match: { method: 'POST'; path?: string }
}

const playedFacebook: Played = {
  connector: 'facebook',
  config: ({ village }) => ({ page: village.id }),
  secrets: ({ village: { token } }) => ({ token }),
  posts: sandbox => sandbox.posts(sandbox.village.id),
  match: { method: 'POST' },
}
const playedMastodon: Played = {
  connector: 'mastodon',
  config: ({ mastodon: server }) => ({ account: server.address }),
  secrets: ({ mastodon: { token } }) => ({ token }),
  posts: ({ mastodon: server }) => server.all(),
  match: { method: 'POST', path: '/mastodon' },
}

const playedBluesky: Played = {
  connector: 'bluesky',
  config: ({ bluesky: { handle, server } }) => ({ handle, server }),
  secrets: ({ bluesky: { password } }) => ({ password }),
  posts: ({ bluesky: server }) => server.all().map(({ uri: id, text }) => ({ id, text })),
  match: { method: 'POST', path: '/bluesky/xrpc/com.atproto.repo' },
}

const playedWordPress: Played = {
  connector: 'wordpress',
  config: ({ wordpress: site }) => ({ site: site.address, user: site.user }),
  secrets: ({ wordpress: site }) => ({ token: site.password }),
  posts: ({ wordpress: site }) =>
    site.all('post').map(({ id, title }) => ({ id: String(id), text: title })),
  match: { method: 'POST', path: '/wordpress' },
}

/** An installation, and a network as the sandbox plays it, which outlives whoever publishes there. */
async function installation(kind: DatabaseKind, network: Played) {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl =
    kind === 'sqlite' ? `file:${join(folder, 'tambour.db')}` : await newDatabaseUrl(kind)
  const clock = testClock(Date.now())
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  // A key of Mastodon's would hide what is sent twice.
  sandbox.mastodon.conduct.keys = false
  const settings = { databaseUrl, graphApiUrl: sandbox.graphUrl, loopbackFeeds: true }
  const context = await testContext({
    clock,
    connectors: { facebook, mastodon, bluesky, wordpress },
    settings,
  })
  const communeId = await addCommune(context)
  const world = { context, communeId, by: byOf(communeId) }
  const config = network.config(sandbox)
  const channel = await addChannel(world, '', { connector: network.connector, config })
  const secrets = context.secrets.seal(network.secrets(sandbox), secretsSubject(channel))
  await context.db.updateTable('channel').set({ secrets }).execute()
  let count = 0

  return {
    /** Lets a process of its own deliver a post, which meets this; another goes on where it fell. */
    async publish({ statement = 0, fault, killAfterMs }: Death) {
      // The process that is killed has the machine's clock.
      clock.set(Date.now())
      count += 1
      const text = `Texte ${count}`
      const [id = 0] = await plan(world, [channel], clock.now() - 1, { text })
      sandbox.faults.clear()
      if (fault !== null) sandbox.faults.add(fault)
      const args = [childPath('deliver'), databaseUrl, String(statement), sandbox.graphUrl]
      const process = spawn(node, args, { stdio: 'inherit' })
      const ended = new Promise<string | null>(resolve => {
        process.once('exit', (_code, signal) => resolve(signal))
      })
      if (killAfterMs !== undefined) {
        while (network.posts(sandbox).every(post => post.text !== text)) await pause(5)
        await pause(killAfterMs)
        process.kill('SIGKILL')
      }
      const signal = await ended
      sandbox.faults.clear()
      clock.set(Math.max(clock.now(), Date.now()))
      for (let next: number | null = clock.now(); next !== null; ) {
        clock.set(Math.max(clock.now(), next))
        await deliverDue(context, { worker: nameWorker() })
        next = await nextDueAt(context.db)
      }
      const { state, remoteId } = await deliveryOf(world, id)
      const posts = network.posts(sandbox).filter(post => post.text === text)
      return { signal, state, remoteId, posts: posts.map(post => post.id) }
    },
  }
}

/** Before which statement it kills itself, or when it is killed; and what the network does to it. */
type Death = { statement?: number; fault: FaultInput | null; killAfterMs?: number }

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const faultsOf = ({ match }: Played): (FaultInput | null)[] => [
  null,
  { kind: 'accept-then-500', match },
  { kind: 'drop', when: 'after', match },
  { kind: 'drop', when: 'before', match },
]

onBothDatabases('a process killed by SIGKILL while it publishes on Facebook', kind => {
  leavesOnePost(kind, playedFacebook)
})
// The statements are the same: once is enough.
describe('a process killed by SIGKILL while it publishes on Mastodon', () => {
  leavesOnePost('sqlite', playedMastodon)
})
describe('a process killed by SIGKILL while it publishes on Bluesky', () => {
  leavesOnePost('sqlite', playedBluesky)
})
describe('a process killed by SIGKILL while it publishes on WordPress', () => {
  leavesOnePost('sqlite', playedWordPress)
})

function leavesOnePost(kind: DatabaseKind, network: Played): void {
  const faults = faultsOf(network)
  it('before any of its statements, whatever the network does, leaves one post and a true row', async () => {
    const place = await installation(kind, network)
    let statement = 1
    for (; ; statement += 1) {
      const fault = faults[statement % faults.length] ?? null
      const { signal, state, remoteId, posts } = await place.publish({ statement, fault })
      expect({ statement, state, posts }).toEqual({
        statement,
        state: 'verified',
        posts: [remoteId],
      })
      if (signal === null) break
    }
    expect(statement).toBeGreaterThan(10)
  })

  it('after the network accepted and before it answers leaves one post and a true row', async () => {
    const place = await installation(kind, network)
    const fault: FaultInput = { kind: 'slow', when: 'after', ms: 5_000, match: network.match }
    const { signal, state, remoteId, posts } = await place.publish({ fault, killAfterMs: 50 })
    expect({ signal, state, posts }).toEqual({
      signal: 'SIGKILL',
      state: 'verified',
      posts: [remoteId],
    })
  })
}
