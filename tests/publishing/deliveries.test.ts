import { describe, expect, it } from 'vitest'
import { deliverDue } from '../../server/publishing/deliver.ts'
import {
  cancelDelivery,
  confirmDelivery,
  denyDelivery,
  listDeliveries,
  publishNow,
  retryDelivery,
} from '../../server/publishing/deliveries.ts'
import type { DeliveryState } from '../../server/publishing/rules/delivery.ts'
import { type DatabaseKind, itOnBoth, onBothDatabases } from '../support/database/databases.ts'
import {
  addChannel,
  addCommune,
  byOf,
  deliveryOf,
  journalActions,
  MINUTE,
  morning,
  plan,
  publishingWorld,
} from '../support/publishing.ts'

const due = morning + 5 * MINUTE
const acts = { retryDelivery, publishNow, cancelDelivery, confirmDelivery, denyDelivery }

describe('what a person does with a delivery', () => {
  const aWorld = async (kind: DatabaseKind = 'sqlite') => {
    const world = await publishingWorld(kind)
    const channel = await addChannel(world, 'village')
    const [id = 0] = await plan(world, [channel], due)
    const run = () => deliverDue(world.context, { worker: 'w', random: () => 0.5 })
    return { ...world, channel, id, run }
  }
  const failed = async (kind: DatabaseKind = 'sqlite') => {
    const world = await aWorld(kind)
    world.clock.set(due)
    world.network.onPublish.push('refuse')
    await world.run()
    return world
  }
  /** Nobody knows whether it is out; `isOut` says what the network knows. */
  const unconfirmed = async (isOut: boolean, kind: DatabaseKind = 'sqlite') => {
    const world = await aWorld(kind)
    world.clock.set(due)
    world.network.onPublish.push(isOut ? 'accept-then-lose' : 'lose')
    world.network.onFind.push('unreadable')
    await world.run()
    expect((await deliveryOf(world, world.id)).state).toBe('unconfirmed')
    return world
  }

  itOnBoth('lists them with the keys that the command promises', async kind => {
    const { context, communeId, id, channel } = await aWorld(kind)
    expect(await listDeliveries(context, communeId)).toEqual([
      {
        id,
        channel,
        channelName: 'Page village',
        connector: 'fake',
        channelState: 'active',
        neighbour: null,
        post: 1,
        after: null,
        event: null,
        title: 'La fête est samedi.',
        kind: 'announcement',
        step: null,
        text: 'La fête est samedi.',
        state: 'scheduled',
        dueAt: '2026-06-02T08:05:00.000Z',
        dueLocal: '2026-06-02T10:05',
        remoteId: null,
        url: null,
        reason: null,
        attempts: 0,
        nextAt: '2026-06-02T08:05:00.000Z',
        publishedAt: null,
        withdrawable: false,
        byHand: false,
        task: null,
        readers: null,
        figures: null,
      },
    ])
    const listed = (query: Parameters<typeof listDeliveries>[2]) =>
      listDeliveries(context, communeId, query)
    expect(await listed({ from: due, to: due + 1, states: ['scheduled'] })).toHaveLength(1)
    expect(await listed({ to: due })).toEqual([])
    expect(await listed({ event: 1 })).toEqual([])
  })

  it('gives a post without an event its first words as a title', async () => {
    const world = await aWorld()
    const text = `${'Une longue première ligne '.repeat(5)}\nla suite`
    const [id = 0] = await plan(world, [world.channel], due, { text })
    const shapes = await listDeliveries(world.context, world.communeId)
    const title = shapes.find(shape => shape.id === id)?.title ?? ''
    expect(title).toMatch(/^Une longue première ligne .*…$/)
    expect(title.length).toBeLessThanOrEqual(80)
  })

  describe('retry', () => {
    it('sends again at once what failed', async () => {
      const world = await failed()
      world.clock.advance(3 * 60 * MINUTE)
      const shape = await retryDelivery(world.context, world.by, world.id)
      expect(shape).toMatchObject({ state: 'scheduled', reason: null, attempts: 1 })
      expect(await world.run()).toMatchObject([{ id: world.id, state: 'verified' }])
      expect(await journalActions(world)).toEqual(['post.planned', 'delivery.retry'])
    })

    it('gives it as many attempts as at first', async () => {
      const world = await failed()
      await retryDelivery(world.context, world.by, world.id)
      world.network.onPublish.push(...Array.from({ length: 3 }, () => 'throttle' as const))
      await world.run()
      expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'scheduled', attempts: 2 })
    })
  })

  describe('publish now', () => {
    it('does not wait for the planned time', async () => {
      const world = await aWorld()
      await publishNow(world.context, world.by, world.id)
      expect(await world.run()).toMatchObject([{ state: 'verified' }])
      expect(await deliveryOf(world, world.id)).toMatchObject({
        dueAt: morning,
        dueLocal: '2026-06-02T10:00',
      })
    })

    it('sends what was missed, and keeps the time that it missed', async () => {
      const world = await aWorld()
      world.clock.set(due + 5 * 60 * MINUTE)
      expect(await world.run()).toMatchObject([{ state: 'missed' }])
      await publishNow(world.context, world.by, world.id)
      expect(await world.run()).toMatchObject([{ state: 'verified' }])
      expect((await deliveryOf(world, world.id)).dueAt).toBe(due)
    })

    it('is refused on a channel that is paused', async () => {
      const world = await aWorld()
      await world.context.db.updateTable('channel').set({ state: 'paused' }).execute()
      await expect(publishNow(world.context, world.by, world.id)).rejects.toMatchObject({
        kind: 'conflict',
      })
      expect((await deliveryOf(world, world.id)).nextAt).toBe(due)
    })
  })

  describe('cancel', () => {
    it('gives up what has not gone out', async () => {
      const world = await aWorld()
      expect(await cancelDelivery(world.context, world.by, world.id)).toMatchObject({
        state: 'cancelled',
        nextAt: null,
      })
      world.clock.set(due)
      expect(await world.run()).toEqual([])
      expect(world.network.calls.publish).toEqual([])
    })
  })

  onBothDatabases('confirm', kind => {
    it('settles what a person has seen online', async () => {
      const world = await unconfirmed(true, kind)
      expect(await confirmDelivery(world.context, world.by, world.id)).toMatchObject({
        state: 'published',
        reason: null,
        nextAt: null,
        publishedAt: '2026-06-02T08:05:00.000Z',
      })
      world.clock.advance(60 * MINUTE)
      expect(await world.run()).toEqual([])
      expect(world.network.posts).toHaveLength(1)
    })
  })

  onBothDatabases('deny', kind => {
    it('sends again what a person has not seen online', async () => {
      const world = await unconfirmed(false, kind)
      world.clock.advance(30_000)
      world.network.onFind.push('unreadable')
      await denyDelivery(world.context, world.by, world.id)
      expect(await world.run()).toMatchObject([{ state: 'verified' }])
      expect(world.network.posts).toHaveLength(1)
    })

    it('looks once more, and believes the network that has it', async () => {
      const world = await unconfirmed(true, kind)
      world.clock.advance(30_000)
      expect(await denyDelivery(world.context, world.by, world.id)).toMatchObject({
        state: 'published',
        remoteId: 'village_1',
      })
      await world.run()
      expect(world.network.posts).toHaveLength(1)
    })

    it('fails what cannot be sent again because its channel is gone, until it is back', async () => {
      const world = await unconfirmed(false, kind)
      await world.context.db
        .updateTable('channel')
        .set({ state: 'disconnected', secrets: '' })
        .execute()
      world.clock.advance(30_000)
      const denied = await denyDelivery(world.context, world.by, world.id)
      expect(denied).toMatchObject({ state: 'failed', nextAt: null })
      expect(denied.reason?.fr).toContain('est déconnecté')
      await expect(retryDelivery(world.context, world.by, world.id)).rejects.toMatchObject({
        kind: 'conflict',
      })
    })

    it('is refused while the request may still get through', async () => {
      const world = await unconfirmed(false, kind)
      world.clock.advance(29_999)
      await expect(denyDelivery(world.context, world.by, world.id)).rejects.toMatchObject({
        kind: 'conflict',
      })
      expect((await deliveryOf(world, world.id)).state).toBe('unconfirmed')
    })
  })

  itOnBoth('is refused in every state that does not allow it', async kind => {
    const world = await aWorld(kind)
    const allowed: Record<keyof typeof acts, DeliveryState[]> = {
      retryDelivery: ['failed', 'missed'],
      publishNow: ['draft', 'awaiting-approval', 'scheduled', 'failed', 'missed'],
      cancelDelivery: ['draft', 'awaiting-approval', 'scheduled', 'failed', 'missed'],
      confirmDelivery: ['unconfirmed'],
      denyDelivery: ['unconfirmed'],
    }
    const states: DeliveryState[] = ['scheduled', 'sending', 'published', 'verified', 'cancelled']
    for (const state of states) {
      await world.context.db.updateTable('delivery').set({ state }).execute()
      for (const name of [
        'retryDelivery',
        'publishNow',
        'cancelDelivery',
        'confirmDelivery',
        'denyDelivery',
      ] as const) {
        if (allowed[name].includes(state)) continue
        await expect(
          acts[name](world.context, world.by, world.id),
          `${name} ${state}`,
        ).rejects.toMatchObject({
          kind: 'conflict',
        })
      }
      expect((await deliveryOf(world, world.id)).state).toBe(state)
    }
    expect(await journalActions(world)).toEqual(['post.planned'])
  })

  it('is not found from another commune', async () => {
    const world = await aWorld()
    const other = byOf(await addCommune(world.context, 'Voisine'))
    for (const act of Object.values(acts)) {
      await expect(act(world.context, other, world.id)).rejects.toMatchObject({ kind: 'not-found' })
    }
    expect(await listDeliveries(world.context, other.communeId)).toEqual([])
  })
})
