import { describe, expect, it } from 'vitest'
import type { Db } from '../../server/database/database.ts'
import {
  type Begun,
  type Claim,
  claimHeld,
  holdScheduled,
  leasedDeliveries,
  logOf,
  lostTheRace,
  nextUnsettledAt,
  renewLease,
} from '../../server/publishing/store/attempts.ts'
import {
  channelsWithParked,
  deliveriesOf,
  isTaken,
  wakeParked,
} from '../../server/publishing/store/deliveries.ts'
import {
  dueLanes,
  type Lane,
  nextDueAt,
  nextInLanes,
} from '../../server/publishing/store/due-deliveries.ts'
import {
  type DeliveryMove,
  lockDelivery,
  moveDeliveries,
  moveDelivery,
  overruleAsPublished,
} from '../../server/publishing/store/move-deliveries.ts'
import { onBothDatabases } from '../support/database/databases.ts'
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

type Read = { id: number; nextAt: number }

/** Takes those that are as they were read, in a transaction of their own. */
const claimDeliveries = async (db: Db, rows: Read[], by: Claim): Promise<Map<number, Begun>> =>
  await db
    .transaction()
    .execute(async held => await claimHeld(held, await holdScheduled(held, rows), by))

/** The same of one row; resolves with whether it did. */
const claimDelivery = async (db: Db, row: Read, by: Claim) =>
  (await claimDeliveries(db, [row], by)).has(row.id)

