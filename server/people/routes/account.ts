import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { agendaUrl } from '../../platform/public-address.ts'
import { idText } from '../../platform/shapes.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '../api-keys.ts'
import { communeOf, communeShapeOf } from '../commune.ts'
import { addPerson, changePerson, listPeople, removePerson } from '../people.ts'
import {
  apiKeyMade,
  apiKeyNew,
  apiKeyShape,
  meShape,
  password,
  personNew,
  personShape,
} from '../shapes/commune.ts'
import { role } from '../shapes/role.ts'

/** What is absent stays. */
const personEdit = z.object({
  role: role.optional(),
  password: password.optional(),
})
const personId = z.object({ id: z.string() })
const keyId = z.object({ id: idText })

/** Who I am, the commune's people and its API keys. */
export function accountRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()

  app.get(
    '/me',
    operation({
      role: 'councillor',
      summary: 'Who is signed in, in which commune, with which role',
      tag: 'Account',
      answer: meShape,
    }),
    async c => {
      const { userId, actor, email, communeId, role } = whoAsks(c)
      const commune = communeShapeOf(await communeOf(context, communeId))
      const user = { id: userId ?? '', name: actor, email: email ?? '' }
      return c.json({ user, role, commune, agendaUrl: agendaUrl(context) })
    },
  )

  app.get(
    '/people',
    operation({
      role: 'administrator',
      summary: 'Who works here',
      tag: 'People',
      answer: z.array(personShape),
    }),
    async c => c.json(await listPeople(context, whoAsks(c).communeId)),
  )
  app.post(
    '/people',
    operation({
      role: 'administrator',
      summary: 'Add somebody, with a first password',
      tag: 'People',
      answer: personShape,
      status: 201,
    }),
    input('json', personNew),
    async c => {
      const { communeId, actor } = whoAsks(c)
      return c.json(await addPerson(context, communeId, c.req.valid('json'), actor), 201)
    },
  )
  app.put(
    '/people/:id',
    operation({
      role: 'administrator',
      summary: 'Change a role, or give a new password to somebody who forgot theirs',
      tag: 'People',
      answer: personShape,
    }),
    input('param', personId),
    input('json', personEdit),
    async c => {
      const { communeId, actor } = whoAsks(c)
      const { id } = c.req.valid('param')
      return c.json(await changePerson(context, communeId, id, c.req.valid('json'), actor))
    },
  )
  app.delete(
    '/people/:id',
    operation({
      role: 'administrator',
      summary: 'Take somebody out of the commune and sign them out everywhere',
      tag: 'People',
      status: 204,
    }),
    input('param', personId),
    async c => {
      const { communeId, actor } = whoAsks(c)
      await removePerson(context, communeId, c.req.valid('param').id, actor)
      return c.body(null, 204)
    },
  )

  app.get(
    '/api-keys',
    operation({
      role: 'administrator',
      summary: 'The API keys that still open something',
      tag: 'API keys',
      answer: z.array(apiKeyShape),
    }),
    async c => c.json(await listApiKeys(context, whoAsks(c).communeId)),
  )
  app.post(
    '/api-keys',
    operation({
      role: 'administrator',
      summary: 'Make an API key; the answer tells it, and nothing ever again',
      tag: 'API keys',
      answer: apiKeyMade,
      status: 201,
    }),
    input('json', apiKeyNew),
    async c => {
      const by = whoAsks(c)
      return c.json(await createApiKey(context, by.communeId, c.req.valid('json'), by), 201)
    },
  )
  app.delete(
    '/api-keys/:id',
    operation({
      role: 'administrator',
      summary: 'Revoke an API key',
      tag: 'API keys',
      status: 204,
    }),
    input('param', keyId),
    async c => {
      const { communeId, actor } = whoAsks(c)
      await revokeApiKey(context, communeId, c.req.valid('param').id, actor)
      return c.body(null, 204)
    },
  )
  return app
}
