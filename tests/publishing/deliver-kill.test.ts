import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { nameWorker } from '../../server/platform/worker.ts'
import { deliverDue, nextDueAt } from '../../server/publishing/deliver.ts'
import { childPath } from '../support/children/children.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import {
  acceptAndAnswer,
  type HttpScript,
  httpConnector,
  startHttpNetwork,
} from '../support/network/http-network.ts'
import { addChannel, addCommune, byOf, deliveryOf, plan } from '../support/publishing.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const node = process.execPath

/** An installation on a file, and a network on loopback that outlives the process that publishes there. */
async function installation() {
  const folder = folderOfTest()
  const databaseUrl = `file:${join(folder, 'tambour.db')}`
  const network = await startHttpNetwork()
  onTestFinished(() => network.close())
  // The process that is killed has the machine's clock: ours begins with it.
  const clock = testClock(Date.now())
  const connectors = { fake: httpConnector }
  const context = await testContext({ clock, connectors, settings: { databaseUrl } })
  const communeId = await addCommune(context)
  const world = { context, communeId, by: byOf(communeId) }
  const channel = await addChannel(world, network.address)
  let count = 0

  return {
    network,
    /** Plans a post for now and lets a process of its own deliver it, which does not live long. */
    async planAndKill(script: (kill: () => Promise<void>) => HttpScript, comment?: string) {
      clock.set(Date.now())
      count += 1
      const said = { text: `Texte ${count}`, comment }
      const [id = 0, commentId = 0] = await plan(world, [channel], clock.now() - 1, said)
      const process = spawn(node, [childPath('deliver'), databaseUrl, '0'], {
        stdio: 'inherit',
      })
      const ended = new Promise<string | null>(resolve => {
        process.once('exit', (_code, signal) => resolve(signal))
      })
      const deadly = script(async () => {
        process.kill('SIGKILL')
        await ended
      })
      // With a first comment it is that which is deadly.
      network.onPublish = steps =>
        comment !== undefined && steps.under === null ? acceptAndAnswer(steps) : deadly(steps)
      return { id, commentId, signal: await ended }
    },
    /** What a second process does afterwards, however long it has to wait. */
    async settle(id: number) {
      clock.set(Math.max(clock.now(), Date.now()))
      network.onPublish = acceptAndAnswer
      for (let next: number | null = clock.now(); next !== null; ) {
        clock.set(Math.max(clock.now(), next))
        await deliverDue(context, { worker: nameWorker() })
        next = await nextDueAt(context.db)
      }
      const row = await deliveryOf(world, id)
      return { row, posts: network.posts.filter(post => post.key === row.key) }
    },
  }
}

/** When it dies, seen from the network. */
const moments: [string, (kill: () => Promise<void>) => HttpScript][] = [
  ['before the network accepts', kill => () => kill()],
  [
    'after the network accepted, before it answers',
    kill =>
      async ({ accept }) => {
        accept()
        await kill()
      },
  ],
  [
    'while the network accepts, which goes on alone',
    kill =>
      async ({ accept }) => {
        await kill()
        accept()
      },
  ],
  [
    'as the answer arrives',
    kill =>
      async ({ accept, answer }) => {
        accept()
        await Promise.all([answer(), kill()])
      },
  ],
]

// Killed before each of its statements: deliver-kill-networks.servers.test.ts.
describe('a process killed by SIGKILL', () => {
  it.each(moments)('%s leaves exactly one post, and a true row', async (_when, script) => {
    const place = await installation()
    const { id, signal } = await place.planAndKill(script)
    expect(signal).toBe('SIGKILL')
    const { row, posts } = await place.settle(id)
    expect({ state: row.state, ids: posts.map(post => post.id) }).toEqual({
      state: 'verified',
      ids: [row.remoteId],
    })
  })

  it.each(moments)('%s leaves exactly one first comment under its post', async (_when, script) => {
    const place = await installation()
    const { id, commentId, signal } = await place.planAndKill(script, 'Réservez.')
    expect(signal).toBe('SIGKILL')
    const comment = await place.settle(commentId)
    const post = await place.settle(id)
    expect([post.row.state, comment.row.state]).toEqual(['verified', 'verified'])
    expect(post.posts).toMatchObject([{ under: null }])
    expect(comment.posts).toMatchObject([{ text: 'Réservez.', under: post.row.remoteId }])
    expect(place.network.posts).toHaveLength(2)
  })
})
