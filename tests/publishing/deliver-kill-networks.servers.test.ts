import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { secretsSubject } from '../../server/channels/call.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { nameWorker } from '../../server/platform/worker.ts'
import { deliverDue, nextDueAt } from '../../server/publishing/deliver.ts'
import { createSandbox, type Sandbox } from '../../server/sandbox/create.ts'
import type { FaultInput } from '../../server/sandbox/faults.ts'
import type { PlayedNetwork } from '../../server/sandbox/networks.ts'
import { childPath } from '../support/children/children.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import {
  type DatabaseKind,
  newDatabaseUrl,
  onBothDatabases,
} from '../support/database/databases.ts'
import { addChannel, addCommune, byOf, deliveryOf, plan } from '../support/publishing.ts'

const node = process.execPath

/** As the sandbox plays them; Facebook is the only one of Meta's that is enough. */
const kinds = ['facebook', ...(await playedKinds())]

async function playedKinds(): Promise<string[]> {
  const clock = testClock(Date.now())
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  await sandbox.close()
  return sandbox.played.map(({ connector }) => connector)
}

function networkIn(sandbox: Sandbox, kind: string): Omit<PlayedNetwork, 'demo'> {
  const { id: page, token } = sandbox.village
  const posts = () => sandbox.posts(page).map(one => ({ ...one, at: one.createdAt }))
  const facebook = { connector: 'facebook', config: { page }, secrets: { token }, posts }
  const played = sandbox.played.find(({ connector }) => connector === kind)
  return played ?? { ...facebook, publishes: '/' }
}

/** An installation, and a network as the sandbox plays it, which outlives the process that publishes there. */
async function installation(kind: DatabaseKind, connector: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const databaseUrl =
    kind === 'sqlite' ? `file:${join(folder, 'tambour.db')}` : await newDatabaseUrl(kind)
  const clock = testClock(Date.now())
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  const network = networkIn(sandbox, connector)
  // A key would hide what is sent twice.
  network.forgetKeys?.()
  const settings = { databaseUrl, graphApiUrl: sandbox.graphUrl, loopbackFeeds: true }
  const context = await testContext({ clock, connectors, settings })
  const communeId = await addCommune(context)
  const world = { context, communeId, by: byOf(communeId) }
  const { config } = network
  const channel = await addChannel(world, '', { connector, config })
  const secrets = context.secrets.seal(network.secrets, secretsSubject(channel))
  await context.db.updateTable('channel').set({ secrets }).execute()
  let count = 0

  return {
    match: { method: 'POST', path: network.publishes } as const,
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
        while (network.posts().every(post => post.text !== text)) await pause(5)
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
      const posts = network.posts().filter(post => post.text === text)
      return { signal, state, remoteId, posts: posts.map(post => post.id) }
    },
  }
}

/** Before which statement it kills itself, or when it is killed; and what the network does to it. */
type Death = { statement?: number; fault: FaultInput | null; killAfterMs?: number }

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
type Match = { method: 'POST'; path: string }
const faultsOf = (match: Match): (FaultInput | null)[] => [
  null,
  { kind: 'accept-then-500', match },
  { kind: 'drop', when: 'after', match },
  { kind: 'drop', when: 'before', match },
]

for (const connector of kinds) {
  const title = `a process killed by SIGKILL while it publishes on ${connector}`
  // The statements are the same for all: once on each database is enough.
  if (connector === 'facebook') onBothDatabases(title, kind => leavesOnePost(kind, connector))
  else describe(title, () => leavesOnePost('sqlite', connector))
}

function leavesOnePost(kind: DatabaseKind, connector: string): void {
  it('before any of its statements, whatever the network does, leaves one post and a true row', async () => {
    const place = await installation(kind, connector)
    const faults = faultsOf(place.match)
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
    const place = await installation(kind, connector)
    const fault: FaultInput = { kind: 'slow', when: 'after', ms: 5_000, match: place.match }
    const { signal, state, remoteId, posts } = await place.publish({ fault, killAfterMs: 50 })
    expect({ signal, state, posts }).toEqual({
      signal: 'SIGKILL',
      state: 'verified',
      posts: [remoteId],
    })
  })
}
