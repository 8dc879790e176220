import { describe, expect, it } from 'vitest'
import { connectors } from '../../server/connectors/registry.ts'
import { changeEvent } from '../../server/events/change-event.ts'
import { planPost } from '../../server/events/plan-post.ts'
import { toIso } from '../../server/language/instant.ts'
import { markDone, noteReaders, reopen } from '../../server/publishing/by-hand/done.ts'
import { listHandTasks } from '../../server/publishing/by-hand/tasks.ts'
import { nextDueAt } from '../../server/publishing/deliver.ts'
import { publishNow, retryDelivery, withdrawDelivery } from '../../server/publishing/deliveries.ts'
import { doneBy, lastWordAt } from '../../server/publishing/rules/late-rule.ts'
import { anEvent, anEventChange } from '../support/builders/events.ts'
import { aPostToPlan } from '../support/builders/publishing.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  deliveryOf,
  HOUR,
  journalActions,
  MINUTE,
  morning,
  plan,
  publishingWorld,
  run,
  runUntil,
  type World,
} from '../support/publishing.ts'
import { says } from '../support/says.ts'

const DAY = 24 * HOUR
const due = morning + 5 * MINUTE
const nothingTold = { url: null, readers: null }

/** A commune with a channel on which a person publishes, and a post that is due there now. */
async function handWorld(kind: DatabaseKind = 'sqlite', connector = 'panneaupocket') {
  const world = await publishingWorld(kind, { connectors })
  const config = { address: 'https://app.panneaupocket.com/' }
  const channel = await addChannel(world, 'village', { connector, config })
  const [id = 0] = await plan(world, [channel], due)
  world.clock.set(due)
  await run(world)
  return { ...world, channel, id }
}

const tasks = ({ context, communeId }: World) => listHandTasks(context, communeId)

