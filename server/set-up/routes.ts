import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import { languageOf } from '../http/answer-language.ts'
import { clientAddressFor } from '../http/client-address.ts'
import type { Env } from '../http/identity.ts'
import { createRateLimit, refuseTooMany } from '../http/rate-limit.ts'
import { routes } from '../http/routes.ts'
import { communeShapeOf, isSetUp } from '../people/commune.ts'
import { chooseLanguage } from '../people/memberships.ts'
import { networkOf } from '../platform/network.ts'
import { agendaUrl } from '../platform/public-address.ts'
import { Refusal } from '../platform/refusal.ts'
import { version } from '../version.ts'
import { addCommune, listAllCommunes, nameAdministrator } from './communes.ts'
import { isSetUpWord, whyLost } from './first-start.ts'
import { operations } from './operations.ts'
import { setUpSentences } from './sentences.ts'
import { setup } from './set-up.ts'

const quarterOfAnHour = 15 * 60_000

export function setUpRoutes(context: Context): Hono<Env> {
  const clientAddress = clientAddressFor(context.settings)
  // The word has 39 bits: at a hundred in a quarter of an hour, half of them take 120,000 years.
  const ofNetwork = createRateLimit(context.clock, { most: 10, windowMs: quarterOfAnHour })
  const ofAll = createRateLimit(context.clock, { most: 100, windowMs: quarterOfAnHour })
  return routes(operations, {
    'GET /setup': async () => {
      const needed = !(await isSetUp(context))
      const why = needed ? await whyLost(context, context.settings) : null
      return { needed, mayBeLost: why !== null }
    },
    'POST /setup': async ({ json: { word, ...json }, c }) => {
      const network = networkOf(clientAddress(c))
      refuseTooMany(c, ofNetwork.take(network) || ofAll.take(''))
      if (!isSetUpWord(context.secrets, word)) {
        throw new Refusal('forbidden', setUpSentences.wrongWord)
      }
      ofNetwork.forget(network)
      ofAll.forget('')
      const { commune, user } = await setup(context, json)
      const language = languageOf(c)
      await chooseLanguage(context, { userId: user.id }, language)
      const { headers } = await (await context.auth()).api.signInEmail({
        body: { email: json.email, password: json.password },
        headers: c.req.raw.headers,
        returnHeaders: true,
      })
      for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
      const role = 'administrator' as const
      return {
        user: { ...user, language },
        role,
        runsInstallation: true,
        secondFactor: false,
        commune: communeShapeOf(commune),
        communes: [{ id: commune.id, name: commune.name, role }],
        agendaUrl: agendaUrl(context),
        version,
      }
    },
    'GET /installation/communes': () => listAllCommunes(context),
    'POST /installation/communes': ({ who, json }) => addCommune(context, json, who.actor),
    'PUT /installation/administrators': ({ who, json }) =>
      nameAdministrator(context, json, who.actor),
  })
}
