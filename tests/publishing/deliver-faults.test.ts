import fc from 'fast-check'
import type { KyselyPlugin } from 'kysely'
import { expect, it } from 'vitest'
import type { Db } from '../../server/database/database.ts'
import type { Row } from '../../server/database/schema.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { nextDueAt } from '../../server/publishing/deliver.ts'
import { createDeliverer } from '../../server/publishing/deliverer.ts'
import {
  cancelDelivery,
  confirmDelivery,
  denyDelivery,
  publishNow,
  retryDelivery,
} from '../../server/publishing/deliveries.ts'
import { resumeChannel } from '../../server/publishing/publishable-channels.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { findScripts, publishScripts, verifyScripts } from '../support/network/fake-publisher.ts'
import {
  addChannel,
  MINUTE,
  morning,
  plan,
  publishingWorld,
  type World,
} from '../support/publishing.ts'

const HOUR = 60 * MINUTE

/** What may happen, in any order: none of it may lose a post, or publish it twice. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('plan' as const), channel: fc.nat(2) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      publish: fc.array(fc.constantFrom(...publishScripts), { maxLength: 4 }),
      find: fc.array(fc.constantFrom(...findScripts), { maxLength: 3 }),
      verify: fc.array(fc.constantFrom(...verifyScripts), { maxLength: 2 }),
      /** The database fails from this statement on: a full disk, a lost connection. */
      databaseFailsAt: fc.option(fc.nat(40), { freq: 3 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 1000, 20_000, 31_000, 46_000, 10 * MINUTE, HOUR, 7 * HOUR),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('person' as const), whim: fc.nat(3) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

onBothDatabases('faults', kind => {
  it('lose nothing, publish nothing twice, and leave every row true', async () => {
    const world = await publishingWorld(kind)
    const channels = [
      await addChannel(world, 'a'),
      await addChannel(world, 'b'),
      await addChannel(world, 'c'),
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
        const run = startOver(world, channels)
        for (const one of steps) await run.take(one)
        await run.comeToRest()
        await expectTrue(world)
      }),
      { numRuns: kind === 'sqlite' ? 30 : 6 },
    )
  })
})

function startOver(world: World, channels: number[]) {
  const { context, clock, network } = world
  let texts = 0
  let workers = 0
  const cleared = (async () => {
    await context.db.deleteFrom('post').execute()
    await context.db.updateTable('channel').set({ state: 'active' }).execute()
    network.posts.length = 0
    network.appear(Number.MAX_SAFE_INTEGER)
    network.posts.length = 0
    clock.set(Math.max(clock.now(), morning) + 24 * HOUR)
  })()

  async function work(db: Db): Promise<void> {
    workers += 1
    // Each one is killed as soon as one of its calls hangs: the next has another name.
    const deliverer = createDeliverer(
      { ...context, db },
      { worker: `w${workers}`, random: () => 0.5 },
    )
    for (;;) {
      let hung = 0
      let ended = 0
      let tell: () => void = () => undefined
      network.onHang = () => {
        hung += 1
        tell()
      }
      const lanes = await deliverer.begin()
      if (lanes.length === 0) return
      const failures: unknown[] = []
      let touched = 0
      await new Promise<void>(resolve => {
        tell = () => ended + hung >= lanes.length && resolve()
        for (const lane of lanes) {
          void lane.then(end => {
            ended += 1
            touched += end.touched.length
            if (end.error !== null) failures.push(end.error)
            tell()
          })
        }
        tell()
      })
      if (hung > 0 || failures.length > 0 || touched === 0) return
    }
  }

  async function resume(): Promise<void> {
    await context.db.updateTable('channel').set({ state: 'active', stateReason: null }).execute()
    await resumeChannel(context)
  }

  return {
    async take(one: Step): Promise<void> {
      await cleared
      switch (one.do) {
        case 'plan':
          texts += 1
          await plan(world, channels.slice(0, one.channel + 1), clock.now() + texts * 1000, {
            text: `Texte ${texts}`,
          })
          return
        case 'work':
          network.onPublish.splice(0, Infinity, ...one.publish)
          network.onFind.splice(0, Infinity, ...one.find)
          network.onVerify.splice(0, Infinity, ...one.verify)
          if (one.databaseFailsAt === null) return await work(context.db)
          return await work(failingFrom(context.db, one.databaseFailsAt)).catch(onlyFullDisk)
        case 'wait':
          clock.advance(one.ms)
          return
        case 'resume':
          return await resume()
        case 'person':
          return await actAsPerson(world, one.whim)
      }
    },
    /** All goes well from here on, until nothing is left to do by itself. */
    async comeToRest(): Promise<void> {
      await cleared
      for (const scripts of [network.onPublish, network.onFind, network.onVerify]) {
        scripts.length = 0
      }
      await resume()
      for (let turns = 0; ; turns += 1) {
        expect(turns).toBeLessThan(1000)
        await work(context.db)
        const next = await nextDueAt(context.db)
        if (next === null) break
        clock.set(Math.max(clock.now(), next))
      }
      network.appear(clock.now() + HOUR)
    },
  }
}

/** Somebody who looks at the network's page before saying what is there. */
async function actAsPerson(world: World, whim: number): Promise<void> {
  const { context, by, network, clock } = world
  network.appear(clock.now())
  // The last look before sending again is this process's own: it is not killed here.
  network.onFind = network.onFind.filter(script => script !== 'hang')
  const rows = await context.db.selectFrom('delivery').selectAll().orderBy('id').execute()
  for (const row of rows.filter(({ id }) => id % 4 === whim)) {
    const isThere = network.posts.some(post => post.key === row.key)
    try {
      if (row.state === 'failed') await retryDelivery(context, by, row.id)
      else if (row.state === 'missed') await publishNow(context, by, row.id)
      else if (row.state === 'scheduled' && whim === 0) await cancelDelivery(context, by, row.id)
      else if (row.state === 'unconfirmed' && isThere) await confirmDelivery(context, by, row.id)
      else if (row.state === 'unconfirmed') await denyDelivery(context, by, row.id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
}

async function expectTrue({ context, network }: World): Promise<void> {
  const rows = await context.db.selectFrom('delivery').selectAll().execute()
  for (const row of rows) {
    const posts = network.posts.filter(post => post.key === row.key)
    expect(posts.length, describeRow(row)).toBeLessThanOrEqual(1)
    switch (row.state) {
      case 'published':
      case 'verified':
        expect(posts.length, describeRow(row)).toBe(1)
        if (row.remoteId !== null) expect(row.remoteId).toBe(posts[0]?.id)
        break
      case 'failed':
      case 'missed':
      case 'cancelled':
        expect(posts.length, describeRow(row)).toBe(0)
        break
      default:
        // Nothing may be left scheduled, sending or in doubt once the network reads well.
        expect.fail(describeRow(row))
    }
    expect(row.leaseOwner, describeRow(row)).toBeNull()
  }
}

function describeRow(row: Row<'delivery'>): string {
  return JSON.stringify(row)
}

class FullDisk extends Error {}

function onlyFullDisk(error: unknown): void {
  if (!(error instanceof FullDisk)) throw error
}

function failingFrom(db: Db, statement: number): Db {
  let count = 0
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      count += 1
      if (count > statement) throw new FullDisk('the disk is full')
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return db.withPlugin(plugin)
}
