import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listJournal } from '../../server/people/journal.ts'
import { changePerson, removePerson } from '../../server/people/people.ts'
import { createProvider } from '../../server/people/provider.ts'
import { type Answer, addTestPerson, cookieOf, password, start, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  forwarded,
  startIdentityProvider,
  throughProvider,
  type Visitor,
} from '../support/network/identity-provider.ts'
import { secondFactorCode } from '../support/second-factor.ts'

const publicUrl = 'http://127.0.0.1:3000'
const bruno: Visitor = { subject: 'sub-1', email: 'bruno@exemple.fr', verified: true }

type Tamper = (url: string, text: string) => string | undefined

async function house({
  database,
  signsUserinfo = true,
  issuer,
  name = 'ProConnect',
}: {
  database?: DatabaseKind
  signsUserinfo?: boolean
  issuer?: string
  name?: string | null
} = {}) {
  const clock = testClock(start)
  const idp = await startIdentityProvider(publicUrl, { signsUserinfo, ...(issuer && { issuer }) })
  const given = {
    issuer: idp.issuer,
    clientId: 'tambour',
    clientSecret: 'un-secret-de-trente-deux-signes-1',
    name,
  }
  const app = await testApp({ clock, ...(database && { database }), settings: { provider: given } })
  const { ask, context, communeId } = app
  const userId = await addTestPerson(app, 'Bruno', 'officer')
  idp.visitor = bruno
  /** Presses the button; where the browser goes, and what it keeps. */
  const begin = async (to = '/messages/12') => {
    const answer = await ask('POST', '/api/oidc', { body: { to } })
    const { url } = z.object({ url: z.string() }).parse(answer.json)
    return { url, cookie: cookieOf(answer) }
  }
  const back = (url: string, cookie: string) => {
    const { pathname, search } = new URL(url)
    return ask('GET', pathname + search, { ...(cookie !== '' && { cookie }) })
  }
  const come = async (to?: string) => {
    const { url, cookie } = await begin(to)
    return await back(await throughProvider(idp, url), cookie)
  }
  const isIn = async (answer: Answer) =>
    (await ask('GET', '/api/me', { cookie: cookieOf(answer) })).status === 200
  const ledTo = (answer: Answer) => [answer.status, answer.headers.get('location')]
  const acts = async () =>
    (
      await listJournal(context, { communeId, role: 'administrator' }, { kind: 'sign-in' })
    ).lines.map(({ action, by, detail }) => [action, by, detail])
  /** Somebody between the provider and us, who has its key as well. */
  const tamper = (change: Tamper) => {
    const { http } = context
    context.provider = createProvider(given, {
      ...context,
      http: {
        ...http,
        async request(url, options) {
          const answer = await http.request(url.replace(idp.issuer, idp.local), {
            ...options,
            headers: { ...options?.headers, ...forwarded(idp.issuer) },
          })
          return { ...answer, text: change(url, answer.text) ?? answer.text }
        },
      },
    })
  }
  return { ...app, clock, idp, userId, begin, back, come, isIn, ledTo, acts, tamper }
}

