import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import type { Sentence } from '../../language/sentence.ts'
import { HttpFailure, type HttpRequest } from '../../platform/http-client.ts'
import type { Call } from '../connector.ts'
import { accessSentences } from './access-sentences.ts'
import { backOffAfter, type Edge, edge, fromAnswer, fromFailure, GraphError } from './answer.ts'
import { createPageShare, type PageShare, type Share, wholeShare } from './cursor.ts'
import { metaSentences } from './sentences.ts'

export type Query = Record<string, string | number>

/** The Graph API, with one page's token. Every function throws `GraphError` when it gives nothing. */
export type Graph = {
  page: string
  get(path: string, query?: Query): Promise<unknown>
  post(path: string, body: Record<string, string> | FormData): Promise<unknown>
  remove(path: string): Promise<unknown>
  /**
   * Every page of an edge, following `next` as long as there is one. `query` is asked anew for each
   * page with the share of data that Meta bears: it multiplies its limits by it.
   * @param from a `next` met elsewhere (of a nested edge), to go on from there
   */
  pages(path: string, query: (share: number) => Query, from?: string): AsyncGenerator<Edge>
  /** A read that may be too much at once: the query is asked anew with a smaller share. */
  getLess(path: string, query: (share: number) => Query): Promise<unknown>
  /**
   * Whether each of these objects is there for this token, fifty a request (Meta counts each for
   * itself). One that Meta refuses is taken as there.
   * https://developers.facebook.com/docs/graph-api/batch-requests
   */
  present(ids: readonly string[]): Promise<Map<string, boolean>>
  /** Requests made so far. */
  calls(): number
  /** How long the answers asked to back off, the longest of them, ms. */
  backOffMs(): number | null
  /** How much of the usual amount the next call should begin with. */
  share(): Share
  /** Notes what could not be read on the way, in plain words. */
  miss(gap: Sentence): void
  /** What was noted, each once. */
  gaps(): Sentence[]
}

export const version = 'v26.0'
/** Meta accepts photos slowly from a village's line; for the rest it answers within seconds. */
const writeDeadlineMs = 60_000
const readDeadlineMs = 15_000
const longestBatch = 50
/** Meta gives short and empty pages with more behind them, but not this many one after the other. */
const mostEmptyPages = 30

/** Whose token a call holds: a person's, or the app's own, belongs to no page. */
type Whose = 'page' | 'person' | 'app'

/** @param before how much of the usual amount Meta gave last time */
export function createGraph(call: Call, before: Share = wholeShare, whose: Whose = 'page'): Graph {
  const { send, count, calls, backOffMs } = createSender(call, whose)
  const share = createPageShare(before, call.now)
  const get = (path: string, query: Query = {}) => send(path, query, { deadlineMs: readDeadlineMs })
  const getLess = createLess(get, share)
  const gaps = new Map<string, Sentence>()
  const miss = (gap: Sentence) => void gaps.set(gap.fr, gap)
  return {
    page: call.config.page?.trim() ?? '',
    get,
    getLess,
    async present(ids) {
      const found = new Map<string, boolean>()
      for (let from = 0; from < ids.length; from += longestBatch) {
        const some = ids.slice(from, from + longestBatch)
        for (const [id, is] of await presentOf(send, tokenOf(call), some)) found.set(id, is)
        count(some.length - 1)
      }
      return found
    },
    post(path, body) {
      const sent = body instanceof FormData ? body : new URLSearchParams(body)
      return send(path, {}, { method: 'POST', body: sent, deadlineMs: writeDeadlineMs })
    },
    remove: path => send(path, {}, { method: 'DELETE', deadlineMs: readDeadlineMs }),
    pages: (path, query, from) => pagesOf({ getLess, miss }, path, query, from),
    calls,
    backOffMs,
    share: share.kept,
    miss,
    gaps: () => [...gaps.values()],
  }
}

type Send = (path: string, query: Query, request: HttpRequest) => Promise<unknown>

/** Sends one request after the other, and counts them. */
function createSender(call: Call, whose: Whose) {
  const token = tokenOf(call)
  const proof = proofOf(token, call.secrets.app_secret?.trim())
  const fault = (whose === 'page' ? faultOfPage(call.config.page) : null) ?? faultOfToken(token)
  const base = `${call.apiUrl.replace(/\/+$/, '')}/${version}`
  let calls = 0
  let backOffMs: number | null = null

  const send: Send = async (path, query, request) => {
    if (fault !== null) throw new GraphError('misconfigured', { message: fault })
    // A question in another's name carries that token itself, and one with a key is the app's own.
    const isOurs = !('access_token' in query || 'client_secret' in query)
    const params = new URLSearchParams()
    for (const [name, value] of Object.entries(isOurs ? { ...query, ...proof } : query)) {
      params.set(name, String(value))
    }
    const address = `${base}/${path}${params.size > 0 ? `?${params}` : ''}`
    const headers: Record<string, string> = isOurs ? { authorization: `Bearer ${token}` } : {}
    calls += 1
    const response = await call.http.request(address, { ...request, headers }).catch(error => {
      throw error instanceof HttpFailure ? fromFailure(error) : error
    })
    const backOff = backOffAfter(response.headers)
    if (backOff !== null) backOffMs = Math.max(backOffMs ?? 0, backOff)
    const body = jsonIn(response.text)
    const refused = fromAnswer(response, body, backOff)
    if (refused) throw refused
    return body
  }

  return {
    send,
    count: (more: number) => {
      calls += more
    },
    calls: () => calls,
    backOffMs: () => backOffMs,
  }
}

