import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Bindings } from '../graph/http.ts'
import type { Network } from '../state/network.ts'
import { UnknownThing, writeAsResident } from '../state/writing.ts'

const writing = z.strictObject({
  page: z.string(),
  resident: z.union([z.string(), z.int()]),
  kind: z.enum(['comment', 'visitor_post', 'tagged_post', 'message']),
  target: z.string().optional(),
  text: z.string().min(1),
})

/** What drives a sandbox of another process, under `/sandbox`; in this one, `create.ts` gives all of it. */
export function controlRoutes(network: Network): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.onError((error, c) => {
    if (error instanceof UnknownThing) return c.json({ error: error.message }, 404)
    if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400)
    throw error
  })
  routes.get('/pages', c =>
    c.json({
      pages: network.people.pages().map(({ id, name, kind }) => {
        return { id, name, kind, token: network.tokens.ofPage(id, true)?.token }
      }),
    }),
  )
  routes.post('/write', async c =>
    c.json(writeAsResident(network, writing.parse(await c.req.json())), 201),
  )
  routes.all('*', (c: Context) => c.json({ error: `Rien à l’adresse ${c.req.path}.` }, 404))
  return routes
}
