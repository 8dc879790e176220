import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deliverDue } from '../../server/services/deliver.ts'
import { limitOf } from '../../server/services/limit.ts'
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
