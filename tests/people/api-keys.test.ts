import { describe, expect, it } from 'vitest'
import {
  createApiKey,
  listApiKeys,
  readApiKey,
  revokeApiKey,
} from '../../server/people/api-keys.ts'
import { addPerson, changePerson, removePerson } from '../../server/people/people.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { peopleSentences } from '../../server/people/sentences.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { aPersonToAdd, aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'

const start = '2026-06-02T08:00:00.000Z'
const password = 'tambour-de-ville-1'
const dayMs = 24 * 60 * 60 * 1000

describe('API keys', () => {
  async function house() {
    const clock = testClock(start)
    const context = await testContext({ clock })
    const { commune } = await setup(context, aSetup({ password }))
    const camille = await addPerson(
      context,
      commune.id,
      aPersonToAdd({
        name: 'Camille Perrin',
        email: 'camille@exemple.fr',
        role: 'administrator',
        password,
      }),
      'Anne',
    )
    const by = {
      actor: camille.name,
      keyOwner: { ownerKind: 'person' as const, ownerId: camille.id },
    }
    const wanted = { name: 'Sauvegarde', role: 'administrator' } as const
    const key = await createApiKey(context, commune.id, wanted, by)
    const listed = async () => (await listApiKeys(context, commune.id))[0]
    const read = () => readApiKey(context, key.token)
    return { context, clock, communeId: commune.id, camille, by, key, listed, read }
  }

  it('are found by the whole key alone, and marked as keys of their person', async () => {
    const { context, communeId, camille, key, read } = await house()
    expect(await read()).toEqual({
      opens: true,
      id: key.id,
      communeId,
      role: 'administrator',
      runsInstallation: true,
      actor: 'Clé «\u00a0Sauvegarde\u00a0» (Camille Perrin)',
      owner: { ownerKind: 'person', ownerId: camille.id },
    })
    for (const wrong of ['', key.prefix, key.token.slice(0, -1), `${key.token}x`, 'tmb_']) {
      expect(await readApiKey(context, wrong)).toEqual({
        opens: false,
        why: peopleSentences.keyUnknown,
      })
    }
  })

  it('remember their last use, to the minute', async () => {
    const { clock, listed, read } = await house()
    expect((await listed())?.lastUsedAt).toBeNull()
    await read()
    expect((await listed())?.lastUsedAt).toBe(start)
    clock.advance(59_999)
    await read()
    expect((await listed())?.lastUsedAt).toBe(start)
    clock.advance(1)
    await read()
    expect((await listed())?.lastUsedAt).toBe('2026-06-02T08:01:00.000Z')
  })

  it('open nothing once revoked', async () => {
    const { context, communeId, key, read, listed } = await house()
    await revokeApiKey(context, communeId, key.id, 'Anne')
    expect(await read()).toEqual({ opens: false, why: peopleSentences.keyRevoked })
    expect(await listed()).toBeUndefined()
    await expect(revokeApiKey(context, communeId, key.id, 'Anne')).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('end with their person, and the journal says so', async () => {
    const { context, communeId, camille, key, read, listed } = await house()
    await removePerson(context, communeId, camille.id, 'Anne')
    expect(await read()).toEqual({ opens: false, why: peopleSentences.keyRevoked })
    expect(await listed()).toBeUndefined()
    const lines = await readJournal(context.db, { communeId, subject: `api-key:${key.id}` })
    expect(lines.map(({ actor, action }) => [actor, action])).toEqual([
      ['Anne', 'api-key.revoked'],
      ['Camille Perrin', 'api-key.created'],
    ])
  })

  it('open nothing without their person, even where nobody revoked them', async () => {
    const { context, camille, read, listed } = await house()
    await context.db.deleteFrom('member').where('userId', '=', camille.id).execute()
    expect(await read()).toEqual({
      opens: false,
      why: peopleSentences.keyOfNobody,
    })
    expect(await listed()).toMatchObject({ roleNow: null, owner: { name: 'Camille Perrin' } })
  })

  it('shrink with their person, and never grow beyond their own role', async () => {
    const { context, communeId, camille, by, read, listed } = await house()
    const small = { name: 'Site', role: 'councillor' } as const
    const site = await createApiKey(context, communeId, small, by)
    await changePerson(context, communeId, camille.id, { role: 'officer' }, 'Anne')
    expect(await read()).toMatchObject({ opens: true, role: 'officer' })
    expect(await readApiKey(context, site.token)).toMatchObject({ role: 'councillor' })
    await revokeApiKey(context, communeId, site.id, 'Anne')
    expect(await listed()).toMatchObject({ role: 'administrator', roleNow: 'officer' })
    await changePerson(context, communeId, camille.id, { role: 'administrator' }, 'Anne')
    expect(await read()).toMatchObject({ role: 'administrator' })
  })

  it('end on their day, a year later unless told', async () => {
    const { context, clock, communeId, by, read, listed } = await house()
    expect(await listed()).toMatchObject({ endsAt: '2027-06-02T08:00:00.000Z' })
    const wanted = { name: 'Site', role: 'councillor' } as const
    const month = await createApiKey(context, communeId, { ...wanted, days: 30 }, by)
    const endless = await createApiKey(context, communeId, { ...wanted, days: null }, by)
    clock.advance(30 * dayMs - 1)
    expect(await readApiKey(context, month.token)).toMatchObject({ opens: true })
    clock.advance(1)
    expect(await readApiKey(context, month.token)).toEqual({
      opens: false,
      why: expect.objectContaining({
        fr: 'Cette clé d’API a pris fin le jeudi 2\u00a0juillet 2026 à 10\u00a0h\u00a0: demandez-en une autre à l’administration.',
      }),
    })
    clock.advance(335 * dayMs)
    expect(await read()).toMatchObject({ opens: false })
    expect(await readApiKey(context, endless.token)).toMatchObject({ opens: true })
    const shown = (await listApiKeys(context, communeId)).map(one => [one.endsAt, one.roleNow])
    expect(shown).toEqual([
      [null, 'councillor'],
      ['2026-07-02T08:00:00.000Z', null],
      ['2027-06-02T08:00:00.000Z', null],
    ])
  })

  it('of the command line belong to the installation, and to nobody when nobody knows', async () => {
    const { context, communeId } = await house()
    const wanted = { name: 'Anne', role: 'administrator' } as const
    const by = { actor: 'Ligne de commande', keyOwner: ofInstallation }
    const here = await createApiKey(context, communeId, wanted, by)
    expect(here.owner).toEqual({ kind: 'installation', name: null })
    expect(await readApiKey(context, here.token)).toMatchObject({
      actor: 'Clé «\u00a0Anne\u00a0» (ligne de commande)',
      role: 'administrator',
    })
    const nobody = { actor: 'Anne', keyOwner: { ownerKind: 'nobody', ownerId: null } } as const
    const lost = await createApiKey(context, communeId, wanted, nobody)
    expect(await readApiKey(context, lost.token)).toMatchObject({
      actor: 'Clé «\u00a0Anne\u00a0»',
    })
  })
})
