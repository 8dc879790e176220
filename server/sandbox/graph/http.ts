import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { answerCall, type Graph } from './answer.ts'
import { answerBatch } from './batch.ts'
import { type GraphCall, isRecord, splitPath } from './call.ts'
import { badParameter, GraphError } from './errors.ts'
import { type Outcome, refusal } from './fault-effects.ts'

export type Bindings = { Bindings: HttpBindings }

/** The Graph API at the root, as at graph.facebook.com: every path that nothing else has taken. */
export function graphRoutes(graph: Graph): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.all('*', c => answerHttp(graph, c))
  return routes
}

export async function answerHttp(graph: Graph, c: Context<Bindings>): Promise<Response> {
  const outcome = await answerRequest(graph, c)
  if (outcome === 'drop') {
    c.env.incoming.socket.destroy()
    return RESPONSE_ALREADY_SENT
  }
  const { error } = isRecord(outcome.body) ? outcome.body : {}
  const challenge: Record<string, string> =
    isRecord(error) && error.code === 190
      ? {
          'www-authenticate': `OAuth "Facebook Platform" "invalid_token" "${String(error.message)}"`,
        }
      : {}
  return new Response(escapeJson(outcome.body), {
    status: outcome.status,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'facebook-api-version': splitPath(c.req.path).version,
      'cache-control': 'private, no-cache, no-store, must-revalidate',
      ...challenge,
      ...outcome.headers,
    },
  })
}

async function answerRequest(graph: Graph, c: Context<Bindings>): Promise<Outcome> {
  try {
    const call = await readCall(c)
    const isBatch = call.method === 'POST' && call.params.has('batch')
    return await (isBatch ? answerBatch(graph, call) : answerCall(graph, call))
  } catch (error) {
    if (error instanceof GraphError) return refusal(error)
    throw error
  }
}

async function readCall(c: Context<Bindings>): Promise<GraphCall> {
  const url = new URL(c.req.url)
  const params = new Map(url.searchParams)
  const files = new Map<string, File>()
  const bearer = /^(?:Bearer|OAuth) (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer) params.set('access_token', bearer)
  const type = c.req.header('content-type') ?? ''
  if (type.startsWith('application/json')) {
    await readJson(c, params)
  } else if (/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) {
    for (const [name, value] of await c.req.formData()) {
      if (typeof value === 'string') params.set(name, value)
      else files.set(name, value)
    }
  }
  const method = methodOf(params.get('method') ?? c.req.method)
  params.delete('method')
  return { ...splitPath(url.pathname), method, params, files, origin: url.origin }
}

/** What is not a text keeps its JSON form, which is how the other kinds of body give it. */
async function readJson(c: Context<Bindings>, params: Map<string, string>): Promise<void> {
  const text = await c.req.text()
  if (text === '') return
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw badParameter('The body is not valid JSON')
  }
  if (!isRecord(body)) throw badParameter('The body must be a JSON object')
  for (const [name, value] of Object.entries(body)) {
    params.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
}

function methodOf(text: string): GraphCall['method'] {
  const method = text.toUpperCase()
  if (method === 'GET' || method === 'POST' || method === 'DELETE') return method
  throw new GraphError(400, {
    message: `Unsupported method ${method}`,
    type: 'GraphMethodException',
    code: 100,
  })
}

/** Meta sends ASCII, with `\u00e9` for é and `\/` for a slash. */
export function escapeJson(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
