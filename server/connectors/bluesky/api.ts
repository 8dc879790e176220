import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import type { HttpClient, HttpResponse } from '../../platform/http-client.ts'
import type { Call } from '../connector.ts'
import { doubtAfter, NetworkError } from '../network/error.ts'
import { createExchange, type Query, type Request, searchOf } from '../network/exchange.ts'
import { handleIn, serverIn } from './address.ts'
import { didDocument, identity, refusal, session as sessionShape } from './payload.ts'
import { blueskySentences as says } from './sentences.ts'

export type Session = { server: string; did: string; handle: string; token: string }

/**
 * What opens an account for two hours, by the client that asks. Signing in is allowed 300 times a
 * day, and looking once a minute is 1,440: without this the account would be shut out. It is nothing
 * that must be kept: it is had again from the password, after a restart or wherever it is refused.
 * https://docs.bsky.app/docs/advanced-guides/rate-limits
 */
const signedIn = new WeakMap<HttpClient, Map<string, Promise<Session>>>()

/** Who knows every handle, and every account's server, where nobody named it. */
const directory = { handles: 'https://public.api.bsky.app', accounts: 'https://plc.directory' }

const budget = {
  left: 'ratelimit-remaining',
  room: 200,
  resetAt: (headers: Headers) => Number(headers.get('ratelimit-reset') ?? Number.NaN) * 1000,
}

export type Api = ReturnType<typeof apiOf>

/**
 * The XRPC methods of one account's server (https://atproto.com/specs/xrpc), which passes on what is
 * the network's own, `app.bsky.*`. Every function throws `NetworkError` when it gives nothing.
 */
export function apiOf(call: Call) {
  const { ask, read, rows, gaps, waitMs } = createExchange(call, says, budget)

  async function answerTo(url: string, request: Request = {}): Promise<HttpResponse> {
    const answer = await ask(url, request)
    if (answer.status >= 300) throw refusalOf(answer, request)
    return answer
  }

  const { session, signIn, after } = createSessions(call, { answerTo, read })

  /** A session that is refused has run out: nothing was done, and another one is had at once. */
  async function asAccount(path: string, request: Request = {}): Promise<HttpResponse> {
    const attempt = ({ server, token }: Session) => {
      const headers = { ...request.headers, authorization: `Bearer ${token}` }
      return answerTo(`${server}${path}`, { ...request, headers })
    }
    const current = await session()
    return await attempt(current).catch(async error => {
      if (!(error instanceof NetworkError && error.problem.what === 'dead')) throw error
      return await attempt(await after(current))
    })
  }

  return {
    /** Signed in, now or before. */
    session,
    /** Signed in anew, whatever was known. */
    signIn,
    async get<T>(
      shape: z.ZodType<T>,
      method: string,
      query: Query,
      as: 'account' | 'public' = 'account',
    ): Promise<T> {
      const path = `/xrpc/${method}${searchOf(query)}`
      if (as === 'account') return read(shape, await asAccount(path))
      return read(shape, await answerTo(`${(await session()).server}${path}`))
    },
    /** Writes, once: what gets lost is `unknown`. */
    async write<T>(shape: z.ZodType<T>, method: string, body: object): Promise<T> {
      const request = { method: 'POST', body, acts: true } as const
      return read(shape, await asAccount(`/xrpc/${method}`, request), request)
    },
    /** A file that nothing shows yet. */
    async upload<T>(shape: z.ZodType<T>, body: Uint8Array, type: string): Promise<T> {
      const request = { method: 'POST', headers: { 'content-type': type }, body } as const
      return read(shape, await asAccount('/xrpc/com.atproto.repo.uploadBlob', request))
    },
    rows,
    gaps,
    waitMs,
  }
}

type Exchange = {
  answerTo(url: string, request?: Request): Promise<HttpResponse>
  read: ReturnType<typeof createExchange>['read']
}

