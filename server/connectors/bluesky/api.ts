import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { jsonIn } from '../../language/json.ts'
import {
  type HttpClient,
  HttpFailure,
  type HttpRequest,
  type HttpResponse,
} from '../../platform/http-client.ts'
import type { Call } from '../connector.ts'
import { doubtAfter, NetworkError } from '../network/error.ts'
import { handleIn, serverIn } from './address.ts'
import { didDocument, identity, refusal, session as sessionShape } from './payload.ts'
import { blueskySentences as says } from './sentences.ts'

export type Query = Record<string, string | number | readonly string[] | undefined>
export type Session = { server: string; did: string; handle: string; token: string }

/**
 * The XRPC methods of one account's server (https://atproto.com/specs/xrpc), which passes on what is
 * the network's own, `app.bsky.*`. Every function throws `NetworkError` when it gives nothing.
 */
export type Api = {
  /** Signed in, now or before. */
  session(): Promise<Session>
  /** Signed in anew, whatever was known. */
  signIn(): Promise<Session>
  get<T>(shape: z.ZodType<T>, method: string, query: Query, as?: 'account' | 'public'): Promise<T>
  /** Writes, once: what gets lost is `unknown`. */
  write<T>(shape: z.ZodType<T>, method: string, body: object): Promise<T>
  /** A file that nothing shows yet. */
  upload<T>(shape: z.ZodType<T>, bytes: Uint8Array, type: string): Promise<T>
  /** Until when the server asks for rest (ms UTC); null: there is room for another page. */
  restUntil(): number | null
}

/**
 * What opens an account for two hours, by the client that asks. Signing in is allowed 300 times a
 * day, and looking once a minute is 1,440: without this the account would be shut out. It is nothing
 * that must be kept: it is had again from the password, after a restart or wherever it is refused.
 * https://docs.bsky.app/docs/advanced-guides/rate-limits
 */
const signedIn = new WeakMap<HttpClient, Map<string, Promise<Session>>>()

/** Who knows every handle, and every account's server, where nobody named it. */
const directory = { handles: 'https://public.api.bsky.app', accounts: 'https://plc.directory' }

/** A page of receiving asks this often at most. */
const roomForAPage = 200

/** Answers come within seconds; a picture takes its time on a village's line. */
const deadlineMs = { GET: 15_000, POST: 60_000 }

