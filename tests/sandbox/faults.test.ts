import { expect, it } from 'vitest'
import { faultSchema } from '../../server/sandbox/faults.ts'
import { allPages, dig, openVillage, rows, textAt } from './client.ts'

it('an error comes for the next n matching calls, then no more', async () => {
  const { sandbox, get, post, page } = await openVillage()
  sandbox.faults.add({
    kind: 'error',
    code: 368,
    subcode: 1390008,
    match: { method: 'POST', path: '/feed' },
    times: 2,
  })
  expect((await get(`/${page}/feed`)).status).toBe(200)
  for (const _ of [1, 2]) {
    const { status, body } = await post(`/${page}/feed`, { message: 'Bonjour' })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { code: 368, error_subcode: 1390008 } })
  }
  expect(sandbox.posts(page)).toHaveLength(0)
  expect((await post(`/${page}/feed`, { message: 'Bonjour' })).status).toBe(200)
  expect(sandbox.faults.list()).toEqual([])
})

it('accepted and then answered by 500: the post is there', async () => {
  const { sandbox, post, page } = await openVillage()
  sandbox.faults.add({ kind: 'accept-then-500' })
  const { status, body } = await post(`/${page}/feed`, { message: 'Bonjour' })
  expect(status).toBe(500)
  expect(body).toMatchObject({ error: { code: 2, is_transient: true } })
  expect(sandbox.posts(page)).toHaveLength(1)
})

it('the connection is cut before or after the call is done', async () => {
  const { sandbox, post, page } = await openVillage()
  sandbox.faults.add({ kind: 'drop', when: 'before' })
  await expect(post(`/${page}/feed`, { message: 'perdu' })).rejects.toThrow('fetch failed')
  expect(sandbox.posts(page)).toHaveLength(0)
  sandbox.faults.add({ kind: 'drop', when: 'after' })
  await expect(post(`/${page}/feed`, { message: 'reçu' })).rejects.toThrow('fetch failed')
  expect(sandbox.posts(page).map(one => one.text)).toEqual(['reçu'])
})

it('a slow call outlasts the caller’s patience', async () => {
  const { sandbox, page, token } = await openVillage()
  sandbox.faults.add({ kind: 'slow', ms: 500, times: 1 })
  const url = `${sandbox.graphUrl}/${page}?access_token=${token}`
  await expect(fetch(url, { signal: AbortSignal.timeout(30) })).rejects.toThrow(/timeout/i)
  expect((await fetch(url)).status).toBe(200)
})

it('short and empty pages lose nothing and repeat nothing', async () => {
  const { sandbox, clock, get, page, announce } = await openVillage()
  const written = Array.from({ length: 7 }, () => {
    clock.advance(1000)
    return announce()
  }).toReversed()
  const ids = async () =>
    (await allPages(await get(`/${page}/published_posts`, { fields: 'id', limit: '5' }))).map(one =>
      one.map(row => textAt(row, 'id')),
    )
  expect((await ids()).map(one => one.length)).toEqual([5, 2])
  const two = sandbox.faults.add({ kind: 'short-pages', keep: 2 })
  const short = await ids()
  expect(short.map(one => one.length)).toEqual([2, 2, 2, 1])
  expect(short.flat()).toEqual(written)
  sandbox.faults.clear(two.id)
  sandbox.faults.add({ kind: 'short-pages', keep: 0, match: { path: '/published_posts' } })
  const empty = await ids()
  expect(empty.map(one => one.length)).toEqual([0, 5, 0, 2])
  expect(empty.flat()).toEqual(written)
})

it('too much data is refused until less is asked for', async () => {
  const { sandbox, get, page } = await openVillage()
  sandbox.faults.add({ kind: 'too-much-data', above: 10 })
  const { status, body } = await get(`/${page}/feed`)
  expect(status).toBe(500)
  expect(body).toMatchObject({
    error: { code: 1, message: expect.stringContaining('reduce the amount of data') },
  })
  expect((await get(`/${page}/feed`, { limit: '10' })).status).toBe(200)
})

it('a token dies in the middle, for one page only', async () => {
  const { sandbox, get, page } = await openVillage()
  const other = sandbox.neighbours[0]
  const fault = sandbox.faults.add({ kind: 'dead-token', match: { page } })
  const { status, body } = await get('/me')
  expect(status).toBe(401)
  expect(body).toMatchObject({ error: { code: 190, error_subcode: 460 } })
  expect((await get('/me', { access_token: other?.token ?? '' })).status).toBe(200)
  sandbox.faults.clear(fault.id)
  expect((await get('/me')).status).toBe(200)
})

