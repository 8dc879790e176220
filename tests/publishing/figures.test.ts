import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connector, Failure, PostFigures } from '../../server/connectors/connector.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { version } from '../../server/connectors/meta/client.ts'
import { noFigures } from '../../server/connectors/rules/figures.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { listDeliveries } from '../../server/publishing/deliveries.ts'
import { publishing } from '../../server/publishing/index.ts'
import { readFigures } from '../../server/publishing/read-figures.ts'
import { broughtBy } from '../../server/sandbox/brought.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { aCommune } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { jobOf } from '../support/jobs.ts'
import {
  addChannel,
  addCommune,
  byOf,
  deliveryOf,
  HOUR,
  MINUTE,
  morning,
  plan,
  publishingWorld,
} from '../support/publishing.ts'

const DAY = 24 * HOUR
const due = morning + 5 * MINUTE
const reason = verbatim('Le réseau demande une pause.')

/** A network that says what the test says, of posts that went out at `due` on channels of it. */
async function counted(kind: DatabaseKind = 'sqlite', posts = 1, receives: 0 | 1 = 0) {
  const world = await publishingWorld(kind)
  const { context, clock } = world
  const asked: { at: number; remoteId: string; page: string }[] = []
  const network = {
    says: (): PostFigures | null | Failure => ({ kind: 'figures', ...noFigures, reach: 412 }),
  }
  const figures: Connector['figures'] = async (call, remoteId) => {
    asked.push({ at: clock.now() - due, remoteId, page: call.config.page ?? '' })
    return network.says()
  }
  const { connector } = world.network
  const deps = { ...context, connectors: { fake: { ...connector, figures } } }
  const channel = await addChannel(world, '1', { receives })
  const ids: number[] = []
  for (let n = 0; n < posts; n++) ids.push(...(await plan(world, [channel], due)))
  clock.set(due)
  await deliverDue(context, { worker: 'w1' })
  const facts = () => context.db.selectFrom('postFigures').selectAll().orderBy('readAt').execute()
  const read = () => readFigures(deps)
  /** As the job does, every ten minutes. */
  const pass = async (ms: number) => {
    for (const end = clock.now() + ms; clock.now() < end; ) {
      clock.advance(10 * MINUTE)
      await read()
    }
  }
  return { ...world, deps, network, asked, channel, ids, facts, read, pass }
}

