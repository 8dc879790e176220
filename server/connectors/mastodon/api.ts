import { z } from 'zod'
import { jsonIn } from '../../language/json.ts'
import { HttpFailure, type HttpRequest, type HttpResponse } from '../../platform/http-client.ts'
import type { Call } from '../connector.ts'
import { doubtAfter, NetworkError } from '../network/error.ts'
import { accountIn } from './address.ts'
import { mastodonSentences as says } from './sentences.ts'

export type Query = Record<string, string | number | undefined>

/**
 * The API of one account's server (https://docs.joinmastodon.org/methods/). Every function throws
 * `NetworkError` when it gives nothing.
 */
export type Api = {
  get<T>(shape: z.ZodType<T>, path: string, query?: Query, as?: 'account' | 'public'): Promise<T>
  post<T>(shape: z.ZodType<T>, path: string, body: unknown, key?: string): Promise<T>
  /** What may be said twice: another text, or that a post goes. */
  put(path: string, body: unknown): Promise<void>
  delete(path: string): Promise<void>
  /** Until when the server asks for rest (ms UTC); null: there is room for another page. */
  restUntil(): number | null
}

/** A page of receiving asks this often at most. */
const roomForAPage = 130

/** Answers come within seconds; a picture takes its time on a village's line. */
const deadlineMs = { GET: 15_000, POST: 60_000, PUT: 60_000, DELETE: 15_000 }

const said = z.object({ error: z.string() })

export function apiOf({ http, config, secrets, now }: Call): Api {
  const token = secrets.token?.trim() ?? ''
  const account = accountIn(config.account ?? '')
  let rest: number | null = null

  async function ask(path: string, request: HttpRequest, as: 'account' | 'public') {
    if (account === null) throw new NetworkError(says.noAddress, { what: 'dead' })
    const authorization = { authorization: `Bearer ${token}` }
    const headers = { ...(as === 'account' ? authorization : {}), ...request.headers }
    const method = request.method ?? 'GET'
    const options = { ...request, headers, deadlineMs: deadlineMs[method] }
    const answer = await http.request(`${account.server}${path}`, options).catch(error => {
      throw error instanceof HttpFailure ? unanswered(error, method) : error
    })
    const reset = Date.parse(answer.headers.get('x-ratelimit-reset') ?? '')
    const left = answer.headers.get('x-ratelimit-remaining')
    if (left !== null && Number(left) < roomForAPage && reset > now) rest = reset
    if (answer.status === 429) {
      const named = Number.isNaN(reset) ? answer.retryAfterMs : reset - now
      const retryAt = named === null ? null : now + Math.max(named, 1_000)
      throw new NetworkError(says.throttled, { what: 'passing', retryAt })
    }
    if (answer.status >= 300) throw refusalOf(answer, method)
    return answer
  }

  async function read<T>(shape: z.ZodType<T>, answer: HttpResponse, method: 'GET' | 'POST') {
    // A picture that is still worked on has no body.
    const row = shape.safeParse(answer.status === 206 ? {} : jsonIn(answer.text))
    if (row.success) return row.data
    const what = method === 'POST' ? 'unknown' : 'passing'
    throw new NetworkError(says.unreadable, { what, retryAt: null })
  }

  return {
    async get(shape, path, query = {}, as = 'account') {
      const given = Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      )
      const search = given.length === 0 ? '' : `?${new URLSearchParams(given)}`
      return await read(shape, await ask(`${path}${search}`, {}, as), 'GET')
    },
    async post(shape, path, body, key) {
      const isForm = body instanceof FormData
      const headers = {
        ...(isForm ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      }
      const request = {
        method: 'POST',
        headers,
        body: isForm ? body : JSON.stringify(body),
      } as const
      return await read(shape, await ask(path, request, 'account'), 'POST')
    },
    async put(path, body) {
      const headers = { 'content-type': 'application/json' }
      await ask(path, { method: 'PUT', headers, body: JSON.stringify(body) }, 'account')
    },
    async delete(path) {
      await ask(path, { method: 'DELETE' }, 'account')
    },
    restUntil: () => rest,
  }
}

function unanswered({ sent, sentence }: HttpFailure, method: string): NetworkError {
  const reason = sent === 'no' ? says.unreachable(sentence) : says.unanswered(sentence)
  return new NetworkError(reason, doubtAfter(sent === 'maybe' && method === 'POST'))
}

function refusalOf({ status, text }: HttpResponse, method: string): NetworkError {
  // A question has nothing else that could be refused.
  const isDead = status === 401 || (status === 422 && method === 'GET')
  if (isDead) return new NetworkError(says.deadToken, { what: 'dead' })
  if (status === 403) return new NetworkError(says.noPermission, { what: 'dead' })
  if (status === 404 || status === 410) return new NetworkError(says.missing, { what: 'missing' })
  if (status >= 500) return new NetworkError(says.broken, doubtAfter(method === 'POST'))
  const why = said.safeParse(jsonIn(text))
  const reason = why.success ? says.refusedAs(why.data.error) : says.refused(status)
  return new NetworkError(reason, { what: 'refused' })
}
