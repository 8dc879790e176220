import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { input, operation } from '../http/operation.ts'
import { communeShapeOf, isSetUp } from '../people/commune.ts'
import { meShape, setupRequest } from '../people/shapes/commune.ts'
import { agendaUrl } from '../platform/public-address.ts'
import { setup } from './set-up.ts'

const setupState = z.object({ needed: z.boolean() })

/** The first page of an empty installation. */
export function setUpRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/setup',
    operation({
      role: 'public',
      summary: 'Whether a commune must be set up first',
      tag: 'Account',
      answer: setupState,
    }),
    async c => c.json({ needed: !(await isSetUp(context)) }),
  )
  app.post(
    '/setup',
    operation({
      role: 'public',
      summary: 'Set up the commune and its first administrator, and sign them in; only once',
      tag: 'Account',
      answer: meShape,
      status: 201,
    }),
    input('json', setupRequest),
    async c => {
      const request = c.req.valid('json')
      const { commune, user } = await setup(context, request)
      const { headers } = await context.auth.api.signInEmail({
        body: { email: request.email, password: request.password },
        headers: c.req.raw.headers,
        returnHeaders: true,
      })
      for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      const inside = { commune: communeShapeOf(commune), agendaUrl: agendaUrl(context) }
      return c.json({ user, role: 'administrator', ...inside }, 201)
    },
  )
  return app
}