const nextInLane = async (db: Db, lane: Lane, now: number) =>
  (await nextInLanes(db, [lane], now))[0]

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

    it('writes many rows at once, each by its own guard and with values of its own', async () => {
      const world = await aWorld()
      const ids: number[] = []
      for (let i = 0; i < 5; i += 1) ids.push(...(await plan(world, [world.a], due + i)))
      const [one = 0, two = 0, late = 0, other = 0, gone = 0] = ids
      const scheduled = (nextAt: number) => ({ state: 'scheduled', nextAt }) as const
      const moves: DeliveryMove[] = [
        { id: one, guard: scheduled(due), patch: { reason: '« l’un » \ud83d"', nextAt: null } },
        { id: two, guard: scheduled(due + 1), patch: { reason: null, nextAt: due + 90_000 } },
        { id: late, guard: scheduled(due), patch: { reason: 'x', nextAt: null } },
        { id: other, guard: { state: 'scheduled' }, patch: { state: 'cancelled' } },
        { id: gone + 1, guard: { state: 'scheduled' }, patch: { state: 'cancelled' } },
        { id: gone, guard: { state: 'scheduled', leaseOwner: 'w' }, patch: { reason: 'x' } },
      ]
      const moved = await world.db.transaction().execute(t => moveDeliveries(t, moves))
      expect([...moved].sort()).toEqual([one, two, other].sort())
      const rows = await Promise.all(ids.map(id => deliveryOf(world, id)))
      expect(rows.map(({ state, nextAt, reason }) => [state, nextAt, reason])).toEqual([
        ['scheduled', null, '« l’un » \ufffd"'],
        ['scheduled', due + 90_000, null],
        ['scheduled', due + 2, null],
        ['cancelled', due + 3, null],
        ['scheduled', due + 4, null],
      ])
    })

    it('writes none of many rows when a step does not exist, or a row is named twice', async () => {
      const world = await aWorld()
      const [one = 0] = await plan(world, [world.a], due)
      const [two = 0] = await plan(world, [world.b], due)
      const guard = { state: 'scheduled' } as const
      const good = { id: one, guard, patch: { reason: 'x' } }
      const all = (moves: DeliveryMove[]) =>
        world.db.transaction().execute(t => moveDeliveries(t, moves))
      await expect(all([good, { id: two, guard, patch: { state: 'verified' } }])).rejects.toThrow(
        'does not go from scheduled to verified',
      )
      await expect(all([good, good])).rejects.toThrow('once at a time')
      await expect(moveDeliveries(world.db, [good])).rejects.toThrow('inside a transaction')
      expect((await deliveryOf(world, one)).reason).toBeNull()
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

    it('takes many rows, those alone that still are as they were read', async () => {
      const world = await aWorld()
      const [one = 0] = await plan(world, [world.a], due)
      const [two = 0] = await plan(world, [world.b], due + 1)
      const three = await addChannel(world, 'c')
      const [changed = 0] = await plan(world, [three], due)
      const rows = [
        { id: one, nextAt: due },
        { id: two, nextAt: due + 1 },
        { id: changed, nextAt: due - 1 },
      ]
      const claimed = await claimDeliveries(world.db, rows, claim)
      expect([...claimed.keys()].sort()).toEqual([one, two].sort())
      for (const id of [one, two]) {
        const { held, attemptId } = claimed.get(id) ?? {}
        expect(await deliveryOf(world, id)).toEqual(held)
        expect(await logOf(world.db, id)).toMatchObject([{ id: attemptId, startedAt: due }])
      }
      expect(await deliveryOf(world, changed)).toMatchObject({ state: 'scheduled', attempts: 0 })
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
      const wanted = { kind: 'send', by: due + 10, most: 9 } as const
      expect(await dueLanes(world.db, { ...wanted, by: due - 1 })).toEqual([])
      const [b, a] = [
        { channelId: world.b, kind: 'send', connector: 'fake', first: due },
        { channelId: world.a, kind: 'send', connector: 'fake', first: due + 5 },
      ] as const
      expect(await dueLanes(world.db, wanted)).toEqual([b, a])
      expect(await dueLanes(world.db, { ...wanted, kind: 'read' })).toEqual([
        { channelId: world.a, kind: 'read', connector: 'fake', first: due + 1 },
      ])
      expect(await dueLanes(world.db, { ...wanted, most: 1 })).toEqual([b])
      expect(await dueLanes(world.db, { ...wanted, except: [b] })).toEqual([a])
      expect(await dueLanes(world.db, { ...wanted, except: [{ ...b, kind: 'read' }] })).toEqual([
        b,
        a,
      ])
      expect(await dueLanes(world.db, { ...wanted, exceptConnectors: ['fake'] })).toEqual([])
      expect(await dueLanes(world.db, { ...wanted, exceptConnectors: ['other'] })).toEqual([b, a])
    })

    it.runIf(kind === 'postgres')('is taken without waiting for what others hold', async () => {
      const world = await aWorld()
      const [held = 0] = await plan(world, [world.a], due)
      const [free = 0] = await plan(world, [world.b], due)
      const rows = [held, free].map(id => ({ id, nextAt: due }))
      await world.db.transaction().execute(async other => {
        await lockDelivery(other, held, { state: 'scheduled' })
        const lanes = [world.a, world.b].map(channelId => ({ channelId, kind: 'send' as const }))
        const next = await world.db.transaction().execute(t => nextInLanes(t, lanes, due))
        expect(next.map(row => row?.id)).toEqual([undefined, free])
        const taken = await claimDeliveries(world.db, rows, claim)
        expect([...taken.keys()]).toEqual([free])
        const moves = rows.map(({ id }) => ({
          id,
          guard: { state: id === held ? 'scheduled' : 'sending' },
          patch: { nextAt: due + 1 },
        })) satisfies DeliveryMove[]
        const moved = await world.db.transaction().execute(t => moveDeliveries(t, moves, 'skip'))
        expect([...moved]).toEqual([free])
      })
      expect((await deliveryOf(world, held)).state).toBe('scheduled')
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

    it('is found for many lanes at once, in their order', async () => {
      const world = await aWorld()
      const c = await addChannel(world, 'c')
      const [sending = 0] = await plan(world, [world.a], due)
      await plan(world, [world.a], due)
      const [second = 0] = await plan(world, [world.b], due + 1)
      const [first = 0] = await plan(world, [world.b], due)
      const [read = 0] = await plan(world, [c], due)
      await claimDelivery(world.db, { id: sending, nextAt: due }, claim)
      await claimDelivery(world.db, { id: read, nextAt: due }, claim)
      const published = { state: 'published', nextAt: due } as const
      await moveDelivery(world.db, read, { state: 'sending' }, published)
      const lanes: Lane[] = [
        { channelId: world.b, kind: 'send' },
        { channelId: c, kind: 'send' },
        { channelId: c, kind: 'read' },
        { channelId: world.a, kind: 'send' },
        { channelId: world.b, kind: 'read' },
      ]
      const ids = async (now: number) => (await nextInLanes(world.db, lanes, now)).map(r => r?.id)
      expect(await ids(due + 1)).toEqual([first, undefined, read, undefined, undefined])
      expect(await ids(due + 45_000)).toEqual([first, undefined, read, sending, undefined])
      expect(second).toBeLessThan(first)
    })

    it('holds a channel back while something is being sent there, and wakes at its lease’s end', async () => {
      const world = await aWorld()
      const [one = 0] = await plan(world, [world.a], due)
      await plan(world, [world.a], due)
      await plan(world, [world.b], due + 7000)
      const lane = { channelId: world.a, kind: 'send' as const }
      await claimDelivery(world.db, { id: one, nextAt: due }, claim)
      expect(await nextInLane(world.db, lane, due)).toBeUndefined()
      expect(await dueLanes(world.db, { kind: 'send', by: due, most: 9 })).toEqual([])
      expect(await nextDueAt(world.db)).toBe(due + 7000)
      expect(await nextDueAt(world.db, [{ channelId: world.b, kind: 'send' }])).toBe(due + 45_000)
      expect(await nextUnsettledAt(world.db)).toBe(due + 45_000)
      expect(await nextInLane(world.db, lane, due + 45_000)).toMatchObject({ id: one })
    })

    it('is nothing when nothing is planned', async () => {
      const world = await aWorld()
      expect(await nextDueAt(world.db)).toBeNull()
      expect(await nextUnsettledAt(world.db)).toBeNull()
      expect(await dueLanes(world.db, { kind: 'send', by: due, most: 9 })).toEqual([])
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