describe('what is due on a channel that nothing calls', () => {
  itOnBoth('is handed to a person with all that they need', async kind => {
    const world = await handWorld(kind)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'due', attempts: 0 })
    expect(await tasks(world)).toMatchObject([
      {
        task: 'publish',
        address: 'https://app.panneaupocket.com/',
        until: toIso(due + DAY),
        delivery: { id: world.id, text: 'La fête est samedi.', byHand: true, state: 'due' },
      },
    ])
    // Looked at again when it is missed, and not before.
    expect(await nextDueAt(world.context.db)).toBe(due + DAY)
  })

  itOnBoth('is published when they say so, with a link and the panel’s own count', async kind => {
    const world = await handWorld(kind)
    world.clock.advance(20 * MINUTE)
    const url = 'https://app.panneaupocket.com/panneau/7'
    await markDone(world.context, world.by, world.id, { url, readers: 12 })
    expect(await deliveryOf(world, world.id)).toMatchObject({
      ...{ state: 'published', url, readers: 12, nextAt: null },
      ...{ dueAt: due, publishedAt: due + 20 * MINUTE },
    })
    expect(await tasks(world)).toEqual([])
    await noteReaders(world.context, world.by, world.id, { url, readers: 240 })
    expect(await deliveryOf(world, world.id)).toMatchObject({
      ...{ readers: 240, publishedAt: due + 20 * MINUTE },
    })
    expect(await journalActions(world)).toEqual(['post.planned', 'delivery.done', 'delivery.note'])
  })

  itOnBoth('is done once where two people say so at once', async kind => {
    const world = await handWorld(kind)
    const said = await Promise.allSettled(
      [1, 2, 3].map(readers => markDone(world.context, world.by, world.id, { url: null, readers })),
    )
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of said) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ kind: 'conflict' })
    }
    expect(await journalActions(world)).toEqual(['post.planned', 'delivery.done'])
  })

  itOnBoth('is handed over once by two processes', async kind => {
    const world = await publishingWorld(kind, { connectors })
    const channel = await addChannel(world, 'village', { connector: 'illiwap', config: {} })
    const ids = await plan(world, [channel], due)
    world.clock.set(due)
    await Promise.all([run(world, 'w1'), run(world, 'w2')])
    for (const id of ids) expect(await deliveryOf(world, id)).toMatchObject({ state: 'due' })
    expect(await tasks(world)).toHaveLength(ids.length)
  })

  it('is due again where somebody pressed by mistake', async () => {
    const world = await handWorld()
    await markDone(world.context, world.by, world.id, { url: null, readers: 3 })
    await reopen(world.context, world.by, world.id)
    expect(await deliveryOf(world, world.id)).toMatchObject({
      ...{ state: 'due', nextAt: due + DAY, publishedAt: null, readers: null },
    })
  })

  it('is missed when nobody did it, and can still be done, or be due anew', async () => {
    const world = await handWorld()
    await runUntil(world, due + DAY)
    expect(await deliveryOf(world, world.id)).toMatchObject({
      ...{ state: 'missed', nextAt: null, reason: expect.stringContaining('notDone') },
    })
    await retryDelivery(world.context, world.by, world.id)
    await run(world)
    expect(await deliveryOf(world, world.id)).toMatchObject({
      ...{ state: 'due', nextAt: due + 2 * DAY },
    })
    await runUntil(world, due + 2 * DAY)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'missed' })
    await markDone(world.context, world.by, world.id, nothingTold)
    expect(await deliveryOf(world, world.id)).toMatchObject({
      ...{ state: 'published', publishedAt: due + 2 * DAY },
    })
  })

  it('is due as well when the server was away at its time, and missed when that was long', async () => {
    const world = await publishingWorld('sqlite', { connectors })
    const channel = await addChannel(world, 'village', { connector: 'paper', config: {} })
    const [late = 0] = await plan(world, [channel], due)
    world.clock.set(due + 3 * HOUR)
    await run(world)
    expect(await deliveryOf(world, late)).toMatchObject({ state: 'due', nextAt: due + DAY })
    const [later = 0] = await plan(world, [channel], due + 4 * HOUR, { text: 'Lundi.' })
    world.clock.set(due + 40 * HOUR)
    await run(world)
    expect(await deliveryOf(world, later)).toMatchObject({ state: 'missed' })
  })

  it('can be had before its time', async () => {
    const world = await publishingWorld('sqlite', { connectors })
    const channel = await addChannel(world, 'village', { connector: 'board', config: {} })
    const [id = 0] = await plan(world, [channel], morning + 5 * DAY)
    await publishNow(world.context, world.by, id)
    await run(world)
    expect(await deliveryOf(world, id)).toMatchObject({ state: 'due', dueAt: morning })
  })

  it('is no longer than its board, whose signs its commune counted', async () => {
    const world = await publishingWorld('sqlite', { connectors })
    const add = (name: string, signs: string) =>
      addChannel(world, name, { connector: 'board', config: { signs } })
    const [small, large] = [await add('place', '20'), await add('gare', '120')]
    const text = 'Fête du village samedi à 15 h 30.'
    await expect(plan(world, [small], due, { text })).rejects.toMatchObject({
      sentence: says(/13 signes/),
    })
    expect(await plan(world, [large], due, { text })).toHaveLength(1)
  })

  it('is sent by Tambour elsewhere: nobody says there that they did it', async () => {
    const world = await publishingWorld()
    const channel = await addChannel(world, 'village')
    const [id = 0] = await plan(world, [channel], due)
    world.clock.set(due)
    await run(world)
    await expect(markDone(world.context, world.by, id, nothingTold)).rejects.toMatchObject({
      kind: 'conflict',
    })
  })
})

