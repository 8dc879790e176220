import { describe, expect, it } from 'vitest'
import { dig, openVillage, rows, textAt } from './client.ts'

const minute = 60_000

describe('a page', () => {
  it('gives the fields asked for, id always, with and without a version', async () => {
    const { get, page } = await openVillage()
    const asked = { fields: 'name,followers_count' }
    const { status, body } = await get(`/v26.0/${page}`, asked)
    expect(status).toBe(200)
    expect(body).toEqual({
      name: 'Mairie de Vaubécourt-sur-Marne',
      followers_count: 487,
      id: page,
    })
    expect((await get(`/${page}`)).body).toEqual({
      name: 'Mairie de Vaubécourt-sur-Marne',
      id: page,
    })
    expect((await get('/me')).body).toEqual({ name: 'Mairie de Vaubécourt-sur-Marne', id: page })
  })

  it('answers in ASCII, as Meta does, and tells the usage', async () => {
    const { sandbox, page, token } = await openVillage()
    const response = await fetch(`${sandbox.graphUrl}/${page}?access_token=${token}&fields=link`)
    expect(await response.text()).toContain('http:\\/\\/127.0.0.1')
    const name = await (await fetch(`${sandbox.graphUrl}/${page}?access_token=${token}`)).text()
    expect(name).toContain('Vaub\\u00e9court')
    expect(JSON.parse(response.headers.get('x-app-usage') ?? '')).toHaveProperty('call_count')
    const business = JSON.parse(response.headers.get('x-business-use-case-usage') ?? '')
    expect(dig(business, page, 0)).toMatchObject({
      type: 'pages',
      estimated_time_to_regain_access: 0,
    })
  })

  it('refuses a field that does not exist, and bad syntax', async () => {
    const { get, page } = await openVillage()
    expect((await get(`/${page}`, { fields: 'page_fans' })).body).toMatchObject({
      error: { code: 100, type: 'OAuthException', fbtrace_id: expect.any(String) },
    })
    const { status, body } = await get(`/${page}`, { fields: 'name,feed{id' })
    expect(status).toBe(400)
    expect(dig(body, 'error', 'code')).toBe(2500)
  })
})

describe('the lists of posts', () => {
  it('tells page, visitors’ and tagged posts apart', async () => {
    const { sandbox, get, page, announce } = await openVillage()
    const own = announce()
    const visitor = sandbox.write({
      page,
      resident: 'Julie Test',
      kind: 'visitor_post',
      text: 'Allô ?',
    })
    const tagged = sandbox.write({
      page,
      resident: 'Julie Test',
      kind: 'tagged_post',
      text: 'Merci @Mairie de Vaubécourt-sur-Marne !',
    })
    const ids = async (edge: string) =>
      rows((await get(`/${page}/${edge}`, { fields: 'id' })).body, 'data').map(row =>
        textAt(row, 'id'),
      )
    expect(await ids('feed')).toEqual([tagged.id, visitor.id, own])
    expect(await ids('published_posts')).toEqual([own])
    const { body } = await get(`/${tagged.id}`, { fields: 'from,message,message_tags' })
    expect(body).toEqual({
      from: { name: 'Julie Test', id: tagged.resident?.scopedId },
      message: 'Merci Mairie de Vaubécourt-sur-Marne !',
      message_tags: [
        { id: page, name: 'Mairie de Vaubécourt-sur-Marne', type: 'page', offset: 6, length: 30 },
      ],
      id: tagged.id,
    })
    expect(visitor.id.startsWith(`${page}_`)).toBe(true)
  })

  it('takes since and until, and refuses more than 100 at a time', async () => {
    const { clock, get, page, announce } = await openVillage()
    announce('un')
    clock.advance(10 * minute)
    const second = announce('deux')
    const seconds = String(clock.now() / 1000)
    const since = await get(`/${page}/feed`, { since: seconds, fields: 'id' })
    expect(rows(since.body, 'data')).toEqual([{ id: second }])
    const until = await get(`/${page}/feed`, { until: '2026-06-02T08:01:00+0000' })
    expect(rows(until.body, 'data')).toHaveLength(1)
    expect(dig((await get(`/${page}/feed`, { limit: '101' })).body, 'error', 'code')).toBe(100)
    expect(dig((await get(`/${page}/feed`, { since: 'hier' })).body, 'error', 'code')).toBe(100)
  })

  it('does not show yet what is dated later', async () => {
    const { sandbox, clock, get, page } = await openVillage()
    const at = clock.now() + 10 * minute
    const { id } = sandbox.write({
      page,
      resident: 'Ann Test',
      kind: 'visitor_post',
      text: '?',
      at,
    })
    expect(dig((await get(`/${id}`)).body, 'error')).toMatchObject({ code: 100, error_subcode: 33 })
    expect(rows((await get(`/${page}/feed`)).body, 'data')).toHaveLength(0)
    clock.set(at)
    expect(rows((await get(`/${page}/feed`)).body, 'data')).toHaveLength(1)
  })
})

