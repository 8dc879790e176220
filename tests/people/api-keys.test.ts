import { describe, expect, it } from 'vitest'
import {
  createApiKey,
  findApiKey,
  listApiKeys,
  revokeApiKey,
} from '../../server/people/api-keys.ts'
import { insertCommune } from '../../server/people/store/communes.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'

const start = '2026-06-02T08:00:00.000Z'

describe.each(['sqlite', 'postgres'] as const)('API keys (%s)', database => {
  async function house() {
    const clock = testClock(start)
    const context = await testContext({ clock, database })
    const { id } = await insertCommune(context.db, {
      name: 'Saint-Rémi',
      zone: 'Europe/Paris',
      aimMinutes: 10,
      targetMinutes: 15,
      createdAt: clock.now(),
    })
    const by = { actor: 'Anne', userId: null }
    const key = await createApiKey(context, id, { name: 'Site', role: 'officer' }, by)
    const lastUsed = async () => (await listApiKeys(context, id))[0]?.lastUsedAt
    return { context, clock, communeId: id, key, lastUsed }
  }

  it('are found by the whole key alone', async () => {
    const { context, communeId, key } = await house()
    expect(await findApiKey(context, key.token)).toEqual({
      id: key.id,
      communeId,
      role: 'officer',
      name: 'Site',
    })
    for (const wrong of ['', key.prefix, key.token.slice(0, -1), `${key.token}x`, 'tmb_']) {
      expect(await findApiKey(context, wrong)).toBeNull()
    }
  })

  it('remember their last use, to the minute', async () => {
    const { context, clock, key, lastUsed } = await house()
    expect(await lastUsed()).toBeNull()
    await findApiKey(context, key.token)
    expect(await lastUsed()).toBe(start)
    clock.advance(59_999)
    await findApiKey(context, key.token)
    expect(await lastUsed()).toBe(start)
    clock.advance(1)
    await findApiKey(context, key.token)
    expect(await lastUsed()).toBe('2026-06-02T08:01:00.000Z')
  })

  it('open nothing once revoked', async () => {
    const { context, communeId, key } = await house()
    await revokeApiKey(context, communeId, key.id, 'Anne')
    expect(await findApiKey(context, key.token)).toBeNull()
    await expect(revokeApiKey(context, communeId, key.id, 'Anne')).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})
