import { setTimeout as pause } from 'node:timers/promises'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Role } from '../../server/people/rules/role.ts'
import type { Topic } from '../../server/platform/shapes.ts'
import { checkAnswer } from '../support/answers.ts'
import { type Address, openAddress } from './address.ts'
import { accountRoutes } from './fake/account-routes.ts'
import { alertRoutes } from './fake/alert-routes.ts'
import { approvalRoutes } from './fake/approval-routes.ts'
import { backupRoutes } from './fake/backup-routes.ts'
import { calendarRoutes } from './fake/calendar-routes.ts'
import { channelRoutes } from './fake/channel-routes.ts'
import { committeeRoutes } from './fake/committee-routes.ts'
import { connectionRoutes } from './fake/connection-routes.ts'
import { contentPolicy } from './fake/content-policy.ts'
import { eventRoutes } from './fake/event-routes.ts'
import { firstStepRoutes } from './fake/first-step-routes.ts'
import { journalRoutes } from './fake/journal-routes.ts'
import { judgementRoutes } from './fake/judgement-routes.ts'
import { messageRoutes } from './fake/message-routes.ts'
import { partnerRoutes } from './fake/partner-routes.ts'
import { pictureRoutes } from './fake/picture-routes.ts'
import { planRoutes } from './fake/plan-routes.ts'
import { requestRoutes } from './fake/request-routes.ts'
import { savedReplyRoutes } from './fake/saved-reply-routes.ts'
import { makeVillage, type Scenario, type Village } from './fake/village.ts'

export type FakeApi = {
  origin: string
  village: Village
  /** Tells open screens what changed. */
  tell: (...topics: Topic[]) => void
  /** Tells every open stream that a newer window took its place. */
  replaceStreams: () => void
  /** Cuts every open stream, and refuses new ones until called with false. */
  cutStreams: (isCut: boolean) => void
  /** Rejects when something was answered that the API never answers. */
  close: () => Promise<void>
}

/**
 * The API of the real server, from memory and over the same shapes, with the built screens in
 * front of it. It serves one browser at a time, signed in from the start with `role`.
 * @param options.address where it answers, which stays open; an address of its own without it.
 */
export async function startFakeApi(
  options: { scenario?: Scenario; role?: Role; address?: Address } = {},
): Promise<FakeApi> {
  const village = makeVillage(options.scenario ?? 'full', options.role ?? 'administrator')
  const listeners = new Set<(topics: Topic[] | null | 'replaced') => void>()
  let isCut = false

  const api = new Hono()
  api.use(async (c, next) => {
    if (village.latency > 0) await pause(village.latency)
    const fault = village.faultFor(c.req.method, c.req.path)
    if (fault === 'hang') return new Promise<Response>(() => {})
    if (fault !== undefined) return c.json(fault.body, fault.status)
    if (
      !village.isSignedIn &&
      !/\/api\/(setup|auth|password-links|sign-in-methods|oidc|passkeys)/.test(c.req.path)
    ) {
      return c.json({ error: 'unauthenticated', message: 'Connectez-vous pour continuer.' }, 401)
    }
    await next()
  })
  api.get('/stream', c => {
    if (isCut) return c.text('', 503)
    return streamSSE(c, async stream => {
      await stream.write('retry: 200\n\n')
      await new Promise<void>(resolve => {
        const listener = (topics: Topic[] | null | 'replaced') => {
          if (topics === null) resolve()
          else if (topics === 'replaced') {
            void stream.write('retry: 60000\nevent: replaced\ndata: {}\n\n').then(() => resolve())
          } else void stream.writeSSE({ event: 'changed', data: JSON.stringify({ topics }) })
        }
        listeners.add(listener)
        stream.onAbort(() => {
          listeners.delete(listener)
          resolve()
        })
      })
    })
  })
  api.route('/', accountRoutes(village))
  api.route('/', messageRoutes(village))
  api.route('/', firstStepRoutes(village))
  api.route('/', savedReplyRoutes(village))
  api.route('/', requestRoutes(village))
  api.route('/', alertRoutes(village))
  api.route('/', judgementRoutes(village))
  api.route('/', journalRoutes(village))
  api.route('/', channelRoutes(village))
  api.route('/', connectionRoutes(village))
  api.route('/', calendarRoutes(village))
  api.route('/', backupRoutes(village))
  api.route('/', partnerRoutes(village))
  api.route('/', committeeRoutes(village))
  api.route('/', planRoutes(village))
  api.route('/', approvalRoutes(village))
  api.route('/', pictureRoutes(village))
  api.route('/', eventRoutes(village))
  api.notFound(c => c.json({ error: 'not-found', message: 'Cette adresse n’existe pas.' }, 404))

  const wrong: unknown[] = []
  const app = new Hono()
  app.use(contentPolicy)
  app.use('/api/*', async (c, next) => {
    await next()
    await checkAnswer(c.req.method, c.req.path, c.res).catch(error => void wrong.push(error))
  })
  app.route('/api', api)
  app.use('*', serveStatic({ root: './dist' }))
  app.get('*', serveStatic({ root: './dist', path: 'index.html' }))

  const address = options.address ?? (await openAddress())
  address.answerWith(app.fetch)
  return {
    origin: address.origin,
    village,
    tell: (...topics) => {
      for (const listener of listeners) listener(topics)
    },
    replaceStreams: () => {
      for (const listener of listeners) listener('replaced')
      listeners.clear()
    },
    cutStreams: cut => {
      isCut = cut
      if (!cut) return
      for (const listener of listeners) listener(null)
      listeners.clear()
    },
    close: async () => {
      for (const listener of listeners) listener(null)
      if (options.address === undefined) await address.close()
      if (wrong.length === 0) return
      throw new AggregateError(wrong, `the fake does not answer as the API: ${wrong[0]}`)
    },
  }
}