export function apiOf({ http, config, secrets, now }: Call): Api {
  const handle = handleIn(config.handle ?? '')
  const named = config.server?.trim() ?? ''
  const password = secrets.password?.trim() ?? ''
  const client = http.of ?? http
  const known = signedIn.get(client) ?? new Map<string, Promise<Session>>()
  signedIn.set(client, known)
  const key = createHash('sha256').update(`${named}\n${handle}\n${password}`).digest('base64')
  let rest: number | null = null

  async function ask(url: string, request: HttpRequest, acts = false): Promise<HttpResponse> {
    const method = request.method === 'POST' ? 'POST' : 'GET'
    const options = { ...request, deadlineMs: deadlineMs[method] }
    const answer = await http.request(url, options).catch(error => {
      throw error instanceof HttpFailure ? unanswered(error, acts) : error
    })
    const reset = Number(answer.headers.get('ratelimit-reset') ?? Number.NaN) * 1000
    const left = answer.headers.get('ratelimit-remaining')
    if (method === 'GET' && left !== null && Number(left) < roomForAPage && reset > now) {
      rest = reset
    }
    if (answer.status === 429) {
      const wait = Number.isNaN(reset) ? answer.retryAfterMs : reset - now
      const retryAt = wait === null ? null : now + Math.max(wait, 1_000)
      throw new NetworkError(says.throttled, { what: 'passing', retryAt })
    }
    if (answer.status >= 300) throw refusalOf(answer, acts)
    return answer
  }

  async function serverOf(of: string): Promise<string> {
    if (named !== '') {
      const server = serverIn(named)
      if (server === null) throw new NetworkError(says.noServer, { what: 'dead' })
      return server
    }
    const path = `/xrpc/com.atproto.identity.resolveHandle?handle=${of}`
    // It may be known again tomorrow: a name's own server that is silent gives the same answer.
    const unknown = new NetworkError(says.unknownHandle(of), { what: 'passing', retryAt: null })
    const answer = await ask(`${directory.handles}${path}`, {}).catch(error => {
      throw error instanceof NetworkError && isRefused(error) ? unknown : error
    })
    const { did } = read(identity, answer)
    const where = did.startsWith('did:web:')
      ? `https://${did.slice(8).replace('%3A', ':')}/.well-known/did.json`
      : `${directory.accounts}/${did}`
    const { service } = read(didDocument, await ask(where, {}))
    const found = service.find(({ id }) => id.endsWith('#atproto_pds'))?.serviceEndpoint
    const server = typeof found === 'string' ? serverIn(found) : null
    if (server === null) throw unknown
    return server
  }

  async function open(): Promise<Session> {
    if (handle === null) throw new NetworkError(says.noHandle, { what: 'dead' })
    const server = await serverOf(handle)
    const answer = await ask(`${server}/xrpc/com.atproto.server.createSession`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: handle, password }),
    })
    const { did, handle: name, accessJwt: token } = read(sessionShape, answer)
    return { server, did, handle: name, token }
  }

  function signIn(): Promise<Session> {
    const opening = open()
    known.set(key, opening)
    // Whoever waits for it is told; the next one tries again.
    opening.catch(() => known.get(key) === opening && known.delete(key))
    return opening
  }
  const session = () => known.get(key) ?? signIn()

  /** A session that is refused has run out: nothing was done, and another one is had at once. */
  async function asAccount(path: string, request: HttpRequest, acts = false) {
    const attempt = ({ server, token }: Session) => {
      const headers = { ...request.headers, authorization: `Bearer ${token}` }
      return ask(`${server}${path}`, { ...request, headers }, acts)
    }
    const current = await session()
    try {
      return await attempt(current)
    } catch (error) {
      if (!(error instanceof NetworkError && error.problem.what === 'dead')) throw error
      const isKnown = (await known.get(key)) === current
      return await attempt(await (isKnown ? signIn() : session()))
    }
  }

  return {
    session,
    signIn,
    async get(shape, method, query, as = 'account') {
      const given = Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [value].flat().map(one => [name, String(one)]),
      )
      const path = `/xrpc/${method}?${new URLSearchParams(given)}`
      if (as === 'account') return read(shape, await asAccount(path, {}))
      return read(shape, await ask(`${(await session()).server}${path}`, {}))
    },
    async write(shape, method, body) {
      const headers = { 'content-type': 'application/json' }
      const request = { method: 'POST', headers, body: JSON.stringify(body) } as const
      return read(shape, await asAccount(`/xrpc/${method}`, request, true), true)
    },
    async upload(shape, bytes, type) {
      const request = { method: 'POST', headers: { 'content-type': type }, body: bytes } as const
      return read(shape, await asAccount('/xrpc/com.atproto.repo.uploadBlob', request))
    },
    restUntil: () => rest,
  }
}

function read<T>(shape: z.ZodType<T>, answer: HttpResponse, acted = false): T {
  const row = shape.safeParse(jsonIn(answer.text))
  if (row.success) return row.data
  throw new NetworkError(says.unreadable, doubtAfter(acted))
}

function unanswered({ sent, sentence }: HttpFailure, acts: boolean): NetworkError {
  const reason = sent === 'no' ? says.unreachable(sentence) : says.unanswered(sentence)
  return new NetworkError(reason, doubtAfter(sent === 'maybe' && acts))
}

/** The server understood, and says no. */
const isRefused = ({ problem: { what } }: NetworkError) => what === 'missing' || what === 'refused'

const missing = ['NotFound', 'RecordNotFound', 'HandleNotFound']
const stale = ['ExpiredToken', 'InvalidToken']

function refusalOf({ status, text }: HttpResponse, acts: boolean): NetworkError {
  if (status >= 500) return new NetworkError(says.broken, doubtAfter(acts))
  const told = refusal.safeParse(jsonIn(text)).data
  const name = told?.error ?? ''
  if (name === 'AuthFactorTokenRequired') {
    return new NetworkError(says.needsAppPassword, { what: 'dead' })
  }
  if (status === 401 || stale.includes(name)) {
    return new NetworkError(says.deadPassword, { what: 'dead' })
  }
  if (status === 403) return new NetworkError(says.noPermission, { what: 'dead' })
  if (missing.includes(name))
    return new NetworkError(says.missing, { what: 'missing' }, { code: name })
  // Whoever speaks XRPC names what is wrong.
  if (told === undefined)
    return new NetworkError(says.noServer, { what: 'refused' }, { code: name })
  const reason = told.message === '' ? says.refused(status) : says.refusedAs(told.message)
  return new NetworkError(reason, { what: 'refused' }, { code: name })
}
