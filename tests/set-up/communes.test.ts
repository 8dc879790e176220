import { describe, expect, it } from 'vitest'
import { addPerson, removePerson } from '../../server/people/people.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { addCommune, listAllCommunes, nameAdministrator } from '../../server/set-up/communes.ts'
import { addTestPerson, password, testApp } from '../support/app.ts'
import { anAdministrator, aPersonToAdd } from '../support/builders/people.ts'
import { itOnBoth } from '../support/database/databases.ts'

const zoe = anAdministrator({ password })
const vouzy = { name: 'Vouzy', inseeCode: '51655', administrator: zoe }

describe('communes of one installation', () => {
  itOnBoth('begin with all that the first one began with', async kind => {
    const { context, communeId } = await testApp({ database: kind })
    const { commune, administrator } = await addCommune(context, vouzy, 'Anne')
    expect(commune).toMatchObject({ name: 'Vouzy', inseeCode: '51655', people: 1 })
    expect(administrator).toMatchObject({ name: 'Zoé', role: 'administrator' })
    const { db } = context
    for (const table of ['openingHours', 'savedReply', 'digestRecipient'] as const) {
      const rows = await db.selectFrom(table).select('communeId').execute()
      const [first, second] = [communeId, commune.id].map(
        id => rows.filter(row => row.communeId === id).length,
      )
      expect([table, second]).toEqual([table, first])
    }
    const row = await db
      .selectFrom('commune')
      .selectAll()
      .where('id', '=', commune.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ zone: 'Europe/Paris', department: '51', postcode: '51130' })
  })

  it('are each here once, all or nothing', async () => {
    const { context } = await testApp()
    const both = await Promise.allSettled([
      addCommune(context, vouzy, 'Anne'),
      addCommune(context, { ...vouzy, name: 'VOUZY', inseeCode: null }, 'Anne'),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(
      addCommune(context, { ...vouzy, inseeCode: '51999' }, 'Anne'),
    ).rejects.toMatchObject({ kind: 'not-found' })
    // Without mail somebody must give a first password.
    const { password: _, ...invited } = zoe
    const wanted = { ...vouzy, name: 'Pocancy', inseeCode: null, administrator: invited }
    await expect(addCommune(context, wanted, 'Anne')).rejects.toMatchObject({ kind: 'bad-request' })
    const { communes } = await listAllCommunes(context)
    expect(communes.map(({ name }) => name)).toEqual([
      'Saint-Rémi',
      expect.stringMatching(/vouzy/i),
    ])
  })

  it('are for those alone who look after the installation, as its backups', async () => {
    const app = await testApp()
    const { context, ask, signIn } = app
    await addTestPerson(app, 'Bruno', 'administrator')
    const bruno = await signIn('bruno@exemple.fr')
    // Of a single commune every administrator looks after the installation.
    expect((await ask('GET', '/api/backups', { cookie: bruno })).status).toBe(200)
    const added = await ask('POST', '/api/installation/communes', { cookie: bruno, body: vouzy })
    expect(added.status).toBe(201)
    const cleo = {
      name: 'Cléo',
      email: 'cleo@exemple.fr',
      role: 'administrator',
      password,
    } as const
    await addPerson(context, app.communeId, aPersonToAdd(cleo), 'Anne')
    const all = ['/api/backups', '/api/installation/communes']
    const statuses = async (cookie: string) =>
      await Promise.all(all.map(async path => (await ask('GET', path, { cookie })).status))
    expect(await statuses(bruno)).toEqual([200, 200])
    expect(await statuses(await signIn('anne@exemple.fr'))).toEqual([200, 200])
    for (const email of ['cleo@exemple.fr', 'zoe@exemple.fr']) {
      const cookie = await signIn(email)
      expect(await statuses(cookie)).toEqual([403, 403])
      expect((await ask('POST', '/api/backups', { cookie })).status).toBe(403)
      const me = (await ask('GET', '/api/me', { cookie })).json
      expect(me).toMatchObject({ role: 'administrator', runsInstallation: false })
    }
    // A key is its person's; one that was made at the command line is of one commune.
    expect((await ask('GET', '/api/backups', { as: 'administrator' })).status).toBe(403)
    const key = async (cookie: string) => {
      const body = { name: 'Nuit', role: 'administrator' }
      const { json } = await ask('POST', '/api/api-keys', { cookie, body })
      const token = Object(json).token
      const headers = { authorization: `Bearer ${token}` }
      return (await ask('GET', '/api/backups', { headers })).status
    }
    expect(await key(bruno)).toBe(200)
    expect(await key(await signIn('zoe@exemple.fr'))).toBe(403)
  })

  itOnBoth('keep somebody who looks after the installation', async kind => {
    const { context } = await testApp({ database: kind })
    const { commune } = await addCommune(context, vouzy, 'Anne')
    const rows = await context.db.selectFrom('user').select(['id', 'email']).execute()
    const idOf = (email: string) => rows.find(row => row.email === email)?.id ?? ''
    await expect(
      nameAdministrator(context, { email: 'anne@exemple.fr', runs: false }, 'Cléo'),
    ).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(
      nameAdministrator(context, { email: 'x@exemple.fr', runs: true }, 'Cléo'),
    ).rejects.toMatchObject({
      kind: 'not-found',
    })
    const anne = idOf('anne@exemple.fr')
    const [first] = (await listAllCommunes(context)).communes
    const cleo = {
      name: 'Cléo',
      email: 'cleo@exemple.fr',
      role: 'administrator',
      password,
    } as const
    await addPerson(context, first?.id ?? 0, aPersonToAdd(cleo), 'Anne')
    await expect(removePerson(context, first?.id ?? 0, anne, 'Cléo')).rejects.toMatchObject({
      kind: 'conflict',
    })
    const wanted = { email: 'Zoe@exemple.fr', runs: true }
    await nameAdministrator(context, wanted, 'Cléo')
    const named = await nameAdministrator(context, wanted, 'Cléo')
    const lines = await readJournal(context.db, {
      communeId: commune.id,
      actions: ['installation.named'],
    })
    expect(lines.map(({ actor, detail }) => [actor, detail])).toEqual([
      ['Cléo', JSON.stringify({ name: 'Zoé' })],
    ])
    expect(named.administrators.map(({ name }) => name)).toEqual(['Anne', 'Zoé'])
    await removePerson(context, first?.id ?? 0, anne, 'Cléo')
    const left = await listAllCommunes(context)
    expect(left.administrators.map(({ name }) => name)).toEqual(['Zoé'])
    expect(left.communes.find(({ id }) => id === commune.id)?.people).toBe(1)
  })
})
