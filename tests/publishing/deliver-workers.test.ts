import { expect, it } from 'vitest'
import { deliverDue, nextDueAt } from '../../server/publishing/deliver.ts'
import { testContext } from '../support/context.ts'
import { newDatabaseUrl, onBothDatabases } from '../support/database/databases.ts'
import {
  addChannel,
  deliveryOf,
  MINUTE,
  morning,
  plan,
  publishingWorld,
  type World,
} from '../support/publishing.ts'

const HOUR = 60 * MINUTE
const due = morning + 5 * MINUTE

/** Three workers, each with connections of its own to one PostgreSQL database. */
async function threeWorkers(): Promise<{ world: World; workers: World[] }> {
  const settings = { databaseUrl: await newDatabaseUrl('postgres') }
  const world = await publishingWorld('postgres', { settings })
  const { clock, network } = world
  const others = [0, 1].map(() =>
    testContext({ clock, connectors: { fake: network.connector }, settings }),
  )
  const contexts = [world.context, ...(await Promise.all(others))]
  return { world, workers: contexts.map(context => ({ ...world, context })) }
}

const runAll = (workers: World[]) =>
  Promise.all(
    workers.map(({ context }, i) => deliverDue(context, { worker: `w${i}`, random: () => 0.5 })),
  )

it('three workers at once send each delivery once, and on one channel in order', async () => {
  const { world, workers } = await threeWorkers()
  const channels: number[] = []
  for (const page of ['a', 'b', 'c', 'd']) channels.push(await addChannel(world, page))
  for (let i = 0; i < 12; i += 1) await plan(world, channels, due + i, { text: `Texte ${i}` })
  world.clock.set(due + 1000)
  const busy = new Map<string, number>()
  world.network.before = async page => {
    busy.set(page, (busy.get(page) ?? 0) + 1)
    expect(busy.get(page)).toBe(1)
    await new Promise(resolve => setImmediate(resolve))
    busy.set(page, 0)
  }
  const outcomes = await runAll(workers)
  const texts = Array.from({ length: 12 }, (_, i) => `Texte ${i}`)
  for (const page of ['a', 'b', 'c', 'd']) {
    expect(world.network.postsOf(page).map(post => post.text)).toEqual(texts)
  }
  // One worker may tell of a delivery while another one reads it back.
  expect(new Set(outcomes.flat().map(({ id }) => id)).size).toBe(48)
  const rows = await world.context.db.selectFrom('delivery').selectAll().execute()
  expect(rows.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(
    rows.map(() => 'verified 1'),
  )
})

onBothDatabases('a channel on which several are due', kind => {
  it('has each one claimed in the transaction that writes what came of the one before', async () => {
    const world = await publishingWorld(kind)
    const channel = await addChannel(world, 'a')
    for (let i = 0; i < 6; i += 1) await plan(world, [channel], due + i)
    world.clock.set(due + 1000)
    let transactions = 0
    const { db } = world.context
    const begin = db.transaction.bind(db)
    db.transaction = () => {
      transactions += 1
      return begin()
    }
    const at: number[] = []
    world.network.before = async () => void at.push(transactions)
    await deliverDue(world.context, { worker: 'w', random: () => 0.5 })
    expect(at).toEqual([1, 2, 3, 4, 5, 6])
  })
})

it('three workers share the channels', async () => {
  const { world, workers } = await threeWorkers()
  const channels: number[] = []
  for (let i = 0; i < 9; i += 1) channels.push(await addChannel(world, `page${i}`))
  await plan(world, channels, due)
  world.clock.set(due)
  // Nobody gets an answer before all nine are under way, no matter who sends them.
  let waiting = 0
  let open: () => void = () => undefined
  const all = new Promise<void>(resolve => {
    open = resolve
  })
  world.network.before = async () => {
    waiting += 1
    if (waiting === channels.length) open()
    await all
  }
  await runAll(workers)
  expect(world.network.posts.map(post => post.page).sort()).toEqual(
    channels.map((_, i) => `page${i}`),
  )
})

it('a worker finds what another one left, whichever of the two comes first', async () => {
  const { world, workers } = await threeWorkers()
  const [one, two, three] = workers
  if (one === undefined || two === undefined || three === undefined) throw new Error('three')
  const channel = await addChannel(world, 'village')
  const [id = 0] = await plan(world, [channel], due)
  world.clock.set(due)
  world.network.onPublish.push('hang-after')
  const hung = new Promise<void>(resolve => {
    world.network.onHang = resolve
  })
  void deliverDue(one.context, { worker: 'killed' })
  await hung
  world.clock.set(due + 45_000)
  await runAll([two, three])
  expect(world.network.posts).toHaveLength(1)
  expect(await deliveryOf(world, id)).toMatchObject({ state: 'verified', attempts: 1 })
})

it('through drops, refusals and throttling, nothing twice and nothing lost', async () => {
  const { world, workers } = await threeWorkers()
  const channels: number[] = []
  for (const page of ['a', 'b', 'c']) channels.push(await addChannel(world, page))
  for (let i = 0; i < 10; i += 1) await plan(world, channels, due + i, { text: `Texte ${i}` })
  world.clock.set(due + 1000)
  const scripts = ['accept-then-lose', 'lose', 'throttle', 'accept', 'throw-after'] as const
  for (let i = 0; i < 60; i += 1) world.network.onPublish.push(scripts[i % 5] ?? 'accept')
  for (let i = 0; i < 20; i += 1) world.network.onFind.push(i % 3 === 0 ? 'unreadable' : 'look')
  for (let next: number | null = due; next !== null; ) {
    await runAll(workers)
    next = await nextDueAt(world.context.db)
    if (next !== null) world.clock.set(Math.max(world.clock.now(), next))
    expect(world.clock.now()).toBeLessThan(due + 24 * HOUR)
  }
  const rows = await world.context.db.selectFrom('delivery').selectAll().execute()
  expect(rows).toHaveLength(30)
  for (const { key, state, remoteId } of rows) {
    const posts = world.network.posts.filter(post => post.key === key)
    expect({ state, ids: posts.map(post => post.id) }).toEqual({
      state: 'verified',
      ids: [remoteId],
    })
  }
})
