import { describe, expect, it } from 'vitest'
import { addTestPerson, cookieOf, keyActor, password, start, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { secondFactorCode } from '../support/second-factor.ts'

const signInPath = '/api/auth/sign-in/email'

describe('signing in', () => {
  it('gives a session’s cookie and a device’s, that scripts cannot read, and no token', async () => {
    const { ask } = await testApp()
    const body = { email: 'anne@exemple.fr', password }
    const answer = await ask('POST', signInPath, { body })
    expect(answer.status).toBe(204)
    expect(answer.text).toBe('')
    const [device, cookie, ...more] = answer.headers.getSetCookie()
    expect(more).toEqual([])
    expect(device).toMatch(
      /^tambour\.device_[\da-f]{12}=v1\.[^;]*; Max-Age=31536000; Path=\/api\/auth; HttpOnly; SameSite=Lax$/,
    )
    expect(device).not.toContain('anne')
    expect(cookie).toMatch(/^tambour\.session_token=/)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).not.toMatch(/Secure/)
    const me = await ask('GET', '/api/me', { cookie: cookieOf(answer) })
    expect(me.json).toMatchObject({ user: { email: 'anne@exemple.fr' }, role: 'administrator' })
  })

  it('sends the cookie by HTTPS alone when the address is HTTPS', async () => {
    const { ask } = await testApp({ settings: { publicUrl: 'https://tambour.exemple.fr' } })
    const body = { email: 'anne@exemple.fr', password }
    const answer = await ask('POST', signInPath, { body })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-tambour.*; Secure/)
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
    const me = await ask('GET', '/api/me', { cookie: cookieOf(answer) })
    expect(me.status).toBe(200)
  })

  it.each([
    ['a wrong password', { email: 'anne@exemple.fr', password: 'ce-n-est-pas-lui' }, 401],
    ['an unknown address', { email: 'personne@exemple.fr', password }, 401],
  ])('refuses %s with the same sentence', async (_what, body, status) => {
    const { ask } = await testApp()
    const answer = await ask('POST', signInPath, { body })
    expect(answer.status).toBe(status)
    expect(answer.json).toEqual({
      error: 'unauthenticated',
      message: 'L’adresse ou le mot de passe ne convient pas.',
    })
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('is slowed down after ten tries, for that address of the network alone', async () => {
    const { ask } = await testApp()
    let tried = 0
    const tryFrom = (address: string) =>
      ask('POST', signInPath, {
        body: { email: `x${tried++}@exemple.fr`, password: 'ce-n-est-pas-lui' },
        headers: { 'x-forwarded-for': `203.0.113.9, ${address}` },
      })
    for (let tries = 0; tries < 10; tries++) {
      expect((await tryFrom('198.51.100.1')).status).toBe(401)
    }
    const slowed = await tryFrom('198.51.100.1')
    expect(slowed.status).toBe(429)
    expect(slowed.json).toMatchObject({
      error: 'too-many-requests',
      message: expect.stringMatching(/^Trop d’essais\u00a0: réessayez dans \d+ secondes\.$/),
    })
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await tryFrom('198.51.100.2')).status).toBe(401)
  })

  it('counts an IPv6 client by its /48', async () => {
    const { ask } = await testApp()
    const tryFrom = async (address: string, email: string) => {
      const body = { email, password: 'ce-n-est-pas-lui' }
      const headers = { 'x-forwarded-for': address }
      return (await ask('POST', signInPath, { body, headers })).status
    }
    for (let tries = 0; tries < 10; tries++) {
      expect(await tryFrom(`2001:db8:1:${tries}::${tries}`, `x${tries}@exemple.fr`)).toBe(401)
    }
    expect(await tryFrom('2001:db8:1:ffff::1', 'x@exemple.fr')).toBe(429)
    expect(await tryFrom('2001:db8:2::1', 'x@exemple.fr')).toBe(401)
  })

  it.each(['anne@exemple.fr', 'personne@exemple.fr'])(
    'to %s is slowed down from everywhere after ten wrong tries; who is in stays in',
    async email => {
      const clock = testClock(start)
      const { ask, signIn } = await testApp({ clock })
      const cookie = await signIn('anne@exemple.fr')
      const tryFrom = (address: string, typed = email) =>
        ask('POST', signInPath, {
          body: { email: typed, password: 'ce-n-est-pas-lui' },
          headers: { 'x-forwarded-for': address },
        })
      for (let tries = 0; tries < 10; tries++) {
        expect((await tryFrom(`198.51.100.${tries}`)).status).toBe(401)
      }
      const slowed = await tryFrom('203.0.113.1', email.toUpperCase())
      expect([slowed.status, slowed.json, slowed.headers.get('retry-after')]).toEqual([
        429,
        {
          error: 'too-many-requests',
          message: 'Trop d’essais\u00a0: réessayez dans 15 minutes.',
        },
        '900',
      ])
      expect((await ask('GET', '/api/me', { cookie })).status).toBe(200)
      clock.advance(15 * 60_000)
      expect((await tryFrom('203.0.113.2')).status).toBe(401)
    },
  )

  it('slows down no device from which its owner signed in before, however strangers guess', async () => {
    const house = await testApp()
    const { ask, signIn } = house
    await addTestPerson(house, 'Bruno', 'officer')
    const [anne, bruno] = [await signIn('anne@exemple.fr'), await signIn('bruno@exemple.fr')]
    let place = 0
    const from = async (cookie: string | null, secret: string) => {
      const body = { email: 'Anne@exemple.fr', password: secret }
      const headers = { 'x-forwarded-for': `198.51.100.${place++}` }
      const options = { body, headers, ...(cookie !== null && { cookie }) }
      return (await ask('POST', signInPath, options)).status
    }
    for (let tries = 0; tries < 11; tries++) await from(null, 'ce-n-est-pas-lui')
    expect(await from(null, password)).toBe(429)
    // Somebody else's device is a stranger's.
    expect(await from(bruno, password)).toBe(429)
    expect(await from(anne, password)).toBe(204)
    for (let tries = 0; tries < 10; tries++) {
      expect(await from(anne, 'ce-n-est-pas-lui')).toBe(401)
    }
    // What has used up its own tries is as a stranger.
    expect(await from(anne, password)).toBe(429)
  })

  it('knows the device of who gave a code as well, and not before', async () => {
    const house = await testApp()
    const { ask, signIn } = house
    await addTestPerson(house, 'Bruno', 'officer')
    const { code } = await secondFactorCode(ask, await signIn('bruno@exemple.fr'))
    const body = { email: 'bruno@exemple.fr', password }
    const knocked = await ask('POST', signInPath, { body })
    expect(cookieOf(knocked)).not.toContain('tambour.device_')
    const proved = await ask('POST', '/api/auth/two-factor/verify-totp', {
      cookie: cookieOf(knocked),
      body: { code: code() },
      headers: { 'x-forwarded-for': '198.51.100.1' },
    })
    expect(cookieOf(proved)).toContain('tambour.device_')
  })

  it('counts what is no address against nobody, and says so', async () => {
    const { ask } = await testApp()
    const tryTo = (email: unknown) => ask('POST', signInPath, { body: { email, password } })
    const malformed = [' anne@exemple.fr', 'anne@exemple.fr ', 'anne', '', 7, undefined]
    const long = `${'a'.repeat(250)}@exemple.fr`
    for (const email of [...malformed, long, ...malformed]) {
      const answer = await tryTo(email)
      expect([answer.status, answer.json]).toEqual([
        400,
        { error: 'bad-request', message: 'L’adresse électronique n’est pas valable.' },
      ])
    }
    expect((await tryTo('anne@exemple.fr')).status).toBe(204)
  })

  it('forgets the wrong tries once a right one comes', async () => {
    const { ask, signIn } = await testApp()
    const wrong = (address: string) =>
      ask('POST', signInPath, {
        body: { email: 'anne@exemple.fr', password: 'ce-n-est-pas-lui' },
        headers: { 'x-forwarded-for': address },
      })
    for (let tries = 0; tries < 9; tries++) await wrong(`198.51.100.${tries}`)
    await signIn('anne@exemple.fr')
    for (let tries = 0; tries < 9; tries++) {
      expect((await wrong(`198.51.101.${tries}`)).status).toBe(401)
    }
  })

  it('does not let the client choose the address that is counted', async () => {
    const { ask } = await testApp()
    let last = 0
    for (let tries = 0; tries < 11; tries++) {
      const answer = await ask('POST', signInPath, {
        body: { email: 'anne@exemple.fr', password: 'ce-n-est-pas-lui' },
        headers: { 'x-tambour-client': `198.51.100.${tries}` },
      })
      last = answer.status
    }
    expect(last).toBe(429)
  })

  it('ends by signing out', async () => {
    const { ask, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    const out = await ask('POST', '/api/auth/sign-out', { cookie, body: {} })
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0/)
    expect((await ask('GET', '/api/me', { cookie })).status).toBe(401)
  })
})

