import { z } from 'zod'
import { jsonIn } from '../../language/json.ts'
import type { Sentence } from '../../language/sentence.ts'
import { HttpFailure, type HttpRequest, type HttpResponse } from '../../platform/http-client.ts'
import { plainText } from '../../platform/plain-text.ts'
import type { Call } from '../connector.ts'
import { doubtAfter, NetworkError, type Problem } from '../network/error.ts'
import { wordpressSentences as says } from './sentences.ts'

/** `term`: of a category that is there already, its id. */
export class WordPressError extends NetworkError {
  readonly term: number | undefined
  constructor(reason: Sentence, problem: Problem, { code = '', data }: Partial<Told> = {}) {
    super(reason, problem, { code })
    this.term = data?.term_id
  }
}

type Query = Record<string, string | number | undefined>

/** Every function throws `NetworkError` when it gives nothing. */
export type Api = {
  get<T>(shape: z.ZodType<T>, path: string, query?: Query, as?: 'user' | 'public'): Promise<T>
  post<T>(shape: z.ZodType<T>, path: string, body: unknown): Promise<T>
  delete(path: string, query?: Query): Promise<void>
}

/** Small hosts are slow, and a picture takes its time on a village's line. */
const deadlineMs = { GET: 20_000, POST: 60_000, DELETE: 20_000 }

/** The user may not, whatever it is about; others of the kind say it of one post or comment. */
const denied = /^rest_(cannot_(create|publish)|forbidden)/

const told = z.object({
  code: z.string(),
  message: z.string().default(''),
  data: z.object({ term_id: z.number().optional() }).nullish().catch(null),
})
type Told = z.infer<typeof told>

/**
 * Where a site stands, by its address as a person copies it, also one of its administration.
 * Unencrypted only on this very machine, which its clients may still refuse.
 */
export function siteIn(typed: string): string | null {
  const words = typed.trim()
  const url = URL.parse(/^\w+:\/\//.test(words) ? words : `https://${words}`)
  const isHere = /^(127\.0\.0\.1|localhost)$/.test(url?.hostname ?? '')
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)))
    return null
  const path = url.pathname
    .replace(/\/(wp-(admin|login|json)|index\.php).*$/, '')
    .replace(/\/+$/, '')
  return `${url.origin}${path}`
}

/**
 * The site's API (https://developer.wordpress.org/rest-api/) by `?rest_route=`, which answers
 * whether its permalinks are pretty or not; `/wp-json/` does with pretty ones alone.
 */
export function apiOf({ http, config, secrets, now }: Call): Api {
  const site = siteIn(config.site ?? '')
  const pair = `${config.user?.trim() ?? ''}:${secrets.token?.trim() ?? ''}`
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`

  async function ask(
    path: string,
    query: Query,
    request: HttpRequest & { method: 'GET' | 'POST' | 'DELETE' },
    as: 'user' | 'public' = 'user',
  ): Promise<HttpResponse> {
    if (site === null) throw new WordPressError(says.noAddress, { what: 'dead' })
    const given = Object.entries({ rest_route: path, ...query }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    )
    const headers = { ...(as === 'user' && { authorization }), ...request.headers }
    const options = { ...request, headers, deadlineMs: deadlineMs[request.method] }
    const address = `${site}/?${new URLSearchParams(given)}`
    const answer = await http.request(address, options).catch(error => {
      throw error instanceof HttpFailure ? unanswered(error, request.method) : error
    })
    if (answer.status >= 300) throw refusalOf(answer, request.method, site, now)
    return answer
  }

  function read<T>(shape: z.ZodType<T>, { text }: HttpResponse, method: 'GET' | 'POST'): T {
    const row = shape.safeParse(jsonIn(text))
    if (row.success) return row.data
    throw new WordPressError(says.unreadable, doubtAfter(method === 'POST'))
  }

  return {
    get: async (shape, path, query = {}, as = 'user') =>
      read(shape, await ask(path, query, { method: 'GET' }, as), 'GET'),
    async post(shape, path, body) {
      const isForm = body instanceof FormData
      const request = {
        method: 'POST',
        headers: { ...(!isForm && { 'content-type': 'application/json' }) },
        body: isForm ? body : JSON.stringify(body),
      } as const
      return read(shape, await ask(path, {}, request), 'POST')
    },
    async delete(path, query = {}) {
      await ask(path, query, { method: 'DELETE' })
    },
  }
}

function unanswered({ sent, sentence }: HttpFailure, method: string): WordPressError {
  if (sent === 'maybe')
    return new WordPressError(says.unanswered(sentence), doubtAfter(method === 'POST'))
  return new WordPressError(says.unreachable(sentence), { what: 'passing', retryAt: null })
}

function refusalOf(answer: HttpResponse, method: string, site: string, now: number) {
  const { status, retryAfterMs } = answer
  const json = told.safeParse(jsonIn(answer.text))
  const why = json.success ? json.data : undefined
  const error = (reason: Sentence, problem: Problem) => new WordPressError(reason, problem, why)
  const passing = {
    what: 'passing',
    retryAt: retryAfterMs === null ? null : now + retryAfterMs,
  } as const
  if (status < 400) {
    const to = URL.parse(answer.headers.get('location') ?? '', site)?.origin
    const hasMoved = (status === 301 || status === 308) && to !== undefined
    return hasMoved && to !== URL.parse(site)?.origin
      ? error(says.redirected(to), { what: 'dead' })
      : error(says.unreadable, passing)
  }
  if (status === 429) return error(says.throttled, passing)
  if (status === 401) {
    if (why?.code.startsWith('application_passwords_disabled')) {
      return error(says.passwordsDisabled, { what: 'dead' })
    }
    const isLost = why?.code === 'rest_not_logged_in'
    return error(isLost ? says.passwordLost : says.deadPassword, { what: 'dead' })
  }
  if (status === 404 || status === 410) return error(says.missing, { what: 'missing' })
  if (status >= 500) return error(says.broken, doubtAfter(method === 'POST'))
  // What stands before WordPress (an extension, the host) says no in HTML, and for a while.
  if (status === 403 && why === undefined) return error(says.blocked, passing)
  if (status === 403 && denied.test(why?.code ?? ''))
    return error(says.noPermission, { what: 'dead' })
  const words = plainText(`<p>${why?.message ?? ''}</p>`)
  return error(words === '' ? says.refused(status) : says.refusedAs(words), { what: 'refused' })
}
