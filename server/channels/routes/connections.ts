import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import { connectChosen } from '../connect-chosen.ts'
import { beginConnection, dropConnection, finishConnection, getConnection } from '../connections.ts'
import { listApplications, removeApplication, saveApplication } from '../network-apps.ts'
import {
  applicationEdit,
  applicationShape,
  connectionBegun,
  connectionChoice,
  connectionNew,
  connectionResults,
  connectionReturn,
  connectionReturned,
  connectionShape,
} from '../shapes/connection.ts'

const tag = 'Channels'
const ofConnector = input('param', z.object({ connector: z.string() }))
const connectionId = input('param', z.object({ id: idText }))

/**
 * Connecting at the network itself. The network leads the browser back to a screen, which brings
 * us what it was given: so the cookie and the rules of every other request hold for it too.
 */
export function connectionRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/applications',
    operation({
      role: 'administrator',
      summary: 'The commune’s own applications at the networks, without their secrets',
      tag,
      answer: z.object({ applications: z.array(applicationShape) }),
    }),
    async c => c.json({ applications: await listApplications(context, whoAsks(c).communeId) }),
  )
  app.put(
    '/applications/:connector',
    operation({
      role: 'administrator',
      summary: 'Fill in the application, once the network knows it',
      tag,
      answer: applicationShape,
    }),
    ofConnector,
    input('json', applicationEdit),
    async c => {
      const { connector } = c.req.valid('param')
      return c.json(await saveApplication(context, whoAsks(c), connector, c.req.valid('json')))
    },
  )
  app.delete(
    '/applications/:connector',
    operation({
      role: 'administrator',
      summary: 'Forget the application; channels keep working',
      tag,
      status: 204,
    }),
    ofConnector,
    async c => {
      await removeApplication(context, whoAsks(c), c.req.valid('param').connector)
      return c.body(null, 204)
    },
  )
  app.post(
    '/connections',
    operation({
      role: 'administrator',
      summary: 'Begin to connect at the network: where the browser goes',
      tag,
      answer: connectionBegun,
      status: 201,
    }),
    input('json', connectionNew),
    async c => c.json(await beginConnection(context, whoAsks(c), c.req.valid('json')), 201),
  )
  app.post(
    '/connections/return',
    operation({
      role: 'administrator',
      summary: 'Bring what the network gave the browser on its way back',
      tag,
      answer: connectionReturned,
    }),
    input('json', connectionReturn),
    async c => c.json(await finishConnection(context, whoAsks(c), c.req.valid('json'))),
  )
  app.get(
    '/connections/:id',
    operation({
      role: 'administrator',
      summary: 'What there is to choose from, for a quarter of an hour',
      tag,
      answer: connectionShape,
    }),
    connectionId,
    async c => c.json(await getConnection(context, whoAsks(c), c.req.valid('param').id)),
  )
  app.post(
    '/connections/:id/channels',
    operation({
      role: 'administrator',
      summary: 'Connect what was chosen, each for itself',
      tag,
      answer: connectionResults,
    }),
    connectionId,
    input('json', connectionChoice),
    async c => {
      const { id } = c.req.valid('param')
      return c.json(await connectChosen(context, whoAsks(c), id, c.req.valid('json')))
    },
  )
  app.delete(
    '/connections/:id',
    operation({
      role: 'administrator',
      summary: 'Choose nothing: what the network gave is forgotten',
      tag,
      status: 204,
    }),
    connectionId,
    async c => {
      await dropConnection(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  return app
}