describe('changing one’s own password', () => {
  const path = '/api/auth/change-password'
  const newPassword = 'un-autre-mot-de-passe'

  it('asks for the old one, and then the new one opens', async () => {
    const house = await testApp()
    const { ask, signIn } = house
    await addTestPerson(house, 'Bruno', 'officer')
    const cookie = await signIn('bruno@exemple.fr')
    const wrong = { currentPassword: 'je ne sais plus', newPassword }
    expect((await ask('POST', path, { cookie, body: wrong })).json).toEqual({
      error: 'bad-request',
      message: 'Le mot de passe actuel ne convient pas.',
    })
    const short = { currentPassword: password, newPassword: 'court' }
    expect((await ask('POST', path, { cookie, body: short })).json).toEqual({
      error: 'bad-request',
      message: 'Le mot de passe doit avoir au moins 12 caractères.',
    })
    for (const weak of ['PasswordPassword', 'bruno-et-ses-chats', 'saint-remi-en-fete']) {
      const body = { currentPassword: password, newPassword: weak }
      const refused = await ask('POST', path, { cookie, body })
      expect([refused.status, refused.json]).toEqual([
        400,
        {
          error: 'bad-request',
          message: expect.stringMatching(/^Ce mot de passe (est|contient) /),
          field: 'newPassword',
        },
      ])
    }
    const right = { currentPassword: password, newPassword }
    expect((await ask('POST', path, { cookie, body: right })).status).toBe(204)
    await expect(signIn('bruno@exemple.fr')).rejects.toThrow('401')
    await signIn('bruno@exemple.fr', newPassword)
  })

  it('is for who is signed in', async () => {
    const { ask } = await testApp()
    const answer = await ask('POST', path, { body: { currentPassword: password, newPassword } })
    expect(answer.status).toBe(401)
    expect(answer.json).toEqual({
      error: 'unauthenticated',
      message: 'Connectez-vous pour continuer.',
    })
  })
})