describe('signing in at an identity provider', () => {
  it('lets in whom an administrator has made a person, and the journal names the way', async () => {
    const { come, isIn, ledTo, acts } = await house()
    const first = await come()
    expect(ledTo(first)).toEqual([303, '/messages/12'])
    expect(await isIn(first)).toBe(true)
    expect(await isIn(await come())).toBe(true)
    const signedIn = ['person.signed-in', 'Bruno', { from: null, by: 'ProConnect' }]
    const linked = ['person.provider-bound', 'Bruno', { provider: 'ProConnect' }]
    expect(await acts()).toEqual([signedIn, signedIn, linked])
  })

  itOnBoth('tells whom to ask when nobody has this address, and makes no account', async kind => {
    const { context, come, isIn, ledTo, idp } = await house({ database: kind })
    idp.visitor = { subject: 'sub-9', email: 'inconnu@exemple.fr', verified: true }
    const answer = await come()
    expect(ledTo(answer)).toEqual([303, '/?connexion=unknown'])
    expect(await isIn(answer)).toBe(false)
    const { rows } = await sql`select * from "user" where "email" like 'inconnu%'`.execute(
      context.db,
    )
    expect(rows).toEqual([])
  })

  it('goes by the provider’s `sub` once it is known, never by the address again', async () => {
    const { come, isIn, ledTo, idp, acts } = await house()
    expect(await isIn(await come())).toBe(true)
    // Bruno has another address there now: he is still Bruno.
    idp.visitor = { ...bruno, email: 'bruno.petit@exemple.fr' }
    expect(await isIn(await come())).toBe(true)
    // His address was given to somebody else.
    idp.visitor = { ...bruno, subject: 'sub-2' }
    const answer = await come()
    expect(ledTo(answer)).toEqual([303, '/?connexion=other'])
    expect(await isIn(answer)).toBe(false)
    expect((await acts())[0]).toEqual([
      'person.sign-in-refused',
      'Tambour',
      { name: 'Bruno', from: null, by: 'ProConnect' },
    ])
  })

  it('refuses an address that is not verified', async () => {
    const { come, isIn, ledTo, idp } = await house()
    for (const verified of [false, undefined]) {
      idp.visitor = { ...bruno, verified }
      const answer = await come()
      expect(ledTo(answer)).toEqual([303, '/?connexion=unverified'])
      expect(await isIn(answer)).toBe(false)
    }
  })

  it('ends with its person, and begins anew with a new password', async () => {
    const { context, communeId, userId, come, isIn, ledTo, idp } = await house()
    const answer = await come()
    expect(await isIn(answer)).toBe(true)
    await changePerson(context, communeId, userId, { password }, 'Anne')
    expect(await isIn(answer)).toBe(false)
    // The identity was let go of: another of the same address takes its place.
    idp.visitor = { ...bruno, subject: 'sub-2' }
    const anew = await come()
    expect(await isIn(anew)).toBe(true)
    await removePerson(context, communeId, userId, 'Anne')
    expect(await isIn(anew)).toBe(false)
    expect(ledTo(await come())).toEqual([303, '/?connexion=unknown'])
  })

  itOnBoth('makes one person of two first comings at once', async kind => {
    const { context, come } = await house({ database: kind })
    const both = await Promise.all([come(), come()])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    const { rows } = await sql<{ accountId: string }>`
      select "accountId" from "account" where "providerId" like 'oidc%'`.execute(context.db)
    expect(rows).toEqual([{ accountId: 'sub-1' }])
  })
})

