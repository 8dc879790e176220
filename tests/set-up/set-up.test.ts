import { describe, expect, it } from 'vitest'
import type { Context } from '../../server/context.ts'
import { currentCommune } from '../../server/people/commune.ts'
import { membershipOf } from '../../server/people/memberships.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'

const request = aSetup()

async function counts({ db }: Context) {
  const count = async (table: 'commune' | 'user' | 'member' | 'openingHours') =>
    (await db.selectFrom(table).selectAll().execute()).length
  return [
    await count('commune'),
    await count('user'),
    await count('member'),
    await count('openingHours'),
  ]
}

describe('setup', () => {
  const clock = testClock('2026-06-02T08:00:00Z')
  const open = (kind: DatabaseKind = 'sqlite') => testContext({ clock, database: kind })

  it('makes the commune and its administrator, and tells', async () => {
    const context = await open()
    const told: unknown[] = []
    context.changes.listen(change => told.push(change))
    const { commune, user } = await setup(context, request)
    expect(await counts(context)).toEqual([1, 1, 1, 1])
    expect(await currentCommune(context)).toEqual(commune)
    expect(await membershipOf(context, user.id, commune.id)).toEqual({
      communeId: commune.id,
      role: 'administrator',
      runsInstallation: true,
    })
    expect(told).toEqual([{ communeId: commune.id, topics: ['commune'] }])
  })

  itOnBoth('leaves nothing when it breaks half-way, and is simply done again', async kind => {
    const databaseUrl = await newDatabaseUrl(kind, { own: true })
    const context = await testContext({ clock, settings: { databaseUrl } })
    await context.db.schema.alterTable('journal').renameTo('away').execute()
    await expect(setup(context, request)).rejects.toThrow()
    expect(await counts(context)).toEqual([0, 0, 0, 0])
    await context.db.schema.alterTable('away').renameTo('journal').execute()
    await setup(context, request)
    expect(await counts(context)).toEqual([1, 1, 1, 1])
  })

  itOnBoth('happens once, even when asked twice at once', async kind => {
    const context = await open(kind)
    const asked = await Promise.allSettled([
      setup(context, request),
      setup(context, { ...request, email: 'bruno@exemple.fr' }),
    ])
    expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = asked.find(each => each.status === 'rejected')
    expect(refused).toMatchObject({ reason: { kind: 'conflict' } })
    expect(await counts(context)).toEqual([1, 1, 1, 1])
  })

  it('is what the command asks for before there is a commune', async () => {
    await expect(currentCommune(await open())).rejects.toMatchObject({ kind: 'not-found' })
  })
})
