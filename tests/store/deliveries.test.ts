import { describe, expect, it } from 'vitest'
import {
  channelsWithParked,
  deliveriesOf,
  isTaken,
  lockDelivery,
  moveDelivery,
  overruleAsPublished,
  wakeParked,
} from '../../server/store/deliveries.ts'
import {
  claimDelivery,
  dueLanes,
  leasedDeliveries,
  lostTheRace,
  nextDueAt,
  nextInLane,
  nextUnsettledAt,
  renewLease,
} from '../../server/store/due-deliveries.ts'
import { onBothDatabases } from '../support/databases.ts'
import {
  addChannel,
  addCommune,
  byOf,
  deliveryOf,
  MINUTE,
  morning,
  plan,
  publishingWorld,
} from '../support/publishing.ts'

const due = morning + 5 * MINUTE
const claim = { worker: 'w1', now: due, leaseUntil: due + 45_000 }

onBothDatabases('deliveries', kind => {
  const aWorld = async () => {
    const world = await publishingWorld(kind)
    const a = await addChannel(world, 'a')
    const b = await addChannel(world, 'b')
    return { ...world, db: world.context.db, a, b }
  }

  describe('listing', () => {
    it('gives a commune’s own, in the order of their times, with what names them', async () => {
      const world = await aWorld()
      const [late = 0] = await plan(world, [world.a], due + 1000, { text: 'plus tard' })
      const [early = 0] = await plan(world, [world.b], due, { text: 'tôt' })
      const otherCommune = await addCommune(world.context, 'Voisine')
      const other = { ...world, communeId: otherCommune, by: byOf(otherCommune) }
      const [theirs = 0] = await plan(other, [await addChannel(other, 'c')], due)
      const rows = await deliveriesOf(world.db, world.communeId)
      expect(rows.map(({ id, channelName, text }) => [id, channelName, text])).toEqual([
        [early, 'Page b', 'tôt'],
        [late, 'Page a', 'plus tard'],
      ])
      expect(await deliveriesOf(world.db, world.communeId, { ids: [theirs] })).toEqual([])
    })

    it('filters by time, state, event and id', async () => {
      const world = await aWorld()
      const ids: number[] = []
      for (let i = 0; i < 4; i += 1) ids.push(...(await plan(world, [world.a], due + i * 1000)))
      const [first = 0, second = 0, third = 0] = ids
      await moveDelivery(world.db, second, { state: 'scheduled' }, { state: 'cancelled' })
      const listed = async (filter: Parameters<typeof deliveriesOf>[2]) =>
        (await deliveriesOf(world.db, world.communeId, filter)).map(({ id }) => id)
      expect(await listed({ from: due + 1000, to: due + 3000 })).toEqual([second, third])
      expect(await listed({ states: ['cancelled'] })).toEqual([second])
      expect(await listed({ states: [] })).toEqual([])
      expect(await listed({ ids: [first, third] })).toEqual([first, third])
      expect(await listed({ ids: [] })).toEqual([])
      expect(await listed({ eventIds: [1] })).toEqual([])
    })
  })

  describe('compare and set', () => {
    it('writes only what still is as it was believed', async () => {
      const world = await aWorld()
      const [id = 0] = await plan(world, [world.a], due)
      const { db } = world
      expect(await moveDelivery(db, id, { state: 'failed' }, { reason: 'x' })).toBe(false)
      expect(
        await moveDelivery(db, id, { state: 'scheduled', nextAt: due + 1 }, { reason: 'x' }),
      ).toBe(false)
      expect(
        await moveDelivery(db, id, { state: 'scheduled', nextAt: null }, { reason: 'x' }),
      ).toBe(false)
      expect(
        await moveDelivery(db, id, { state: 'scheduled', leaseOwner: 'w' }, { reason: 'x' }),
      ).toBe(false)
      expect((await deliveryOf(world, id)).reason).toBeNull()
      const guard = { state: 'scheduled', nextAt: due, leaseOwner: null } as const
      expect(await moveDelivery(db, id, guard, { reason: 'y' })).toBe(true)
      expect((await deliveryOf(world, id)).reason).toBe('y')
    })

    it('refuses a step that a delivery’s life does not have', async () => {
      const world = await aWorld()
      const [id = 0] = await plan(world, [world.a], due)
      await expect(
        moveDelivery(world.db, id, { state: 'scheduled' }, { state: 'verified' }),
      ).rejects.toThrow('does not go from scheduled to verified')
    })

    it('locks without changing', async () => {
      const world = await aWorld()
      const [id = 0] = await plan(world, [world.a], due)
      const before = await deliveryOf(world, id)
      expect(await lockDelivery(world.db, id, { state: 'scheduled' })).toBe(true)
      expect(await lockDelivery(world.db, id, { state: 'sending' })).toBe(false)
      expect(await deliveryOf(world, id)).toEqual(before)
    })
  })

  describe('claiming', () => {
    it('takes a row once', async () => {
      const world = await aWorld()
      const [id = 0] = await plan(world, [world.a], due)
      const row = { id, nextAt: due }
      expect(await claimDelivery(world.db, row, claim)).toBe(true)
      expect(await claimDelivery(world.db, row, { ...claim, worker: 'w2' })).toBe(false)
      expect(await deliveryOf(world, id)).toMatchObject({
        state: 'sending',
        leaseOwner: 'w1',
        leaseUntil: claim.leaseUntil,
        nextAt: claim.leaseUntil,
        claimedAt: due,
        attempts: 1,
      })
    })

    it('keeps the instant of the first claim', async () => {
      const world = await aWorld()
      const [id = 0] = await plan(world, [world.a], due)
      await claimDelivery(world.db, { id, nextAt: due }, claim)
      await moveDelivery(world.db, id, { state: 'sending' }, { state: 'scheduled', nextAt: due })
      await claimDelivery(world.db, { id, nextAt: due }, { ...claim, now: due + 9000 })
      expect(await deliveryOf(world, id)).toMatchObject({ claimedAt: due, attempts: 2 })
    })

    it('lets a channel send one thing at a time, whatever a worker believes', async () => {
      const world = await aWorld()
      const [one = 0] = await plan(world, [world.a], due)
      const [two = 0] = await plan(world, [world.a], due)
      const [elsewhere = 0] = await plan(world, [world.b], due)
      await claimDelivery(world.db, { id: one, nextAt: due }, claim)
      const error = await claimDelivery(world.db, { id: two, nextAt: due }, claim).catch(e => e)
      expect(lostTheRace(error)).toBe(true)
      expect(lostTheRace(new Error('other'))).toBe(false)
      expect(await claimDelivery(world.db, { id: elsewhere, nextAt: due }, claim)).toBe(true)
    })

    it('renews only the lease of the worker that holds it', async () => {
      const world = await aWorld()
      const [id = 0] = await plan(world, [world.a], due)
      await claimDelivery(world.db, { id, nextAt: due }, claim)
      expect(await renewLease(world.db, id, 'w2', due + 90_000)).toBe(false)
      expect(await renewLease(world.db, id, 'w1', due + 90_000)).toBe(true)
      expect(await deliveryOf(world, id)).toMatchObject({
        leaseUntil: due + 90_000,
        nextAt: due + 90_000,
      })
      expect(await leasedDeliveries(world.db)).toEqual([{ id, state: 'sending', leaseOwner: 'w1' }])
    })
  })

  describe('what is due', () => {
    it('is told by channel, what can be sent apart from what is only read', async () => {
      const world = await aWorld()
      await plan(world, [world.b], due)
      await plan(world, [world.a], due + 5)
      const [out = 0] = await plan(world, [world.a], due)
      await claimDelivery(world.db, { id: out, nextAt: due }, claim)
      const published = { state: 'published', nextAt: due + 1 } as const
      await moveDelivery(world.db, out, { state: 'sending' }, published)
      expect(await dueLanes(world.db, due - 1)).toEqual([])
      expect(await dueLanes(world.db, due + 10)).toEqual([
        { channelId: world.b, kind: 'send' },
        { channelId: world.a, kind: 'read' },
        { channelId: world.a, kind: 'send' },
      ])
    })

    it('comes in order within a channel', async () => {
      const world = await aWorld()
      const [late = 0] = await plan(world, [world.a], due + 1)
      const [early = 0] = await plan(world, [world.a], due)
      const [same = 0] = await plan(world, [world.a], due)
      const lane = { channelId: world.a, kind: 'send' as const }
      const order: number[] = []
      for (;;) {
        const row = await nextInLane(world.db, lane, due + 1)
        if (row === undefined) break
        order.push(row.id)
        await moveDelivery(
          world.db,
          row.id,
          { state: 'scheduled' },
          { state: 'cancelled', nextAt: null },
        )
      }
      expect(order).toEqual([early, same, late])
    })

    it('holds a channel back while something is being sent there, and wakes at its lease’s end', async () => {
      const world = await aWorld()
      const [one = 0] = await plan(world, [world.a], due)
      await plan(world, [world.a], due)
      await plan(world, [world.b], due + 7000)
      const lane = { channelId: world.a, kind: 'send' as const }
      await claimDelivery(world.db, { id: one, nextAt: due }, claim)
      expect(await nextInLane(world.db, lane, due)).toBeUndefined()
      expect(await dueLanes(world.db, due)).toEqual([])
      expect(await nextDueAt(world.db)).toBe(due + 7000)
      expect(await nextDueAt(world.db, [{ channelId: world.b, kind: 'send' }])).toBe(due + 45_000)
      expect(await nextUnsettledAt(world.db)).toBe(due + 45_000)
      expect(await nextInLane(world.db, lane, due + 45_000)).toMatchObject({ id: one })
    })

    it('is nothing when nothing is planned', async () => {
      const world = await aWorld()
      expect(await nextDueAt(world.db)).toBeNull()
      expect(await nextUnsettledAt(world.db)).toBeNull()
      expect(await dueLanes(world.db, due)).toEqual([])
    })
  })

  it('wakes what waited for a channel, and nothing else', async () => {
    const world = await aWorld()
    const [waiting = 0] = await plan(world, [world.a], due)
    const [done = 0] = await plan(world, [world.a], due)
    const [elsewhere = 0] = await plan(world, [world.b], due)
    for (const id of [waiting, elsewhere]) {
      await moveDelivery(world.db, id, { state: 'scheduled' }, { nextAt: null, reason: 'en pause' })
    }
    await moveDelivery(world.db, done, { state: 'scheduled' }, { state: 'cancelled', nextAt: null })
    const { communeId } = world
    expect(await channelsWithParked(world.db, world.a)).toEqual([{ id: world.a, communeId }])
    expect(await channelsWithParked(world.db)).toHaveLength(2)
    expect(await wakeParked(world.db, world.a)).toBe(1)
    expect(await deliveryOf(world, waiting)).toMatchObject({ nextAt: due, reason: null })
    expect((await deliveryOf(world, done)).nextAt).toBeNull()
    expect((await deliveryOf(world, elsewhere)).nextAt).toBeNull()
    await world.db.updateTable('channel').set({ state: 'paused' }).execute()
    expect(await channelsWithParked(world.db)).toEqual([])
  })

  it('knows which posts of a channel are already somebody’s', async () => {
    const world = await aWorld()
    const [mine = 0] = await plan(world, [world.a], due)
    const [other = 0] = await plan(world, [world.a], due)
    await moveDelivery(world.db, other, { state: 'scheduled' }, { remoteId: 'p1' })
    expect(await isTaken(world.db, world.a, 'p1', mine)).toBe(true)
    expect(await isTaken(world.db, world.a, 'p1', other)).toBe(false)
    expect(await isTaken(world.db, world.b, 'p1', mine)).toBe(false)
    expect(await isTaken(world.db, world.a, 'p2', mine)).toBe(false)
  })

  it('takes the network’s word over what was believed, once', async () => {
    const world = await aWorld()
    const [id = 0] = await plan(world, [world.a], due)
    const patch = { state: 'published', remoteId: 'p1', nextAt: null } as const
    expect(await overruleAsPublished(world.db, id, patch)).toBe(true)
    expect(await overruleAsPublished(world.db, id, { ...patch, remoteId: 'p2' })).toBe(false)
    expect(await deliveryOf(world, id)).toMatchObject({ state: 'published', remoteId: 'p1' })
  })
})