describe('what was published by hand', () => {
  it('is taken back by hand', async () => {
    const world = await handWorld()
    await markDone(world.context, world.by, world.id, nothingTold)
    await withdrawDelivery(world.context, world.by, world.id)
    await run(world)
    expect(await tasks(world)).toMatchObject([{ task: 'withdraw', until: null }])
    // Nothing wakes it but a person.
    expect(await nextDueAt(world.context.db)).toBeNull()
    await markDone(world.context, world.by, world.id, nothingTold)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'cancelled', wanted: null })
  })

  it('stays where it is printed', async () => {
    const world = await handWorld('sqlite', 'paper')
    await markDone(world.context, world.by, world.id, nothingTold)
    await expect(withdrawDelivery(world.context, world.by, world.id)).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it.each([
    // A panel that was sent is corrected, and another one tells.
    ['panneaupocket', ['amend', 'publish']],
    // A board is looked at: what it shows is what is so.
    ['board', ['amend']],
    ['paper', ['publish']],
  ])('follows its event by hand on %s', async (connector, expected) => {
    const world = await eventWorld(connector)
    await world.change({ kind: 'cancel' })
    await runUntil(world, world.clock.now() + MINUTE)
    const all = await tasks(world)
    expect(all.map(({ task }) => task).sort()).toEqual(expected)
    for (const { delivery } of all) expect(delivery.text).toMatch(/annul/i)
    for (const { delivery } of all) {
      await markDone(world.context, world.by, delivery.id, nothingTold)
    }
    expect(await tasks(world)).toEqual([])
  })

  it('is left as it is where the change is taken back before anybody did anything', async () => {
    const world = await eventWorld('panneaupocket')
    await world.change({ kind: 'cancel' })
    expect((await tasks(world)).map(({ task }) => task)).toEqual(['amend'])
    await world.change({ kind: 'reinstate' }, 1)
    await runUntil(world, world.clock.now() + MINUTE)
    expect(await tasks(world)).toEqual([])
    expect(await deliveryOf(world, world.id)).toMatchObject({ wanted: null, correction: null })
  })
})

describe('what is due by hand', () => {
  it('is planned anew when its event is put off to a day', async () => {
    const world = await eventWorld('panneaupocket', false)
    await world.change({ kind: 'postpone', startLocal: '2026-06-20T15:00' })
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'scheduled' })
    expect((await deliveryOf(world, world.id)).dueAt).toBeGreaterThan(due + 10 * DAY)
  })

  it('is stopped with its event', async () => {
    const world = await eventWorld('panneaupocket', false)
    await world.change({ kind: 'cancel' })
    expect(await deliveryOf(world, world.id)).toMatchObject({
      ...{ state: 'cancelled', heldFrom: 'due' },
    })
    expect(await tasks(world)).toEqual([])
  })
})

/** A post about an event of the 6th, which is due by hand, or was done. */
async function eventWorld(connector: string, isDone = true) {
  const world = await publishingWorld('sqlite', { connectors })
  const channel = await addChannel(world, 'village', { connector, config: {} })
  const event = await anEvent(world.context.db, world.communeId, {
    ...{ startLocal: '2026-06-06T15:00', title: 'Fête du village' },
  })
  const wanted = { ...aPostToPlan(), channels: [channel], times: [toIso(due)] }
  const { deliveries } = await planPost(world.context, world.by, wanted, event.id)
  const [id = 0] = deliveries
  world.clock.set(due)
  await run(world)
  if (isDone) await markDone(world.context, world.by, id, nothingTold)
  world.clock.advance(HOUR)
  const change = (asked: Parameters<typeof anEventChange>[0], sequence = 0) =>
    changeEvent(world.context, world.by, event.id, anEventChange(asked, sequence))
  return { ...world, channel, id, change }
}

describe('until when it can be done', () => {
  const wantedAt = morning
  const of = (part: Partial<Parameters<typeof doneBy>[0]>) =>
    doneBy({ lateRule: 'ask', wantedAt, eventEndsAt: null, validUntil: null, ...part })

  it('is a day later, or when its event is over', () => {
    expect(of({})).toBe(wantedAt + DAY)
    expect(of({ eventEndsAt: wantedAt + 3 * HOUR })).toBe(wantedAt + 3 * HOUR)
    expect(of({ eventEndsAt: wantedAt + 3 * DAY })).toBe(wantedAt + DAY)
    // Thanks for what is over.
    expect(of({ eventEndsAt: wantedAt - DAY })).toBe(wantedAt + DAY)
    expect(of({ lateRule: 'publish' })).toBeNull()
    expect(of({ lateRule: 'publish', validUntil: wantedAt + HOUR })).toBe(wantedAt + HOUR)
  })

  it('is told for the last time in its second half', () => {
    expect(lastWordAt(wantedAt, wantedAt + DAY)).toBe(wantedAt + 22 * HOUR)
    expect(lastWordAt(wantedAt, wantedAt + HOUR)).toBe(wantedAt + 30 * MINUTE)
    expect(lastWordAt(wantedAt, null)).toBe(wantedAt + 22 * HOUR)
  })
})
