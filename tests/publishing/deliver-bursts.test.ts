import type { KyselyPlugin } from 'kysely'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Connector } from '../../server/connectors/connector.ts'
import type { Context } from '../../server/context.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { atOnce, createDeliverer, portion } from '../../server/publishing/deliverer.ts'
import { createDueTimer } from '../../server/publishing/job.ts'
import { testContext } from '../support/context.ts'
import { itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'
import { insertPages, insertPlanned } from '../support/planned.ts'
import { due, publishingWorld, type World } from '../support/publishing.ts'

it('processes divide a burst among them, and look for little more than they send', async () => {
  const settings = { databaseUrl: await newDatabaseUrl('postgres') }
  const world = await publishingWorld('postgres', { settings })
  const { clock, network } = world
  const count = 3000
  await planEach(world, 'fake', count, due)
  clock.set(due)
  const sent = [0, 0]
  let found = 0
  const contexts = await Promise.all(
    sent.map((_, n) => {
      const counted = publishing(network.connector, () => {
        sent[n] = (sent[n] ?? 0) + 1
      })
      return testContext({ clock, connectors: { fake: counted }, settings })
    }),
  )
  for (const context of contexts) {
    const db = context.db.withPlugin(
      watching(rows => {
        found += rows.filter(row => 'first' in row).length
      }),
    )
    const timer = createDueTimer({ ...context, db })
    timer.start()
    onTestFinished(() => timer.stop())
  }
  await expect.poll(() => network.posts.length).toBeGreaterThanOrEqual(count)
  expect(network.posts).toHaveLength(count)
  expect(new Set(network.posts.map(({ key }) => key)).size).toBe(count)
  for (const share of sent) expect(share).toBeGreaterThan(count / 5)
  // Each listed all of them when it began, and again whenever the other told of what it sent.
  expect(found).toBeLessThan(1.7 * count)
})

describe('a network on which more is due than there is room for', () => {
  itOnBoth('keeps no other waiting, though it never answers', async kind => {
    const world = await crowdedWorld(kind)
    const { context, clock, network, answer } = world
    let looks = 0
    const db = context.db.withPlugin(
      watching(
        () => undefined,
        () => (looks += 1),
      ),
    )
    const rested = vi.fn()
    const deliverer = createDeliverer({ ...context, db }, { worker: 'w', onRest: rested })
    const ends = [...(await deliverer.begin())]
    // Those came due after all of the silent one's.
    await expect.poll(() => pagesOf(network.posts)).toEqual(['other0', 'other1'])
    await expect.poll(() => world.begun.size).toBe(atOnce.send)
    // What is still being written asks the database, too.
    await expect.poll(() => countPublished(world)).toBe(2)
    // What comes later on another is foreseen, and found in its time.
    await planEach(world, 'other', 1, due + 2000, 'later')
    clock.set(due + 1600)
    ends.push(...(await deliverer.begin()))
    expect(await deliverer.nextDueAt()).toBe(due + 2000)
    // Again and again while it has no room: anyone who is told of a change asks for it.
    looks = 0
    for (let n = 0; n < 20; n += 1) await deliverer.begin()
    expect(looks).toBeLessThanOrEqual(20)
    clock.set(due + 2000)
    ends.push(...(await deliverer.begin()))
    await expect.poll(() => pagesOf(network.posts)).toContain('later0')
    answer()
    await expect.poll(() => rested.mock.calls.length).toBeGreaterThan(0)
    await Promise.all(ends)
    for (;;) {
      const more = await deliverer.begin()
      if (more.length === 0) break
      await Promise.all(more)
    }
    expect(network.posts).toHaveLength(silent + 3)
    expect(new Set(network.posts.map(({ key }) => key)).size).toBe(silent + 3)
  })

  it('keeps another one full, too, of which there is as much', async () => {
    const others = portion + 30
    const world = await crowdedWorld('sqlite', others)
    const deliverer = createDeliverer(world.context, { worker: 'w', letsOthersSend: true })
    onTestFinished(() => deliverer.stop())
    const sent = () => world.network.posts.length
    const published = async () => {
      await deliverer.begin()
      return await countPublished(world)
    }
    // Not only with the network: written down, before the clock goes on.
    await expect.poll(published).toBe(others)
    expect(sent()).toBe(others)
    await expect.poll(() => world.begun.size).toBe(atOnce.send)
    // Of what is out little is read back while anything is being sent.
    const { clock, network } = world
    for (const seconds of [4, 5]) {
      clock.set(due + seconds * 1000 + 1)
      const reads = await deliverer.begin()
      expect(reads).toHaveLength(64)
      await Promise.all(reads)
      expect(network.calls.verify).toHaveLength((seconds - 3) * 64)
      // However often it is asked.
      expect(await deliverer.begin()).toEqual([])
    }
    world.answer()
    const allSent = async () => {
      await deliverer.begin()
      return sent()
    }
    await expect.poll(allSent).toBe(silent + others)
  })

  it('is sent to its end by anyone who asks for all that is due', async () => {
    const world = await crowdedWorld()
    world.answer()
    const outcomes = await deliverDue(world.context, { worker: 'w' })
    expect(outcomes).toHaveLength(silent + 2)
    expect(world.network.posts).toHaveLength(silent + 2)
  })
})

/** More than two looks find. */
const silent = 2 * portion + 100

/** A network that answers when it is told to, with as many channels on which a post is due, and another with its own. */
async function crowdedWorld(kind: 'sqlite' | 'postgres' = 'sqlite', others = 2) {
  const settings = { databaseUrl: await newDatabaseUrl(kind) }
  let answer: () => void = () => undefined
  const held = new Promise<void>(resolve => {
    answer = resolve
  })
  const begun = new Set<string>()
  const world = await publishingWorld(kind, { settings })
  const { network, clock } = world
  const manifest = { ...network.connector.manifest, key: 'other' }
  const slow = publishing(network.connector, async key => {
    begun.add(key)
    await held
  })
  const connectors = { fake: slow, other: { ...network.connector, manifest } }
  const context: Context =
    kind === 'sqlite'
      ? { ...world.context, connectors }
      : await testContext({ clock, connectors, settings })
  await planEach(world, 'fake', silent, due)
  await planEach(world, 'other', others, due + 1)
  clock.set(due + 1)
  return { ...world, context, begun, answer }
}

async function countPublished({ context }: Pick<World, 'context'>): Promise<number> {
  const rows = context.db.selectFrom('delivery').where('state', '=', 'published')
  return (await rows.select('id').execute()).length
}

const pagesOf = (posts: readonly { page: string }[]) => posts.map(({ page }) => page).toSorted()

/** A post on each of as many channels, due at one instant. */
async function planEach(
  { context }: Pick<World, 'context'>,
  connector: string,
  count: number,
  dueAt: number,
  name = connector,
): Promise<void> {
  const pages = Array.from({ length: count }, (_, n) => `${name}${n}`)
  await context.db.transaction().execute(async inside => {
    const made = await insertPages(inside, context.secrets, connector, pages)
    await insertPlanned(
      inside,
      made.channelIds.map((channelId, n) => ({
        communeId: made.communeId,
        channelId,
        text: `Texte ${n}`,
        key: `${name}-${n}`,
        dueAt,
        lateRule: 'publish',
      })),
    )
  })
}

/** Tells of each sending, and waits for what that does. */
function publishing(connector: Connector, tell: (key: string) => Promise<void> | void): Connector {
  const { publish } = connector
  if (publish === undefined) throw new Error('it publishes nothing')
  return {
    ...connector,
    async publish(call, publication, key) {
      await tell(key)
      return await publish(call, publication, key)
    },
  }
}

function watching(
  read: (rows: Record<string, unknown>[]) => void,
  asked: () => void = () => undefined,
): KyselyPlugin {
  return {
    transformQuery({ node }) {
      asked()
      return node
    },
    async transformResult({ result }) {
      read(result.rows as Record<string, unknown>[])
      return result
    },
  }
}