function createLess(get: Graph['get'], share: PageShare): Graph['getLess'] {
  /** Edges that were refused at their smallest: they are not asked for less and less anew. */
  const neverLess = new Set<string>()
  return async (path, query) => {
    const edge = path.split('/').at(1) ?? ''
    for (let size = share.next(); ; ) {
      try {
        return await get(path, query(size))
      } catch (error) {
        const isTooMuch = error instanceof GraphError && error.problem === 'too-much'
        const less = isTooMuch && !neverLess.has(edge) ? share.less() : null
        if (less === null && isTooMuch) neverLess.add(edge)
        if (less === null) throw error
        size = less
      }
    }
  }
}

async function* pagesOf(
  { getLess, miss }: Pick<Graph, 'getLess' | 'miss'>,
  path: string,
  query: (share: number) => Query,
  from: string | undefined,
): AsyncGenerator<Edge> {
  let position = from === undefined ? {} : positionIn(from)
  const positions = new Set([JSON.stringify(position)])
  for (let empty = 0; empty < mostEmptyPages; ) {
    const asked = getLess(path, now => ({ ...query(now), ...position }))
    const isGoingOn = positions.size > 1 || from !== undefined
    const page = shaped(edge, await (isGoingOn ? goingOn(asked) : asked))
    yield page
    const next = page.paging?.next
    if (next === undefined) return
    empty = page.data.length === 0 ? empty + 1 : 0
    position = positionIn(next)
    // Meta has been seen to lead back to where it came from (issue 510 of facebook-sdk).
    if (positions.size === positions.add(JSON.stringify(position)).size) {
      miss(metaSentences.sameTwice)
      return
    }
  }
  throw new GraphError('transient', { message: `only empty pages of ${path}` })
}

/** Each call's answer, in their order; null for one that took too long. */
const batchAnswer = z.array(z.object({ code: z.number(), body: z.string() }).nullable())

async function presentOf(
  send: Send,
  token: string,
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  const batch = ids.map(id => ({ method: 'GET', relative_url: `${version}/${id}?fields=id` }))
  const body = new URLSearchParams({
    access_token: token,
    include_headers: 'false',
    batch: JSON.stringify(batch),
  })
  const request = { method: 'POST', body, deadlineMs: readDeadlineMs } as const
  const answers = shaped(batchAnswer, await send('', {}, request))
  if (answers.length !== ids.length) {
    const message = `a batch of ${ids.length} was answered otherwise`
    throw new GraphError('unreadable', { message })
  }
  return new Map(ids.map((id, index) => [id, isThere(answers[index] ?? null)]))
}

/**
 * Whether a call of a batch found its object. What is refused may well be there.
 * @throws GraphError when nobody can tell now: Meta answers null for a call that took too long
 */
function isThere(answer: { code: number; body: string } | null): boolean {
  if (answer === null) throw new GraphError('unanswered', { message: metaSentences.partTooLate })
  const response = { status: answer.code, retryAfterMs: null }
  const error = fromAnswer(response, jsonIn(answer.body), null)
  if (error === null) return true
  if (error.problem === 'missing') return false
  if (error.problem === 'permission' || error.problem === 'parameter') return true
  throw error
}

/** @throws GraphError `unreadable` when the answer has not the shape that Meta documents. */
export function shaped<T>(shape: z.ZodType<T>, body: unknown): T {
  const read = shape.safeParse(body)
  if (read.success) return read.data
  throw new GraphError('unreadable', { message: read.error.message, mayHaveActed: true })
}

/** A limit of ours times the share that Meta bears. */
export function limited(limit: number, share: number): number {
  return Math.max(1, Math.floor(limit * share))
}

/** The rows that can be understood; one that cannot is a gap, and not a failure of all. */
export function rowsOf<T>(graph: Graph, shape: z.ZodType<T>, data: unknown[]): T[] {
  return data.flatMap(row => {
    const read = shape.safeParse(row)
    if (read.success) return [read.data]
    graph.miss(metaSentences.unknownForm)
    return []
  })
}

/**
 * A page that is asked by a cursor. What is wrong with the question, after others like it were
 * answered, is that its cursor has expired: the list is begun anew another time.
 */
async function goingOn(page: Promise<unknown>): Promise<unknown> {
  try {
    return await page
  } catch (error) {
    if (!(error instanceof GraphError && error.problem === 'parameter')) throw error
    const { code, message } = error
    throw new GraphError('transient', {
      message: `an expired cursor: ${message}`,
      code,
      cause: error,
    })
  }
}

/**
 * Where a `next` leads, without what we say ourselves: its fields and limit, and the token that Meta
 * writes into it. Only its query is used, so that no answer can lead us to another host.
 */
function positionIn(next: string): Query {
  const url = URL.parse(next)
  const kept = [...(url?.searchParams ?? [])].filter(([name]) => paging.has(name))
  return Object.fromEntries(kept)
}

const paging = new Set(['after', 'until', 'since', '__paging_token', 'offset'])

function tokenOf({ secrets }: Call): string {
  return secrets.token?.trim() ?? ''
}

function faultOfPage(given: string | undefined): Sentence | null {
  const page = given?.trim() ?? ''
  return /^\d+$/.test(page) ? null : accessSentences.pageIsNoNumber(page)
}

function faultOfToken(token: string): Sentence | null {
  if (token === '') return accessSentences.noToken
  return /^[\x21-\x7e]+$/.test(token) ? null : accessSentences.strangeToken
}

/** `appsecret_proof`: hex HMAC-SHA256 of the token, keyed by the app's secret. */
function proofOf(token: string, secret: string | undefined): Query {
  if (!secret) return {}
  return { appsecret_proof: createHmac('sha256', secret).update(token).digest('hex') }
}
