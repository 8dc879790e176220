import { describe, expect, it } from 'vitest'
import { dig, openVillage, rows, textAt } from './client.ts'

const day = 24 * 3_600_000

describe('tokens', () => {
  it('lead from a short-lived user token to a page token that never ends', async () => {
    const { sandbox, clock, get } = await openVillage()
    const { id, secret } = sandbox.app
    const exchanged = await get('/v26.0/oauth/access_token', {
      grant_type: 'fb_exchange_token',
      client_id: id,
      client_secret: secret,
      fb_exchange_token: sandbox.tokens.user(),
    })
    expect(exchanged.body).toEqual({
      access_token: expect.stringMatching(/^EAA/),
      token_type: 'bearer',
      expires_in: 5_183_944,
    })
    const user = textAt(exchanged.body, 'access_token')
    const accounts = await get('/me/accounts', { access_token: user })
    expect(rows(accounts.body, 'data')).toHaveLength(2)
    expect(dig(accounts.body, 'data', 0)).toEqual({
      access_token: expect.stringMatching(/^EAA/),
      name: sandbox.village.name,
      tasks: ['ANALYZE', 'CREATE_CONTENT', 'MODERATE', 'MESSAGING', 'MANAGE'],
      id: sandbox.village.id,
    })
    clock.advance(400 * day)
    const page = await get('/me', {
      access_token: textAt(accounts.body, 'data', 0, 'access_token'),
    })
    expect(page.body).toMatchObject({ id: sandbox.village.id })
    expect((await get('/me', { access_token: user })).body).toMatchObject({
      error: { code: 190, error_subcode: 463 },
    })
  })

  it('of pages end with the short-lived user token they came from', async () => {
    const { sandbox, clock, get } = await openVillage()
    const accounts = await get('/me/accounts', { access_token: sandbox.tokens.user() })
    const access_token = textAt(accounts.body, 'data', 0, 'access_token')
    expect((await get('/me', { access_token })).status).toBe(200)
    clock.advance(2 * 3_600_000)
    expect((await get('/me', { access_token })).body).toMatchObject({
      error: { code: 190, error_subcode: 463 },
    })
    expect((await get('/me', { access_token: sandbox.tokens.user() })).status).toBe(200)
  })

  it('are described by debug_token', async () => {
    const { sandbox, get, page, token } = await openVillage()
    const appToken = `${sandbox.app.id}|${sandbox.app.secret}`
    const ask = () => get('/debug_token', { input_token: token, access_token: appToken })
    expect((await ask()).body).toMatchObject({
      data: {
        app_id: sandbox.app.id,
        type: 'PAGE',
        profile_id: page,
        is_valid: true,
        expires_at: 0,
        scopes: expect.arrayContaining(['pages_messaging']),
      },
    })
    sandbox.tokens.change(token, { deadSubcode: 460 })
    expect((await ask()).body).toMatchObject({
      data: { is_valid: false, error: { code: 190, subcode: 460 } },
    })
    const unknown = await get('/debug_token', { input_token: 'EAAx', access_token: appToken })
    expect(unknown.body).toMatchObject({ data: { is_valid: false } })
  })

  it('that are absent, unknown or dead are refused, each in its way', async () => {
    const { sandbox, get, page, token } = await openVillage()
    const none = await fetch(`${sandbox.graphUrl}/${page}`)
    expect(none.status).toBe(400)
    expect(await none.json()).toMatchObject({ error: { code: 104, type: 'OAuthException' } })
    const wrong = await get(`/${page}`, { access_token: 'EAAfaux' })
    expect(wrong.body).toMatchObject({ error: { code: 190 } })
    sandbox.tokens.change(token, { deadSubcode: 458 })
    expect((await get(`/${page}`)).body).toMatchObject({ error: { code: 190, error_subcode: 458 } })
    sandbox.tokens.change(token, { deadSubcode: null })
    expect((await get(`/${page}`)).status).toBe(200)
  })

  it('of users read nothing of what people wrote, and the lists of posts need the page’s', async () => {
    const { sandbox, get, page, announce } = await openVillage()
    const post = announce()
    const access_token = sandbox.tokens.user()
    sandbox.write({ page, resident: 'Ann Test', kind: 'comment', target: post, text: 'Où ?' })
    expect((await get('/me', { access_token })).body).toMatchObject({ name: 'Claire Maillard' })
    expect((await get(`/${post}/comments`, { access_token })).body).toEqual({ data: [] })
    expect((await get(`/${page}/feed`, { access_token })).body).toMatchObject({
      error: { code: 210 },
    })
    const threads = await get(`/${page}/conversations`, { access_token })
    expect(threads.body).toMatchObject({
      error: { code: 190, message: 'This method must be called with a Page Access Token' },
    })
  })
})

