import type { Hono } from 'hono'
import { generateSpecs, resolver } from 'hono-openapi'
import type { Context } from '../../context.ts'
import { permissionsOf, permissionsOfPartners, roles } from '../../people/rules/role.ts'
import { problem } from '../../platform/shapes.ts'
import { version } from '../../version.ts'
import type { Env } from '../identity.ts'
import { documentAnswer, type JsonDocument, jsonDocument } from '../json-answer.ts'
import { routes } from '../routes.ts'
import { operations } from './operations.ts'
import { signInDocument } from './sign-in-document.ts'
import { webhooksDocument } from './webhooks-document.ts'

const description = `Tambour annonce les événements d’une commune sur tous ses canaux et mesure en combien de temps la mairie répond.

Tambour announces a village's events on every channel, and measures how fast its mairie answers. Instants are ISO 8601 in UTC with milliseconds; local times (YYYY-MM-DDTHH:MM) are in the commune's zone; durations are in milliseconds. Every refusal is \`{"error", "message"}\`: a stable key for a program, one sentence for a person, in French or, where \`Accept-Language\` asks for it, in English. \`x-permission\` names what one must be allowed to do to call an operation, or public. ${roles.map(role => `${role}: ${permissionsOf[role].join(', ')}`).join('; ')}; a neighbour’s own key: ${permissionsOfPartners.join(', ')}.`

/** The OpenAPI document of `api`, which must have all its other routes when it is first asked. */
export function documentRoutes(api: Hono<Env>, context: Context): Hono<Env> {
  // It never changes while the process lives.
  let document: Promise<JsonDocument> | undefined
  return routes(
    { 'GET /openapi.json': operations['GET /openapi.json'] },
    {
      'GET /openapi.json': async ({ c }) => {
        document ??= specification(api, context.publicUrl).then(jsonDocument)
        return documentAnswer(c, await document)
      },
    },
  )
}

async function specification(api: Hono<Env>, publicUrl: string) {
  const { paths, cookie } = signInDocument(publicUrl)
  const generated = await generateSpecs(api, {
    // `openapi.json` is no static file.
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: 'Tambour',
        version,
        description,
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: '/api' }],
      components: {
        responses: {
          Refused: {
            description: 'Refused: one sentence for a person, a stable key for a program',
            content: { 'application/json': { schema: resolver(problem) } },
          },
        },
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: cookie,
            description: 'The session cookie that signing in sets',
          },
          key: {
            type: 'http',
            scheme: 'bearer',
            description:
              'An API key, « tmb_… », made on the settings’ screen or by `tambour token create`',
          },
          partnerKey: {
            type: 'http',
            scheme: 'bearer',
            description:
              'The key of a neighbour’s own software, « tmbv_… », made on *Voisins*: it lists what this neighbour is offered and answers, nothing else',
          },
        },
      },
    },
  })
  const webhooks = await webhooksDocument()
  return { ...generated, paths: { ...paths, ...generated.paths }, webhooks }
}
