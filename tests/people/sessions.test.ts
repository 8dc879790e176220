import { describe, expect, it } from 'vitest'
import { listJournal } from '../../server/people/journal.ts'
import type { Role } from '../../server/people/rules/role.ts'
import { sessionShape } from '../../server/people/shapes.ts'
import { addTestPerson, cookieOf, password, testApp } from '../support/app.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

describe('sessions', () => {
  async function house(kind: DatabaseKind = 'sqlite') {
    const app = await testApp({ database: kind })
    const { ask, context, communeId } = app
    const bruno = await addTestPerson(app, 'Bruno', 'officer')
    const signInWith = async (userAgent: string, from = '198.51.100.1') => {
      const body = { email: 'bruno@exemple.fr', password }
      const headers = { 'user-agent': userAgent, 'x-forwarded-for': from }
      return cookieOf(await ask('POST', '/api/auth/sign-in/email', { body, headers }))
    }
    const list = async (cookie: string) =>
      sessionShape.array().parse((await ask('GET', '/api/me/sessions', { cookie })).json)
    const isIn = async (cookie: string) => (await ask('GET', '/api/me', { cookie })).status === 200
    const acts = async (role: Role = 'administrator') =>
      (await listJournal(context, { communeId, role }, { kind: 'sign-in' })).lines.map(
        ({ action, by, detail }) => [action, by, detail],
      )
    return { ...app, bruno, signInWith, list, isIn, acts }
  }

  it('are listed by device, and end one by one', async () => {
    const { ask, signIn, signInWith, list, isIn } = await house()
    const desk = await signInWith(firefox)
    const phone = await signInWith(safari)
    const sessions = await list(desk)
    expect(sessions.map(({ device, isThis }) => [device.browser, device.system, isThis])).toEqual(
      expect.arrayContaining([
        ['Firefox', 'Windows', true],
        ['Safari', 'iPhone', false],
      ]),
    )
    const other = sessions.find(({ isThis }) => !isThis)
    const path = `/api/me/sessions/${other?.id}`
    const anne = await signIn('anne@exemple.fr')
    expect((await ask('DELETE', path, { cookie: anne })).status).toBe(404)
    expect((await ask('DELETE', path, { as: 'administrator' })).status).toBe(404)
    expect(await isIn(phone)).toBe(true)
    expect((await ask('DELETE', path, { cookie: desk })).status).toBe(204)
    expect([await isIn(desk), await isIn(phone)]).toEqual([true, false])
  })

  it('end all but one’s own, and those of nobody else', async () => {
    const { ask, signIn, signInWith, list, isIn } = await house()
    const anne = await signIn('anne@exemple.fr')
    const [desk, phone, home] = [
      await signInWith(firefox),
      await signInWith(safari),
      await signInWith(''),
    ]
    expect((await ask('DELETE', '/api/me/sessions', { cookie: desk })).status).toBe(204)
    expect(await Promise.all([desk, phone, home, anne].map(isIn))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(await list(desk)).toHaveLength(1)
    expect((await ask('GET', '/api/me/sessions', { as: 'officer' })).json).toEqual([])
  })

  itOnBoth('end with a change of password, but for the one that changed it', async kind => {
    const { ask, signInWith, isIn, acts } = await house(kind)
    const desk = await signInWith(firefox)
    const phone = await signInWith(safari)
    const body = {
      currentPassword: password,
      newPassword: 'sept-chats-dorment',
      revokeOtherSessions: false,
    }
    const changed = await ask('POST', '/api/auth/change-password', { cookie: desk, body })
    expect(changed.status).toBe(204)
    expect([await isIn(cookieOf(changed)), await isIn(phone)]).toEqual([true, false])
    expect(await acts()).toContainEqual(['person.password-changed', 'Bruno', {}])
  })

  itOnBoth('are in the journal, good and bad, without a word of the password', async kind => {
    const { ask, signInWith, acts } = await house(kind)
    const cookie = await signInWith(firefox)
    await ask('POST', '/api/auth/sign-out', { cookie, body: {} })
    const guess = (email: string) =>
      ask('POST', '/api/auth/sign-in/email', {
        body: { email, password: 'ce-n-est-pas-lui' },
        headers: { 'x-forwarded-for': '198.51.100.9' },
      })
    const [known, unknown] = [await guess('Bruno@exemple.fr'), await guess('x@exemple.fr')]
    expect([known.status, known.json]).toEqual([unknown.status, unknown.json])
    await expect.poll(async () => (await acts()).length).toBe(3)
    expect(await acts()).toEqual([
      ['person.sign-in-refused', 'Tambour', { name: 'Bruno', from: '198.51.100.9' }],
      ['person.signed-out', 'Bruno', {}],
      ['person.signed-in', 'Bruno', { from: '198.51.100.1' }],
    ])
    expect(await acts('officer')).toEqual([])
  })
})