/** The account's sessions, of which the client keeps one. */
function createSessions({ http, config, secrets }: Call, { answerTo, read }: Exchange) {
  const handle = handleIn(config.handle ?? '')
  const named = config.server?.trim() ?? ''
  const password = secrets.password?.trim() ?? ''
  const client = http.of ?? http
  const known = signedIn.get(client) ?? new Map<string, Promise<Session>>()
  signedIn.set(client, known)
  const key = createHash('sha256').update(`${named}\n${handle}\n${password}`).digest('base64')

  async function open(): Promise<Session> {
    if (handle === null) throw new NetworkError(says.noHandle, { what: 'dead' })
    const server = await serverOf(handle, named, { answerTo, read })
    const body = { identifier: handle, password }
    const url = `${server}/xrpc/com.atproto.server.createSession`
    const answer = await answerTo(url, { method: 'POST', body })
    const { did, handle: name, accessJwt: token } = read(sessionShape, answer)
    return { server, did, handle: name, token }
  }

  function signIn(): Promise<Session> {
    // Who does not come in is told the same by each question, and may try only so often a day.
    const opening = open().catch(error => {
      if (!(error instanceof NetworkError)) throw error
      const { reason, problem, code } = error
      throw new NetworkError(reason, problem, { code, cause: error, forAll: true })
    })
    known.set(key, opening)
    // All that wait for it are told; the next one tries again.
    opening.catch(() => known.get(key) === opening && known.delete(key))
    return opening
  }
  const session = () => known.get(key) ?? signIn()

  return {
    session,
    signIn,
    /** The session that follows this one, which was refused. */
    async after(refused: Session): Promise<Session> {
      return await ((await known.get(key)) === refused ? signIn() : session())
    },
  }
}

/** @param named the server that a person named; empty: the network's directory knows it */
async function serverOf(of: string, named: string, { answerTo, read }: Exchange): Promise<string> {
  if (named !== '') {
    const server = serverIn(named)
    if (server === null) throw new NetworkError(says.noServer, { what: 'dead' })
    return server
  }
  const path = `/xrpc/com.atproto.identity.resolveHandle?handle=${of}`
  // It may be known again tomorrow: a name's own server that is silent gives the same answer.
  const unknown = new NetworkError(says.unknownHandle(of), { what: 'passing', retryAt: null })
  const answer = await answerTo(`${directory.handles}${path}`).catch(error => {
    throw error instanceof NetworkError && isRefused(error) ? unknown : error
  })
  const { did } = read(identity, answer)
  const where = did.startsWith('did:web:')
    ? `https://${did.slice(8).replace('%3A', ':')}/.well-known/did.json`
    : `${directory.accounts}/${did}`
  const { service } = read(didDocument, await answerTo(where))
  const found = service.find(({ id }) => id.endsWith('#atproto_pds'))?.serviceEndpoint
  const server = typeof found === 'string' ? serverIn(found) : null
  if (server === null) throw unknown
  return server
}

/** The server understood, and says no. */
const isRefused = ({ problem: { what } }: NetworkError) => what === 'missing' || what === 'refused'

const missing = ['NotFound', 'RecordNotFound', 'HandleNotFound']
const stale = ['ExpiredToken', 'InvalidToken']

function refusalOf({ status, text }: HttpResponse, { acts = false }: Request): NetworkError {
  if (status >= 500) return new NetworkError(says.broken, doubtAfter(acts))
  const parsed = refusal.safeParse(jsonIn(text)).data
  const code = parsed?.error ?? ''
  if (code === 'AuthFactorTokenRequired') {
    return new NetworkError(says.needsAppPassword, { what: 'dead' })
  }
  const isDead = status === 401 || stale.includes(code)
  if (isDead) return new NetworkError(says.deadPassword, { what: 'dead' })
  if (status === 403) return new NetworkError(says.noPermission, { what: 'dead' })
  if (missing.includes(code)) return new NetworkError(says.missing, { what: 'missing' }, { code })
  // A server that speaks XRPC names what is wrong.
  if (parsed === undefined) return new NetworkError(says.noServer, { what: 'refused' })
  const reason = parsed.message === '' ? says.refused(status) : says.refusedAs(parsed.message)
  return new NetworkError(reason, { what: 'refused' }, { code })
}
