import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, type RequestInit, type Response, fetch as undiciFetch } from 'undici'
import type { Sentence } from '../language/sentence.ts'
import { version } from '../version.ts'
import { platformSentences } from './sentences.ts'

/**
 * Reads what lies at an address that somebody gave: on the public network alone, so that nobody
 * makes this server ask its own neighbours in the rack.
 */
export type GuardedClient = {
  /**
   * Reads a document, following redirects of which each is looked at as the first address was.
   * @throws GuardedFailure
   */
  get(url: string, options?: GuardedRequest): Promise<GuardedAnswer>
  close(): Promise<void>
}

type GuardedRequest = {
  headers?: Record<string, string>
  /** For the server of the first address alone, wherever that leads. */
  ownHeaders?: Record<string, string>
  /** Milliseconds for all of it, redirects included; 20,000 unless told. */
  deadlineMs?: number
  /** Bytes of the document, unpacked; 2 MB unless told. */
  largest?: number
}

/** `url`: where redirects led. `text`: its bytes as UTF-8, whatever they are. */
export type GuardedAnswer = {
  url: string
  status: number
  headers: Headers
  bytes: Uint8Array
  readonly text: string
}

/** Keeps a client to the public network. */
export type Guard = {
  /** What is wrong with an address before it is asked; null: nothing. */
  refusalOf(url: string): Sentence | null
  /** For `connect` of undici. */
  lookup: LookupFunction
}

/** Nothing was read. `sentence` is the end of one: « … n’est pas une adresse publique ». */
export class GuardedFailure extends Error {
  override name = 'GuardedFailure'
  readonly sentence: Sentence
  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(sentence.fr, options)
    this.sentence = sentence
  }
}

type Resolve = (host: string, options: LookupOptions) => Promise<LookupAddress[]>

const mostRedirects = 5
const twoMegabytes = 2 * 1024 * 1024

type GuardOptions = {
  /** Also this very machine: for the demo and for tests. */
  allowsLoopback: boolean
  /** How names become addresses, for tests. */
  resolve?: Resolve
}

export function createGuard({ allowsLoopback, resolve = systemResolve }: GuardOptions): Guard {
  const mayAsk = (address: string) => isPublic(address, allowsLoopback)
  return {
    refusalOf(url) {
      try {
        checked(url, mayAsk)
        return null
      } catch (error) {
        if (error instanceof GuardedFailure) return error.sentence
        throw error
      }
    },
    // The connection is made to the very addresses that were looked at: a name that answers
    // otherwise the next time is asked once only.
    lookup: (host, options, done) => {
      resolve(host, { ...options, all: true }).then(
        found => {
          const refused = found.find(({ address }) => !mayAsk(address))
          if (found.length === 0 || refused !== undefined) done(new NotPublic(host), [])
          else if (options.all) done(null, found)
          else done(null, found[0]?.address ?? '', found[0]?.family)
        },
        (error: NodeJS.ErrnoException) => done(error, []),
      )
    },
  }
}

export function createGuardedClient(options: GuardOptions): GuardedClient {
  const mayAsk = (address: string) => isPublic(address, options.allowsLoopback)
  const { lookup } = createGuard(options)
  const agent = new Agent({
    connect: { timeout: 10_000, lookup },
    // One reading every few hours: nothing to keep open.
    pipelining: 0,
  })

  async function get(url: string, request: GuardedRequest = {}): Promise<GuardedAnswer> {
    const signal = AbortSignal.timeout(request.deadlineMs ?? 20_000)
    let address = checked(url, mayAsk)
    const first = address.origin
    try {
      for (let redirects = 0; ; redirects++) {
        const headers = { ...request.headers, ...(address.origin === first && request.ownHeaders) }
        const response = await ask(address, headers, signal)
        const next = redirectOf(response)
        if (next === null)
          return await readAnswer(response, request.largest ?? twoMegabytes, address)
        await response.body?.cancel()
        if (redirects === mostRedirects) {
          throw new GuardedFailure(platformSentences.endlessRedirects(address.host))
        }
        address = checked(next, mayAsk, address)
      }
    } catch (error) {
      if (error instanceof GuardedFailure) throw error
      throw new GuardedFailure(failureSentence(address.host, error), { cause: error })
    }
  }

  async function ask(address: URL, headers: Record<string, string>, signal: AbortSignal) {
    const init: RequestInit = {
      headers: { 'user-agent': userAgent, ...headers },
      redirect: 'manual',
      signal,
      dispatcher: agent,
    }
    return await undiciFetch(address, init)
  }

  return { get, close: () => agent.close() }
}

