import type { Context } from '../../server/context.ts'
import type { Row } from '../../server/database/schema.ts'
import { planPost } from '../../server/events/plan-post.ts'
import type { PostNew } from '../../server/events/shapes-event.ts'
import { toIso } from '../../server/language/instant.ts'
import type { Actor } from '../../server/people/rules/role.ts'
import { deliverDue, nextDueAt } from '../../server/publishing/deliver.ts'
import { aChannel } from './builders/channels.ts'
import { aCommune } from './builders/people.ts'
import { aPostToPlan } from './builders/publishing.ts'
import { type TestClock, testClock } from './clock.ts'
import { type TestContextOptions, testContext } from './context.ts'
import type { DatabaseKind } from './database/databases.ts'
import { type FakeNetwork, fakeNetwork } from './network/fake-publisher.ts'

/** A Tuesday morning, 10:00 in Saint-Rémi. */
export const morning = Date.parse('2026-06-02T08:00:00Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
/** When the delivery of `dueWorld` is due. */
export const due = morning + 5 * MINUTE

export type World = {
  context: Context
  clock: TestClock
  network: FakeNetwork
  communeId: number
  by: Actor
}

/** A commune on an empty database, with a network that keeps what is published there. */
export async function publishingWorld(
  database: DatabaseKind = 'sqlite',
  options: Partial<TestContextOptions> = {},
): Promise<World> {
  const clock = testClock(morning)
  const network = fakeNetwork()
  const context = await testContext({
    clock,
    database,
    connectors: { fake: network.connector },
    ...options,
  })
  const communeId = await addCommune(context)
  return { context, clock, network, communeId, by: byOf(communeId) }
}

export const byOf = (communeId: number): Actor => ({ communeId, userId: null, actor: 'Anne' })

export async function addCommune(context: Context, name = 'Saint-Rémi'): Promise<number> {
  const createdAt = context.clock.now()
  return (await aCommune(context.db, { name, createdAt, hours: [] })).id
}

/** A channel of the fake network; its page is what `network.postsOf` asks for. */
export async function addChannel(
  { context, communeId }: Pick<World, 'context' | 'communeId'>,
  page: string,
  patch: Parameters<typeof aChannel>[2] = {},
): Promise<number> {
  const createdAt = context.clock.now()
  const poll = patch.receives === 1 ? { nextAt: createdAt } : {}
  const part = { connector: 'fake', name: `Page ${page}`, receives: 0, config: { page } } as const
  return (await aChannel(context, communeId, { ...part, createdAt, poll, ...patch })).id
}

/** Plans one text at `at` (ms UTC); resolves with the ids of the deliveries. */
export async function plan(
  { context, by }: Pick<World, 'context' | 'by'>,
  channels: number[],
  at: number,
  patch: Partial<PostNew> = {},
): Promise<number[]> {
  const wanted = { ...aPostToPlan(), channels, times: [toIso(at)], ...patch }
  const { deliveries } = await planPost(context, by, wanted)
  return deliveries
}

export async function deliveryOf(
  { context }: Pick<World, 'context'>,
  id: number,
): Promise<Row<'delivery'>> {
  return await context.db
    .selectFrom('delivery')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function channelRow(
  { context }: Pick<World, 'context'>,
  id: number,
): Promise<Row<'channel'>> {
  return await context.db
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function journalActions({ context }: Pick<World, 'context'>): Promise<string[]> {
  const lines = await context.db.selectFrom('journal').select('action').orderBy('id').execute()
  return lines.map(({ action }) => action)
}

/** A world with a channel named « village ». */
export async function villageWorld(database: DatabaseKind = 'sqlite') {
  const world = await publishingWorld(database)
  return { ...world, channel: await addChannel(world, 'village') }
}

/** The same with one delivery, due now. */
export async function dueWorld(database: DatabaseKind = 'sqlite') {
  const world = await villageWorld(database)
  const [id = 0] = await plan(world, [world.channel], due)
  world.clock.set(due)
  return { ...world, id }
}

export const run = ({ context }: Pick<World, 'context'>, worker = 'w1') =>
  deliverDue(context, { worker, random: () => 0.5 })

/** What the timer does: comes back each time that something is due, until `until`. */
export async function runUntil(world: World, until: number): Promise<void> {
  for (;;) {
    await run(world)
    const next = await nextDueAt(world.context.db)
    if (next === null || next > until) break
    world.clock.set(Math.max(world.clock.now(), next))
  }
  world.clock.set(until)
}

/** Until the network is called once more: the row then is claimed. */
export async function untilCalled({ network }: Pick<World, 'network'>): Promise<void> {
  const before = network.calls.publish.length
  while (network.calls.publish.length === before) {
    await new Promise(resolve => setImmediate(resolve))
  }
}
