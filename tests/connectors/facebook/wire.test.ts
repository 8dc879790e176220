import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { spreadFrom } from '../spread.ts'
import { facing, now, page } from './facing.ts'

const text = { text: 'Loto', link: null, images: [] }
const html = '<html><body>190 490 Error validating access token</body></html>'

describe('an answer that is not Meta’s', () => {
  it.each([
    ['a page of a proxy', { status: 200, body: html }],
    ['a refusal by a proxy', { status: 403, body: html }],
    [
      'a redirection to a portal',
      { status: 302, headers: { location: 'http://portail/' }, body: '' },
    ],
    ['a truncated body', { status: 200, body: '{"data":[{"id":"1353_190","mess' }],
    ['nothing', { status: 200, body: '' }],
    ['a number', { status: 200, body: '190' }],
    ['a list', { status: 200, body: [] }],
    ['other keys', { status: 200, body: { data: 'no list' } }],
  ])('%s crashes nothing, and is no dead token', async (_, answer) => {
    const { call } = await facing(() => answer)
    expect(await facebook.receive?.(call, null)).toMatchObject({
      kind: 'failed',
      retryAt: spreadFrom(now, 5 * 60_000),
    })
    expect(await facebook.find?.(call, text, 'k', now)).toMatchObject({ kind: 'unclear' })
    expect((await facebook.check(call)).state).toBe('unreachable')
  })

  it('to a publication leaves open what happened, unless it was surely refused on the way', async () => {
    for (const [answer, kind] of [
      [{ status: 200, body: html }, 'unknown'],
      [{ status: 200, body: '{"id":"1353_' }, 'unknown'],
      [{ status: 200, body: { success: true } }, 'unknown'],
      [{ status: 502, body: html }, 'unknown'],
      [{ status: 504, body: '' }, 'unknown'],
      ['drop', 'unknown'],
      [{ status: 302, headers: { location: 'http://portail/' }, body: '' }, 'failed'],
      [{ status: 413, body: html }, 'failed'],
    ] as const) {
      const { call } = await facing(() => answer)
      expect(await facebook.publish?.(call, text, 'k')).toMatchObject({ kind })
    }
  })

  it('429 without an envelope waits as Retry-After says', async () => {
    const headers = { 'retry-after': '90' }
    const { call } = await facing(() => ({ status: 429, headers, body: html }))
    expect(await facebook.receive?.(call, null)).toMatchObject({
      kind: 'failed',
      retryAt: now + 90_000,
    })
  })
})

describe('an error envelope', () => {
  const error = (code: number, more: object = {}, message = 'x') => ({
    error: { message, type: 'OAuthException', code, fbtrace_id: 'A190', ...more },
  })

  it.each([
    [1, {}, 'failed', 60_000],
    [2, {}, 'failed', 60_000],
    [4, {}, 'failed', 900_000],
    [17, {}, 'failed', 900_000],
    [32, {}, 'failed', 900_000],
    [341, {}, 'failed', 900_000],
    [613, {}, 'failed', 900_000],
    [80_001, {}, 'failed', 900_000],
    [80_002, {}, 'failed', 900_000],
    [80_006, {}, 'failed', 900_000],
    [368, { error_subcode: 1_390_008 }, 'failed', 3_600_000],
    [9_999, { is_transient: true }, 'failed', 60_000],
    [10, {}, 'failed', null],
    [200, {}, 'failed', null],
    [299, {}, 'failed', null],
    [100, {}, 'failed', null],
    [100, { error_subcode: 33 }, 'failed', null],
    [803, {}, 'failed', null],
    [190, {}, 'reauthorize', undefined],
    [102, {}, 'reauthorize', undefined],
    [490, {}, 'failed', null],
    [1900, {}, 'failed', null],
  ])('%s %o is %s', async (code, more, kind, waitMs) => {
    const { call } = await facing(() => ({ status: 400, body: error(code, more) }))
    const answer = await facebook.receive?.(call, null)
    expect(answer?.kind).toBe(kind)
    if (answer?.kind === 'failed') {
      expect(answer.retryAt).toEqual(typeof waitMs === 'number' ? spreadFrom(now, waitMs) : waitMs)
    }
  })

  it('is read whatever the status is, and never by digits in its texts', async () => {
    const misleading = error(2, {}, 'code 190 OAuthException 100 368 token expired')
    const { call } = await facing(() => ({ status: 200, body: misleading }))
    expect(await facebook.receive?.(call, null)).toMatchObject({
      kind: 'failed',
      retryAt: spreadFrom(now, 60_000),
    })
  })
})

describe('what leaves the machine', () => {
  it('has the token in a header and nowhere else, and the proof where there is a secret', async () => {
    const { call, asked } = await facing(() => ({ body: { data: [] } }))
    await facebook.receive?.({ ...call, secrets: { ...call.secrets, app_secret: 's3cret' } }, null)
    expect(asked.length).toBe(2)
    for (const { request, query } of asked) {
      expect(request.headers.authorization).toBe('Bearer EAAtoken')
      expect(request.url).not.toContain('EAAtoken')
      expect(query.get('appsecret_proof')).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it('goes to the API and nowhere else, wherever a `next` leads', async () => {
    const stranger = await facing(() => ({ body: { data: [] } }))
    const { call, asked } = await facing(({ path, query }) => {
      const next = `${stranger.call.apiUrl}/v26.0/${path}?access_token=EAAtoken&after=QVFI`
      const isFirst = !query.has('after')
      return { body: isFirst ? { data: [], paging: { next } } : { data: [] } }
    })
    await facebook.receive?.(call, null)
    expect(stranger.asked).toEqual([])
    expect(asked.map(({ path, query }) => `${path} ${query.get('after')}`)).toEqual([
      `${page}/conversations null`,
      `${page}/conversations QVFI`,
      `${page}/feed null`,
      `${page}/feed QVFI`,
    ])
    expect(asked.every(({ query }) => !query.has('access_token'))).toBe(true)
  })
})

it('a post of before is not ours, though Facebook lists it', async () => {
  const row = (id: string, created_time: string) => ({ id, created_time, message: text.text })
  const old = row('1353_1', '2026-06-02T07:58:00+0000')
  const rows: object[] = [old]
  const { call } = await facing(() => ({ body: { data: rows } }))
  expect(await facebook.find?.(call, text, 'k', now)).toEqual({ kind: 'absent' })
  rows.unshift(row('1353_2', '2026-06-02T08:00:00+0000'))
  expect(await facebook.find?.(call, text, 'k', now)).toMatchObject({ remoteId: '1353_2' })
})
