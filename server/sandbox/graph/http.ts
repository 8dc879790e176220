import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { answerCall, type Graph } from './answer.ts'
import { answerBatch } from './batch.ts'
import { type GraphCall, splitPath } from './call.ts'
import { GraphError } from './errors.ts'
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
  return new Response(escapeJson(outcome.body), {
    status: outcome.status,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'cache-control': 'private, no-cache, no-store, must-revalidate',
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
  if (/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) {
    for (const [name, value] of await c.req.formData()) {
      if (typeof value === 'string') params.set(name, value)
      else files.set(name, value)
    }
  }
  const method = c.req.method === 'POST' || c.req.method === 'DELETE' ? c.req.method : 'GET'
  return { ...splitPath(url.pathname), method, params, files, origin: url.origin }
}

/** Meta sends ASCII, with `\u00e9` for é and `\/` for a slash. */
export function escapeJson(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
