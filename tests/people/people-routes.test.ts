import { describe, expect, it } from 'vitest'
import { journalActions } from '../../server/people/rules/journal.ts'
import { meShape } from '../../server/people/shapes.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { addTestPerson, keyActor, password, testApp } from '../support/app.ts'
import { aCommune } from '../support/builders/people.ts'

const bruno = { name: 'Bruno', email: 'Bruno@Exemple.fr', role: 'officer', password }

describe('people', () => {
  it.each(['Tambour', 'ligne de commande', 'Clé «\u00a0Sauvegarde\u00a0» (Anne)', 'cle "x"'])(
    'are not called %s, which the journal keeps for others',
    async name => {
      const { ask } = await testApp()
      const body = { ...bruno, name }
      const refused = await ask('POST', '/api/people', { as: 'administrator', body })
      expect(refused.status).toBe(400)
      expect(refused.json).toMatchObject({
        message: expect.stringContaining('doit être le nom d’une personne'),
      })
    },
  )

  it('are added with a password, sign in at once, and do what their role allows', async () => {
    const { ask, signIn } = await testApp()
    const added = await ask('POST', '/api/people', { as: 'administrator', body: bruno })
    expect(added.status).toBe(201)
    const person = {
      id: expect.any(String),
      name: 'Bruno',
      email: 'bruno@exemple.fr',
      role: 'officer',
      invited: false,
    }
    expect(added.json).toEqual({ ...person, hadAccount: false })
    const list = await ask('GET', '/api/people', { as: 'administrator' })
    expect(list.json).toEqual([expect.objectContaining({ name: 'Anne' }), person])
    const cookie = await signIn('bruno@exemple.fr')
    expect((await ask('GET', '/api/me', { cookie })).json).toMatchObject({ role: 'officer' })
    expect((await ask('GET', '/api/people', { cookie })).status).toBe(403)
  })

  it('share no address', async () => {
    const { ask } = await testApp()
    const body = { ...bruno, email: 'ANNE@exemple.fr' }
    const answer = await ask('POST', '/api/people', { as: 'administrator', body })
    expect(answer.status).toBe(409)
    expect(answer.json).toEqual({
      error: 'conflict',
      message: 'L’adresse anne@exemple.fr a déjà un compte.',
      field: 'email',
    })
  })

  it('change their role at once, in open sessions too', async () => {
    const house = await testApp()
    const { ask, signIn } = house
    const id = await addTestPerson(house, 'Bruno', 'councillor')
    const cookie = await signIn('bruno@exemple.fr')
    const changed = await ask('PUT', `/api/people/${id}`, {
      as: 'administrator',
      body: { role: 'administrator' },
    })
    expect(changed.json).toMatchObject({ id, role: 'administrator' })
    expect((await ask('GET', '/api/people', { cookie })).status).toBe(200)
  })

  it('get a new password from an administrator, which ends their sessions', async () => {
    const house = await testApp()
    const { ask, signIn } = house
    const id = await addTestPerson(house, 'Bruno', 'officer')
    const cookie = await signIn('bruno@exemple.fr')
    const body = { password: 'un-autre-mot-de-passe' }
    const answer = await ask('PUT', `/api/people/${id}`, { as: 'administrator', body })
    expect(answer.json).toMatchObject({ id, role: 'officer' })
    expect((await ask('GET', '/api/me', { cookie })).status).toBe(401)
    await expect(signIn('bruno@exemple.fr')).rejects.toThrow('401')
    await signIn('bruno@exemple.fr', 'un-autre-mot-de-passe')
  })

  it('once removed are signed out and cannot sign in; their name stays, their address does not', async () => {
    const house = await testApp()
    const { ask, signIn, context, communeId } = house
    const id = await addTestPerson(house, 'Bruno', 'officer')
    const cookie = await signIn('bruno@exemple.fr')
    const removed = await ask('DELETE', `/api/people/${id}`, { as: 'administrator' })
    expect(removed.status).toBe(204)
    expect((await ask('GET', '/api/me', { cookie })).status).toBe(401)
    await expect(signIn('bruno@exemple.fr')).rejects.toThrow('401')
    const user = await context.db
      .selectFrom('user')
      .select(['name', 'email'])
      .where('id', '=', id)
      .executeTakeFirst()
    expect(user).toEqual({ name: 'Bruno', email: `${id.toLowerCase()}@compte.invalid` })
    const again = await addTestPerson(house, 'Bruno', 'councillor')
    expect(again).not.toBe(id)
    await signIn('bruno@exemple.fr')
    const journal = await readJournal(context.db, {
      communeId,
      subject: `person:${id}`,
      actions: journalActions('people'),
    })
    expect(journal.map(({ action, actor }) => [action, actor])).toEqual([
      ['person.removed', keyActor('administrator')],
      ['person.added', 'test'],
    ])
  })

  it('always keep an administrator', async () => {
    const { ask, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    const me = await ask('GET', '/api/me', { cookie })
    const { id } = meShape.parse(me.json).user
    const path = `/api/people/${id}`
    const message = 'Anne est le dernier compte administrateur\u00a0: nommez-en d’abord un autre.'
    for (const answer of [
      await ask('DELETE', path, { cookie }),
      await ask('PUT', path, { cookie, body: { role: 'officer' } }),
    ]) {
      expect(answer.status).toBe(409)
      expect(answer.json).toEqual({ error: 'conflict', message })
    }
    expect((await ask('GET', '/api/people', { cookie })).status).toBe(200)
  })

  it('of another commune do not exist', async () => {
    const house = await testApp()
    const { context, ask } = house
    const other = await aCommune(context.db)
    const id = await addTestPerson({ context, communeId: other.id }, 'Chloé', 'officer')
    const as = 'administrator'
    expect((await ask('DELETE', `/api/people/${id}`, { as })).status).toBe(404)
    expect((await ask('PUT', `/api/people/${id}`, { as, body: { role: 'officer' } })).status).toBe(
      404,
    )
    expect((await ask('GET', '/api/people', { as })).text).not.toContain('Chloé')
  })
})
