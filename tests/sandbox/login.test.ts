import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { listenOnLoopback } from '../support/network/loopback.ts'
import { allPages, dig, openVillage, rows, textAt, type Village } from './client.ts'

const minute = 60_000
const back = 'http://127.0.0.1:3999/canaux/retour/facebook'
const scopes = 'pages_show_list,pages_messaging,business_management'

async function openDialog() {
  const village = await openVillage()
  village.sandbox.login.change({ redirectUris: [back] })
  return village
}

function asked({ sandbox }: Village, changes: Record<string, string> = {}): URLSearchParams {
  const { id } = sandbox.app
  const asks = { client_id: id, redirect_uri: back, scope: scopes, state: 'abc', ...changes }
  return new URLSearchParams({ response_type: 'code', ...asks })
}

/** Answers the dialog as its form does; where it leads. */
async function answer(village: Village, filled: [string, string][]): Promise<URL> {
  const body = new URLSearchParams([...asked(village), ...filled])
  const url = `${village.sandbox.url}/v26.0/dialog/oauth`
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  expect(response.status).toBe(303)
  return new URL(response.headers.get('location') ?? '')
}

const allGranted: [string, string][] = scopes.split(',').map(scope => ['grant', scope])

async function codeFor(village: Village, pages: string[], granted = allGranted) {
  const chosen = pages.map((page): [string, string] => ['page', page])
  const led = await answer(village, [...chosen, ...granted, ['answer', 'accept']])
  return led.searchParams.get('code') ?? ''
}

function redeem({ sandbox, get }: Village, code: string, redirect_uri = back) {
  const { id, secret } = sandbox.app
  const app = { client_id: id, client_secret: secret }
  return get('/v26.0/oauth/access_token', { ...app, redirect_uri, code, access_token: '' })
}

async function personFor(village: Village, pages: string[], granted = allGranted) {
  const { body } = await redeem(village, await codeFor(village, pages, granted))
  return textAt(body, 'access_token')
}

