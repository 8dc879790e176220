import type { z } from 'zod'
import { problem } from '../platform/shapes.ts'

type Body = object | FormData
type Query = Record<string, string | number | undefined>

/**
 * Another machine's Tambour, through its API. Paths are the API's without `/api`; answers are
 * parsed by the shape that is given.
 */
export type Remote = {
  /** @throws RemoteFailure, as all of them do */
  get<Shape extends z.ZodType>(path: string, shape: Shape, query?: Query): Promise<z.output<Shape>>
  post<Shape extends z.ZodType>(path: string, body: Body, shape: Shape): Promise<z.output<Shape>>
  put<Shape extends z.ZodType>(path: string, body: Body, shape: Shape): Promise<z.output<Shape>>
  delete(path: string): Promise<void>
}

/** The other machine refused or did not answer; the message is one sentence. */
export class RemoteFailure extends Error {
  override name = 'RemoteFailure'
  /** Null when no answer came. */
  readonly status: number | null
  constructor(message: string, status: number | null, cause?: unknown) {
    super(message, { cause })
    this.status = status
  }
}

/** `server` is the address of the other Tambour, `token` an API key of it. */
export function createRemote(server: string, token: string, deadlineMs = 60_000): Remote {
  const ask = async (method: string, path: string, body?: Body): Promise<string> => {
    const isForm = body instanceof FormData
    let response: Response
    try {
      response = await fetch(`${server}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        // The key is for this server alone.
        redirect: 'error',
        signal: AbortSignal.timeout(deadlineMs),
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      })
    } catch (error) {
      throw new RemoteFailure(`${server} ne répond pas.`, null, error)
    }
    const text = await response.text()
    if (!response.ok)
      throw new RemoteFailure(sentence(server, response.status, text), response.status)
    return text
  }
  const read = <Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> => {
    const parsed = shape.safeParse(jsonOf(text))
    if (parsed.success) return parsed.data
    throw new RemoteFailure(
      `${server} n’a pas répondu comme un Tambour de cette version.`,
      null,
      parsed.error,
    )
  }
  return {
    get: async (path, shape, query = {}) => read(await ask('GET', path + queryOf(query)), shape),
    post: async (path, body, shape) => read(await ask('POST', path, body), shape),
    put: async (path, body, shape) => read(await ask('PUT', path, body), shape),
    delete: async path => {
      await ask('DELETE', path)
    },
  }
}

function queryOf(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  if (given.length === 0) return ''
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

function sentence(server: string, status: number, text: string): string {
  const parsed = problem.safeParse(jsonOf(text))
  if (status === 401) return `${server} ne connaît pas cette clé d’accès.`
  return parsed.success ? parsed.data.message : `${server} a répondu par une erreur (${status}).`
}

/** Undefined for what is no JSON, which no shape accepts. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
