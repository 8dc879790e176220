import { describe, expect, it } from 'vitest'
import type { Done } from '../../server/connectors/connector.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { nextDueAt } from '../../server/publishing/deliver.ts'
import { cancelDelivery, withdrawDelivery } from '../../server/publishing/deliveries.ts'
import { resumeChannel } from '../../server/publishing/publishable-channels.ts'
import { anEventEdit, anEventToPlan } from '../support/builders/events.ts'
import { correctingWorld } from '../support/correcting.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  channelRow,
  deliveryOf,
  HOUR,
  MINUTE,
  morning,
  plan,
  run,
  runUntil,
} from '../support/publishing.ts'
import { keeps } from '../support/says.ts'

const passing = (retryAt: number): Done => ({
  kind: 'failed',
  reason: verbatim('Le réseau dort.'),
  retryAt,
})

/** One post that is out and verified. */
async function out(kind: DatabaseKind = 'sqlite') {
  const world = await correctingWorld(kind)
  const channel = await addChannel(world, 'village')
  const [id = 0] = await plan(world, [channel], morning)
  await run(world)
  expect(await deliveryOf(world, id)).toMatchObject({ state: 'verified' })
  const { db } = world.context
  const say = async (text: string) => {
    const nextAt = world.clock.now()
    const wish = { state: 'published', wanted: 'amended', correction: text, nextAt } as const
    await db.updateTable('delivery').set(wish).where('id', '=', id).execute()
  }
  const withdraw = () => withdrawDelivery(world.context, world.by, id)
  // The same object: what is set on it is what the network looks at.
  return Object.assign(world, { channel, id, say, withdraw })
}

describe('what is out', () => {
  it('says what it is to say, and is read back', async () => {
    const world = await out()
    await world.say('ANNULÉ')
    await run(world)
    expect(world.network.postsOf('village')).toMatchObject([{ text: 'ANNULÉ' }])
    expect(await deliveryOf(world, world.id)).toMatchObject({
      state: 'verified',
      wanted: null,
      reason: null,
    })
    expect(await nextDueAt(world.context.db)).toBeNull()
  })

  itOnBoth('is taken back also when that is asked at the instant of a correction', async kind => {
    const world = await out(kind)
    await world.say('ANNULÉ')
    const before = await deliveryOf(world, world.id)
    await world.withdraw()
    const after = await deliveryOf(world, world.id)
    expect(after).toMatchObject({ wanted: 'withdrawn' })
    expect(after.nextAt).not.toBe(before.nextAt)
    await run(world)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'cancelled', wanted: null })
  })

  it('is asked again where the network was away, with longer and longer waits, then left to a person', async () => {
    const world = await out()
    world.answers.push(...Array.from({ length: 20 }, () => passing(0)))
    await world.say('ANNULÉ')
    await runUntil(world, morning + 24 * HOUR)
    expect(world.asked).toHaveLength(12)
    expect(await deliveryOf(world, world.id)).toMatchObject({
      state: 'published',
      wanted: null,
      nextAt: null,
      reason: keeps(
        'Le texte en ligne n’a pas pu être mis à jour\u00a0: faites-le sur place. Le réseau dort.',
      ),
    })
  })

  it('has all its attempts anew when a person wishes something else', async () => {
    const world = await out()
    world.answers.push(...Array.from({ length: 13 }, () => passing(0)))
    await world.say('ANNULÉ')
    await runUntil(world, morning + 24 * HOUR)
    expect(world.asked).toHaveLength(12)
    await world.withdraw()
    await run(world)
    expect(await deliveryOf(world, world.id)).toMatchObject({ wanted: 'withdrawn' })
    await runUntil(world, morning + 25 * HOUR)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'cancelled' })
  })

  it('is corrected in the end when the process died in the middle of it', async () => {
    const world = await out()
    await world.say('ANNULÉ')
    world.hangs = true
    void run(world, 'dead')
    while (world.asked.length === 0) await new Promise(resolve => setImmediate(resolve))
    world.hangs = false
    expect(await run(world, 'other')).toEqual([])
    await runUntil(world, morning + 5 * MINUTE)
    expect(world.asked).toEqual(['amend', 'amend'])
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'verified', wanted: null })
  })

  it('says the last of what was wished, also where that came while the network was asked', async () => {
    const world = await out()
    await world.say('REPORTÉ')
    world.before = async () => {
      world.before = async () => undefined
      world.clock.advance(1)
      await world.say('ANNULÉ')
    }
    await runUntil(world, morning + 5 * MINUTE)
    expect(world.network.postsOf('village')).toMatchObject([{ text: 'ANNULÉ' }])
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'verified', wanted: null })
  })

  itOnBoth('waits for its channel where that must be connected anew', async kind => {
    const world = await out(kind)
    world.answers.push({ kind: 'reauthorize', reason: verbatim('Le jeton est mort.') })
    await world.say('ANNULÉ')
    await runUntil(world, morning + HOUR)
    expect(await channelRow(world, world.channel)).toMatchObject({ state: 'paused' })
    expect(await deliveryOf(world, world.id)).toMatchObject({ wanted: 'amended', nextAt: null })
    const { db } = world.context
    await db.updateTable('channel').set({ state: 'active', stateReason: null }).execute()
    await resumeChannel(world.context)
    await run(world)
    expect(world.network.postsOf('village')).toMatchObject([{ text: 'ANNULÉ' }])
  })

  it('is taken back when a person wishes, and counts as published no more', async () => {
    const world = await out()
    await world.withdraw()
    await run(world)
    expect(world.network.postsOf('village')).toEqual([])
    expect(await deliveryOf(world, world.id)).toMatchObject({
      state: 'cancelled',
      wanted: null,
      url: null,
      reason: keeps('Retirée après avoir été publiée.'),
    })
    await expect(world.withdraw()).rejects.toThrow('annulée')
  })

  it('is taken back only where its network lets us, and once it is out', async () => {
    const world = await out()
    const [planned = 0] = await plan(world, [world.channel], morning + HOUR)
    const { context, by } = world
    await expect(withdrawDelivery(context, by, planned)).rejects.toThrow('programmée')
    await expect(cancelDelivery(context, by, world.id)).rejects.toThrow('déjà publiée')
    const { amend: _, withdraw: __, ...fake } = world.network.connector
    const deps = { ...context, connectors: { fake } }
    await expect(withdrawDelivery(deps, by, world.id)).rejects.toThrow('retirez-la sur place')
  })
})

describe('an event that is changed while its post leaves', () => {
  const times = ['2026-06-02T11:00']

  it.each(['accept', 'accept-then-lose', 'throttle'] as const)(
    'is shown as it is in the end, however the sending ends (%s)',
    async script => {
      const world = await correctingWorld('sqlite')
      const { context, by, network } = world
      const channels = [await addChannel(world, 'village')]
      const { id } = await createEvent(context, by, anEventToPlan({ channels, times }))
      world.clock.set(morning + HOUR)
      network.onPublish.push(script)
      network.before = async () => {
        network.before = () => undefined
        await editEvent(context, by, id, anEventEdit({ place: 'Gymnase' }))
      }
      await runUntil(world, morning + 4 * HOUR)
      const [post, ...more] = network.postsOf('village')
      expect(more).toEqual([])
      expect(post?.text).toContain('Gymnase')
      const row = await context.db.selectFrom('delivery').selectAll().executeTakeFirstOrThrow()
      expect(row).toMatchObject({ state: 'verified', wanted: null, reason: null })
    },
  )
})