describe('what the provider is asked', () => {
  it('is the code flow with state, nonce and PKCE, for the address alone', async () => {
    const { begin, idp } = await house()
    const { url } = await begin()
    expect(url.startsWith(`${idp.issuer}/auth?`)).toBe(true)
    const { state, nonce, code_challenge, ...asked } = Object.fromEntries(new URL(url).searchParams)
    for (const random of [state, nonce, code_challenge]) expect(random).toMatch(/^[\w-]{43}$/)
    expect(asked).toEqual({
      response_type: 'code',
      client_id: 'tambour',
      redirect_uri: `${publicUrl}/api/oidc/callback`,
      scope: 'openid email',
      code_challenge_method: 'S256',
      claims: '{"id_token":{"amr":null,"acr":null}}',
    })
    const again = await begin()
    expect(new URL(again.url).searchParams.get('state')).not.toBe(state)
  })

  it('may be answered in plain JSON by another provider than ProConnect', async () => {
    const { come, isIn } = await house({ signsUserinfo: false })
    expect(await isIn(await come())).toBe(true)
  })

  it('is nothing where none is set', async () => {
    const { ask } = await testApp()
    expect((await ask('GET', '/api/sign-in-methods')).json).toEqual({
      provider: null,
      passkeys: false,
    })
    expect((await ask('POST', '/api/oidc', { body: {} })).status).toBe(404)
    expect((await ask('GET', '/api/oidc/callback?code=x&state=y')).status).toBe(404)
  })

  it('is answered with a sentence when it is silent', async () => {
    const provider = { issuer: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b', name: null }
    const { ask } = await testApp({ settings: { provider } })
    expect((await ask('GET', '/api/sign-in-methods')).json).toEqual({
      provider: { name: '127.0.0.1', isProConnect: false },
      passkeys: false,
    })
    const answer = await ask('POST', '/api/oidc', { body: {} })
    expect([answer.status, answer.json]).toEqual([
      424,
      {
        error: 'unavailable',
        message:
          '127.0.0.1 ne répond pas\u00a0: réessayez dans quelques minutes, ou connectez-vous avec votre mot de passe.',
      },
    ])
  })
})

describe('ProConnect', () => {
  const issuer = 'https://fca.integ01.dev-agentconnect.fr'

  it('is known by its host, has the level that it wants, and says nothing of the address', async () => {
    const { ask, begin, come, isIn, idp, tamper } = await house({ issuer, name: null })
    tamper(() => undefined)
    expect((await ask('GET', '/api/sign-in-methods')).json).toEqual({
      provider: { name: 'ProConnect', isProConnect: true },
      passkeys: false,
    })
    const { url } = await begin()
    expect(new URL(url).origin).toBe(issuer)
    expect(new URL(url).searchParams.get('acr_values')).toBe('eidas1')
    idp.visitor = { ...bruno, verified: undefined }
    expect(await isIn(await come())).toBe(true)
  })

  it('is not believed when it says that an address is not verified, or does not sign', async () => {
    const signing = await house({ issuer })
    signing.tamper(() => undefined)
    signing.idp.visitor = { ...bruno, verified: false }
    expect(signing.ledTo(await signing.come())).toEqual([303, '/?connexion=unverified'])
    const { come, ledTo, tamper } = await house({ issuer, signsUserinfo: false })
    tamper(() => undefined)
    expect(ledTo(await come())).toEqual([303, '/?connexion=failed'])
  })
})

describe('the code of one’s own', () => {
  async function withCode() {
    const app = await house()
    const cookie = await app.signIn('bruno@exemple.fr')
    const { code } = await secondFactorCode(app.ask, cookie)
    return { ...app, code }
  }

  it('is asked for after the provider, unless that asked for two factors', async () => {
    const { ask, come, isIn, ledTo, idp, code, acts } = await withCode()
    const answer = await come()
    expect(ledTo(answer)).toEqual([303, '/?connexion=code'])
    expect(await isIn(answer)).toBe(false)
    const body = { code: code() }
    const proved = await ask('POST', '/api/auth/two-factor/verify-totp', {
      cookie: cookieOf(answer),
      body,
      headers: { 'x-forwarded-for': '198.51.100.99' },
    })
    expect(proved.status).toBe(204)
    expect(await isIn(proved)).toBe(true)
    expect((await acts())[0]).toEqual([
      'person.signed-in',
      'Bruno',
      { from: '198.51.100.99', by: 'ProConnect' },
    ])
    idp.visitor = { ...bruno, amr: ['pwd', 'mfa'] }
    expect(await isIn(await come())).toBe(true)
    idp.visitor = { ...bruno, acr: 'eidas2' }
    expect(await isIn(await come())).toBe(true)
    idp.visitor = { ...bruno, acr: 'eidas1', amr: ['pwd'] }
    expect(await isIn(await come())).toBe(false)
  })
})

describe('signing out', () => {
  it('ends the provider’s session as well, for who came by it', async () => {
    const { ask, come, idp, signIn } = await house()
    const cookie = cookieOf(await come())
    const out = await ask('POST', '/api/auth/sign-out', { cookie, body: {} })
    const { goTo } = z.object({ goTo: z.string() }).parse(out.json)
    const { id_token_hint, state, ...asked } = Object.fromEntries(new URL(goTo).searchParams)
    expect(new URL(goTo).origin).toBe(idp.issuer)
    expect(id_token_hint).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(state).toMatch(/^[\w-]{32,}$/)
    expect(asked).toEqual({ post_logout_redirect_uri: `${publicUrl}/` })
    // The real server takes the hint: it asks its own form, and not for another.
    expect((await fetch(goTo)).status).toBe(200)
    expect((await ask('GET', '/api/me', { cookie })).status).toBe(401)
    const byPassword = await signIn('bruno@exemple.fr')
    const plain = await ask('POST', '/api/auth/sign-out', { cookie: byPassword, body: {} })
    expect([plain.status, plain.text]).toEqual([204, ''])
  })
})

describe('attacks on the way back', () => {
  const claimsOf = (token: string): Record<string, unknown> =>
    z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))

  /** The ID token as somebody would rather have it, signed with the provider's own key. */
  const idToken =
    (forge: (claims: Record<string, unknown>) => string): Tamper =>
    (url, text) => {
      if (!url.endsWith('/token')) return undefined
      const body = z.looseObject({ id_token: z.string() }).parse(JSON.parse(text))
      return JSON.stringify({ ...body, id_token: forge(claimsOf(body.id_token)) })
    }

  type Forge = (
    idp: { signed(claims: object, header?: object): string },
    claims: Record<string, unknown>,
  ) => string
  it.each<[string, Forge]>([
    ['another nonce', (idp, claims) => idp.signed({ ...claims, nonce: 'x'.repeat(43) })],
    ['no nonce', (idp, { nonce: _, ...claims }) => idp.signed(claims)],
    ['another audience', (idp, claims) => idp.signed({ ...claims, aud: 'autre' })],
    ['another issuer', (idp, claims) => idp.signed({ ...claims, iss: 'https://autre.example' })],
    ['the past', (idp, claims) => idp.signed({ ...claims, exp: 1_600_000_000 })],
    ['no signature', (idp, claims) => idp.signed(claims, { alg: 'none' })],
    ['another key', (idp, claims) => `${idp.signed(claims).slice(0, -8)}AAAAAAAA`],
    ['a shared secret', (idp, claims) => idp.signed(claims, { alg: 'HS256' })],
  ])('an ID token of %s opens nothing', async (_what, forge) => {
    const { idp, come, isIn, ledTo, tamper, acts } = await house()
    tamper(idToken(claims => forge(idp, claims)))
    const answer = await come()
    expect(ledTo(answer)).toEqual([303, '/?connexion=failed'])
    expect(await isIn(answer)).toBe(false)
    expect(await acts()).toEqual([])
  })

  it('a token that is told the truth opens, so that these are what is refused', async () => {
    const { idp, come, isIn, tamper } = await house()
    tamper(idToken(claims => idp.signed(claims)))
    expect(await isIn(await come())).toBe(true)
  })

  it.each<[string, Forge]>([
    ['of somebody else', (idp, claims) => idp.signed({ ...claims, sub: 'sub-2' })],
    ['without signature', (idp, claims) => idp.signed(claims, { alg: 'none' })],
    ['of another key', (idp, claims) => `${idp.signed(claims).slice(0, -8)}AAAAAAAA`],
    ['for another', (idp, claims) => idp.signed({ ...claims, aud: 'autre' })],
  ])('a userinfo %s opens nothing', async (_what, forge) => {
    const { idp, come, isIn, ledTo, tamper } = await house()
    tamper((url, text) => (url.endsWith('/me') ? forge(idp, claimsOf(text)) : undefined))
    const answer = await come()
    expect(ledTo(answer)).toEqual([303, '/?connexion=failed'])
    expect(await isIn(answer)).toBe(false)
  })

  it('a code serves once', async () => {
    const { idp, begin, back, isIn, ledTo } = await house()
    const { url, cookie } = await begin()
    const callback = await throughProvider(idp, url)
    expect(await isIn(await back(callback, cookie))).toBe(true)
    const replayed = await back(callback, cookie)
    expect(ledTo(replayed)).toEqual([303, '/?connexion=failed'])
    expect(await isIn(replayed)).toBe(false)
  })

  it('a callback serves the browser that began alone, and for ten minutes', async () => {
    const { idp, begin, back, isIn, ledTo, clock } = await house()
    const mine = await begin()
    const callback = await throughProvider(idp, mine.url)
    const theirs = await begin()
    // Anyone who is made to follow the link of somebody else would sign in as them.
    for (const [cookie, why] of [
      [theirs.cookie, 'failed'],
      ['', 'expired'],
      [mine.cookie.slice(0, -4), 'expired'],
      ['tambour.oidc=v1.a.b.c', 'expired'],
    ] as const) {
      const answer = await back(callback, cookie)
      expect(ledTo(answer)).toEqual([303, `/?connexion=${why}`])
      expect(await isIn(answer)).toBe(false)
    }
    clock.advance(10 * 60_000 + 1)
    expect(ledTo(await back(callback, mine.cookie))).toEqual([303, '/?connexion=expired'])
  })

  it('an answer of another issuer is refused (RFC 9207)', async () => {
    const { idp, begin, back, ledTo } = await house()
    const { url, cookie } = await begin()
    const callback = new URL(await throughProvider(idp, url))
    callback.searchParams.set('iss', 'https://autre.example')
    expect(ledTo(await back(callback.href, cookie))).toEqual([303, '/?connexion=failed'])
    callback.searchParams.delete('iss')
    expect(ledTo(await back(callback.href, cookie))).toEqual([303, '/?connexion=failed'])
  })

  it('who gives up is told so', async () => {
    const { idp, come, ledTo } = await house()
    idp.visitor = null
    expect(ledTo(await come())).toEqual([303, '/?connexion=cancelled'])
  })

  it.each([
    'https://autre.example/',
    '//autre.example/',
    '/\\autre.example',
    '\\\\autre.example',
    '/%09/autre.example',
    '/\t/autre.example',
    'javascript:alert(1)',
    '/api/export',
    '/./api/export',
    'messages',
  ])('leads to no other place than a page of ours: %j', async to => {
    const { come, ledTo } = await house()
    const [status, location] = ledTo(await come(to))
    expect(status).toBe(303)
    expect(new URL(String(location), publicUrl).origin).toBe(publicUrl)
    expect(new URL(String(location), publicUrl).pathname).not.toMatch(/^\/api/)
  })

  it('what the browser keeps is sealed, for us alone, and gone afterwards', async () => {
    const { ask, begin, back, idp } = await house()
    const answer = await ask('POST', '/api/oidc', { body: {} })
    const [kept = ''] = answer.headers.getSetCookie()
    expect(kept).toMatch(
      /^tambour\.oidc=v1\..*; Max-Age=600; Path=\/api\/oidc; HttpOnly; SameSite=Lax$/,
    )
    const { url, cookie } = await begin()
    const cookies = (await back(await throughProvider(idp, url), cookie)).headers.getSetCookie()
    expect(cookies.find(one => one.startsWith('tambour.oidc='))).toMatch(/Max-Age=0/)
    expect(cookies.find(one => one.startsWith('tambour.oidc_session='))).toMatch(
      /=v1\..*; Path=\/api\/auth; HttpOnly; SameSite=Lax$/,
    )
  })

  it('is tried so often from one address, and no more', async () => {
    const { ask, ledTo } = await house()
    const headers = { 'x-forwarded-for': '198.51.100.1' }
    const path = '/api/oidc/callback?code=x&state=y'
    for (let tries = 0; tries < 60; tries++) {
      expect(ledTo(await ask('GET', path, { headers }))).toEqual([303, '/?connexion=expired'])
    }
    expect(ledTo(await ask('GET', path, { headers }))).toEqual([303, '/?connexion=failed'])
    expect((await ask('POST', '/api/oidc', { body: {}, headers })).status).toBe(429)
  })
})
