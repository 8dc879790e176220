import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sendMails } from '../../server/mail/outbox.ts'
import { listJournal } from '../../server/people/journal.ts'
import { passwordMails } from '../../server/people/mail.ts'
import { sendForgottenLink } from '../../server/people/password-links.ts'
import { removePerson } from '../../server/people/people.ts'
import { setLanguage } from '../../server/people/store/members.ts'
import { addTestPerson, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { fakeMailer } from '../support/fake-mailer.ts'

const fresh = 'sept-chats-dorment'

describe('a link to choose a password', () => {
  async function house(kind: DatabaseKind = 'sqlite') {
    const clock = testClock('2026-06-02T08:00:00Z')
    const app = await testApp({ clock, database: kind })
    const mailer = fakeMailer()
    app.context.mailer = mailer
    const forget = async (email = 'anne@exemple.fr') => {
      await sendForgottenLink(app.context, email, '198.51.100.1')
      await sendMails(app.context, passwordMails)
    }
    const token = () =>
      /mot-de-passe#([\w-]{43})\s/.exec(mailer.mails.at(-1)?.text ?? '')?.[1] ?? ''
    const post = (what: 'read' | 'use', body: object) =>
      app.ask('POST', `/api/password-links/${what}`, { body })
    const acts = async () =>
      (
        await listJournal(app.context, { communeId: app.communeId, role: 'administrator' }, {})
      ).lines.map(({ action, by, detail }) => ({ action, by, detail }))
    return { ...app, clock, mailer, forget, token, post, acts }
  }

  it('comes by mail, is good once, and ends every session', async () => {
    const { ask, signIn, mailer, forget, token, post, acts } = await house()
    const cookie = await signIn('anne@exemple.fr')
    await forget('Anne@Exemple.fr')
    expect(mailer.mails).toHaveLength(1)
    expect(mailer.mails[0]).toMatchObject({ to: 'anne@exemple.fr' })
    const link = token()
    // Mail servers look at links: that changes nothing.
    for (let looks = 0; looks < 2; looks++) {
      expect((await post('read', { token: link })).json).toEqual({
        name: 'Anne',
        email: 'anne@exemple.fr',
        commune: 'Saint-Rémi',
        isFirst: false,
      })
    }
    expect((await post('use', { token: link, password: 'court' })).status).toBe(400)
    const used = await post('use', { token: link, password: fresh })
    expect(used.json).toEqual({ email: 'anne@exemple.fr' })
    expect((await ask('GET', '/api/me', { cookie })).status).toBe(401)
    await expect(signIn('anne@exemple.fr')).rejects.toThrow('401')
    await signIn('anne@exemple.fr', fresh)
    const again = await post('use', { token: link, password: 'un-tout-autre-encore' })
    expect(again.status).toBe(404)
    expect(again.json).toEqual({
      error: 'not-found',
      message: 'Ce lien a déjà servi, ou n’est plus valable\u00a0: demandez-en un nouveau.',
    })
    expect(await acts()).toEqual(
      expect.arrayContaining([
        { action: 'person.password-chosen', by: 'Anne', detail: {} },
        {
          action: 'person.link-sent',
          by: 'Tambour',
          detail: { name: 'Anne', from: '198.51.100.1' },
        },
      ]),
    )
  })

  itOnBoth('is used by one of two at the same moment', async kind => {
    const { forget, token, post } = await house(kind)
    await forget()
    const body = { token: token(), password: fresh }
    const both = await Promise.all([post('use', body), post('use', body)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404])
  })

  it('is over after an hour, and with every other choice of a password', async () => {
    const { clock, forget, token, post } = await house()
    await forget()
    const first = token()
    clock.advance(10 * 60_000)
    await forget()
    const second = token()
    expect(second).not.toBe(first)
    clock.advance(50 * 60_000 - 1)
    expect((await post('read', { token: first })).status).toBe(200)
    clock.advance(1)
    expect((await post('read', { token: first })).status).toBe(404)
    await forget()
    expect((await post('use', { token: token(), password: fresh })).status).toBe(200)
    expect((await post('read', { token: second })).status).toBe(404)
  })

  it('is kept as a hash alone', async () => {
    const { context, forget, token } = await house()
    await forget()
    const { rows } = await sql`select * from "verification"`.execute(context.db)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token())
  })

  it('is sent to an account of the commune alone, and once in ten minutes', async () => {
    const { context, communeId, clock, mailer, forget, ...rest } = await house()
    await forget('personne@exemple.fr')
    expect(mailer.mails).toEqual([])
    await Promise.all([forget(), forget(), forget()])
    expect(mailer.mails).toHaveLength(1)
    const bruno = await addTestPerson({ context, communeId, ...rest }, 'Bruno', 'officer')
    await removePerson(context, communeId, bruno, 'Anne')
    clock.advance(10 * 60_000)
    await forget('bruno@exemple.fr')
    expect(mailer.mails).toHaveLength(1)
  })

  it('answers the same to all, and slows an address down that asks too often', async () => {
    const { ask, mailer, context } = await house()
    const askFrom = (email: string, address: string) =>
      ask('POST', '/api/password-links', {
        body: { email },
        headers: { 'x-forwarded-for': address },
      })
    const known = await askFrom('anne@exemple.fr', '198.51.100.1')
    const unknown = await askFrom('personne@exemple.fr', '198.51.100.1')
    expect([known.status, known.text]).toEqual([204, ''])
    expect([unknown.status, unknown.text]).toEqual([204, ''])
    await expect
      .poll(async () => {
        await sendMails(context, passwordMails)
        return mailer.mails.length
      })
      .toBe(1)
    for (let more = 0; more < 8; more++) await askFrom('x@exemple.fr', '198.51.100.1')
    const slowed = await askFrom('x@exemple.fr', '198.51.100.1')
    expect(slowed.status).toBe(429)
    expect(slowed.headers.get('retry-after')).toBe('900')
    expect(slowed.json).toEqual({
      error: 'too-many-requests',
      message: 'Trop d’essais\u00a0: réessayez dans 15 minutes.',
    })
    expect((await askFrom('x@exemple.fr', '198.51.100.2')).status).toBe(204)
  })

  it('is not promised where there is no mail server', async () => {
    const { ask, context } = await house()
    expect((await ask('GET', '/api/password-links')).json).toEqual({ byMail: true })
    context.mailer = null
    expect((await ask('GET', '/api/password-links')).json).toEqual({ byMail: false })
  })
})

