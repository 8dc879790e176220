import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { communeShapeOf, isSetUp } from '../people/commune.ts'
import { agendaUrl } from '../platform/public-address.ts'
import { Refusal } from '../platform/refusal.ts'
import { whyLost } from './lost.ts'
import { operations } from './operations.ts'
import { setup } from './set-up.ts'
import { isSetUpWord } from './word.ts'

export function setUpRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /setup': async () => {
      const needed = !(await isSetUp(context))
      const why = needed ? await whyLost(context, context.settings) : null
      return { needed, mayBeLost: why !== null }
    },
    'POST /setup': async ({ json: { word, ...json }, c }) => {
      if (!isSetUpWord(context.secrets, word)) {
        throw new Refusal(
          'forbidden',
          'Ce n’est pas le mot que Tambour affiche là où il est démarré : recopiez-le, ou faites « tambour setup » sur cette machine.',
        )
      }
      const { commune, user } = await setup(context, json)
      const { headers } = await (await context.auth()).api.signInEmail({
        body: { email: json.email, password: json.password },
        headers: c.req.raw.headers,
        returnHeaders: true,
      })
      for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      const inside = { commune: communeShapeOf(commune), agendaUrl: agendaUrl(context) }
      return { user, role: 'administrator' as const, secondFactor: false, ...inside }
    },
  })
}
