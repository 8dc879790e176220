import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sendMails } from '../../server/mail/outbox.ts'
import { passwordMails } from '../../server/people/mail.ts'
import { addPerson, removePerson } from '../../server/people/people.ts'
import type { Role } from '../../server/people/rules/role.ts'
import { meShape } from '../../server/people/shapes.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { addCommune } from '../../server/set-up/communes.ts'
import { addTestPerson, cookieOf, password, testApp } from '../support/app.ts'
import { anAdministrator, aPersonToAdd } from '../support/builders/people.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { fakeMailer } from '../support/fake-mailer.ts'

const other = 'un-autre-mot-de-passe'

describe('somebody in two communes', () => {
  /** Anne looks after the installation and Saint-Rémi; Zoé after Vouzy, which was added. */
  async function house(kind: DatabaseKind = 'sqlite') {
    const app = await testApp({ database: kind })
    const { context, communeId, ask, signIn } = app
    const zoe = anAdministrator({ password })
    const { commune } = await addCommune(
      context,
      { name: 'Vouzy', inseeCode: null, administrator: zoe },
      'Anne',
    )
    const bruno = await addTestPerson(app, 'Bruno', 'officer')
    const join = async (role: Role, given?: string) => {
      const cookie = await signIn('zoe@exemple.fr')
      const body = { name: 'M. Bruno', email: 'Bruno@exemple.fr', role, password: given }
      return await ask('POST', '/api/people', { cookie, body })
    }
    const me = async (cookie: string) =>
      meShape.parse((await ask('GET', '/api/me', { cookie })).json)
    const enter = async (cookie: string, id: number) =>
      (await ask('PUT', '/api/me/commune', { cookie, body: { commune: id } })).status
    return { ...app, home: communeId, vouzy: commune.id, bruno, join, me, enter }
  }

  it('keeps their name and their password, and is told by mail, and nobody else', async () => {
    const { context, bruno, join, signIn, vouzy, home } = await house()
    const mailer = fakeMailer()
    context.mailer = mailer
    const added = await join('councillor', other)
    expect([added.status, added.json]).toEqual([
      201,
      {
        id: bruno,
        name: 'Bruno',
        email: 'bruno@exemple.fr',
        role: 'councillor',
        invited: false,
        hadAccount: true,
      },
    ])
    await sendMails(context, passwordMails)
    expect(mailer.mails).toMatchObject([{ to: 'bruno@exemple.fr' }])
    const text = mailer.mails[0]?.text.replaceAll(/\s+/g, ' ')
    expect(text).toContain('Vouzy vous compte maintenant parmi')
    expect(text).toContain('votre mot de passe restent les mêmes')
    expect(text).not.toContain('mot-de-passe#')
    expect(text).not.toContain('Saint-Rémi')
    await signIn('bruno@exemple.fr')
    await expect(signIn('bruno@exemple.fr', other)).rejects.toThrow('401')
    expect((await join('officer')).status).toBe(409)
    // Each commune's journal tells its own.
    const added2 = await readJournal(context.db, { communeId: vouzy, actions: ['person.added'] })
    expect(added2[0]).toMatchObject({ actor: 'Zoé', subject: `person:${bruno}` })
    const atHome = await readJournal(context.db, { communeId: home, actions: ['person.added'] })
    expect(atHome.map(({ actor }) => actor)).not.toContain('Zoé')
  })

  it('switches, keeps each session where it is, and begins where they were last', async () => {
    const { ask, bruno, join, signIn, me, enter, home, vouzy } = await house()
    await join('administrator', password)
    const [one, two] = [await signIn('bruno@exemple.fr'), await signIn('bruno@exemple.fr')]
    expect(await me(one)).toMatchObject({
      user: { id: bruno },
      role: 'officer',
      commune: { id: home },
      communes: [
        { id: home, name: 'Saint-Rémi', role: 'officer' },
        { id: vouzy, name: 'Vouzy', role: 'administrator' },
      ],
    })
    expect((await ask('GET', '/api/people', { cookie: one })).status).toBe(403)
    expect(await enter(one, vouzy)).toBe(204)
    expect(await me(one)).toMatchObject({ role: 'administrator', commune: { id: vouzy } })
    const people = await ask('GET', '/api/people', { cookie: one })
    const names = z.array(z.object({ name: z.string() })).parse(people.json)
    expect(names.map(({ name }) => name)).toEqual(['Bruno', 'Zoé'])
    expect((await me(two)).commune.id).toBe(home)
    expect((await me(await signIn('bruno@exemple.fr'))).commune.id).toBe(vouzy)
  })

  it('stays where they work when they change their password', async () => {
    const { ask, join, signIn, me, enter, home, vouzy } = await house()
    await join('officer', password)
    const [one, two] = [await signIn('bruno@exemple.fr'), await signIn('bruno@exemple.fr')]
    expect(await enter(two, vouzy)).toBe(204)
    const body = { currentPassword: password, newPassword: other }
    const changed = await ask('POST', '/api/auth/change-password', { cookie: one, body })
    expect(changed.status).toBe(204)
    expect((await me(cookieOf(changed))).commune.id).toBe(home)
  })

  it('enters no commune in which they do not work, nor does a key', async () => {
    const { ask, signIn, enter, me, home, vouzy } = await house()
    const cookie = await signIn('bruno@exemple.fr')
    expect(await enter(cookie, vouzy)).toBe(404)
    expect(await enter(cookie, 999_999)).toBe(404)
    expect((await me(cookie)).commune.id).toBe(home)
    const body = { commune: vouzy }
    expect((await ask('PUT', '/api/me/commune', { as: 'administrator', body })).status).toBe(409)
    expect((await ask('GET', '/api/me', { as: 'officer' })).json).toMatchObject({
      communes: [{ id: home, role: 'officer' }],
    })
  })

  itOnBoth(
    'taken out of one goes on in the other; out of the last, their account is closed',
    async kind => {
      const { context, ask, bruno, join, signIn, me, enter, home, vouzy } = await house(kind)
      await join('administrator', password)
      const cookie = await signIn('bruno@exemple.fr')
      expect(await enter(cookie, vouzy)).toBe(204)
      await removePerson(context, vouzy, bruno, 'Zoé')
      expect(await me(cookie)).toMatchObject({ commune: { id: home }, communes: [{ id: home }] })
      expect((await ask('GET', '/api/people', { cookie })).status).toBe(403)
      await removePerson(context, home, bruno, 'Anne')
      expect((await ask('GET', '/api/me', { cookie })).status).toBe(401)
      await expect(signIn('bruno@exemple.fr')).rejects.toThrow('401')
    },
  )

  it('gets no password from an administrator of one commune, which would open the other', async () => {
    const { ask, bruno, join, signIn } = await house()
    await join('councillor', password)
    const [zoe, anne] = [await signIn('zoe@exemple.fr'), await signIn('anne@exemple.fr')]
    const give = (cookie: string) =>
      ask('PUT', `/api/people/${bruno}`, { cookie, body: { password: other } })
    const refused = await give(zoe)
    expect([refused.status, refused.json]).toEqual([
      409,
      {
        error: 'conflict',
        message: expect.stringMatching(/^Bruno travaille aussi ailleurs/),
      },
    ])
    await signIn('bruno@exemple.fr')
    // Anne looks after both.
    expect((await give(anne)).status).toBe(200)
    await signIn('bruno@exemple.fr', other)
  })

  itOnBoth(
    'who is still to choose a password does so once, no matter who else adds them with one',
    async kind => {
      const { context, ask, join, signIn } = await house(kind)
      context.mailer = fakeMailer()
      const anne = await signIn('anne@exemple.fr')
      const invited = { name: 'Chloé', email: 'chloe@exemple.fr', role: 'officer' } as const
      expect((await ask('POST', '/api/people', { cookie: anne, body: invited })).status).toBe(201)
      const zoe = await signIn('zoe@exemple.fr')
      const body = { ...invited, password: other }
      expect((await ask('POST', '/api/people', { cookie: zoe, body })).json).toMatchObject({
        invited: true,
        hadAccount: true,
      })
      await expect(signIn('chloe@exemple.fr', other)).rejects.toThrow('401')
      expect((await join('officer')).status).toBe(201)
    },
  )

  itOnBoth('is added once when two communes add them at the same moment', async kind => {
    const { context, home, vouzy } = await house(kind)
    const chloe = { name: 'Chloé', email: 'chloe@exemple.fr', role: 'officer', password } as const
    const added = await Promise.allSettled([
      addPerson(context, home, aPersonToAdd(chloe), 'Anne'),
      addPerson(context, vouzy, aPersonToAdd(chloe), 'Zoé'),
    ])
    const made = added.flatMap(one => (one.status === 'fulfilled' ? [one.value.id] : []))
    expect(new Set(made).size).toBe(1)
  })
})
