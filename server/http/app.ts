import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { agendaRoutes } from '../agenda/routes/agenda.ts'
import { feedRoutes } from '../agenda/routes/feeds.ts'
import { alertRoutes } from '../alerts/routes.ts'
import { approvalRoutes } from '../approval/routes/approvals.ts'
import { approvalLinkRoutes } from '../approval/routes/link.ts'
import { channelRoutes } from '../channels/routes/channels.ts'
import { connectionRoutes } from '../channels/routes/connections.ts'
import type { Context } from '../context.ts'
import { digestRoutes } from '../digest/routes/digest.ts'
import { seasonRoutes } from '../event-import/routes.ts'
import { calendarRoutes } from '../events/routes/calendar.ts'
import { eventRoutes } from '../events/routes/events.ts'
import { planRoutes } from '../events/routes/plans.ts'
import { reminderRoutes } from '../events/routes/reminders.ts'
import { archiveRoutes } from '../history-import/routes.ts'
import { conversationRoutes } from '../inbox/routes/conversations.ts'
import { savedReplyRoutes } from '../inbox/routes/saved-replies.ts'
import { webhookRoutes } from '../inbox/routes/webhooks.ts'
import { accountRoutes } from '../people/routes/account.ts'
import { communeRoutes } from '../people/routes/commune.ts'
import { journalRoutes } from '../people/routes/journal.ts'
import { mediaRoutes } from '../pictures/routes/media.ts'
import { pictureRoutes } from '../pictures/routes/public.ts'
import { BadInput } from '../platform/bad-input.ts'
import { Refusal } from '../platform/refusal.ts'
import { deliveryRoutes } from '../publishing/routes.ts'
import { reportRoutes } from '../reply-times/routes.ts'
import { streamRoutes } from '../today/routes/stream.ts'
import { todayRoutes } from '../today/routes/today.ts'
import { documentRoutes } from './document.ts'
import { fenceOf, fencesFor } from './fences.ts'
import { type Env, identify } from './identity.ts'
import { sameOrigin } from './same-origin.ts'
import { screens } from './screens.ts'
import { signInRoutes } from './sign-in.ts'

const statusOf = {
  'bad-request': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  // RFC 4918 § 11.4: what was asked depends on something else that failed, and not on this server.
  unavailable: 424,
} as const

const megabyte = 1024 * 1024

/** The whole HTTP side: the API under /api, the screens everywhere else. `dist` is the built web. */
export function createApp(context: Context, dist: string): Hono<Env> {
  const app = new Hono<Env>()
  const fences = fencesFor(context.publicUrl)
  app.use(async (c, next) => fences[fenceOf(c.req.path)](c, next))
  app.get('/healthz', c => c.json({ ok: true }))
  app.route('/api', createApi(context))
  app.route('/webhooks', webhookRoutes(context))
  app.route('/pictures', pictureRoutes(context))
  app.route('/valider', approvalLinkRoutes(context))
  app.route('/', agendaRoutes(context))
  app.route('/', screens(dist))

  app.onError((error, c) => {
    if (error instanceof Refusal) {
      return c.json({ error: error.kind, message: error.message }, statusOf[error.kind])
    }
    if (error instanceof BadInput) {
      return c.json({ error: 'bad-request', message: error.message }, 400)
    }
    if (error instanceof HTTPException && error.status < 500) {
      const message = 'La demande ne se lit pas : son contenu n’est pas de la forme annoncée.'
      return c.json({ error: 'bad-request', message }, error.status)
    }
    context.log.error(error, `${c.req.method} ${c.req.path}`)
    const message =
      'Tambour a rencontré une erreur ; rien n’a été perdu, réessayez dans un instant.'
    return c.json({ error: 'internal', message }, 500)
  })
  return app
}

/** The API, whose every route `GET /openapi.json` describes. */
export function createApi(context: Context): Hono<Env> {
  const api = new Hono<Env>()
  api.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  api.use(sameOrigin(context.publicUrl))
  for (const path of ['/media', '/pictures']) api.use(path, limit(25))
  // A file of 2 MB, and the lines of one, of which a repetition tells the same text many times.
  api.use('/events/import/*', limit(12))
  api.use('/events/import', limit(12))
  // Pictures and archives are written to the disk as they come, and measured there.
  const larger = new Set([
    '/api/media',
    '/api/pictures',
    '/api/archive-import',
    '/api/events/import',
    '/api/events/import/check',
    '/api/events/import/preview',
  ])
  api.use(async (c, next) => (larger.has(c.req.path) ? next() : limit(1)(c, next)))
  api.route('/auth', signInRoutes(context))
  api.use(identify(context))
  // Before `compress`, which would hold events back.
  api.route('/', streamRoutes(context))
  api.use(compress())
  api.route('/', accountRoutes(context))
  api.route('/', communeRoutes(context))
  api.route('/', todayRoutes(context))
  api.route('/', alertRoutes(context))
  api.route('/', conversationRoutes(context))
  api.route('/', savedReplyRoutes(context))
  api.route('/', reportRoutes(context))
  api.route('/', channelRoutes(context))
  api.route('/', connectionRoutes(context))
  api.route('/', archiveRoutes(context))
  api.route('/', mediaRoutes(context))
  api.route('/', planRoutes(context))
  api.route('/', seasonRoutes(context))
  api.route('/', eventRoutes(context))
  api.route('/', calendarRoutes(context))
  api.route('/', feedRoutes(context))
  api.route('/', reminderRoutes(context))
  api.route('/', deliveryRoutes(context))
  api.route('/', approvalRoutes(context))
  api.route('/', digestRoutes(context))
  api.route('/', journalRoutes(context))
  api.route('/', documentRoutes(api, context))
  api.all('*', c => c.json({ error: 'not-found', message: 'Cette adresse n’existe pas.' }, 404))
  return api
}

function limit(megabytes: number) {
  return bodyLimit({
    maxSize: megabytes * megabyte,
    onError: c =>
      c.json({ error: 'too-large', message: `La demande dépasse ${megabytes} Mo.` }, 413),
  })
}
