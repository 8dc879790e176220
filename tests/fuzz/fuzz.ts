import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as after } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { pino } from 'pino'
import { z } from 'zod'
import { channelById } from '../../server/channels/store/channels.ts'
import type { IncomingConversation } from '../../server/connectors/connector.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { type Context, type ContextOptions, createContext } from '../../server/context.ts'
import type { Db } from '../../server/database/db.ts'
import { createApp } from '../../server/http/app.ts'
import type { Env } from '../../server/http/identity.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import type { Language } from '../../server/language/sentence.ts'
import { makePartnerKey } from '../../server/partners/partner-keys.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { type GuardedClient, GuardedFailure } from '../../server/platform/http-guarded.ts'
import { platformSentences } from '../../server/platform/sentences.ts'
import { setup } from '../../server/set-up/set-up.ts'
import type { Settings } from '../../server/settings.ts'
import type { Chance } from '../storm/chance.ts'
import { aSetup } from '../support/builders/people.ts'
import type { TestClock } from '../support/clock.ts'
import { fakeConnector } from '../support/network/fake-connector.ts'
import { addCommune, byOf } from '../support/publishing.ts'
import { type Caller, callers, deepRequests, type FuzzRequest, requestsFrom } from './requests.ts'

type FuzzResult = {
  /** How many answers of each status. */
  statuses: Map<number, number>
  slowest: { ms: number; request: string }
  /** The longest that a request held the event loop. */
  longestHold: { ms: number; request: string }
  /** What must not be: one sentence each, with the request. */
  wrong: string[]
}

export type Fuzzed = {
  /** Sends so many more. */
  send(count: number): Promise<void>
  result: FuzzResult
  close(): Promise<void>
}

/** Of the same kind; more say nothing new. */
const mostTold = 2

/** What lies in each commune and nowhere else: the other one's people must never be shown it. */
const marks = { 1: 'pivoine-de-saint-remi', 2: 'glycine-d-orvain' } as const

/**
 * A Tambour with two communes, without a port, to which requests of every kind are sent by every
 * caller; its networks refuse the connection. It is wrong that one commune's callers are shown
 * what lies in the other, or change a row of it.
 * @param options.patienceMs an answer that takes longer is a hang
 * @param options.plant called once both communes are there, by tests that plant a fault
 */
