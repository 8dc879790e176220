import { expect, it } from 'vitest'
import { nameWorker } from '../../server/platform/worker.ts'
import { nextDueAt } from '../../server/publishing/deliver.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { deliveryOf, due, dueWorld, run, untilCalled } from '../support/publishing.ts'

onBothDatabases('a worker that was killed', kind => {
  const aDueDelivery = () => dueWorld(kind)

  it('leaves its lease to run out; what it published is found', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('hang-after')
    void run(world, 'killed')
    await untilCalled(world)
    world.clock.set(due + 44_999)
    expect(await run(world, 'next')).toEqual([])
    world.clock.set(due + 45_000)
    expect(await run(world, 'next')).toMatchObject([{ id: world.id, state: 'verified' }])
    expect(world.network.posts).toHaveLength(1)
    const attempts = world.context.db.selectFrom('deliveryAttempt').selectAll()
    const log = await attempts.orderBy('id').execute()
    expect(log.map(({ outcome }) => outcome)).toEqual(['unknown', 'found', 'verified'])
  })

  it('leaves its lease to run out; what it did not publish is sent at once', async () => {
    const world = await aDueDelivery()
    world.network.onPublish.push('hang-before')
    void run(world, 'killed')
    await untilCalled(world)
    world.clock.set(due + 45_000)
    expect(await run(world, 'next')).toMatchObject([{ id: world.id, state: 'verified' }])
    expect(world.network.posts).toHaveLength(1)
  })

  it('frees the rows of a process of this machine that is gone at once', async () => {
    const world = await aDueDelivery()
    const gone = nameWorker().replace(/\/\d+\//, '/999999999/')
    world.network.onPublish.push('hang-after')
    void run(world, gone)
    await untilCalled(world)
    world.clock.set(due + 1000)
    expect(await run(world, 'next')).toMatchObject([{ id: world.id, state: 'verified' }])
  })

  it('gives a request of a process that is gone the time to end', async () => {
    const world = await aDueDelivery()
    const gone = nameWorker().replace(/\/\d+\//, '/999999999/')
    world.network.onPublish.push('hang-before')
    void run(world, gone)
    await untilCalled(world)
    world.clock.set(due + 1000)
    expect(await run(world, 'next')).toMatchObject([{ state: 'sending' }])
    expect(await nextDueAt(world.context.db)).toBe(due + 31_000)
  })

  it('that was only slow tells what it did, whatever was believed meanwhile', async () => {
    const world = await aDueDelivery()
    let wake: () => void = () => undefined
    const asleep = new Promise<void>(resolve => {
      wake = resolve
    })
    world.network.before = () => asleep
    const slow = run(world, 'slow')
    await untilCalled(world)
    world.clock.set(due + 45_000)
    world.network.onFind.push('unreadable')
    expect(await run(world, 'next')).toMatchObject([{ state: 'unconfirmed' }])
    wake()
    await slow
    expect(await deliveryOf(world, world.id)).toMatchObject({
      state: 'verified',
      remoteId: 'village_1',
    })
  })
})
