import { Hono } from 'hono'
import { capabilities } from '../capabilities.ts'
import type { Context } from '../context.ts'
import type { Env, Identity } from '../http/identity.ts'
import type { OperationTable } from '../operation.ts'
import { ofInstallation } from '../people/rules/api-key.ts'
import { commandActor } from './command.ts'
import { type Api, apiOver } from './remote.ts'

/** Commune 0: for what concerns the whole installation. */
type WhichCommune = { context: Context; commune: { id: number } }

/**
 * The API of this machine's database, whether or not a server runs beside it: the routes of the server,
 * in an application that no socket leads to, and so without a key. What a use case refuses is thrown as
 * it was.
 */
export function openApi({ context, commune }: WhichCommune): Api {
  const apps = new Map<OperationTable, Promise<Hono<Env>>>()
  return apiOver('Tambour', async name => {
    for (const { operations, api } of capabilities) {
      const table = await operations?.()
      const operation = table?.[name]
      if (table === undefined || operation === undefined || api === undefined) continue
      // Only what owns the operation: the routes of all take as long to load as all else.
      const app = apps.get(table) ?? mounted(api(context), commune.id)
      apps.set(table, app)
      return { operation, send: async (path, init) => await (await app).request(path, init) }
    }
    throw new Error(`no capability owns ${name}`)
  })
}

async function mounted(routes: Promise<Hono<Env>>, communeId: number): Promise<Hono<Env>> {
  /** Who has the database may do everything in the commune, and for the installation. */
  const identity: Identity = {
    communeId,
    actor: commandActor,
    role: 'administrator',
    runsInstallation: true,
    userId: null,
    sessionId: null,
    secondFactor: false,
    keyOwner: ofInstallation,
    email: null,
  }
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('identity', identity)
    c.set('partner', null)
    c.set('keyRefused', null)
    await next()
  })
  app.onError(error => {
    throw error
  })
  return app.route('/api', await routes)
}
