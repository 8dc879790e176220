import { expect, it } from 'vitest'
import { listApiKeys } from '../../server/people/api-keys.ts'
import { testClock } from '../support/clock.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

type Kept = [name: string, createdBy: string | null, maker: string | null]

onBothDatabases('the keys of a database of the version before', dialect => {
  it('belong to whom they can be told to belong for certain', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0017-mails')
    const commune = { name: 'Saint-Rémi', zone: 'Europe/Paris', aimMinutes: 10, targetMinutes: 15 }
    await add('commune', { ...commune, createdAt: 0 })
    const at = '2026-01-01T00:00:00.000Z'
    const emailVerified = dialect === 'sqlite' ? 0 : 'false'
    for (const id of ['anne', 'bruno']) {
      const email = `${id}@exemple.fr`
      await add('user', { id, name: id, email, emailVerified, createdAt: at, updatedAt: at })
    }
    await add('member', { communeId: 1, userId: 'anne', role: 'administrator', createdAt: 0 })
    const keys: Kept[] = [
      ['site', 'anne', 'anne'],
      ['of the removed', 'bruno', 'bruno'],
      ['shell', null, 'Ligne de commande'],
      ['made by site', null, 'site'],
      ['made by shell', null, 'shell'],
      ['twin', 'anne', 'anne'],
      ['twin', 'bruno', 'bruno'],
      ['made by a twin', null, 'twin'],
      ['Ligne de commande', 'anne', 'anne'],
      ['made by who knows', null, 'Ligne de commande'],
      ['without a line', null, null],
    ]
    const own = { communeId: 1, role: 'officer', prefix: 'tmb_', createdAt: 0 }
    for (const [index, [name, createdBy, actor]] of keys.entries()) {
      await add('apiKey', { ...own, name, hash: `${index}`, createdBy })
      if (actor === null) continue
      const subject = `api-key:${index + 1}`
      await add('journal', { communeId: 1, at: 0, actor, action: 'api-key.created', subject })
    }

    const db = await upgrade()
    const listed = await listApiKeys({ db, clock: testClock('2026-06-02T08:00:00Z') }, 1)
    expect(listed.map(({ endsAt }) => endsAt)).toEqual(keys.map(() => null))
    const owners = listed.map(({ owner, roleNow }) => `${owner.name ?? owner.kind}: ${roleNow}`)
    expect(owners.toReversed()).toEqual([
      'anne: officer',
      'bruno: null',
      'installation: officer',
      'anne: officer',
      'installation: officer',
      'anne: officer',
      'bruno: null',
      'nobody: officer',
      'anne: officer',
      'nobody: officer',
      'nobody: officer',
    ])
  })
})