describe('a link to choose a password, in English', () => {
  it('is what anyone who reads the screens in English gets', async () => {
    const { context, ask, signIn } = await testApp({
      clock: testClock('2026-06-02T08:00:00Z'),
    })
    const mailer = fakeMailer()
    context.mailer = mailer
    const cookie = await signIn('anne@exemple.fr')
    const body = { name: 'Bruno', email: 'bruno@exemple.fr', role: 'officer' }
    const added = await ask('POST', '/api/people', { cookie, body })
    const { id } = z.object({ id: z.string() }).parse(added.json)
    await setLanguage(context.db, id, 'en')
    await sendForgottenLink(context, 'bruno@exemple.fr', null)
    await sendForgottenLink(context, 'anne@exemple.fr', null)
    await sendMails(context, passwordMails)
    expect(mailer.mails.map(({ subject }) => subject)).toEqual([
      'Your Tambour account, Saint-Rémi',
      'Choose a new password, Saint-Rémi',
      'Choisir un nouveau mot de passe, Saint-Rémi',
    ])
    const [invitation, forgotten] = mailer.mails.map(({ text }) =>
      text.replace(/#[\w-]{43}/, '#WORD').replaceAll(/http\S+(?=\/mot)/g, 'https://tambour'),
    )
    expect(invitation).toBe(`Saint-Rémi

Hello Bruno, Saint-Rémi has opened an account for you in Tambour, where
the mairie answers residents and announces its events.

All that is left is to choose your password.

Choose my password:
https://tambour/mot-de-passe#WORD

This link works once, until Tuesday 9 June 2026 at 10:00. Do not forward
it.

-- 
You get this message because the mairie has added you to the people who
use Tambour.
`)
    expect(forgotten).toBe(`Saint-Rémi

Hello Bruno, a new password was asked for your Tambour account.

If it was not you, do nothing: the password stays the same.

Choose a password:
https://tambour/mot-de-passe#WORD

This link works once, until 2 June 2026 at 11:00. Do not forward it.

-- 
You get this message because your address was given on Tambour’s sign-in
page.
`)
  })
})

describe('an invitation', () => {
  const bruno = { name: 'Bruno', email: 'Bruno@exemple.fr', role: 'officer' }

  async function house(kind: DatabaseKind = 'sqlite') {
    const clock = testClock('2026-06-02T08:00:00Z')
    const app = await testApp({ clock, database: kind })
    const mailer = fakeMailer()
    app.context.mailer = mailer
    const cookie = await app.signIn('anne@exemple.fr')
    const post = (path: string, body: object = {}) => app.ask('POST', path, { cookie, body })
    const send = () => sendMails(app.context, passwordMails)
    const token = () =>
      /mot-de-passe#([\w-]{43})\s/.exec(mailer.mails.at(-1)?.text ?? '')?.[1] ?? ''
    return { ...app, clock, mailer, cookie, post, send, token }
  }

  it('lets a person choose their first password within a week, once', async () => {
    const { clock, mailer, ask, cookie, post, send, token, signIn } = await house()
    const added = await post('/api/people', bruno)
    expect(added.status).toBe(201)
    expect(added.json).toMatchObject({ email: 'bruno@exemple.fr', invited: true })
    await send()
    expect(mailer.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['bruno@exemple.fr', 'Votre compte Tambour, Saint-Rémi'],
    ])
    await expect(signIn('bruno@exemple.fr')).rejects.toThrow('401')
    clock.advance(7 * 86_400_000 - 1)
    const read = await ask('POST', '/api/password-links/read', { body: { token: token() } })
    expect(read.json).toMatchObject({ name: 'Bruno', isFirst: true })
    const body = { token: token(), password: fresh }
    expect((await ask('POST', '/api/password-links/use', { body })).status).toBe(200)
    await signIn('bruno@exemple.fr', fresh)
    expect((await ask('GET', '/api/people', { cookie })).json).toEqual([
      expect.objectContaining({ name: 'Anne', invited: false }),
      expect.objectContaining({ name: 'Bruno', invited: false }),
    ])
    expect((await ask('POST', '/api/password-links/use', { body })).status).toBe(404)
  })

  it('is sent again to anyone who has chosen none, and not to others', async () => {
    const { clock, mailer, ask, post, send, token } = await house()
    const { id } = z.object({ id: z.string() }).parse((await post('/api/people', bruno)).json)
    await send()
    clock.advance(7 * 86_400_000)
    const over = await ask('POST', '/api/password-links/read', { body: { token: token() } })
    expect(over.status).toBe(404)
    expect((await post(`/api/people/${id}/invitation`)).status).toBe(204)
    await send()
    expect(mailer.mails).toHaveLength(2)
    const body = { token: token(), password: fresh }
    expect((await ask('POST', '/api/password-links/use', { body })).status).toBe(200)
    const late = await post(`/api/people/${id}/invitation`)
    expect([late.status, late.json]).toEqual([
      409,
      { error: 'conflict', message: 'Bruno a déjà choisi un mot de passe.' },
    ])
  })

  itOnBoth(
    'is not sent any more to anyone who was given a password by hand meanwhile',
    async kind => {
      const { mailer, ask, cookie, post, send } = await house(kind)
      const { id } = z.object({ id: z.string() }).parse((await post('/api/people', bruno)).json)
      await ask('PUT', `/api/people/${id}`, { cookie, body: { password: fresh } })
      await send()
      expect(mailer.mails).toEqual([])
    },
  )

  it('wants a mail server; without one a first password is given by hand', async () => {
    const { context, post, signIn } = await house()
    context.mailer = null
    const refused = await post('/api/people', bruno)
    expect([refused.status, refused.json]).toEqual([
      400,
      {
        error: 'bad-request',
        message:
          'Aucun courriel ne peut partir d’ici\u00a0: donnez vous-même un premier mot de passe.',
      },
    ])
    const given = await post('/api/people', { ...bruno, password: fresh })
    expect(given.json).toMatchObject({ invited: false })
    await signIn('bruno@exemple.fr', fresh)
  })
})