export const userAgent = `Tambour/${version} (+https://joinup.ec.europa.eu/licence/eupl)`

class NotPublic extends Error {
  readonly code = 'NOT_PUBLIC'
  constructor(host: string) {
    super(`${host} is not on the public network`)
  }
}

/** FTP, SSH, telnet and mail read a request line by line as if it were theirs (Fetch standard, « port blocking »). */
const notOfTheWeb = new Set(['21', '22', '23', '25', '110', '143', '465', '587', '993', '995'])

/** Reads an address; a literal IP never reaches the lookup, and so is looked at here. */
function checked(url: string, mayAsk: (address: string) => boolean, base?: URL): URL {
  const address = URL.parse(url.trim().replace(/^webcals?:/i, 'https:'), base)
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw new GuardedFailure(platformSentences.notHttps)
  }
  if (address.username !== '' || address.password !== '') {
    throw new GuardedFailure(platformSentences.addressWithPassword)
  }
  if (notOfTheWeb.has(address.port))
    throw new GuardedFailure(platformSentences.noAddress(address.host))
  const host = address.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayAsk(host))
    throw new GuardedFailure(platformSentences.notPublic(address.host))
  return address
}

/** RFC 6890 and its like: only what is routed everywhere; an IPv4 inside an IPv6 is that IPv4. */
function isPublic(text: string, allowsLoopback: boolean): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  const range = address.range()
  if (range !== 'unicast') return allowsLoopback && range === 'loopback'
  return address instanceof ipaddr.IPv4 || address.match(routed, 3)
}

/** All that is handed out of IPv6 (IANA « IPv6 Address Space »): below it ::127.0.0.1 is an IPv4 as well. */
const routed = ipaddr.IPv6.parse('2000::')

function redirectOf(response: Response): string | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null
  return response.headers.get('location')
}

async function readAnswer(
  response: Response,
  largest: number,
  address: URL,
): Promise<GuardedAnswer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    const bytes: Uint8Array = chunk
    size += bytes.length
    if (size > largest) {
      throw new GuardedFailure(platformSentences.documentTooLong(address.host))
    }
    chunks.push(bytes)
  }
  const bytes = Buffer.concat(chunks)
  return {
    url: address.href,
    status: response.status,
    headers: new Headers([...response.headers]),
    bytes,
    get text() {
      return new TextDecoder().decode(bytes)
    },
  }
}

/** As OpenSSL and Node.js name what is wrong with one: CERT_HAS_EXPIRED, ERR_TLS_CERT_ALTNAME_INVALID. */
const isOfCertificate = /CERT|UNABLE_TO_(?:VERIFY|GET_ISSUER)/

function failureSentence(host: string, error: unknown): Sentence {
  const known = whyUnreached(host, error)
  if (known !== null) return known
  const code = codeOf(error)
  if (isOfCertificate.test(code)) return platformSentences.badCertificate(host)
  return platformSentences.connectionFailed(host, code || null)
}

/** What is told alike of every client; null: the rest is its own. */
export function whyUnreached(host: string, error: unknown): Sentence | null {
  const code = codeOf(error)
  if (code === 'NOT_PUBLIC') return platformSentences.notPublic(host)
  if (code === 'TimeoutError' || code.endsWith('_TIMEOUT')) return platformSentences.notInTime(host)
  if (code === 'ENOTFOUND') return platformSentences.notFoundThere(host)
  if (stepOf(error) === 'lookup') return platformSentences.nameServerSilent(host)
  return code === 'ECONNREFUSED' ? platformSentences.connectionRefused(host) : null
}

/**
 * At what a connection failed before it was there, by the system's call and not by its codes, of which
 * there are many; null: later, or nobody knows.
 */
export function stepOf(error: unknown): 'lookup' | 'connect' | null {
  if (!(error instanceof Error)) return null
  // Each of a host's addresses was tried.
  if (error instanceof AggregateError) return stepOf(error.errors[0])
  const call = 'syscall' in error ? String(error.syscall) : ''
  if (/^(getaddrinfo|query)/.test(call)) return 'lookup'
  return call === 'connect' ? 'connect' : stepOf(error.cause)
}

/** As the system, Node or undici names what went wrong; empty: it is no error. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? error.name : codeOf(error.cause)
}

function systemResolve(host: string, options: LookupOptions): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { ...options, all: true }, (error, found) =>
      error === null ? resolve(found) : reject(error),
    )
  })
}
