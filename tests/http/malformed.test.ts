import { describe, expect, it } from 'vitest'
import { signInPaths } from '../../server/http/frame/sign-in.ts'
import type { Operation } from '../../server/operation.ts'
import { operations } from '../../server/operations.ts'
import { isForPartners } from '../../server/people/rules/role.ts'
import { testApp } from '../support/app.ts'

type Asked = { method?: string; path: string; body?: unknown; status?: number }

/** What `npm run test:fuzz` found, and what it had been told to look for: each was answered by a 5xx. */
const found: [what: string, asked: Asked][] = [
  ['a number over four bytes', { path: '/api/events/2147483648', method: 'DELETE' }],
  ['a number over four bytes in a query', { path: '/api/media?before=2147483648' }],
  ['an alert of a number over four bytes', { path: '/api/alerts?after=99999999999' }],
  ['NUL in a query', { path: '/api/media?search=a%00b' }],
  ['NUL in a path', { path: '/api/people/a%00b', method: 'DELETE' }],
  [
    'NUL in a text',
    { path: '/api/saved-replies', method: 'POST', body: { title: 'x', text: 'a\0b' } },
  ],
  [
    'NUL in a name of a field',
    {
      path: '/api/channels',
      method: 'POST',
      body: { connector: 'fake', name: 'x', config: { 'a\0': 'b' } },
    },
  ],
  [
    'half a character',
    { path: '/api/saved-replies', method: 'POST', body: { title: 'x', text: '\ud83d' } },
  ],
  [
    'an address that no index holds',
    {
      path: '/api/digest/recipients',
      method: 'POST',
      body: { email: `${'a'.repeat(10_000)}@exemple.fr` },
    },
  ],
  [
    'two lines of one event of a calendar',
    {
      path: '/api/events/import',
      method: 'POST',
      body: { fileName: 'a.ics', lines: [lineOf('Bal'), lineOf('Fête')] },
    },
  ],
  [
    'a kind of channel of 10,000 signs',
    { path: `/api/applications/${'a'.repeat(10_000)}`, method: 'DELETE' },
  ],
  [
    'a place in a list of a number over four bytes',
    { path: '/api/conversations?before=1-999999999999999' },
  ],
  ['a week before all weeks', { path: '/api/digest?week=0000-W01' }],
  ['a day that is none', { path: '/api/events?from=0000-01-01' }],
]

function lineOf(title: string) {
  const rest = { end: '', place: '', text: '', link: '', series: null, notes: [] }
  return { key: title, line: null, title, start: '2026-06-20T18:30', uid: 'un@exemple.fr', ...rest }
}

it('says of which field a refusal speaks, where that is one', async () => {
  const { ask } = await testApp({})
  const post = async (path: string, body: unknown) =>
    (await ask('POST', path, { as: 'administrator', body })).json
  expect(await post('/api/saved-replies', { title: 'x' })).toMatchObject({ field: 'text' })
  const person = { name: 'Zoé', email: 'zoe@exemple.fr', role: 'officer', password: 'azertyuiop' }
  expect(await post('/api/people', person)).toMatchObject({ field: 'password' })
  const strong = { ...person, password: 'le vieux pont de pierre' }
  await post('/api/people', strong)
  expect(await post('/api/people', strong)).toMatchObject({ error: 'conflict', field: 'email' })
  // Of no field.
  expect(await post('/api/people', [])).not.toHaveProperty('field')
})

describe('a malformed request', () => {
  it('is a 400 in one short sentence', async () => {
    const { ask } = await testApp()
    for (const [what, { method = 'GET', path, body }] of found) {
      const answer = await ask(method, path, { as: 'administrator', body })
      expect(answer.status, what).toBe(400)
      expect(answer.json, what).toMatchObject({
        error: 'bad-request',
        message: expect.stringMatching(/^[\p{Lu}«][^\p{Cc}]{10,300}[.!]$/u),
      })
    }
  })
})

it('a body of 20,000 lists one inside the other is a 400, whatever it is sent to', async () => {
  const { app, signIn } = await testApp()
  const headers = {
    'content-type': 'application/json',
    cookie: await signIn('anne@exemple.fr'),
    origin: 'http://localhost',
  }
  const deep = '['.repeat(20_000) + ']'.repeat(20_000)
  const described = Object.entries(operations).filter(
    ([, { json, permission }]: [string, Operation]) =>
      json !== undefined && (permission === 'public' || !isForPartners(permission)),
  )
  const asked = [
    ...described.map(([name]) => name),
    ...signInPaths.map(path => `POST /auth${path}`),
  ]
  for (const name of asked) {
    const [method = '', path = ''] = name.split(' ')
    const body = `{"name":"x","email":"anne@exemple.fr","newPassword":"le vieux pont","x":${deep}}`
    const answer = await app.request(`/api${path.replaceAll(/:\w+/g, '1')}`, {
      method,
      headers,
      body,
    })
    expect.soft(answer.status, name).toBe(400)
    expect
      .soft(await answer.json(), name)
      .toMatchObject({ message: expect.stringContaining('emboîté') })
  }
})

it.each([
  ['multipart/form-data', 'x'],
  ['multipart/form-data; boundary=x', 'x'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n',
  ],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="a"; filename*=utf-8\'\'%ff\r\n\r\nx\r\n--x--\r\n',
  ],
])('a form of %s that cannot be read is refused by a page, and by the API', async (type, body) => {
  const { app, signIn } = await testApp()
  const headers = { 'content-type': type }
  const page = await app.request('/valider/x', { method: 'POST', headers, body })
  expect(page.status).toBe(404)
  expect(await page.text()).toContain('Ce lien ne mène à rien')
  const cookie = await signIn('anne@exemple.fr')
  const media = await app.request('/api/media', {
    method: 'POST',
    headers: { ...headers, cookie, origin: 'http://localhost' },
    body,
  })
  expect(media.status).toBe(400)
})

it.each(['/api/replies', '/api/media'])(
  'a form of 150,000 empty parts is refused by %s before it is read',
  async path => {
    const { app, signIn } = await testApp()
    const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
    const body = `${part.repeat(150_000)}--x--\r\n`
    const cookie = await signIn('anne@exemple.fr')
    const answer = await app.request(path, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        cookie,
        origin: 'http://localhost',
      },
      body,
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      message: expect.stringMatching(/plus de 200 champs et fichiers/),
    })
  },
)

it('a comment of 64 kB on an approval is refused by a page', async () => {
  const { app } = await testApp()
  const body = 'x'.repeat(65 * 1024)
  const page = await app.request('/valider/x', { method: 'POST', body })
  expect(page.status).toBe(413)
  expect(await page.text()).toContain('C’est trop long')
})