describe('the rest of better-auth', () => {
  it.each([
    ['POST', '/api/auth/sign-up/email'],
    ['GET', '/api/auth/get-session'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/request-password-reset'],
    ['GET', '/api/auth/sign-in/email'],
  ])('%s %s is closed', async (method, path) => {
    const { ask, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    const body = { email: 'x@exemple.fr', password, name: 'X' }
    const answer = await ask(method, path, { cookie, ...(method === 'POST' && { body }) })
    expect(answer.status).toBe(404)
    expect(answer.json).toEqual({ error: 'not-found', message: 'Cette adresse n’existe pas.' })
  })
})

describe('API keys as identity', () => {
  it('say who asks', async () => {
    const { ask } = await testApp()
    expect((await ask('GET', '/api/me', { as: 'officer' })).json).toMatchObject({
      user: { name: keyActor('officer'), email: '' },
      role: 'officer',
    })
  })

  it.each(['tmb_inconnu', 'rien', `tmb_${'a'.repeat(43)}`])('refuse %s', async key => {
    const { ask, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    const headers = { authorization: `Bearer ${key}` }
    expect((await ask('GET', '/api/me', { headers })).status).toBe(401)
    // A wrong key is not made good by a cookie.
    expect((await ask('GET', '/api/me', { headers, cookie })).status).toBe(401)
  })
})