describe('the dialog', () => {
  it('shows the pages and the permissions, each with a tick', async () => {
    const village = await openDialog()
    const response = await fetch(`${village.sandbox.url}/v26.0/dialog/oauth?${asked(village)}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain('http://127.0.0.1:3999')
    const text = await response.text()
    expect(text.match(/type="checkbox" name="page"/g)).toHaveLength(3)
    expect(text.match(/type="checkbox" name="grant"/g)).toHaveLength(3)
    expect(text).toContain('Claire Maillard')
  })

  it.each([
    ['another app', { client_id: '1' }, 'numéro d’application'],
    ['an address that is not the app’s', { redirect_uri: `${back}/` }, 'URI de redirection'],
    ['another kind of answer', { response_type: 'token' }, 'code'],
    ['a permission that does not exist', { scope: 'publish_actions' }, 'publish_actions'],
  ])('does not open for %s', async (_what, changes, says) => {
    const village = await openDialog()
    const query = asked(village, changes)
    const response = await fetch(`${village.sandbox.url}/dialog/oauth?${query}`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(says)
    const posted = { method: 'POST', body: query, redirect: 'manual' } as const
    expect((await fetch(`${village.sandbox.url}/dialog/oauth`, posted)).status).toBe(400)
  })

  it('leads back with a code, or with the refusal, and always with the state', async () => {
    const village = await openDialog()
    const accepted = await answer(village, [['answer', 'accept']])
    expect(accepted.href.startsWith(`${back}?code=AQ`)).toBe(true)
    expect(accepted.searchParams.get('state')).toBe('abc')
    const refused = await answer(village, [['answer', 'refuse']])
    expect(Object.fromEntries(refused.searchParams)).toEqual({
      error: 'access_denied',
      error_code: '200',
      error_description: 'Permissions error',
      error_reason: 'user_denied',
      state: 'abc',
    })
  })
})

describe('a code', () => {
  it('works once, for its address, for ten minutes', async () => {
    const village = await openDialog()
    const code = await codeFor(village, [village.page])
    const subcode = async (given: string, address?: string) =>
      dig((await redeem(village, given, address)).body, 'error', 'error_subcode')
    expect(await subcode(code, `${back}/`)).toBe(36008)
    expect((await redeem(village, code)).body).toEqual({
      access_token: expect.stringMatching(/^EAA/),
      token_type: 'bearer',
      expires_in: 7200,
    })
    expect(await subcode(code)).toBe(36009)
    expect((await redeem(village, 'AQnothing')).body).toMatchObject({ error: { code: 100 } })
    const late = await codeFor(village, [village.page])
    village.clock.advance(10 * minute)
    expect(await subcode(late)).toBe(36007)
  })

  it('gives a token of a person, for the pages and the permissions that were chosen', async () => {
    const village = await openDialog()
    const [neighbour] = village.sandbox.neighbours
    const access_token = await personFor(village, [neighbour?.id ?? ''])
    const accounts = await village.get('/me/accounts', { access_token })
    expect(rows(accounts.body, 'data')).toMatchObject([{ id: neighbour?.id }])
    const permissions = await village.get('/me/permissions', { access_token })
    expect(rows(permissions.body, 'data')).toContainEqual({
      permission: 'pages_manage_posts',
      status: 'declined',
    })
    const page = textAt(accounts.body, 'data', 0, 'access_token')
    const described = await village.get('/debug_token', { input_token: page, access_token: page })
    expect(dig(described.body, 'data', 'scopes')).toEqual(scopes.split(','))
  })

  it('keeps the choice when the token is made to last', async () => {
    const village = await openDialog()
    const short = await personFor(village, [village.page])
    const { id, secret } = village.sandbox.app
    const long = await village.get('/oauth/access_token', {
      grant_type: 'fb_exchange_token',
      client_id: id,
      client_secret: secret,
      fb_exchange_token: short,
    })
    const access_token = textAt(long.body, 'access_token')
    const accounts = await village.get('/me/accounts', { access_token })
    expect(rows(accounts.body, 'data')).toMatchObject([{ id: village.page }])
  })
})

describe('the pages of a business', () => {
  it('are missing from the person’s list, and are asked of the business', async () => {
    const village = await openDialog()
    const all = village.sandbox.pages.map(({ id }) => id)
    const access_token = await personFor(village, all)
    const accounts = await village.get('/me/accounts', { access_token, limit: '1' })
    const listed = (await allPages(accounts)).flat().map(row => dig(row, 'id'))
    expect(listed).toEqual(all.slice(0, 2))
    const fields = 'name,owned_pages{id,access_token},client_pages{id}'
    const { body } = await village.get('/me/businesses', { access_token, fields })
    expect(rows(body, 'data', 0, 'owned_pages', 'data')).toEqual([
      { id: all[2], access_token: expect.stringMatching(/^EAA/) },
    ])
    expect(rows(body, 'data', 0, 'client_pages', 'data')).toEqual([{ id: all[0] }])
    const owned = await village.get(`/${textAt(body, 'data', 0, 'id')}/owned_pages`, {
      access_token,
    })
    expect(rows(owned.body, 'data')).toMatchObject([{ id: all[2] }])
  })

  it('need business_management', async () => {
    const village = await openDialog()
    const access_token = await personFor(village, [village.page], [['grant', 'pages_show_list']])
    expect((await village.get('/me/businesses', { access_token })).body).toMatchObject({
      error: { code: 200 },
    })
    const { body } = await village.get('/230190490000017/owned_pages', { access_token })
    expect(body).toMatchObject({ error: { code: 200 } })
    expect((await village.get('/230190490000017')).body).toMatchObject({
      error: { code: 100, error_subcode: 33 },
    })
  })
})

describe('the app', () => {
  it('tells and changes its mode, and its tokens follow', async () => {
    const { sandbox, get, page, announce } = await openVillage()
    sandbox.write({ page, resident: 'Ann Test', kind: 'comment', target: announce(), text: 'Où ?' })
    const names = async () => {
      const { body } = await get(`/${page}/feed`, { fields: 'comments{from}' })
      return dig(body, 'data', 0, 'comments', 'data', 0, 'from')
    }
    expect(await names()).toMatchObject({ name: 'Ann Test' })
    sandbox.login.change({ live: false })
    expect(sandbox.login.settings()).toMatchObject({
      live: false,
      access: 'nameless',
      redirectUris: [],
    })
    expect(await names()).toBeUndefined()
    sandbox.login.change({ live: true, access: 'all' })
    expect(sandbox.login.settings()).toMatchObject({ live: true })
    expect(await names()).toMatchObject({ name: 'Ann Test' })
  })

  it('is subscribed to a page, field by field, with the permission', async () => {
    const { sandbox, get, post, page, token } = await openVillage()
    const subscribed = async () => (await get(`/${page}/subscribed_apps`)).body
    expect(await subscribed()).toEqual({ data: [] })
    const wrong = await post(`/${page}/subscribed_apps`, { subscribed_fields: 'feed,likes' })
    expect(wrong.body).toMatchObject({ error: { code: 100 } })
    const fields = { subscribed_fields: 'feed,messages' }
    expect((await post(`/${page}/subscribed_apps`, fields)).body).toEqual({ success: true })
    expect(await subscribed()).toMatchObject({
      data: [{ id: sandbox.app.id, subscribed_fields: ['feed', 'messages'] }],
    })
    sandbox.tokens.change(token, { scopes: ['pages_manage_metadata'] })
    expect((await post(`/${page}/subscribed_apps`, fields)).body).toMatchObject({
      error: { code: 200 },
    })
    sandbox.tokens.change(token, { scopes: ['pages_messaging'] })
    expect(await subscribed()).toMatchObject({ error: { code: 200 } })
  })

  it('is told only of the pages that it is subscribed to', async () => {
    const told: unknown[] = []
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      if (request.method === 'POST') told.push(url.pathname)
      request.resume()
      response.end(url.searchParams.get('hub.challenge') ?? '')
    })
    const port = await listenOnLoopback(server)
    const { sandbox, post, page } = await openVillage()
    try {
      await sandbox.webhooks.subscribe(`http://127.0.0.1:${port}/`, 'mot', [])
      sandbox.post({ page, kind: 'post', text: 'Sans nouvelle' })
      await sandbox.webhooks.settled()
      expect(told).toEqual([])
      await post(`/${page}/subscribed_apps`, { subscribed_fields: 'feed' })
      sandbox.post({ page, kind: 'post', text: 'Avec' })
      sandbox.write({ page, kind: 'message', resident: 'Ann Test', text: 'Bonjour' })
      await sandbox.webhooks.settled()
      expect(told).toEqual(['/'])
    } finally {
      server.close()
    }
  })
})
