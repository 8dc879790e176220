import { randomUUID } from 'node:crypto'
import { Agent, type RequestInit, fetch as undiciFetch } from 'undici'
import type { Sentence } from '../language/sentence.ts'
import type { Guard } from './http-guarded.ts'
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

/** Codes that undici and Node give when the connection was never made; the last two have no code. */
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
  'ERR_INVALID_URL',
  'bad port',
  'unknown scheme',
])

const tooLate = new Set([
  'TimeoutError',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])

const badAddress = new Set(['ERR_INVALID_URL', 'bad port', 'unknown scheme'])

const userAgent = 'Tambour/0.1 (+https://joinup.ec.europa.eu/licence/eupl)'

/** More than any API that we read answers in one page; a hostile server could send without end. */
const largestAnswer = 32 * 1024 * 1024

/**
 * @param now the clock, for a `Retry-After` that is a date
 * @param guard keeps it to the public network: for servers that people name
 */
export function createHttpClient(now: () => number, guard?: Guard): HttpClient {
  const agent = new Agent({
    connect: { timeout: 10_000, ...(guard && { lookup: guard.lookup }) },
    keepAliveTimeout: 10_000,
    maxResponseSize: largestAnswer,
  })
  return {
    async request(url, options = {}) {
      const refused = guard?.refusalOf(url) ?? null
      if (refused !== null) throw new HttpFailure(refused, 'no', null)
      const form = options.body instanceof FormData ? await encodeForm(options.body) : null
      const body = form?.body ?? (options.body instanceof FormData ? undefined : options.body)
      const init: RequestInit = {
        method: options.method ?? 'GET',
        headers: {
          'user-agent': userAgent,
          accept: 'application/json',
          ...(form ? { 'content-type': form.type } : {}),
          ...options.headers,
        },
        // A token travels in these requests: an answer must not send it to another host.
        redirect: 'manual',
        signal: AbortSignal.timeout(options.deadlineMs ?? 20_000),
        dispatcher: agent,
        ...(body === undefined ? {} : { body }),
      }
      try {
        const response = await undiciFetch(url, init)
        const text = await response.text()
        const headers = new Headers([...response.headers])
        return { status: response.status, headers, text, retryAfterMs: retryAfter(headers, now()) }
      } catch (error) {
        const code = errorCode(error)
        throw new HttpFailure(
          failureSentence(URL.parse(url)?.host ?? url, code),
          neverConnected.has(code) ? 'no' : 'maybe',
          error,
        )
      }
    },
    close: () => agent.close(),
  }
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

/**
 * multipart/form-data (RFC 7578) with every text as it is. undici's fetch sends a form of Node's own
 * class as "[object FormData]", and one of its own with each line end made two signs, which then
 * stand in what was published.
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

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.cause !== undefined) return errorCode(error.cause)
  return neverConnected.has(error.message) ? error.message : error.name
}

function failureSentence(host: string, code: string): Sentence {
  if (tooLate.has(code)) return platformSentences.notInTime(host)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return platformSentences.notFoundThere(host)
  if (code === 'ECONNREFUSED') return platformSentences.connectionRefused(host)
  if (code === 'NOT_PUBLIC') return platformSentences.notPublic(host)
  if (badAddress.has(code)) return platformSentences.noAddress(host)
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return platformSentences.answeredTooMuch(host)
  if (neverConnected.has(code)) return platformSentences.notConnected(host, code)
  return platformSentences.cutOff(host, code)
}