describe('what a post brought', () => {
  it('is asked at five ages, and each answer is kept', async () => {
    const { asked, facts, pass, ids } = await counted()
    await pass(45 * DAY)
    expect(asked.map(({ at }) => at)).toEqual([HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY])
    const kept = await facts()
    expect(kept.map(({ readAt }) => readAt - due)).toEqual(asked.map(({ at }) => at))
    expect(kept[0]).toEqual({ deliveryId: ids[0], readAt: due + HOUR, ...noFigures, reach: 412 })
  })

  it('is asked once by two processes at the same moment', async () => {
    const { asked, read, facts, clock } = await counted()
    clock.advance(HOUR)
    expect(await Promise.all([read(), read()])).toEqual(expect.arrayContaining([0, 1]))
    expect(asked).toHaveLength(1)
    expect(await facts()).toHaveLength(1)
  })

  it('is asked again, some minutes later, where a process died over it', async () => {
    const { context, asked, read, pass, network, clock } = await counted()
    clock.advance(HOUR)
    network.says = () => {
      throw new Error('killed')
    }
    expect(await read()).toBe(0)
    network.says = () => ({ kind: 'figures', ...noFigures })
    await pass(HOUR)
    expect(asked).toHaveLength(2)
    const { count } = await context.db
      .selectFrom('postFigures')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(1)
  })

  itOnBoth('is put off, of all of a channel, when its network wants rest', async kind => {
    const { asked, facts, pass, read, network, clock } = await counted(kind, 3)
    const { says } = network
    clock.advance(HOUR)
    network.says = () => ({ kind: 'failed', reason, retryAt: clock.now() + 50 * MINUTE })
    await read()
    expect(asked).toHaveLength(1)
    network.says = says
    await pass(40 * MINUTE)
    expect(asked).toHaveLength(1)
    await pass(10 * MINUTE)
    expect(await facts()).toHaveLength(3)
  })

  it('is put off where the access is refused, which pauses nothing by itself', async () => {
    const { context, asked, pass, read, network, clock, channel } = await counted()
    clock.advance(HOUR)
    network.says = () => ({ kind: 'reauthorize', reason })
    await read()
    await pass(50 * MINUTE)
    expect(asked).toHaveLength(1)
    const { state } = await context.db
      .selectFrom('channel')
      .select('state')
      .where('id', '=', channel)
      .executeTakeFirstOrThrow()
    expect(state).toBe('active')
    await pass(10 * MINUTE)
    expect(asked).toHaveLength(2)
  })

  it('waits for its next age where this post is refused for good, and holds up no other', async () => {
    const { asked, facts, pass, network, ids } = await counted('sqlite', 2)
    const { says } = network
    network.says = () =>
      asked.at(-1)?.remoteId === asked[0]?.remoteId
        ? { kind: 'failed', reason, retryAt: null }
        : says()
    await pass(2 * HOUR)
    expect(asked).toHaveLength(2)
    expect((await facts()).map(({ deliveryId }) => deliveryId)).toEqual([ids[1]])
  })

  it('stays as it was told last when the post is gone from its network', async () => {
    const { facts, pass, network, asked } = await counted()
    await pass(2 * HOUR)
    network.says = () => null
    await pass(40 * DAY)
    expect(asked).toHaveLength(5)
    expect(await facts()).toMatchObject([{ readAt: due + HOUR, reach: 412 }])
  })

  it('is asked of ten posts in a round, and of the others in the next', async () => {
    const { asked, read, clock } = await counted('sqlite', 12)
    clock.advance(HOUR)
    expect(await read()).toBe(10)
    expect(await read()).toBe(2)
    expect(new Set(asked.map(({ remoteId }) => remoteId)).size).toBe(12)
  })

  it.each([
    ['is due', { nextAt: due }],
    ['failed', { nextAt: due + DAY, failures: 1 }],
    ['was told to rest', { nextAt: due + DAY, restUntil: due + DAY }],
  ])('is not asked while a look for messages %s', async (_, poll) => {
    const { context, asked, read, clock, channel } = await counted('sqlite', 1, 1)
    const set = (values: object) =>
      context.db.updateTable('channelPoll').set(values).where('channelId', '=', channel).execute()
    clock.advance(HOUR)
    await set(poll)
    await read()
    expect(asked).toEqual([])
    await set({ nextAt: due + DAY, failures: 0, restUntil: null })
    await read()
    expect(asked).toHaveLength(1)
  })

  it('is not asked of what was taken back, or is being, nor on a channel that is paused', async () => {
    const { context, asked, read, clock, ids, channel } = await counted('sqlite', 3)
    clock.advance(HOUR)
    const change = (id: number | undefined, values: object) =>
      context.db
        .updateTable('delivery')
        .set(values)
        .where('id', '=', id ?? 0)
        .execute()
    await change(ids[0], { state: 'cancelled' })
    await change(ids[1], { wanted: 'withdrawn' })
    await context.db.updateTable('channel').set({ state: 'paused' }).execute()
    await read()
    expect(asked).toEqual([])
    await context.db
      .updateTable('channel')
      .set({ state: 'active' })
      .where('id', '=', channel)
      .execute()
    expect(await read()).toBe(1)
  })

  it('is asked for each commune, and tells its screens', async () => {
    const { context, read, clock, communeId } = await counted()
    await aCommune(context.db, { name: 'Voisine', createdAt: 0, hours: [] })
    const heard: unknown[] = []
    const unlisten = context.changes.listen(change => heard.push(change), ['deliveries'])
    clock.advance(HOUR)
    await read()
    unlisten()
    expect(heard).toEqual([{ communeId, topics: ['deliveries'] }])
  })
})

it('is asked by the job of a page as the sandbox plays it, until the post is taken away', async () => {
  const clock = testClock(morning)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  const settings = { graphApiUrl: sandbox.graphUrl }
  const context = await testContext({ clock, connectors: { facebook }, settings })
  const communeId = await addCommune(context)
  const world = { context, communeId, by: byOf(communeId) }
  const { id: page, token } = sandbox.village
  const part = { connector: 'facebook', secrets: { token } } as const
  const [id = 0] = await plan(world, [await addChannel(world, page, part)], morning)
  await deliverDue(context, { worker: 'w1' })
  const job = await jobOf(publishing, context, 'post figures')
  const latest = async () =>
    (await listDeliveries(context, communeId)).find(one => one.id === id)?.figures
  await job.runOnce()
  expect(await latest()).toBeNull()
  clock.advance(DAY)
  await job.runOnce()
  const [shown] = sandbox.posts(page)
  const brought = broughtBy(shown?.id ?? '', 487, DAY)
  const readAt = new Date(morning + DAY).toISOString()
  expect(await latest()).toEqual({ readAt, ...brought, comments: 0 })
  const { remoteId } = await deliveryOf({ context }, id)
  const post = `${sandbox.graphUrl}/${version}/${remoteId}?access_token=${token}`
  expect((await fetch(post, { method: 'DELETE' })).ok).toBe(true)
  clock.advance(3 * DAY)
  await job.runOnce()
  expect(await latest()).toMatchObject({ readAt })
})