describe('comments', () => {
  async function discussion() {
    const village = await openVillage()
    const { sandbox, clock, page, announce } = village
    const post = announce()
    const say = (resident: string, target: string, text: string) => {
      clock.advance(minute)
      return sandbox.write({ page, resident, kind: 'comment', target, text })
    }
    const ann = say('Ann Test', post, 'Où ?')
    const bob = say('Bob Test', post, 'Quand ?')
    clock.advance(minute)
    const reply = sandbox.post({
      page,
      kind: 'comment',
      target: ann.id,
      text: '@Ann Test au lavoir',
    })
    const deep = say('Ann Test', reply.id, 'Merci @Bob Test')
    return { ...village, post, ann, bob, reply, deep }
  }

  it('come by level or all together, in both orders', async () => {
    const { get, post, ann, bob, reply, deep } = await discussion()
    const ids = async (id: string, params: Record<string, string>) =>
      rows((await get(`/${id}/comments`, { fields: 'id', ...params })).body, 'data').map(row =>
        textAt(row, 'id'),
      )
    expect(await ids(post, {})).toEqual([ann.id, bob.id])
    expect(await ids(post, { filter: 'stream' })).toEqual([ann.id, bob.id, reply.id, deep.id])
    const newest = { filter: 'stream', order: 'reverse_chronological', limit: '2' }
    expect(await ids(post, newest)).toEqual([deep.id, reply.id])
    expect(await ids(ann.id, {})).toEqual([reply.id])
    expect(await ids(ann.id, { filter: 'stream' })).toEqual([reply.id, deep.id])
    expect(await ids(post, { filter: 'stream', since: '2026-06-02T08:03:00Z' })).toEqual([
      reply.id,
      deep.id,
    ])
  })

  it('have the shape of the documentation', async () => {
    const { get, page, post, ann, reply, deep } = await discussion()
    const fields = 'created_time,from,message,message_tags,parent{id},is_hidden,can_reply_privately'
    expect((await get(`/${deep.id}`, { fields })).body).toEqual({
      created_time: '2026-06-02T08:04:00+0000',
      from: { name: 'Ann Test', id: ann.resident?.scopedId },
      message: 'Merci Bob Test',
      message_tags: [
        { id: expect.any(String), name: 'Bob Test', type: 'user', offset: 6, length: 8 },
      ],
      parent: { id: reply.id },
      is_hidden: false,
      can_reply_privately: true,
      id: deep.id,
    })
    expect((await get(`/${reply.id}`, { fields })).body).toMatchObject({
      from: { name: 'Mairie de Vaubécourt-sur-Marne', id: page },
      message: 'Ann Test au lavoir',
      can_reply_privately: false,
    })
    const number = post.slice(post.indexOf('_') + 1)
    expect(ann.id).toMatch(new RegExp(`^${number}_\\d+$`))
  })

  it('can be expanded in one call, nested, with their own paging and summary', async () => {
    const { get, page, post, ann, bob, reply, deep } = await discussion()
    const inner = 'comments.limit(1){id,message}'
    const fields = `id,comments.limit(1).order(chronological).summary(true){id,from{id},${inner}}`
    const { body } = await get(`/${page}/feed`, { fields })
    const row = dig(body, 'data', 0)
    expect(dig(row, 'id')).toBe(post)
    expect(dig(row, 'comments', 'summary')).toMatchObject({ total_count: 2 })
    expect(dig(row, 'comments', 'data', 0, 'comments', 'data')).toEqual([
      { id: reply.id, message: 'Ann Test au lavoir' },
    ])
    const next = await fetch(textAt(row, 'comments', 'paging', 'next'))
    const rest: unknown = await next.json()
    expect(rows(rest, 'data').map(one => textAt(one, 'id'))).toEqual([bob.id])
    const stream = await get(`/${post}/comments`, { filter: 'stream', summary: '1', limit: '0' })
    expect(stream.body).toMatchObject({ data: [], summary: { total_count: 4, can_comment: true } })
    expect([ann.id, deep.id]).not.toContain(dig(rest, 'data', 0, 'id'))
  })

  it('refuse an order or a cursor that is none', async () => {
    const { get, post } = await discussion()
    expect(dig((await get(`/${post}/comments`, { order: 'ranked' })).body, 'error', 'code')).toBe(
      100,
    )
    expect(dig((await get(`/${post}/comments`, { after: 'zzz' })).body, 'error', 'code')).toBe(100)
  })
})

it('reads several ids in one call', async () => {
  const { sandbox, page, token, announce } = await openVillage()
  const post = announce('Bonjour')
  const query = new URLSearchParams({ ids: `${page},${post}`, fields: 'id', access_token: token })
  for (const path of ['/', '/v26.0/']) {
    const response = await fetch(`${sandbox.graphUrl}${path}?${query}`)
    expect(await response.json()).toEqual({ [page]: { id: page }, [post]: { id: post } })
  }
})
