import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import type { HttpResponse } from '../../platform/http-client.ts'
import type { Call } from '../connector.ts'
import { addressIn } from '../network/check.ts'
import { doubtAfter, NetworkError } from '../network/error.ts'
import { createExchange, type Query, type Request, searchOf } from '../network/exchange.ts'
import { mastodonSentences as says } from './sentences.ts'

/** An account by what a person calls it, and where its server's API stands. */
type Account = { server: string; user: string }

/**
 * « @mairie@exemple.social », or the address of the account's page: what precedes its last part is
 * where the server stands.
 * @returns null for anything else, a server without an account included
 */
export function accountIn(typed: string): Account | null {
  const handle = /^@?([\w.-]+)@([^\s/@]+)$/.exec(typed.trim())
  if (handle) return accountIn(`https://${handle[2]}/@${handle[1]}`)
  const url = addressIn(typed)
  const [, path = '', user = ''] = /^(.*)\/@?([\w.-]+)\/?$/.exec(url?.pathname ?? '') ?? []
  return url === null || user === '' ? null : { server: `${url.origin}${path}`, user }
}

/** https://docs.joinmastodon.org/api/rate-limits/ */
const budget = {
  left: 'x-ratelimit-remaining',
  room: 130,
  resetAt: (headers: Headers) => Date.parse(headers.get('x-ratelimit-reset') ?? ''),
}

const refusal = z.object({ error: z.string() })

export type Api = ReturnType<typeof apiOf>

/**
 * The API of one account's server (https://docs.joinmastodon.org/methods/). Every function throws
 * `NetworkError` when it gives nothing.
 */
export function apiOf(call: Call) {
  const { ask, read, rows, gaps, waitMs } = createExchange(call, says, budget)
  const authorization = `Bearer ${call.secrets.token?.trim() ?? ''}`
  const account = accountIn(call.config.account ?? '')

  async function answerTo(path: string, request: Request, as: 'account' | 'public' = 'account') {
    if (account === null) throw new NetworkError(says.noAddress, { what: 'dead' })
    const headers = { ...(as === 'account' && { authorization }), ...request.headers }
    const answer = await ask(`${account.server}${path}`, { ...request, headers })
    if (answer.status >= 300) throw refusalOf(answer, request)
    return answer
  }

  return {
    async get<T>(
      shape: z.ZodType<T>,
      path: string,
      query: Query = {},
      as?: 'account' | 'public',
    ): Promise<T> {
      const answer = await answerTo(`${path}${searchOf(query)}`, {}, as)
      // A picture that is still worked on has no body.
      return read(shape, answer.status === 206 ? { ...answer, text: '{}' } : answer)
    },
    /** @param key of what is made once, where the server keeps such */
    async post<T>(shape: z.ZodType<T>, path: string, body: object, key?: string): Promise<T> {
      const headers: Request['headers'] = key === undefined ? {} : { 'idempotency-key': key }
      const request = { method: 'POST', headers, body, acts: true } as const
      return read(shape, await answerTo(path, request), request)
    },
    /** What may be said twice: another text, or that a post goes. */
    async change(method: 'PUT' | 'DELETE', path: string, body?: object): Promise<void> {
      await answerTo(path, { method, ...(body && { body }) })
    },
    rows,
    gaps,
    waitMs,
  }
}

/** Where a post stands. */
export const pathOf = (remoteId: string) => `/api/v1/statuses/${encodeURIComponent(remoteId)}`

function refusalOf({ status, text }: HttpResponse, { method, acts = false }: Request) {
  // A question has nothing else that could be refused.
  const isDead = status === 401 || (status === 422 && method === undefined)
  if (isDead) return new NetworkError(says.deadToken, { what: 'dead' })
  if (status === 403) return new NetworkError(says.noPermission, { what: 'dead' })
  if (status === 404 || status === 410) return new NetworkError(says.missing, { what: 'missing' })
  if (status >= 500) return new NetworkError(says.broken, doubtAfter(acts))
  const why = refusal.safeParse(jsonIn(text)).data?.error
  const reason = why === undefined ? says.refused(status) : says.refusedAs(why)
  return new NetworkError(reason, { what: 'refused' })
}