describe('what a token may not see', () => {
  async function lived() {
    const village = await openVillage()
    const { sandbox, page, announce } = village
    sandbox.write({ page, resident: 'Bob Test', kind: 'visitor_post', text: 'Allô ?' })
    const target = announce()
    const comment = sandbox.write({
      page,
      resident: 'Ann Test',
      kind: 'comment',
      target,
      text: 'Où @Bob Test ?',
    })
    const reply = sandbox.post({ page, kind: 'comment', target: comment.id, text: 'Ici' })
    sandbox.write({ page, resident: 'Ann Test', kind: 'message', text: 'Allô ?' })
    return { ...village, target, comment, reply }
  }

  it('without Advanced Access: names of people, and their conversations', async () => {
    const { sandbox, get, page, token, target, comment, reply } = await lived()
    sandbox.tokens.change(token, { access: 'nameless' })
    const fields = 'from,message,message_tags,can_reply_privately'
    const { body } = await get(`/${target}/comments`, { filter: 'stream', fields })
    expect(body).toMatchObject({ data: [{ id: comment.id }, { id: reply.id, from: { id: page } }] })
    expect(dig(body, 'data', 0)).toEqual({
      message: 'Où Bob Test ?',
      can_reply_privately: false,
      id: comment.id,
    })
    expect((await get(`/${page}/conversations`)).body).toEqual({ data: [] })
    const { body: feed } = await get(`/${page}/feed`, { fields: 'from,message' })
    expect(rows(feed, 'data')).toContainEqual({ message: 'Allô ?', id: expect.any(String) })
  })

  it('without any access: whatever people wrote', async () => {
    const { sandbox, get, page, token, target, comment } = await lived()
    sandbox.tokens.change(token, { access: 'none' })
    for (const path of [`/${target}/comments`, `/${page}/feed`]) {
      expect((await get(path)).body).toMatchObject({ error: { code: 10 } })
    }
    expect((await get(`/${page}/conversations`)).body).toMatchObject({ error: { code: 10 } })
    expect((await get(`/${comment.id}`)).body).toMatchObject({ error: { error_subcode: 33 } })
    expect((await get(`/${page}`)).status).toBe(200)
  })

  it('without pages_read_user_content: visitors, while the page’s own posts remain', async () => {
    const { sandbox, get, page, token, target } = await lived()
    sandbox.tokens.change(token, { scopes: ['pages_read_engagement'] })
    const feed = await get(`/${page}/feed`, { fields: 'id' })
    expect(rows(feed.body, 'data')).toEqual([{ id: target }])
    const { status, body } = await get(`/${target}/comments`)
    expect(status).toBe(403)
    expect(textAt(body, 'error', 'message')).toContain('pages_read_user_content')
  })

  it('another page, its posts and its comments', async () => {
    const { sandbox, get, post } = await lived()
    const other = sandbox.neighbours[0]?.id ?? ''
    const theirs = sandbox.post({ page: other, kind: 'post', text: 'Chez nous' }).id
    expect((await get(`/${other}/feed`)).body).toMatchObject({ error: { code: 10 } })
    expect((await get(`/${theirs}`)).body).toMatchObject({
      error: { code: 100, error_subcode: 33 },
    })
    expect((await post(`/${other}/feed`, { message: 'Intrus' })).body).toMatchObject({
      error: { code: 100, error_subcode: 33, type: 'GraphMethodException' },
    })
    expect(sandbox.posts(other)).toHaveLength(1)
  })

  it('what does not exist', async () => {
    const { get, post, page } = await lived()
    expect((await get('/999_1')).body).toMatchObject({ error: { code: 100, error_subcode: 33 } })
    expect((await get(`/${page}/insights`)).body).toMatchObject({ error: { code: 100 } })
    expect((await post(`/${page}/events`, { name: 'Fête' })).body).toMatchObject({
      error: { code: 100, error_subcode: 33 },
    })
  })
})

describe('a batch', () => {
  it('answers each call for itself, in order, its body as text', async () => {
    const { post, page, token, announce } = await openVillage()
    announce('Bonjour à tous')
    const batch = JSON.stringify([
      { method: 'GET', relative_url: `v26.0/${page}?fields=id` },
      { method: 'GET', relative_url: `${page}/published_posts?fields=message` },
      { method: 'GET', relative_url: '999_1' },
    ])
    const { status, body } = await post('/', {
      batch,
      access_token: token,
      include_headers: 'false',
    })
    expect(status).toBe(200)
    const answers = rows(body).map(one => ({
      code: dig(one, 'code'),
      body: JSON.parse(textAt(one, 'body')),
    }))
    expect(answers).toMatchObject([
      { code: 200, body: { id: page } },
      { code: 200, body: { data: [{ message: 'Bonjour à tous' }] } },
      { code: 400, body: { error: { code: 100, error_subcode: 33 } } },
    ])
  })

  it('has at most 50 calls', async () => {
    const { post, page } = await openVillage()
    const batch = (length: number) =>
      JSON.stringify(Array.from({ length }, () => ({ method: 'GET', relative_url: page })))
    expect((await post('/', { batch: batch(50) })).status).toBe(200)
    expect((await post('/', { batch: batch(51) })).body).toMatchObject({ error: { code: 100 } })
    expect((await post('/', { batch: '{}' })).body).toMatchObject({ error: { code: 100 } })
  })
})
