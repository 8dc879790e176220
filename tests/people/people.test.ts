import { describe, expect, it } from 'vitest'
import { membershipOf } from '../../server/people/memberships.ts'
import { addPerson, changePerson, listPeople, removePerson } from '../../server/people/people.ts'
import type { Role } from '../../server/people/rules/role.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { aPersonToAdd, aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'

const password = 'tambour-de-ville-1'

describe('people', () => {
  async function house(kind: DatabaseKind = 'sqlite') {
    const context = await testContext({ clock: testClock('2026-06-02T08:00:00Z'), database: kind })
    const { commune, user } = await setup(context, aSetup({ password }))
    const add = async (name: string, role: Role) => {
      const email = `${name.toLowerCase()}@exemple.fr`
      return (
        await addPerson(context, commune.id, aPersonToAdd({ name, email, role, password }), 'Anne')
      ).id
    }
    return { context, communeId: commune.id, anne: user.id, add }
  }

  itOnBoth('keep an administrator, even when two leave at the same moment', async kind => {
    const { context, communeId, anne, add } = await house(kind)
    const bruno = await add('Bruno', 'administrator')
    const left = await Promise.allSettled([
      removePerson(context, communeId, anne, 'test'),
      changePerson(context, communeId, bruno, { role: 'officer' }, 'test'),
    ])
    expect(left.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const people = await listPeople(context, communeId)
    expect(people.filter(({ role }) => role === 'administrator')).toHaveLength(1)
  })

  itOnBoth('share no address, even when added twice at the same moment', async kind => {
    const { context, communeId, add } = await house(kind)
    const added = await Promise.allSettled([add('Bruno', 'officer'), add('Bruno', 'councillor')])
    const refused = added.find(each => each.status === 'rejected')
    expect(refused).toMatchObject({ reason: { kind: 'conflict' } })
    expect(await listPeople(context, communeId)).toHaveLength(2)
  })

  it('are known by their membership until they are removed', async () => {
    const { context, communeId, add } = await house()
    const bruno = await add('Bruno', 'officer')
    expect(await membershipOf(context, bruno, communeId)).toEqual({
      communeId,
      role: 'officer',
      runsInstallation: false,
    })
    await removePerson(context, communeId, bruno, 'Anne')
    expect(await membershipOf(context, bruno, communeId)).toBeNull()
    expect(await membershipOf(context, 'nobody', communeId)).toBeNull()
  })
})
