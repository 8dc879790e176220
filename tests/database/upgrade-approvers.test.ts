import { expect, it } from 'vitest'
import { approvalRulesOf } from '../../server/approval/store/approval-rules.ts'
import { listPeople } from '../../server/people/store/members.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('councillors of a database of the version before', dialect => {
  it('are approvers where they could decide, and stay what they are elsewhere', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0018-api-key-owners')
    const at = '2026-01-01T00:00:00.000Z'
    const emailVerified = dialect === 'sqlite' ? 0 : 'false'
    const member = async (communeId: number, id: string, role = 'councillor') => {
      const user = { id, name: id, email: `${id}@exemple.fr`, emailVerified }
      await add('user', { ...user, createdAt: at, updatedAt: at })
      await add('member', { communeId, userId: id, role, createdAt: 0 })
    }
    const lines = { zone: 'Europe/Paris', aimMinutes: 10, targetMinutes: 15, createdAt: 0 }
    for (const name of ['by role', 'by name']) await add('commune', { name, ...lines })
    const rules = { enabled: 1, substituteHours: 24, updatedAt: 0 }
    await add('approvalRules', {
      communeId: 1,
      roles: '["councillor","administrator"]',
      ...rules,
    })
    await member(1, 'anne', 'officer')
    await member(1, 'bruno')
    await add('approvalRules', { communeId: 2, roles: '["administrator"]', ...rules })
    for (const id of ['carole', 'diane', 'emile']) await member(2, id)
    const named = { communeId: 2, position: 0, userId: 'carole', name: 'carole' }
    await add('approver', { ...named, substituteId: 'diane', substituteName: 'diane' })

    const db = await upgrade()
    const rolesIn = async (communeId: number) =>
      (await listPeople(db, communeId)).map(({ name, role }) => `${name}: ${role}`)
    expect(await rolesIn(1)).toEqual(['anne: officer', 'bruno: approver'])
    expect(await rolesIn(2)).toEqual(['carole: approver', 'diane: approver', 'emile: councillor'])
    expect((await approvalRulesOf(db, 1)).roles).toEqual(['approver', 'administrator'])
    expect((await approvalRulesOf(db, 2)).roles).toEqual(['administrator'])
  })
})
