import { Hono, type Context as HonoContext, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { capabilities } from '../capabilities.ts'
import type { Context } from '../context.ts'
import type { Operation } from '../operation.ts'
import { operations } from '../operations.ts'
import { createTurns } from '../platform/event-loop.ts'
import { asWork, failureBehind, healthOf } from '../platform/health.ts'
import { BadInput, Refusal } from '../platform/refusal.ts'
import { languageOf, refused } from './answer-language.ts'
import { isOpened, refusedPage } from './file-answer.ts'
import { accessLog, shown } from './frame/access-log.ts'
import { documentRoutes } from './frame/document.ts'
import { identify } from './frame/identify.ts'
import { createHttpMetrics } from './frame/metrics.ts'
import { sameOrigin } from './frame/same-origin.ts'
import { screens } from './frame/screens.ts'
import { signInRoutes } from './frame/sign-in.ts'
import { endSlowBodies, patienceFor, patienceForPage } from './frame/slow-bodies.ts'
import { streamRoutes } from './frame/stream.ts'
import type { Env } from './identity.ts'
import { retryAfter } from './link-app.ts'
import { exposureOf, securityHeaders } from './security-headers.ts'
import { httpSentences } from './sentences.ts'

const statusOf = {
  'bad-request': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  // RFC 4918 § 11.4: what was asked depends on something else that failed, and not on this server.
  unavailable: 424,
  'too-many-requests': 429,
  'too-large': 413,
} as const

/** RFC 4918 § 11.5 for what there is no room for. */
const failureStatus = {
  full: 507,
  damaged: 503,
  'read-only': 503,
  replaced: 503,
  unreachable: 503,
} as const

/** What `refused` says, but for who asks. */
type Refused = Parameters<typeof refused> extends [unknown, ...infer Rest] ? Rest : never

const megabyte = 1024 * 1024

/** For a process that only works: whether it does, and its figures, for those who watch over it. */
export function createHealthApp(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.use((_c, next) => asWork('request', next))
  app.use(accessLog(context))
  app.get('/metrics', createHttpMetrics(context).page)
  addHealth(app, context)
  return app
}

function addHealth(app: Hono<Env>, context: Context): void {
  app.get('/readyz', async c => {
    if (context.stopping.aborted) return c.json({ ok: false, error: 'stopping' }, 503)
    const { failure = null } = (await healthOf(context)) ?? {}
    // Until the disk is full, it does its work.
    return failure === null || failure === 'nearly-full'
      ? c.json({ ok: true })
      : c.json({ ok: false, error: failure }, 503)
  })
  app.get('/healthz', async c => {
    const problem = await healthOf(context)
    if (problem === null) return c.json({ ok: true })
    return c.json(
      { ok: false, error: problem.failure, message: problem.sentence[languageOf(c)] },
      503,
    )
  })
}

/** The whole HTTP side: the API under /api, the screens everywhere else. `dist` is the built web. */
export async function createApp(context: Context, dist: string): Promise<Hono<Env>> {
  const app = new Hono<Env>()
  app.use((_c, next) => asWork('request', next))
  const headers = securityHeaders(context.publicUrl)
  app.use(async (c, next) => headers[exposureOf(c.req.path)](c, next))
  const metrics = createHttpMetrics(context)
  app.use(accessLog(context))
  app.use(metrics.count)
  app.get('/metrics', metrics.page)
  app.get('/.well-known/security.txt', c => {
    const text = securityText(context)
    return text === null ? c.notFound() : c.text(text)
  })
  addHealth(app, context)
  app.use(
    endSlowBodies((method, path) => {
      if (!path.startsWith('/api/')) return patienceForPage(path)
      const most = mostOf(nameOf(method, path))
      return most === 'streamed' ? null : patienceFor(most)
    }),
  )
  app.route('/api', await createApi(context))
  for (const { pages } of capabilities) {
    const mounted = Object.entries((await pages?.(context)) ?? {})
    for (const [path, routes] of mounted) app.route(path, routes)
  }
  app.route('/', screens(dist))

  app.notFound(c => refuse(c, 404, 'not-found', httpSentences.noSuchAddress))
  app.onError((error, c) => errorAnswer(context, error, c))
  return app
}

function errorAnswer(context: Context, error: Error, c: HonoContext<Env>) {
  if (error instanceof Refusal) {
    const { kind, sentence, field, fill } = error
    return refuse(c, statusOf[kind], kind, sentence, field, fill)
  }
  if (error instanceof BadInput) return refuse(c, 400, 'bad-request', error.sentence)
  if (error instanceof HTTPException && error.status < 500) {
    return refuse(c, error.status, 'bad-request', httpSentences.unreadable)
  }
  const { method, path } = c.req
  context.log.error(
    { err: error, request: c.get('requestId'), method, path: shown(path) },
    'request-failed',
  )
  const problem = failureBehind(error)
  if (problem === null) return refuse(c, 500, 'internal', httpSentences.failed)
  c.header('retry-after', retryAfter)
  const { failure, sentence } = problem
  // A stranger is not asked to look after the database.
  const said = isOfApi(c) ? sentence : httpSentences.notNow
  return refuse(c, failureStatus[failure], failure, said)
}

const isOfApi = (c: HonoContext<Env>) => c.req.path.startsWith('/api/')

/** Programs are told by JSON, people by a page: of what is public, in the French of its other pages. */
function refuse(c: HonoContext<Env>, ...said: Refused): Response | Promise<Response> {
  const [status, , sentence] = said
  if (!isOfApi(c)) return refusedPage(c, status, sentence, 'fr')
  return isOpened(c) ? refusedPage(c, status, sentence) : refused(c, ...said)
}

/** The API, whose every route `GET /openapi.json` describes. */
export async function createApi(context: Context): Promise<Hono<Env>> {
  const api = new Hono<Env>()
  api.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    // Where it is not known better: what was too much at once is gone within seconds.
    if (c.res.status === 429 && !c.res.headers.has('retry-after')) c.header('retry-after', '5')
  })
  api.use(sameOrigin(context.publicUrl))
  api.use(async (c, next) => {
    const most = mostOf(nameOf(c.req.method, c.req.path))
    return most === 'streamed' ? await next() : await limit(most)(c, next)
  })
  api.route('/auth', signInRoutes(context))
  api.use(identify(context))
  // Before `compress`, which would hold events back.
  api.route('/', streamRoutes(context))
  api.use(oneByOne())
  api.use(compress())
  for (const { api: routesOf } of capabilities) {
    if (routesOf) api.route('/', await routesOf(context))
  }
  api.route('/', documentRoutes(api, context))
  api.all('*', c => refused(c, 404, 'not-found', httpSentences.noSuchAddress))
  return api
}

