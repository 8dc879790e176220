import { randomUUID } from 'node:crypto'
import { Agent, interceptors, request as undiciRequest } from 'undici'
import type { Sentence } from '../language/sentence.ts'
import { codeOf, type Guard, stepOf, userAgent, whyUnreached } from './http-guarded.ts'
import { platformSentences } from './sentences.ts'

/** What every connector calls the outside with: a deadline, one user agent, no redirect to elsewhere. */
export type HttpClient = {
  /**
   * One request. Resolves with whatever the server answered, of any status.
   * @throws HttpFailure when no complete answer came.
   */
  request(url: string, options?: HttpRequest): Promise<HttpResponse>
  /** Takes nothing new and waits for what is under way, so that no outcome is lost: each has its deadline. */
  close(): Promise<void>
  /** The one that this one asks, as `askingWhile` makes it. */
  of?: HttpClient
}

export type HttpRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Record<string, string>
  body?: string | Uint8Array | FormData | URLSearchParams
  /** Milliseconds for the whole exchange; 20,000 unless told. */
  deadlineMs?: number
}

export type HttpResponse = {
  status: number
  headers: Headers
  text: string
  /** From `Retry-After`, ms from the answer's arrival; null when absent. */
  retryAfterMs: number | null
}

/**
 * No complete answer came. `sent` says whether the server may have acted: only `no` makes a
 * second sending safe.
 */
export class HttpFailure extends Error {
  readonly sent: 'no' | 'maybe'
  /** What follows « : », without a full stop. */
  readonly sentence: Sentence
  constructor(sentence: Sentence, sent: 'no' | 'maybe', cause: unknown) {
    super(sentence.fr, { cause })
    this.sentence = sentence
    this.sent = sent
  }
}

/** Codes that undici and Node give when the connection was never made. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'NOT_PUBLIC',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** More than any API that we read answers in one page; a hostile server could send without end. */
const largestAnswer = 32 * 1024 * 1024

/**
 * By undici's `request`, which costs a fifth of its `fetch`: nothing here needs the streams of the web.
 * @param now the clock, for a `Retry-After` that is a date
 * @param guard keeps it to the public network: for servers that people name
 */
export function createHttpClient(now: () => number, guard?: Guard): HttpClient {
  const agent = new Agent({
    connect: { timeout: 10_000, ...(guard && { lookup: guard.lookup }) },
    keepAliveTimeout: 10_000,
    maxResponseSize: largestAnswer,
  })
  const unpacking = agent.compose(
    interceptors.decompress({ maxSize: largestAnswer, skipErrorResponses: false }),
  )
  return {
    async request(url, options = {}) {
      const refused = refusalOf(url) ?? guard?.refusalOf(url) ?? null
      if (refused !== null) throw new HttpFailure(refused, 'no', null)
      const { type, body } = await encode(options.body)
      try {
        // Follows no redirect: a token travels in these requests, and an answer must not send it to another host.
        const answer = await undiciRequest(url, {
          dispatcher: unpacking,
          method: options.method ?? 'GET',
          headers: {
            'user-agent': userAgent,
            accept: 'application/json',
            'accept-encoding': 'gzip, deflate, br',
            ...(type === null ? {} : { 'content-type': type }),
            ...options.headers,
          },
          signal: AbortSignal.timeout(options.deadlineMs ?? 20_000),
          body,
        })
        const text = await answer.body.text()
        const headers = headersOf(answer.headers)
        return {
          status: answer.statusCode,
          headers,
          text,
          retryAfterMs: retryAfter(headers, now()),
        }
      } catch (error) {
        const isUnsent = neverConnected.has(codeOf(error)) || stepOf(error) !== null
        throw new HttpFailure(
          failureSentence(URL.parse(url)?.host ?? url, error),
          isUnsent ? 'no' : 'maybe',
          error,
        )
      }
    },
    close: () => agent.close(),
  }
}

/** What is wrong with an address no matter who gave it. */
function refusalOf(url: string): Sentence | null {
  const parsed = URL.parse(url)
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    return platformSentences.noAddress(parsed?.host || url)
  return parsed.username === '' && parsed.password === ''
    ? null
    : platformSentences.addressWithPassword
}

/**
 * As a library asks that takes another `fetch` (oauth4webapi): by this client, which keeps to its guard
 * and follows no redirect.
 */
export function asFetch({ request }: Pick<HttpClient, 'request'>, deadlineMs: number) {
  return async (
    url: string,
    asked: {
      method: 'GET' | 'POST'
      headers: Record<string, string>
      body?: URLSearchParams | null | undefined
    },
  ): Promise<Response> => {
    const { method, headers, body } = asked
    const sent = body ? { body: body.toString() } : {}
    const answer = await request(url, { method, headers, ...sent, deadlineMs })
    const { status, text } = answer
    const isEmpty = status === 204 || status === 304
    return new Response(isEmpty ? null : text, { status, headers: answer.headers })
  }
}

/** The same client, which asks nothing more once `mayAsk` says so. */
export function askingWhile(client: HttpClient, mayAsk: () => boolean): HttpClient {
  return {
    of: client,
    close: () => client.close(),
    async request(url, options) {
      if (!mayAsk()) throw new HttpFailure(platformSentences.tooLateToAsk, 'no', null)
      return await client.request(url, options)
    },
  }
}

/** A body as bytes or text, and the type that it has unless its sender says another. */
async function encode(
  body: HttpRequest['body'],
): Promise<{ type: string | null; body: string | Uint8Array | null }> {
  if (body === undefined) return { type: null, body: null }
  if (body instanceof FormData) return await encodeForm(body)
  if (body instanceof URLSearchParams)
    return { type: 'application/x-www-form-urlencoded;charset=UTF-8', body: body.toString() }
  return { type: typeof body === 'string' ? 'text/plain;charset=UTF-8' : null, body }
}

function headersOf(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(raw)) {
    for (const value of [values].flat()) headers.append(name, value)
  }
  return headers
}

/**
 * multipart/form-data (RFC 7578) with every text as it is: undici makes two signs of each line end, which
 * then stand in what was published.
 */
async function encodeForm(form: FormData): Promise<{ body: Uint8Array; type: string }> {
  const boundary = `tambour-${randomUUID()}`
  const parts: (string | Blob)[] = []
  for (const [name, value] of form) {
    const isText = typeof value === 'string'
    const file = isText ? '' : `; filename="${quoted(value.name)}"`
    const type = isText ? '' : `\r\nContent-Type: ${value.type || 'application/octet-stream'}`
    const disposition = `Content-Disposition: form-data; name="${quoted(name)}"${file}`
    parts.push(`--${boundary}\r\n${disposition}${type}\r\n\r\n`, value, '\r\n')
  }
  const whole = new Blob([...parts, `--${boundary}--\r\n`])
  return { body: await whole.bytes(), type: `multipart/form-data; boundary=${boundary}` }
}

/** As the HTML standard escapes names in a form. */
function quoted(name: string): string {
  return name.replace(/[\r\n"]/g, sign => encodeURIComponent(sign))
}

/** RFC 9110 § 10.2.3: seconds, or an HTTP date. */
function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim()
  if (value === undefined || value === '') return null
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

function failureSentence(host: string, error: unknown): Sentence {
  const code = codeOf(error)
  const known = whyUnreached(host, error)
  if (known !== null) return known
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return platformSentences.answeredTooMuch(host)
  if (neverConnected.has(code)) return platformSentences.notConnected(host, code)
  return platformSentences.cutOff(host, code)
}
