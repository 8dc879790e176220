import { describe, expect, it } from 'vitest'
import { nextDueAt } from '../../server/publishing/deliver.ts'
import { readDeliveryAgain } from '../../server/publishing/deliveries.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { deliveryOf, due, dueWorld, HOUR, MINUTE, run, runUntil } from '../support/publishing.ts'
import { keeps, says } from '../support/says.ts'

describe('reading back', () => {
  const aDueDelivery = (kind: DatabaseKind = 'sqlite') => dueWorld(kind)

  it('tries for a while, then leaves the post published', async () => {
    const world = await aDueDelivery()
    world.network.onVerify.push('not-yet', 'not-yet')
    expect(await run(world)).toMatchObject([
      { state: 'published', reason: says('Pas encore visible.') },
    ])
    await runUntil(world, due + MINUTE)
    expect(await deliveryOf(world, world.id)).toMatchObject({ state: 'verified', reason: null })
    expect(world.network.calls.verify).toHaveLength(3)
  })

  it('gives up after seven readings and says what is missing', async () => {
    const world = await aDueDelivery()
    world.network.onVerify.push(...Array.from({ length: 9 }, () => 'not-yet' as const))
    await runUntil(world, due + 48 * HOUR)
    expect(world.network.calls.verify).toHaveLength(7)
    expect(await deliveryOf(world, world.id)).toMatchObject({
      state: 'published',
      reason: keeps('Pas encore visible.'),
      nextAt: null,
    })
  })

  it('keeps a post that reads differently published, with the reason', async () => {
    const world = await aDueDelivery()
    world.network.onVerify.push('different')
    expect(await run(world)).toMatchObject([
      { state: 'published', reason: says('Le texte a été coupé.') },
    ])
    expect(await nextDueAt(world.context.db)).toBeNull()
  })

  itOnBoth('is done once more when a person asks', async kind => {
    const world = await aDueDelivery(kind)
    world.network.onVerify.push('different', 'different')
    await run(world)
    const again = () => readDeliveryAgain(world.context, world.by, world.id)
    expect(await again()).toMatchObject({ state: 'published' })
    expect(await run(world)).toMatchObject([
      { state: 'published', reason: says('Le texte a été coupé.') },
    ])
    await again()
    await expect(again()).rejects.toThrow('déjà relue')
    expect(await run(world)).toMatchObject([{ state: 'verified', reason: null }])
    await expect(again()).rejects.toThrow('déjà publiée et vérifiée')
    expect(world.network.calls.publish).toHaveLength(1)
  })

  it('is left out where the network cannot', async () => {
    const world = await aDueDelivery()
    delete world.network.connector.verify
    expect(await run(world)).toMatchObject([{ state: 'published', reason: null }])
    expect(await nextDueAt(world.context.db)).toBeNull()
  })
})
