import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import { type Sentence, verbatim } from '../../language/sentence.ts'
import type { HttpFailure, HttpResponse } from '../../platform/http-client.ts'

/** What every answer of the Graph API has in common: its rows, its refusals, and the rest that it asks for. */

/** One page of an edge; `next` leads on, also after a short or an empty one. */
export const edge = z.object({
  data: z.array(z.unknown()).default([]),
  paging: z.object({ next: z.string().optional() }).optional(),
  summary: z.object({ total_count: z.number().optional() }).optional(),
})
export type Edge = z.infer<typeof edge>

/** `2026-10-02T18:31:28+0000` (no colon in the offset), as ms UTC. */
export const time = z
  .string()
  .transform(text => Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  .pipe(z.number())

/** On Instagram people have a user name in place of a name. */
export const party = z
  .object({ id: z.string(), name: z.string().optional(), username: z.string().optional() })
  .transform(({ id, name, username }) => ({ id, name: name ?? username }))

/** What was made; a photo tells its post as well. */
export const made = z.object({ id: z.string(), post_id: z.string().optional() })

/** Whether the page itself wrote the post. Without `from` it is of somebody whom Meta does not name. */
export function isOfPage(row: { from?: { id: string } | undefined }, self: string): boolean {
  return row.from?.id === self
}

/** Whose wall a post is on: a page's and its visitors' posts have ids that begin with the page's. */
export function isOnPage(post: { id: string }, page: string): boolean {
  return post.id.startsWith(`${page}_`)
}

/**
 * What Meta's refusals ask of the caller, sorted by what it does next
 * (https://developers.facebook.com/docs/graph-api/guides/error-handling):
 * - `misconfigured`: what was filled in cannot work, nothing was called;
 * - `unreachable`: no connection was made · `unanswered`: no complete answer came;
 * - `unreadable`: an answer that is not Meta's JSON (a proxy's page, a truncated body);
 * - `transient`: wait and retry · `throttled`: wait as long as told · `blocked`: for some hours;
 * - `too-much`: ask for less and go on;
 * - `not-ready`: what was made is still worked on, or was made too long ago: make it anew, later;
 * - `permission` · `parameter` · `missing` (absent, not yet there, or somebody else's);
 * - `window`: too late for a private answer · `duplicate`: the same text was just published;
 * - `replied`: the one private answer to a comment was sent before · `no-private`: it takes none;
 * - `reauthorize`: the token is dead, or is not a page's.
 */
export type Problem =
  | 'misconfigured'
  | 'unreachable'
  | 'unanswered'
  | 'unreadable'
  | 'transient'
  | 'throttled'
  | 'blocked'
  | 'too-much'
  | 'not-ready'
  | 'permission'
  | 'parameter'
  | 'missing'
  | 'window'
  | 'replied'
  | 'no-private'
  | 'duplicate'
  | 'reauthorize'

/**
 * A call that gave nothing. `sentence` tells people of what is `misconfigured`, `unreachable` or
 * `unanswered`. `saidByMeta` is Meta's own sentence, kept for what we cannot explain.
 */
export class GraphError extends Error {
  readonly sentence: Sentence
  readonly problem: Problem
  readonly code: number | null
  readonly subcode: number | null
  readonly saidByMeta: string | null
  /** How long to back off before the next call, where Meta or the nature of the problem tells; ms. */
  readonly waitMs: number | null
  /** Whether a call that writes may have been carried out all the same. */
  readonly mayHaveActed: boolean

  constructor(
    problem: Problem,
    detail: {
      message: string | Sentence
      code?: number | null
      subcode?: number | null
      saidByMeta?: string | null
      waitMs?: number | null
      mayHaveActed?: boolean
      cause?: unknown
    },
  ) {
    super(String(detail.message), { cause: detail.cause })
    const { message } = detail
    this.sentence = typeof message === 'string' ? verbatim(message) : message
    this.problem = problem
    this.code = detail.code ?? null
    this.subcode = detail.subcode ?? null
    this.saidByMeta = detail.saidByMeta ?? null
    this.waitMs = detail.waitMs ?? null
    this.mayHaveActed = detail.mayHaveActed ?? false
  }
}

/** What was asked is not given to this token; what else is asked may well be. */
export function isRefused({ problem }: GraphError): boolean {
  return problem === 'permission' || problem === 'parameter' || problem === 'missing'
}

/** Whatever else is asked fares the same: Meta wants rest or another token, or nobody reaches it. */
export function isForAll({ problem }: GraphError): boolean {
  return forAll.has(problem)
}

const forAll = new Set<Problem>([
  'reauthorize',
  'throttled',
  'blocked',
  'misconfigured',
  'unreachable',
])

/** No complete answer came. */
export function fromFailure(failure: HttpFailure): GraphError {
  const sent = failure.sent === 'maybe'
  return new GraphError(sent ? 'unanswered' : 'unreachable', {
    message: failure.sentence,
    mayHaveActed: sent,
    cause: failure,
  })
}

const envelope = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: z.number(),
    error_subcode: z.number().optional(),
    error_user_msg: z.string().optional(),
    is_transient: z.boolean().optional(),
  }),
})

/**
 * The error that an answer tells, or null when it is none. Only the envelope's own `code`,
 * `error_subcode` and `is_transient` decide: digits elsewhere in a body mean nothing.
 *
 * @param body the answer's JSON, or undefined when it is none
 * @param backOffMs what the usage headers ask for, ms
 */
