import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { limitOf } from '../../server/platform/limit.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { addChannel, deliveryOf, morning, plan, publishingWorld } from '../support/publishing.ts'
import { runTimers } from '../support/timers.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A network that takes its time: it answers when the test says so. */
async function slowNetwork() {
  const world = await publishingWorld()
  const [id = 0] = await plan(world, [await addChannel(world, 'village')], morning)
  let answer: () => void = () => undefined
  world.network.before = () =>
    new Promise(resolve => {
      answer = resolve
    })
  const sending = deliverDue(world.context, { worker: 'slow' })
  await runTimers(0)
  return {
    ...world,
    id,
    sending,
    answer: () => answer(),
    async pass(ms: number) {
      world.clock.advance(ms)
      await runTimers(ms)
    },
  }
}

describe('a lease', () => {
  it('is renewed as long as its worker lives, however long the network takes', async () => {
    const place = await slowNetwork()
    for (let quarter = 0; quarter < 20; quarter += 1) {
      await place.pass(15_000)
      expect(await deliverDue(place.context, { worker: 'other' })).toEqual([])
    }
    expect(await deliveryOf(place, place.id)).toMatchObject({
      state: 'sending',
      leaseOwner: 'slow',
      leaseUntil: place.clock.now() + 45_000,
    })
    place.answer()
    expect(await place.sending).toMatchObject([{ state: 'verified' }])
    expect(vi.getTimerCount()).toBe(0)
    expect(place.network.posts).toHaveLength(1)
  })

  it('is not renewed once another worker has it', async () => {
    const place = await slowNetwork()
    await place.context.db.updateTable('delivery').set({ leaseOwner: 'other' }).execute()
    await place.pass(15_000)
    expect(vi.getTimerCount()).toBe(0)
    expect((await deliveryOf(place, place.id)).leaseUntil).toBe(morning + 45_000)
  })
})

describe('a machine that sleeps between the claim and the call', () => {
  /** What is prepared after the claim takes as long as the machine sleeps. */
  async function sleepingWorld(sleepMs: number) {
    const world = await publishingWorld()
    const { context, clock } = world
    const [id = 0] = await plan(world, [await addChannel(world, 'village')], morning)
    let asleep = true
    const secrets: typeof context.secrets = {
      ...context.secrets,
      open(...sealed) {
        if (asleep) clock.advance(sleepMs)
        asleep = false
        return context.secrets.open(...sealed)
      },
    }
    const deliver = (worker: string) => deliverDue({ ...context, secrets }, { worker })
    return { ...world, id, deliver }
  }

  it('sends nothing that another worker may have sent meanwhile, and tries again', async () => {
    const world = await sleepingWorld(45_000)
    await world.deliver('asleep')
    expect(world.network.calls.publish).toEqual([])
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'scheduled', attempts: 1 })
    world.clock.advance(60_000)
    await world.deliver('asleep')
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'verified', attempts: 2 })
    expect(world.network.posts).toHaveLength(1)
  })

  it('leaves alone after hours what no longer is to be said', async () => {
    const world = await sleepingWorld(7 * 60 * 60_000)
    await world.deliver('asleep')
    expect(world.network.calls.publish).toEqual([])
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'failed' })
  })

  it('sends what it prepared in time', async () => {
    const world = await sleepingWorld(44_999)
    await world.deliver('awake')
    expect(world.network.posts).toHaveLength(1)
  })
})

describe('a clock that is set ahead while a channel is at work', () => {
  it('makes nothing leave before its time, and no lease longer', async () => {
    const world = await publishingWorld()
    const channel = await addChannel(world, 'village')
    await plan(world, [channel], morning)
    const [later = 0] = await plan(world, [channel], morning + 60 * 60_000)
    let ahead = 0
    const clock = {
      now: () => world.clock.now() + ahead,
      async follow() {
        ahead = 0
      },
    }
    let leaseUntil: number | null = null
    world.network.before = async () => {
      ahead = 60 * 60_000
      world.clock.advance(15_000)
      await runTimers(15_000)
      const [sending] = await world.context.db
        .selectFrom('delivery')
        .select('leaseUntil')
        .where('state', '=', 'sending')
        .execute()
      leaseUntil = sending?.leaseUntil ?? null
      ahead = 60 * 60_000
    }
    await deliverDue({ ...world.context, clock }, { worker: 'w' })
    expect(world.network.posts).toHaveLength(1)
    expect(leaseUntil).toBe(morning + 15_000 + 45_000)
    expect(await deliveryOf(world, later)).toMatchObject({ state: 'scheduled', attempts: 0 })
  })
})

describe('a limit', () => {
  it('lets so many run and no more, the others in their order', async () => {
    const limit = limitOf(2)
    const ends: (() => void)[] = []
    const begun: number[] = []
    const work = (n: number) =>
      limit(async () => {
        begun.push(n)
        await new Promise<void>(resolve => ends.push(resolve))
        return n
      })
    const all = Promise.all([1, 2, 3, 4].map(work))
    await runTimers(0)
    expect(begun).toEqual([1, 2])
    ends[1]?.()
    await runTimers(0)
    expect(begun).toEqual([1, 2, 3])
    ends[0]?.()
    await runTimers(0)
    expect(begun).toEqual([1, 2, 3, 4])
    for (const end of ends) end()
    expect(await all).toEqual([1, 2, 3, 4])
  })

  it('gives the place of work that fails to the next', async () => {
    const limit = limitOf(1)
    const failing = limit(() => Promise.reject(new Error('failed')))
    const next = limit(async () => 'next')
    await expect(failing).rejects.toThrow('failed')
    expect(await next).toBe('next')
  })
})
