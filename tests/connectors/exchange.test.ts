import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Call } from '../../server/connectors/connector.ts'
import { NetworkError } from '../../server/connectors/network/error.ts'
import { createExchange, searchOf } from '../../server/connectors/network/exchange.ts'
import { verbatim } from '../../server/language/sentence.ts'
import {
  HttpFailure,
  type HttpRequest,
  type HttpResponse,
} from '../../server/platform/http-client.ts'

const now = 1_000_000
const says = {
  unreachable: () => verbatim('injoignable'),
  unanswered: () => verbatim('sans réponse'),
  throttled: verbatim('trop souvent'),
  unreadable: verbatim('illisible'),
  unknownForm: verbatim('inconnu'),
}
const budget = { left: 'left', room: 10, resetAt: (headers: Headers) => Number(headers.get('at')) }

const answer = (more: Partial<HttpResponse> = {}): HttpResponse => ({
  ...{ status: 200, headers: new Headers(), text: '{}', retryAfterMs: null },
  ...more,
})

/** A server that answers so, and what it was asked. */
function open(given: HttpResponse | Error) {
  const asked: HttpRequest[] = []
  const http = {
    close: async () => {},
    async request(_: string, options: HttpRequest = {}) {
      asked.push(options)
      if (given instanceof Error) throw given
      return given
    },
  }
  const call: Call = { http, apiUrl: '', config: {}, secrets: {}, now }
  return { asked, call }
}

async function problemOf(act: Promise<unknown>) {
  const error = await act.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(error instanceof NetworkError)) throw new Error('It gave something.', { cause: error })
  return { reason: error.reason.fr, ...error.problem }
}

describe('asking a server', () => {
  it.each([
    ['a question', false, 'maybe', { reason: 'sans réponse', what: 'passing', retryAt: null }],
    ['what acts', true, 'maybe', { reason: 'sans réponse', what: 'unknown' }],
    ['what never left', true, 'no', { reason: 'injoignable', what: 'passing', retryAt: null }],
  ] as const)('that does not answer: %s', async (_, acts, sent, problem) => {
    const { call } = open(new HttpFailure(verbatim('coupé'), sent, null))
    const { ask } = createExchange(call, says)
    expect(await problemOf(ask('https://a', { method: 'POST', acts }))).toEqual(problem)
  })

  it('passes on what is no failure of the network’s', async () => {
    const { call } = open(new TypeError('Ours.'))
    await expect(createExchange(call, says).ask('https://a')).rejects.toThrow('Ours.')
  })

  it.each([
    ['until it counts anew', { at: `${now + 5_000}` }, 60_000, now + 5_000],
    ['until it counts anew, a second at least', { at: `${now - 5_000}` }, null, now + 1_000],
    ['as long as it says', { at: 'bientôt' }, 60_000, now + 60_000],
    ['nobody knows how long', { at: 'bientôt' }, null, null],
  ])('too often, which asks to wait %s', async (_, headers, retryAfterMs, retryAt) => {
    const { call } = open(answer({ status: 429, headers: new Headers(headers), retryAfterMs }))
    const problem = await problemOf(createExchange(call, says, budget).ask('https://a'))
    expect(problem).toEqual({ reason: 'trop souvent', what: 'passing', retryAt })
  })

  it.each([
    ['is room for another page', 'GET', '10', now + 5_000, null],
    ['is no room', 'GET', '9', now + 5_000, 5_000],
    ['is again by now', 'GET', '9', now, null],
    ['may be, for what writes is counted apart', 'POST', '0', now + 5_000, null],
  ] as const)('there %s', async (_, method, left, at, waitMs) => {
    const { call } = open(answer({ headers: new Headers({ left, at: `${at}` }) }))
    const exchange = createExchange(call, says, budget)
    await exchange.ask('https://a', { method })
    expect(exchange.waitMs()).toBe(waitMs)
  })

  it('sends bytes and forms as they are, anything else as JSON, and waits longer for it', async () => {
    const { asked, call } = open(answer())
    const { ask } = createExchange(call, says)
    const [form, bytes, headers] = [new FormData(), new Uint8Array([1]), { 'x-key': 'k' }]
    await ask('https://a', { headers })
    for (const body of [form, bytes, { a: 1 }])
      await ask('https://a', { method: 'POST', headers, body })
    const type = { 'content-type': 'application/json' }
    expect(asked).toEqual([
      { method: 'GET', headers, deadlineMs: 20_000 },
      { method: 'POST', headers, body: form, deadlineMs: 60_000 },
      { method: 'POST', headers, body: bytes, deadlineMs: 60_000 },
      { method: 'POST', headers: { ...type, ...headers }, body: '{"a":1}', deadlineMs: 60_000 },
    ])
  })

  it('takes no page for data; after what acts, it may be done all the same', async () => {
    const { read } = createExchange(open(answer()).call, says)
    const shape = z.object({ id: z.number() })
    expect(read(shape, answer({ text: '{"id":1}' }))).toEqual({ id: 1 })
    const page = answer({ text: '<html>' })
    const passing = { reason: 'illisible', what: 'passing', retryAt: null }
    expect(await problemOf(Promise.try(() => read(shape, page)))).toEqual(passing)
    const unknown = { reason: 'illisible', what: 'unknown' }
    expect(await problemOf(Promise.try(() => read(shape, page, { acts: true })))).toEqual(unknown)
  })

  it('asks of a list each, and nothing of what is not known', () => {
    expect(searchOf({ a: ['1', '2'], b: undefined, c: 'é&' })).toBe('?a=1&a=2&c=%C3%A9%26')
    expect(searchOf({ b: undefined })).toBe('')
  })
})