it('throttling shows in the headers, and refuses from 100 % on', async () => {
  const { sandbox, get, page } = await openVillage()
  sandbox.faults.add({ kind: 'throttle', percent: 85, times: 1 })
  const near = await get(`/${page}/feed`)
  expect(near.status).toBe(200)
  expect(JSON.parse(near.headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 85 })
  sandbox.faults.add({ kind: 'throttle', percent: 100, minutes: 7, times: 1 })
  const over = await get(`/${page}/feed`)
  expect(over.status).toBe(403)
  expect(over.body).toMatchObject({ error: { code: 80001 } })
  const business = JSON.parse(over.headers.get('x-business-use-case-usage') ?? '')
  expect(dig(business, page, 0, 'estimated_time_to_regain_access')).toBe(7)
})

it('what was just made does not exist yet for anyone who reads it back', async () => {
  const { sandbox, get, post, page, announce } = await openVillage()
  const native = announce()
  sandbox.faults.add({ kind: 'not-yet', times: 2 })
  const id = textAt((await post(`/${page}/feed`, { message: 'Bonjour' })).body, 'id')
  expect((await get(`/${native}`)).status).toBe(200)
  for (const _ of [1, 2]) {
    expect((await get(`/${id}`)).body).toMatchObject({ error: { code: 100, error_subcode: 33 } })
  }
  expect((await get(`/${id}`)).status).toBe(200)
})

it('a fault ends when it is taken away, and one that is none is refused', async () => {
  const { sandbox, get, page } = await openVillage()
  sandbox.faults.add({ kind: 'error', code: 4, status: 403, times: null })
  expect((await get(`/${page}`)).status).toBe(403)
  sandbox.faults.clear()
  expect((await get(`/${page}`)).status).toBe(200)
  expect(faultSchema.safeParse({ kind: 'error', code: 'quatre' }).success).toBe(false)
  expect(faultSchema.safeParse({ kind: 'tremblement' }).success).toBe(false)
})

it('a fault in a batch spoils the call it is for', async () => {
  const { sandbox, post, page } = await openVillage()
  sandbox.faults.add({ kind: 'error', code: 2, status: 500, match: { path: '/posts' } })
  const batch = JSON.stringify([
    { method: 'GET', relative_url: page },
    { method: 'GET', relative_url: `${page}/posts` },
  ])
  const { body } = await post('/', { batch })
  expect(rows(body).map(one => dig(one, 'code'))).toEqual([200, 500])
})

it('spares some calls first, then spoils as many as it should', async () => {
  const { sandbox, get, page } = await openVillage()
  sandbox.faults.add({ kind: 'error', code: 2, times: 2, match: { path: '/feed', after: 2 } })
  const statuses: number[] = []
  for (let call = 0; call < 5; call++) {
    statuses.push((await get(`/${page}/feed`)).status)
    expect((await get(`/${page}`)).status).toBe(200)
  }
  expect(statuses).toEqual([200, 200, 400, 400, 200])
  expect(sandbox.faults.list()).toEqual([])
})

it('usage rises with each call, and ends in a refusal', async () => {
  const { sandbox, get, page } = await openVillage()
  sandbox.faults.add({ kind: 'throttle', percent: 70, step: 15 })
  const seen: unknown[] = []
  for (let call = 0; call < 3; call++) {
    const { status, headers } = await get(`/${page}/feed`)
    seen.push([status, dig(JSON.parse(headers.get('x-app-usage') ?? '{}'), 'call_count')])
  }
  expect(seen).toEqual([
    [200, 70],
    [200, 85],
    [403, 100],
  ])
})

it('standard access and development mode hide names; the latter hides what is published', async () => {
  const { sandbox, get, post, page, clock, announce } = await openVillage()
  const resident = 'Odile Martin'
  const { id } = sandbox.write({ page, kind: 'comment', target: announce(), resident, text: '?' })
  sandbox.write({ page, kind: 'message', resident, text: 'Bonjour' })
  const name = async () => dig((await get(`/${id}`, { fields: 'from' })).body, 'from', 'name')
  const talks = async () => rows((await get(`/${page}/conversations`)).body, 'data').length
  expect([await name(), await talks()]).toEqual([resident, 1])
  for (const kind of ['nameless', 'development'] as const) {
    sandbox.faults.add({ kind })
    expect([await name(), await talks()], kind).toEqual([undefined, 0])
    clock.advance(1000)
    await post(`/${page}/feed`, { message: kind })
    sandbox.faults.clear()
    expect([await name(), await talks()], kind).toEqual([resident, 1])
  }
  expect(sandbox.posts(page).map(({ text, isPublic }) => [text, isPublic])).toEqual([
    ['development', false],
    ['nameless', true],
    ['Travaux rue du Moulin', true],
  ])
})
