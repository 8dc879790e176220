import { once } from 'node:events'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { inject, onTestFinished } from 'vitest'
import type { Context } from '../../server/context.ts'
import { createApp } from '../../server/http/app.ts'
import type { Env } from '../../server/http/identity.ts'
import { actorOfKey, createApiKey } from '../../server/people/api-keys.ts'
import { addPerson } from '../../server/people/people.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import type { Role } from '../../server/people/rules/role.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { checked } from './answers.ts'
import { aPersonToAdd, aSetup } from './builders/people.ts'
import { testClock } from './clock.ts'
import { type TestContextOptions, testContext } from './context.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that the apps of `testApp` serve, and write nothing to. */
    builtScreens: string
  }
}

export const password = 'tambour-de-ville-1'
/** How a key of `testApp` stands in the journal. */
export const keyActor = (role: Role) => actorOfKey(role, 'installation', null)
export const start = '2026-06-02T08:00:00Z'

export type Answer = { status: number; headers: Headers; text: string; json: unknown }

export type TestApp = {
  app: Hono<Env>
  context: Context
  communeId: number
  /** Asks as a program would: with an API key of `role`, or as nobody. */
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>
  /** The cookie of a person who signed in by HTTP. */
  signIn(email: string, password?: string): Promise<string>
}

export type AskOptions = {
  as?: Role
  cookie?: string
  body?: unknown
  headers?: Record<string, string>
}

/** The whole HTTP side over an empty database, without a port. */
export async function emptyApp(options: Partial<TestContextOptions> = {}) {
  const context = await testContext({ clock: testClock(start), ...options })
  const app = checked(await createApp(context, inject('builtScreens')))
  return { context, app, ...asking(app, async () => null) }
}

/** The same with a commune of which Anne (anne@exemple.fr) is administrator. */
export async function testApp(options: Partial<TestContextOptions> = {}): Promise<TestApp> {
  const context = await testContext({ clock: testClock(start), ...options })
  const app = checked(await createApp(context, inject('builtScreens')))
  const { commune } = await setup(context, aSetup({ password }))
  const keys = new Map<Role, string>()
  const keyOf = async (role: Role) => {
    const kept = keys.get(role)
    if (kept !== undefined) return kept
    const by = { actor: 'test', keyOwner: ofInstallation }
    const { token } = await createApiKey(context, commune.id, { name: role, role }, by)
    keys.set(role, token)
    return token
  }
  return { context, app, communeId: commune.id, ...asking(app, keyOf) }
}

/** Somebody more; resolves with the id. */
export async function addTestPerson(
  { context, communeId }: Pick<TestApp, 'context' | 'communeId'>,
  name: string,
  role: Role,
): Promise<string> {
  const email = `${name.toLowerCase()}@exemple.fr`
  const person = { ...aPersonToAdd({ name, role, password }), email }
  return (await addPerson(context, communeId, person, 'test')).id
}

function asking(app: Hono<Env>, keyOf: (role: Role) => Promise<string | null>) {
  const ask = async (method: string, path: string, options: AskOptions = {}): Promise<Answer> => {
    const { as, cookie, body } = options
    const key = as === undefined ? null : await keyOf(as)
    const response = await app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(cookie === undefined ? {} : { cookie, origin: 'http://localhost' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
    const json: unknown = isJson ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, text, json }
  }
  const signIn = async (email: string, secret = password): Promise<string> => {
    const answer = await ask('POST', '/api/auth/sign-in/email', {
      body: { email, password: secret },
    })
    if (answer.status !== 204)
      throw new Error(`sign-in of ${email}: ${answer.status} ${answer.text}`)
    return cookieOf(answer)
  }
  return { ask, signIn }
}

/**
 * The same app on a port of this machine, for anyone who asks by an address; it ends with the test, and
 * with it what clients keep open.
 */
export async function served(app: Hono<Env>, port = 0): Promise<string> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port })
  onTestFinished(() => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

/** What a browser would send back. */
export function cookieOf({ headers }: Pick<Answer, 'headers'>): string {
  return headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}
