import { describe, expect, it } from 'vitest'

import {
  deliveryOf,
  due,
  dueWorld,
  HOUR,
  MINUTE,
  plan,
  run,
  runUntil,
  untilCalled,
  villageWorld,
} from '../support/publishing.ts'

describe('a late delivery', () => {
  const aWorld = () => villageWorld()
  const aDueDelivery = () => dueWorld()

  it.each([
    ['publish', 'verified', 1],
    ['ask', 'missed', 0],
    ['miss', 'missed', 0],
  ] as const)('after downtime follows the rule %s: %s', async (lateRule, state, posts) => {
    const world = await aWorld()
    const [id = 0] = await plan(world, [world.channel], due, { lateRule })
    world.clock.set(due + 2 * HOUR)
    await run(world)
    expect((await deliveryOf(world, id)).state).toBe(state)
    expect(world.network.posts).toHaveLength(posts)
  })

  it('is on time up to fifteen minutes', async () => {
    const world = await aDueDelivery()
    world.clock.set(due + 15 * MINUTE)
    expect(await run(world)).toMatchObject([{ state: 'verified' }])
  })

  it('does not take the wait that a network asked for as downtime', async () => {
    const world = await aDueDelivery()
    world.network.throttleMs = HOUR
    world.network.onPublish.push('throttle')
    await runUntil(world, due + 2 * HOUR)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'verified', attempts: 2 })
  })

  it('does not wait for a network until the news is of another day', async () => {
    const world = await aDueDelivery()
    world.network.throttleMs = 24 * HOUR
    world.network.onPublish.push('throttle')
    await run(world)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'failed', nextAt: null })
  })

  it('waits for the network as long as it takes where the rule is to publish', async () => {
    const world = await aWorld()
    const [id = 0] = await plan(world, [world.channel], due, { lateRule: 'publish' })
    world.clock.set(due)
    world.network.throttleMs = 24 * HOUR
    world.network.onPublish.push('throttle')
    await runUntil(world, due + 25 * HOUR)
    expect(await deliveryOf(world, id)).toMatchObject({ state: 'verified' })
  })

  it('asks after downtime in the middle of a sending that did not get through', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('hang-before')
    void run(world, 'killed')
    await untilCalled(world)
    world.clock.set(due + 24 * HOUR)
    await run(world, 'next')
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'missed' })
    expect(world.network.posts).toHaveLength(0)
  })

  it('leaves once, and the next one at its time, though the clock is put back while it leaves', async () => {
    const world = await aDueDelivery()
    const [next = 0] = await plan(world, [world.channel], due + 30 * MINUTE)
    world.network.before = () => {
      world.clock.set(due - HOUR)
      world.network.before = () => undefined
    }
    await run(world)
    expect(world.clock.now()).toBe(due - HOUR)
    await runUntil(world, due + HOUR)
    expect((await deliveryOf(world, next)).state).toBe('verified')
    expect(world.network.posts.map(({ at }) => at)).toEqual([due, due + 30 * MINUTE])
  })
})