export function fromAnswer(
  response: Pick<HttpResponse, 'status' | 'retryAfterMs'>,
  body: unknown,
  backOffMs: number | null,
): GraphError | null {
  const parsed = envelope.safeParse(body)
  if (parsed.success) {
    const { code, error_subcode: subcode = null, is_transient: transient } = parsed.data.error
    const said = parsed.data.error.error_user_msg ?? parsed.data.error.message
    const known = problemOf(code, subcode, transient, parsed.data.error.message)
    const problem = known === 'parameter' && response.status >= 500 ? 'transient' : known
    return new GraphError(problem, {
      message: `Facebook ${code}/${subcode ?? 0}`,
      code,
      subcode,
      saidByMeta: withoutTokens(said),
      waitMs: response.retryAfterMs ?? (problem === 'throttled' ? backOffMs : null),
      mayHaveActed: mayHaveActed(problem, subcode),
    })
  }
  if (response.status === 429) {
    return new GraphError('throttled', {
      message: 'Facebook 429',
      waitMs: response.retryAfterMs ?? backOffMs,
    })
  }
  if (response.status >= 500) {
    return new GraphError('transient', {
      message: `Facebook ${response.status}`,
      waitMs: response.retryAfterMs,
      mayHaveActed: true,
    })
  }
  // A batch is answered by a list.
  const isObject = typeof body === 'object' && body !== null
  if (response.status >= 200 && response.status < 300 && isObject) return null
  return new GraphError('unreadable', {
    message: `Facebook ${response.status}`,
    // A redirect or a refusal by something on the way was never Meta's; a 2xx may well be.
    mayHaveActed: response.status < 300,
  })
}

function problemOf(
  code: number,
  subcode: number | null,
  transient: boolean | undefined,
  message: string,
): Problem {
  if (code === 190 || code === 102 || code === 104 || code === 210) return 'reauthorize'
  if (code === 10 && (subcode === 2018278 || subcode === 2534022)) return 'window'
  if (code === 10900) return 'replied'
  if (code === 10903) return 'no-private'
  const onInstagram = problemOnInstagram(code, subcode)
  if (onInstagram !== null) return onInstagram
  if (code === 3 || code === 10 || (code >= 200 && code <= 299)) return 'permission'
  if (code === 368) return 'blocked'
  if (code === 506) return 'duplicate'
  if (throttling.has(code)) return 'throttled'
  if (code === 803 || (code === 100 && subcode === 33)) return 'missing'
  // Messenger: the person blocked the page or left; or is nobody that the page may write to.
  if (code === 551 || (code === 100 && subcode === 2018001)) return 'missing'
  if (code === 1 && /reduce the amount of data/i.test(message)) return 'too-much'
  if (code === 1 || code === 2 || code === 1200 || transient === true) return 'transient'
  return 'parameter'
}

/**
 * Codes that only Instagram has.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
 */
function problemOnInstagram(code: number, subcode: number | null): Problem | null {
  if (code === 9007 || subcode === 2207020 || subcode === 2207008) return 'not-ready'
  if (code === -1 || code === -2) return 'transient'
  if (code === 9) return 'throttled'
  if (code === 24 || (code === 100 && subcode === 2534014)) return 'missing'
  return null
}

const throttling = new Set([4, 17, 32, 341, 613, 80001, 80002, 80006])

/** Code 2 has been seen after the post was accepted; so has 4/2207051. A duplicate may be our own. */
function mayHaveActed(problem: Problem, subcode: number | null): boolean {
  return problem === 'transient' || problem === 'duplicate' || subcode === 2207051
}

/** Meta repeats a malformed token in its sentence; it must not reach a screen or a log. */
function withoutTokens(text: string): string {
  return text.replace(/\bEA[A-Za-z0-9|_-]{12,}/g, '…').replace(/^\(#\d+\)\s*/, '')
}

const share = z.number().catch(0).default(0)
const appUsage = z.object({ call_count: share, total_time: share, total_cputime: share })
const businessUsage = z.record(
  z.string(),
  z.array(appUsage.extend({ estimated_time_to_regain_access: share })),
)

const MINUTE = 60_000

/** From here on we slow down; Meta refuses at 100. */
const slowFrom = 75
/** From here on we back off: the allowance is counted over an hour that slides. */
const backOffFrom = 95
const backOffMs = 15 * MINUTE

/**
 * How long to back off after an answer, from the share of the allowance that Meta says is used: nothing
 * under 75 %, then more and more, from 1 to 10 minutes; from 95 % on, 15 minutes or what Meta
 * estimates. Null when nothing is asked.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function backOffAfter(headers: Headers): number | null {
  const { percent, estimatedMs } = usageOf(headers)
  if (estimatedMs > 0) return estimatedMs
  if (percent < slowFrom) return null
  if (percent >= backOffFrom) return backOffMs
  return Math.round(MINUTE + ((percent - slowFrom) / (backOffFrom - slowFrom)) * 9 * MINUTE)
}

function usageOf(headers: Headers): { percent: number; estimatedMs: number } {
  const app = appUsage.safeParse(jsonIn(headers.get('x-app-usage')))
  const business = businessUsage.safeParse(jsonIn(headers.get('x-business-use-case-usage')))
  const cases = business.success ? Object.values(business.data).flat() : []
  const all = app.success ? [app.data, ...cases] : cases
  return {
    percent: Math.max(
      0,
      ...all.flatMap(one => [one.call_count, one.total_time, one.total_cputime]),
    ),
    estimatedMs: Math.max(0, ...cases.map(one => one.estimated_time_to_regain_access)) * MINUTE,
  }
}
