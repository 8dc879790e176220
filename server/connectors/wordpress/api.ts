import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import type { Sentence } from '../../language/sentence.ts'
import type { HttpResponse } from '../../platform/http-client.ts'
import type { Call } from '../connector.ts'
import { addressIn } from '../network/check.ts'
import { doubtAfter, NetworkError, type Problem } from '../network/error.ts'
import { createExchange, type Query, type Request, searchOf } from '../network/exchange.ts'
import { wordpressSentences as says } from './sentences.ts'
import { textOf } from './text.ts'

/** The user may not, whatever it is about; others of the kind say it of one post or comment. */
const denied = /^rest_(cannot_(create|publish)|forbidden)/

const refusal = z.object({
  code: z.string(),
  message: z.string().default(''),
  data: z.object({ term_id: z.number().optional() }).nullish().catch(null),
})
type RefusalBody = z.infer<typeof refusal>

/** `term`: of a category that is there already, its id. */
export class WordPressError extends NetworkError {
  readonly term: number | undefined
  constructor(reason: Sentence, problem: Problem, { code = '', data }: Partial<RefusalBody> = {}) {
    super(reason, problem, { code })
    this.term = data?.term_id
  }
}

/** Where a site stands, by its address as a person copies it, also one of its administration. */
export function siteIn(typed: string): string | null {
  const url = addressIn(typed)
  const administration = /\/(wp-(admin|login|json)|index\.php).*$/
  return url && `${url.origin}${url.pathname.replace(administration, '')}`.replace(/\/+$/, '')
}

export type Api = ReturnType<typeof apiOf>

/**
 * The site's API (https://developer.wordpress.org/rest-api/) by `?rest_route=`, which answers
 * whether its permalinks are pretty or not; `/wp-json/` does with pretty ones alone. Every function
 * throws `NetworkError` when it gives nothing.
 */
export function apiOf(call: Call) {
  const { config, secrets, now } = call
  const { ask, read, rows, gaps } = createExchange(call, says)
  const site = siteIn(config.site ?? '')
  const pair = `${config.user?.trim() ?? ''}:${secrets.token?.trim() ?? ''}`
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`

  async function answerTo(
    path: string,
    query: Query,
    request: Request,
    as: 'account' | 'public' = 'account',
  ): Promise<HttpResponse> {
    if (site === null) throw new NetworkError(says.noAddress, { what: 'dead' })
    const headers = { ...(as === 'account' && { authorization }) }
    const search = searchOf({ rest_route: path, ...query })
    const answer = await ask(`${site}/${search}`, { ...request, headers })
    if (answer.status >= 300) throw refusalOf(answer, request, site, now)
    return answer
  }

  return {
    async get<T>(
      shape: z.ZodType<T>,
      path: string,
      query: Query = {},
      as?: 'account' | 'public',
    ): Promise<T> {
      return read(shape, await answerTo(path, query, {}, as))
    },
    /** How many rows a list has in all; null where the site does not say. */
    async total(path: string, query: Query): Promise<number | null> {
      const { headers } = await answerTo(path, { ...query, per_page: 1 }, {})
      const total = headers.get('x-wp-total') ?? ''
      return /^\d+$/.test(total) ? Number(total) : null
    },
    async post<T>(shape: z.ZodType<T>, path: string, body: object): Promise<T> {
      const request = { method: 'POST', body, acts: true } as const
      return read(shape, await answerTo(path, {}, request), request)
    },
    async delete(path: string, query: Query = {}): Promise<void> {
      await answerTo(path, query, { method: 'DELETE' })
    },
    rows,
    gaps,
  }
}

function refusalOf(answer: HttpResponse, { acts = false }: Request, site: string, now: number) {
  const { status, retryAfterMs } = answer
  const why = refusal.safeParse(jsonIn(answer.text)).data
  const error = (reason: Sentence, problem: Problem) => new WordPressError(reason, problem, why)
  const retryAt = retryAfterMs === null ? null : now + retryAfterMs
  const passing = { what: 'passing', retryAt } as const
  if (status < 400) {
    const to = URL.parse(answer.headers.get('location') ?? '', site)?.origin
    const hasMoved = (status === 301 || status === 308) && to !== undefined
    return hasMoved && to !== URL.parse(site)?.origin
      ? error(says.redirected(to), { what: 'dead' })
      : error(says.unreadable, passing)
  }
  if (status === 401) {
    if (why?.code.startsWith('application_passwords_disabled')) {
      return error(says.passwordsDisabled, { what: 'dead' })
    }
    const isLost = why?.code === 'rest_not_logged_in'
    return error(isLost ? says.passwordLost : says.deadPassword, { what: 'dead' })
  }
  if (status === 404 || status === 410) return error(says.missing, { what: 'missing' })
  if (status >= 500) return error(says.broken, doubtAfter(acts))
  // What stands before WordPress (an extension, the host) says no in HTML, and for a while.
  if (status === 403 && why === undefined) return error(says.blocked, passing)
  if (status === 403 && denied.test(why?.code ?? ''))
    return error(says.noPermission, { what: 'dead' })
  const message = textOf(why?.message ?? '')
  return error(message === '' ? says.refused(status) : says.refusedAs(message), { what: 'refused' })
}
