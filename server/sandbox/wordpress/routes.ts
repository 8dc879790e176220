import { setTimeout as wait } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import type { Fault, Faults } from '../faults.ts'
import type { GraphCall } from '../graph/call.ts'
import type { Bindings } from '../graph/http.ts'
import { apiRoutes, errorAs } from './api.ts'
import type { WordPress } from './server.ts'

/**
 * A site that runs WordPress as far as it is used, under `/wordpress`: its API by `?rest_route=`.
 * Faults whose path begins with `/wordpress` spoil its calls.
 */
export function wordpressRoutes(site: WordPress, faults: Faults): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  const api = apiRoutes(site)

  routes.all('/', async c => {
    const route = c.req.query('rest_route')
    if (route === undefined) return c.notFound()
    const call = callOf(c, route)
    const draw = <Kind extends Fault['kind']>(kind: Kind) => faults.use(kind, call, isForWordPress)
    const cut = () => {
      c.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    }
    const slow = draw('slow')
    if (slow?.when === 'before') await wait(slow.ms)
    const dropped = draw('drop')
    if (dropped?.when === 'before') return cut()
    if (draw('dead-token')) return errorAs('incorrect_password', 401)
    if (draw('throttle')) {
      return new Response('Too many requests', { status: 429, headers: { 'retry-after': '300' } })
    }
    const error = draw('error')
    if (error) return new Response('<!DOCTYPE html><p>Error</p>', { status: error.status })
    const isLate = draw('not-yet')
    const { search, origin } = new URL(c.req.url)
    const { method, headers } = c.req.raw
    const body = method === 'POST' ? await c.req.arrayBuffer() : null
    const inner = new Request(`${origin}${route}${search}`, { method, headers, body })
    const answer = isLate ? errorAs('rest_post_invalid_id', 404) : await api.fetch(inner)
    if (slow?.when === 'after') await wait(slow.ms)
    if (dropped) return cut()
    return draw('accept-then-500') ? errorAs('internal_server_error', 500) : answer
  })
  return routes
}

/** Those without such a path are Meta's. */
function isForWordPress(fault: Fault): boolean {
  return 'match' in fault && fault.match.path?.startsWith('/wordpress') === true
}

function callOf(c: Context, route: string): GraphCall {
  const { origin, searchParams } = new URL(c.req.url)
  const path = ['wordpress', ...route.split('/').filter(Boolean)]
  const method = c.req.method === 'POST' ? 'POST' : 'GET'
  return { method, path, version: '', params: new Map(searchParams), files: new Map(), origin }
}
