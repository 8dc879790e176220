import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { check } from '../../../server/connectors/instagram/check.ts'
import { instagram } from '../../../server/connectors/instagram/index.ts'
import { listenOnLoopback } from '../../support/network/loopback.ts'
import { says } from '../../support/says.ts'
import { openAccount } from './account.ts'

const allScopes = [
  'pages_show_list',
  'pages_read_engagement',
  'instagram_basic',
  'instagram_manage_comments',
  'instagram_manage_messages',
  'instagram_content_publish',
]

describe('checking an Instagram channel', () => {
  it('says that all is well, line by line', async () => {
    const world = await openAccount()
    world.message('Bonjour')
    const found = await check(world.call())
    expect(found).toMatchObject({
      state: 'working',
      name: 'vaubecourt_sur_marne',
      url: 'https://www.instagram.com/vaubecourt_sur_marne/',
    })
    expect(found.lines.map(({ key, level }) => [key, level])).toEqual([
      ['token', 'ok'],
      ['account', 'ok'],
      ['permissions', 'ok'],
      ['names', 'ok'],
      ['conversations', 'ok'],
      ['quota', 'ok'],
    ])
    expect(found.lines.at(-1)?.text.fr).toMatch(/100 publications sur les 100/)
  })

  it('says when comments are refused, and that they are not measured', async () => {
    const world = await openAccount()
    world.sandbox.faults.add({ kind: 'error', code: 10, status: 403, match: { path: '/media' } })
    const { lines } = await check(world.call())
    const line = lines.find(({ key }) => key === 'comments')
    expect(line).toMatchObject({ level: 'warning', text: says(/mesurés/) })
    expect(lines.some(({ key }) => key === 'names')).toBe(false)
  })

  it('of a page without an account says how to link one', async () => {
    const world = await openAccount()
    const alone = world.sandbox.pages.at(-1)
    const config = { page: alone?.id ?? '' }
    const found = await check(world.call({ config, secrets: { token: alone?.token ?? '' } }))
    expect(found.state).toBe('reauthorize')
    expect(found.lines.at(-1)).toMatchObject({
      level: 'error',
      text: says(/professionnel, puis reliez-le/),
    })
  })

  it.each([
    ['instagram_basic', 'reauthorize'],
    ['instagram_manage_comments', 'working'],
    ['instagram_manage_messages', 'working'],
    ['instagram_content_publish', 'working'],
  ])('says what is lost without %s', async (scope, state) => {
    const world = await openAccount()
    const scopes = allScopes.filter(one => one !== scope)
    world.sandbox.tokens.change(world.sandbox.village.token, { scopes })
    const found = await check(world.call())
    expect(found.state).toBe(state)
    expect(found.lines.find(({ key }) => key === scope)?.text.fr).toMatch(/manque/)
  })

  it('warns when no private message is seen, and when nothing can be published today', async () => {
    const world = await openAccount()
    world.sandbox.instagram.conduct.quota = 0
    const { lines } = await check(world.call())
    expect(lines.filter(({ level }) => level === 'warning').map(({ key }) => key)).toEqual([
      'conversations',
      'quota',
    ])
  })
})

describe('being called by Instagram', () => {
  const secret = '5f0c2a7d4e9b1836a0d7c4f2be19086d'
  const channel = (id: number, app_secret: string) => ({
    id,
    config: { page: '1353' },
    secrets: { app_secret, verify_token: 'tambour' },
  })
  const read = (document: unknown, key = secret) => {
    const body = new TextEncoder().encode(JSON.stringify(document))
    const hex = createHmac('sha256', key).update(body).digest('hex')
    const headers = new Headers({ 'x-hub-signature-256': `sha256=${hex}` })
    return instagram.webhook?.read({ headers, body, at: 0 }, [
      channel(1, secret),
      channel(2, 'other'),
    ])
  }

  it('wakes the channels of the application that signed, for accounts only', () => {
    const entry = [
      { id: '17841', time: 1_780_387_200, changes: [{ field: 'comments', value: {} }] },
    ]
    expect(read({ object: 'instagram', entry })).toEqual([1])
    expect(read({ object: 'page', entry })).toEqual([])
    expect(read({ object: 'instagram', entry: 'x' })).toEqual([])
    expect(read({ object: 'instagram', entry }, 'forged')).toBeNull()
  })

  it('is what the sandbox does: signed, for comments and messages', async () => {
    const world = await openAccount()
    const { createServer } = await import('node:http')
    const bodies: { body: Uint8Array; headers: Headers }[] = []
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      const parts: Uint8Array[] = []
      request.on('data', part => parts.push(part))
      request.on('end', () => {
        const headers = new Headers({
          'x-hub-signature-256': String(request.headers['x-hub-signature-256'] ?? ''),
        })
        if (request.method === 'POST') bodies.push({ body: Buffer.concat(parts), headers })
        response.end(url.searchParams.get('hub.challenge') ?? '')
      })
    })
    const port = await listenOnLoopback(server)
    const { webhooks, app } = world.sandbox
    await webhooks.subscribe(`http://127.0.0.1:${port}/hook`, 'tambour', undefined, 'instagram')
    world.comment(world.show(), 'Bonjour ?')
    world.message('Bonjour')
    world.sandbox.write({ page: world.page, resident: 'Julie Renard', kind: 'message', text: 'Fb' })
    await webhooks.settled()
    server.close()
    expect(bodies).toHaveLength(2)
    for (const delivery of bodies) {
      expect(instagram.webhook?.read({ ...delivery, at: 0 }, [channel(1, app.secret)])).toEqual([1])
    }
  })
})