/** The name of the operation at an address, where that has no place-holder. */
const nameOf = (method: string, path: string) => `${method} ${path.replace(/^\/api/, '')}`

/** What a request may carry, MB. Those that may carry more have no place-holder in their path. */
function mostOf(name: string): number | 'streamed' {
  const table: Readonly<Record<string, Operation>> = operations
  return table[name]?.most ?? 1
}

function limit(megabytes: number) {
  return bodyLimit({
    maxSize: megabytes * megabyte,
    onError: c => refused(c, 413, 'too-large', httpSentences.tooLarge(megabytes)),
  })
}

/**
 * Lets requests begin one by one, each in a turn of the event loop of its own: SQLite answers without
 * ever letting go. A request that begins does not wait for work that is done in portions.
 */
export function oneByOne(): MiddlewareHandler<Env> {
  const turn = createTurns()
  return async (_c, next) => {
    await turn()
    await next()
  }
}

/** How long what it says holds, ms: RFC 9116 § 2.5.5 asks for less than a year. */
const validMs = 180 * 24 * 60 * 60_000

/** Whom to tell of a weakness of this installation (RFC 9116); null where nobody is named. */
function securityText({ settings, clock }: Pick<Context, 'settings' | 'clock'>): string | null {
  const { securityContact, publicUrl } = settings
  if (securityContact === null) return null
  return [
    `Contact: ${securityContact}`,
    `Expires: ${new Date(clock.now() + validMs).toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n')
}
