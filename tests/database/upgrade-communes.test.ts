import { expect, it } from 'vitest'
import { installationAdministrators } from '../../server/people/store/members.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('an installation of the version before', dialect => {
  it('is looked after by its administrators, and its sessions work where they did', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0030-partners')
    const at = '2026-01-01T00:00:00.000Z'
    const emailVerified = dialect === 'sqlite' ? 0 : 'false'
    const lines = { zone: 'Europe/Paris', aimMinutes: 10, targetMinutes: 15, createdAt: 0 }
    for (const name of ['one', 'two']) await add('commune', { name, ...lines })
    const member = async (communeId: number, id: string, role: string, createdAt = 0) => {
      await add('member', { communeId, userId: id, role, createdAt })
    }
    for (const id of ['anne', 'bruno', 'carole']) {
      const user = { id, name: id, email: `${id}@exemple.fr`, emailVerified }
      await add('user', { ...user, createdAt: at, updatedAt: at })
      const session = { id: `s-${id}`, token: id, userId: id, expiresAt: at }
      await add('session', { ...session, createdAt: at, updatedAt: at })
    }
    await member(1, 'anne', 'administrator')
    await member(1, 'bruno', 'officer', 5)
    await member(2, 'bruno', 'officer', 4)
    await member(2, 'carole', 'administrator')

    const db = await upgrade()
    expect((await installationAdministrators(db)).map(({ id }) => id)).toEqual(['anne'])
    expect(
      await db.selectFrom('session').select(['userId', 'communeId']).orderBy('id').execute(),
    ).toEqual([
      { userId: 'anne', communeId: 1 },
      { userId: 'bruno', communeId: 2 },
      { userId: 'carole', communeId: 2 },
    ])
  })
})
