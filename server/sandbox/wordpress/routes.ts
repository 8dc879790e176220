import { Hono } from 'hono'
import type { Faults } from '../faults.ts'
import type { Bindings } from '../graph/http.ts'
import { callOf, isUnder, type Refusals, spoiled } from '../spoil.ts'
import { apiRoutes } from './api.ts'
import { errorAs, type WordPress } from './server.ts'

const path = '/wordpress'
const refusals: Refusals = {
  deadToken: () => errorAs('incorrect_password', 401),
  throttled: () =>
    new Response('Too many requests', { status: 429, headers: { 'retry-after': '300' } }),
  failed: status => new Response('<!DOCTYPE html><p>Error</p>', { status }),
}

/**
 * A site that runs WordPress as far as it is used, under `/wordpress`: its API by `?rest_route=`.
 * Faults whose path begins with `/wordpress` spoil its calls.
 */
export function wordpressRoutes(
  site: WordPress,
  faults: Faults,
  now: () => number,
): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  const api = apiRoutes(site)
  routes.use('/', spoiled(path, faults, now, refusals))
  routes.all('/', async c => {
    const route = c.req.query('rest_route')
    if (route === undefined) return c.notFound()
    if (faults.use('not-yet', callOf(c), isUnder(path))) return errorAs('rest_post_invalid_id', 404)
    const { search, origin } = new URL(c.req.url)
    const { method, headers } = c.req.raw
    const body = method === 'POST' ? await c.req.arrayBuffer() : null
    return await api.fetch(new Request(`${origin}${route}${search}`, { method, headers, body }))
  })
  return routes
}
