import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { paths } from '../../web/paths.ts'
import { testApp } from '../support/app.ts'

const body = { name: 'Saint-Rémi', aimMinutes: 10 }

describe('a change asked by another site’s page', () => {
  it.each([
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site', origin: 'https://a.fr' }, 403],
    [
      'Sec-Fetch-Site: same-site',
      { 'sec-fetch-site': 'same-site', origin: 'http://x.localhost' },
      403,
    ],
    ['the Origin of another host', { origin: 'https://attaque.fr' }, 403],
    ['no Origin worth a name', { origin: 'null' }, 403],
    ['our own Origin', { origin: 'http://localhost' }, 200],
    ['the Origin of PUBLIC_URL', { origin: 'http://127.0.0.1:3000' }, 200],
    ['Sec-Fetch-Site: same-origin', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
  ])('with %s', async (_what, headers, status) => {
    const { ask, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    const answer = await ask('PUT', '/api/commune', { cookie, body, headers })
    expect(answer.status).toBe(status)
    if (status === 403) expect(answer.json).toMatchObject({ error: 'forbidden' })
  })

  it('is refused for signing in and setting up too', async () => {
    const { ask } = await testApp()
    const headers = { origin: 'https://attaque.fr' }
    for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-out', '/api/setup']) {
      expect((await ask('POST', path, { body: {}, headers })).status).toBe(403)
    }
  })

  it('is accepted with an API key, which no browser sends by itself', async () => {
    const { ask } = await testApp()
    const headers = { origin: 'https://site.ma-commune.fr', 'sec-fetch-site': 'cross-site' }
    const answer = await ask('PUT', '/api/commune', { as: 'administrator', body, headers })
    expect(answer.status).toBe(200)
  })

  it('may not be read by it either: no header opens the API to another origin', async () => {
    const { ask } = await testApp()
    const headers = { origin: 'https://a.fr' }
    const answer = await ask('GET', '/api/me', { as: 'councillor', headers })
    expect([...answer.headers.keys()].filter(name => name.includes('allow-origin'))).toEqual([])
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})

describe('every answer', () => {
  it.each(['/', '/aujourdhui', '/api/setup', '/api/rien', '/healthz'])(
    'of %s is fenced in',
    async path => {
      const { ask } = await testApp()
      const { headers } = await ask('GET', path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src|unsafe/)
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    },
  )

  it('of the API is kept by no cache', async () => {
    const { ask } = await testApp()
    for (const path of ['/api/setup', '/api/me', '/api/rien']) {
      expect((await ask('GET', path)).headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('a page that brings its style sheet', () => {
  it.each(['/agenda', '/agenda/embed', '/agenda/rien', '/valider/x', '/proposer/x', '/ecrire'])(
    'at %s may bring that one, and no other',
    async path => {
      const { ask } = await testApp()
      const { text, headers } = await ask('GET', path)
      const [css = '', ...more] = [...text.matchAll(/<style>(.*?)<\/style>/gs)].map(([, it]) => it)
      expect(more).toEqual([])
      const hash = createHash('sha256').update(css).digest('base64')
      const policy = headers.get('content-security-policy')
      expect(policy).toContain(`style-src 'self' 'sha256-${hash}';`)
      expect(policy).not.toContain('unsafe')
      expect(text).not.toMatch(/ style="| onclick=/)
    },
  )
})

describe('where PUBLIC_URL is HTTPS', () => {
  it('browsers are told to keep to it', async () => {
    const { ask } = await testApp({ settings: { publicUrl: 'https://tambour.exemple.fr' } })
    const { headers } = await ask('GET', '/')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })
})

describe('what a request may weigh', () => {
  const megabyte = 'x'.repeat(1024 * 1024)

  it('is 1 MB', async () => {
    const { ask } = await testApp()
    const heavy = { ...body, name: megabyte }
    const answer = await ask('PUT', '/api/commune', { as: 'administrator', body: heavy })
    expect(answer.status).toBe(413)
    expect(answer.json).toEqual({ error: 'too-large', message: 'La demande dépasse 1\u00a0Mo.' })
  })

  it('is counted for one that does not say its length', async () => {
    const { app } = await testApp()
    const stream = new ReadableStream({
      start(controller) {
        const chunk = new TextEncoder().encode(megabyte)
        controller.enqueue(chunk)
        controller.enqueue(chunk)
        controller.close()
      },
    })
    const request = new Request('http://localhost/api/setup', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    })
    expect((await app.request(request)).status).toBe(413)
  })

  it('is 25 MB for a picture', async () => {
    const { ask } = await testApp()
    const picture = (megabytes: number) =>
      ask('POST', '/api/media', {
        as: 'councillor',
        headers: { 'content-length': String(megabytes * 1024 * 1024) },
        body: {},
      })
    // A councillor publishes nothing: whatever is light enough meets the guard.
    expect((await picture(24)).status).toBe(403)
    expect((await picture(26)).status).toBe(413)
  })
})

describe('what goes wrong', () => {
  it('is told without anything of the inside', async () => {
    const { ask, context } = await testApp()
    await context.db.schema.dropTable('openingHours').execute()
    const answer = await ask('GET', '/api/opening-hours', { as: 'councillor' })
    expect(answer.status).toBe(500)
    expect(answer.json).toEqual({
      error: 'internal',
      message:
        'Tambour a rencontré une erreur\u202f; rien n’a été perdu, réessayez dans un instant.',
    })
    expect(answer.text).not.toMatch(/SQLITE|openingHours|\.ts/)
  })

  it.each([
    ['no JSON', '{', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['another type', 'name=x', 'application/x-www-form-urlencoded', 400],
  ])('for a body that is %s is a 400 in one sentence', async (_what, text, type, status) => {
    const { app, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    const response = await app.request('/api/commune', {
      method: 'PUT',
      headers: { 'content-type': type, cookie },
      body: text,
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: 'bad-request' })
  })

  it('for an address that nobody knows is a 404', async () => {
    const { ask } = await testApp()
    for (const [method, path] of [
      ['GET', '/api/rien'],
      ['PATCH', '/api/commune'],
      ['DELETE', '/api/me'],
      ['GET', '/api/%E0%A4%A'],
    ] as const) {
      const answer = await ask(method, path, { as: 'administrator' })
      expect(answer.status).toBe(404)
      expect(answer.json).toEqual({ error: 'not-found', message: 'Cette adresse n’existe pas.' })
    }
  })
})

describe('the screens', () => {
  it('are served at every address that is no file', async () => {
    const { ask, signIn } = await testApp()
    // Who is not signed in reads Aide on pages of the server.
    const cookie = await signIn('anne@exemple.fr')
    const { conversation, event, eventEdit, publication, settingsPart, helpPage, ...rest } = paths
    const { connectionReturn, connectionChoice, reconnect, ...plain } = rest
    const parts = [
      settingsPart('comptes'),
      connectionReturn('facebook'),
      connectionChoice(3),
      reconnect(3),
      helpPage('delais', 'ecarts'),
    ]
    const ones = [conversation(12), event(12), eventEdit(12), publication(12, 3)]
    for (const path of [...Object.values(plain), ...parts, ...ones]) {
      const answer = await ask('GET', path, { cookie })
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('<title>Tambour</title>')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    }
  })

  it('say so where there is none, no matter who asks', async () => {
    const { ask } = await testApp()
    for (const path of ['/ready', '/connexion', '/messages/12/a/b', '/.env', '/wp-login.php']) {
      const answer = await ask('GET', path)
      expect(answer.status, path).toBe(404)
      expect(answer.text).toContain('<title>Tambour</title>')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    }
  })

  it('are not served in place of a script that is gone, nor from outside their folder', async () => {
    const { ask } = await testApp()
    expect((await ask('GET', '/assets/main-ancien.js')).status).toBe(404)
    expect((await ask('GET', '/..%2f..%2fetc%2fpasswd')).text).not.toContain('root:')
    expect((await ask('POST', '/')).status).toBe(404)
  })
})