export async function openFuzzed(
  settings: Settings,
  chance: Chance,
  options: Pick<ContextOptions, 'database'> & {
    clock: TestClock
    dist: string
    patienceMs: number
    plant?: (context: Context) => Promise<void>
  },
): Promise<Fuzzed> {
  const { dist, patienceMs, plant, ...given } = options
  const { clock } = given
  let logged = ''
  const log = pino(
    { level: 'error' },
    {
      write(line) {
        logged = line
      },
    },
  )
  const fake = fakeConnector()
  const opened = await createContext(settings, {
    ...given,
    log,
    connectors: { ...connectors, fake },
  })
  // No name is looked up, and nobody waits for a network.
  const guarded: GuardedClient = {
    ...opened.guarded,
    async get() {
      throw new GuardedFailure(platformSentences.notFoundThere('exemple.fr'))
    },
  }
  const context = { ...opened, guarded }
  const app = await createApp(context, dist)
  const first = await setup(context, aSetup({ email: `${marks[1]}@exemple.fr` }))
  const communeIds = { 1: first.commune.id, 2: await addCommune(context, 'Orvain') }
  const keys = new Map<string, string>()
  async function giveKey(caller: Caller): Promise<void> {
    if (caller === null) return
    const { commune, role } = caller
    const communeId = communeIds[commune]
    const by = { actor: 'test', keyOwner: ofInstallation }
    const { token } =
      role === 'partner'
        ? await makePartnerKey(context, byOf(communeId), await somePartner(commune))
        : await createApiKey(context, communeId, { name: role, role }, by)
    keys.set(nameOf(caller), token)
  }
  async function somePartner(commune: 1 | 2): Promise<number> {
    const name = `Voisin ${clock.now()} ${marks[commune]}`
    const { id } = await addPartner(context, byOf(communeIds[commune]), partnerNew.parse({ name }))
    return id
  }
  for (const caller of callers) await giveKey(caller)

  async function ask({ as, method, path, headers, body }: FuzzRequest): Promise<Response> {
    const key = keys.get(nameOf(as))
    const request = new Request(new URL(`http://localhost${path}`), {
      method,
      headers: { ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...headers },
      body,
    })
    return await app.fetch(request)
  }

  const document: unknown = await (
    await ask({ as: null, method: 'GET', path: '/api/openapi.json', headers: {}, body: null })
  ).json()
  for (const commune of [1, 2] as const) {
    const as = { commune, role: 'administrator' } as const
    const headers = { 'content-type': 'application/json' }
    let channelId = 0
    for (const [path, bodyOf] of beginnings) {
      const body = JSON.stringify(bodyOf(channelId, marks[commune]))
      const answer = await ask({ as, method: 'POST', path, headers, body })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${path}: ${text}`)
      channelId ||= createdShape.parse(JSON.parse(text)).id
    }
    const channel = await channelById(context.db, channelId)
    if (channel === undefined) throw new Error('no channel')
    await ingest(context, channel, threads(clock.now(), marks[commune]))
  }
  await plant?.(context)
  const deep = deepRequests(document, chance)
  const next = requestsFrom(document, routesOf(app), chance)
  const result: FuzzResult = {
    statuses: new Map(),
    slowest: { ms: 0, request: '' },
    longestHold: { ms: 0, request: '' },
    wrong: [],
  }
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()

  const told = new Map<string, number>()

  function tell(what: string, asked: string): void {
    const known = told.get(what) ?? 0
    told.set(what, known + 1)
    if (known < mostTold) result.wrong.push(`${what}: ${asked}`)
  }

  async function one(request: FuzzRequest): Promise<void> {
    // Windows in which so many requests are let through come and go.
    clock.advance(1000)
    const asked = toldOf(request)
    logged = ''
    delay.reset()
    const began = performance.now()
    const patience = new AbortController()
    const hang = after(patienceMs, 'hang' as const, { signal: patience.signal, ref: false }).catch(
      () => 'hang' as const,
    )
    const answer = await Promise.race([answerOf(ask, request), hang])
    patience.abort()
    const ms = performance.now() - began
    if (ms > result.slowest.ms) result.slowest = { ms, request: asked }
    const heldMs = delay.max / 1e6
    if (heldMs > result.longestHold.ms) result.longestHold = { ms: heldMs, request: asked }
    if (answer === 'hang') return tell('no answer', asked)
    result.statuses.set(answer.status, (result.statuses.get(answer.status) ?? 0) + 1)
    // A request may end the key of another.
    if (answer.status === 401) await giveKey(request.as)
    for (const commune of [1, 2] as const)
      if (request.as?.commune !== commune && answer.text.includes(marks[commune]))
        tell(`what lies in commune ${commune} is shown to ${nameOf(request.as)}`, asked)
    if (answer.status >= 500) tell(`${answer.status} ${causeIn(logged)}`, asked)
    else if (
      answer.status >= 400 &&
      request.path.startsWith('/api/') &&
      !pageOfApi.test(request.path) &&
      request.method !== 'HEAD'
    ) {
      const language = request.headers['accept-language'] === 'en' ? 'en' : 'fr'
      const problem = problemOf(answer.text, language)
      if (problem !== null) tell(`${answer.status}, ${problem}`, asked)
    }
  }

  /** By the callers of the first commune alone: no row of the second may change. */
  async function sendByOne(count: number): Promise<void> {
    const before = await rowsOf(context.db, communeIds[2])
    const asked: string[] = []
    for (let sent = 0; sent < count; ) {
      const request = next()
      if (request.as?.commune !== 1) continue
      await one(request)
      asked.push(toldOf(request))
      sent += 1
    }
    const after = await rowsOf(context.db, communeIds[2])
    for (const [table, rows] of after)
      if (rows !== before.get(table))
        tell(`commune 1 changed ${table} of commune 2`, asked.slice(-100).join('\n'))
  }

  return {
    result,
    async send(count) {
      const byOne = Math.floor(count / 4)
      await sendByOne(byOne)
      for (let sent = byOne; sent < count; sent++) await one(deep.shift() ?? next())
    },
    async close() {
      delay.disable()
      await opened.close()
    },
  }
}

/** What the app answers outside the API, as `GET /agenda/*`. */
function routesOf({ routes }: Hono<Env>): string[] {
  const pages = routes.filter(
    ({ method, path }) => method !== 'ALL' && !path.startsWith('/api') && !path.includes('/*'),
  )
  return [
    ...new Set(
      pages.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+(\{[^}]*\})?\??/g, '*')}`),
    ),
  ]
}

/** All rows of a commune, by table. */
async function rowsOf(db: Db, communeId: number): Promise<Map<string, string>> {
  const tables = await db.introspection.getTables()
  const owned = tables.filter(({ columns }) => columns.some(({ name }) => name === 'communeId'))
  const found = new Map<string, string>()
  for (const { name } of owned) {
    const { rows } =
      await sql`select * from ${sql.table(name)} where "communeId" = ${communeId}`.execute(db)
    found.set(name, JSON.stringify(rows.map(row => JSON.stringify(row)).toSorted()))
  }
  return found
}

async function answerOf(
  ask: (request: FuzzRequest) => Promise<Response>,
  request: FuzzRequest,
): Promise<{ status: number; text: string }> {
  const response = await ask(request)
  const { status } = response
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status, text: '' }
  }
  if (request.method === 'HEAD' || response.headers.get('content-encoding') !== 'gzip')
    return { status, text: await response.text() }
  return { status, text: gunzipSync(await response.bytes()).toString('utf8') }
}

const createdShape = z.object({ id: z.int() })

const fete = {
  title: 'Fête du village',
  startLocal: '2026-06-20T18:30',
  place: 'Place de l’église',
  text: 'Venez nombreux.',
  times: ['2026-06-10T10:00'],
  media: [],
}

/** What each commune has before the first request; in the first they have the numbers 1 and on. */
const beginnings: [path: string, body: (channelId: number, mark: string) => object][] = [
  [
    '/api/channels',
    (_, mark) => ({
      connector: 'fake',
      name: `Page ${mark}`,
      config: { page: mark },
      secrets: { token: 'x' },
    }),
  ],
  ['/api/events', channel => ({ ...fete, channels: [channel] })],
  [
    '/api/events',
    channel => ({
      ...{ ...fete, channels: [channel], title: 'Bal' },
      repeat: { rule: 'FREQ=WEEKLY;COUNT=4', except: [] },
    }),
  ],
  ['/api/channels', () => ({ connector: 'form', name: 'Écrire', config: {}, secrets: {} })],
  ['/api/saved-replies', (_, mark) => ({ title: 'Merci', text: `Merci {prénom} ${mark}` })],
]

function threads(now: number, mark: string): IncomingConversation[] {
  return ['Paul', 'Zoé', 'Ali'].map((name, place) => ({
    remoteId: name,
    visibility: place === 0 ? 'private' : 'public',
    subject: null,
    url: null,
    messages: ['Bonjour, à quelle heure ?', 'Merci !'].map((text, n) => ({
      remoteId: `${name}-${n}`,
      parentRemoteId: null,
      direction: n === 0 ? 'inbound' : 'outbound',
      author: n === 0 ? { remoteId: name, name: `${name} ${mark}` } : null,
      text: `${text} ${mark}`,
      attachments: [],
      mentions: [],
      url: null,
      sentAt: now - 600_000 + 60_000 * n,
      automatic: false,
      hidden: false,
    })),
  }))
}

/** Read by a person, who follows a link. */
const pageOfApi = /^\/api\/digest\/(unsubscribe|confirm)/
const sentence = /^[\p{Lu}«“][^\p{Cc}]*[.!?…»”]$/u
/** Words of a library or of the inside, which no mairie would write. */
const strange =
  /\b(undefined|NaN|SQLITE\w*|syntax|Error|violates|JSON at|object Object|Invalid|unexpected)\b/
/** Words by which a sentence is not of the language that was asked for. */
const foreign = {
  fr: /\b(the|is|not|expected|invalid|received|must|cannot)\b/,
  en: /[«»]|\b(le|la|les|un|une|du|des|est|sont|pas|pour|dans|avec|sur|cette|ces|votre|doit|il|elle|et)\b|(?<!\p{L})([cdjlnst]|qu)’\p{L}/u,
}
/** What a line of an import says of itself is given back as it came. */
const ofLine = { fr: /^(Ligne -?\d+|«|Un événement).*\s: /s, en: /^(Line -?\d+|“|An event).*: /s }

/** Why a refusal is none of ours; null: it is one sentence of that language. What is quoted may be anything. */
function problemOf(text: string, language: Language): string | null {
  try {
    const { message }: { message?: unknown } = JSON.parse(text)
    if (typeof message !== 'string') return 'a refusal without a message'
    if (ofLine[language].test(message)) return null
    const said =
      language === 'fr'
        ? message.replaceAll(/«[^»]*»/g, '«»')
        : // The network that is played has a name in French alone.
          message.replaceAll(/“[^”]*”/g, '“”').replaceAll('Réseau d’essai', 'Facebook')
    if (message.length > 700) return `a message of ${message.length} signs`
    if (!sentence.test(said) || strange.test(said) || foreign[language].test(said))
      return `no sentence in ${language}: ${message}`
    return null
  } catch {
    return `no JSON: ${text.slice(0, 200)}`
  }
}

const line = z.object({ err: z.object({ message: z.string(), stack: z.string() }) })

/** What went wrong and where, of a line of the log. */
function causeIn(logged: string): string {
  const { data } = line.safeParse(logged === '' ? null : JSON.parse(logged))
  if (data === undefined) return logged.slice(0, 300)
  const places = data.err.stack.match(/server\/[\w/.-]+:\d+/g) ?? []
  return `${data.err.message.slice(0, 200)} at ${places.slice(0, 4).join(' < ')}`
}

function nameOf(caller: Caller): string {
  return caller === null ? 'nobody' : `${caller.role} of commune ${caller.commune}`
}

function toldOf({ as, method, path, headers, body }: FuzzRequest): string {
  const shown = typeof body === 'string' ? JSON.stringify(body.slice(0, 600)) : body?.length
  return `${nameOf(as)} ${method} ${path.slice(0, 400)} ${JSON.stringify(headers).slice(0, 300)} ${shown ?? ''}`
}
