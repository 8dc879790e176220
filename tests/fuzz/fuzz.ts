import { setTimeout as after } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { pino } from 'pino'
import { z } from 'zod'
import { channelById } from '../../server/channels/store/channels.ts'
import type { IncomingConversation } from '../../server/connectors/connector.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { type ContextOptions, createContext } from '../../server/context.ts'
import { createApp } from '../../server/http/app.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import type { Language } from '../../server/language/sentence.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { type Role, roles } from '../../server/people/rules/role.ts'
import { type GuardedClient, GuardedFailure } from '../../server/platform/http-guarded.ts'
import { platformSentences } from '../../server/platform/sentences.ts'
import { setup } from '../../server/set-up/set-up.ts'
import type { Settings } from '../../server/settings.ts'
import type { Chance } from '../storm/chance.ts'
import type { TestClock } from '../support/clock.ts'
import { fakeConnector } from '../support/network/fake-connector.ts'
import { type FuzzRequest, requestsFrom } from './requests.ts'

export type FuzzResult = {
  /** How many answers of each status. */
  statuses: Map<number, number>
  slowest: { ms: number; request: string }
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

/**
 * A whole Tambour, without a port, to which requests of every kind are sent as each role and as
 * nobody; its networks refuse the connection.
 * @param options.patienceMs an answer that takes longer is a hang
 */
export async function openFuzzed(
  settings: Settings,
  chance: Chance,
  options: Pick<ContextOptions, 'database'> & {
    clock: TestClock
    dist: string
    patienceMs: number
  },
): Promise<Fuzzed> {
  const { dist, patienceMs, ...given } = options
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
  const { commune } = await setup(context, {
    commune: 'Saint-Rémi',
    name: 'Anne',
    email: 'anne@exemple.fr',
    password: 'tambour-de-ville-1',
  })
  const keys = new Map<Role, string>()
  async function giveKey(role: Role): Promise<void> {
    const by = { actor: 'test', keyOwner: ofInstallation }
    const { token } = await createApiKey(context, commune.id, { name: role, role }, by)
    keys.set(role, token)
  }
  for (const role of roles) await giveKey(role)

  async function ask({ as, method, path, headers, body }: FuzzRequest): Promise<Response> {
    const key = as === null ? undefined : keys.get(as)
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
  for (const [path, body] of beginnings) {
    const headers = { 'content-type': 'application/json' }
    const given = { as: 'administrator', method: 'POST', path, headers } as const
    const answer = await ask({ ...given, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  }
  const channel = await channelById(context.db, 1)
  if (channel === undefined) throw new Error('no channel')
  await ingest(context, channel, threads(clock.now()))
  const next = requestsFrom(document, chance)
  const result: FuzzResult = { statuses: new Map(), slowest: { ms: 0, request: '' }, wrong: [] }

  const told = new Map<string, number>()

  async function one(): Promise<void> {
    // Windows in which so many requests are let through come and go.
    clock.advance(1000)
    const request = next()
    const asked = toldOf(request)
    const tell = (what: string) => {
      const known = told.get(what) ?? 0
      told.set(what, known + 1)
      if (known < mostTold) result.wrong.push(`${what}: ${asked}`)
    }
    logged = ''
    const began = performance.now()
    const patience = new AbortController()
    const hang = after(patienceMs, 'hang' as const, { signal: patience.signal, ref: false }).catch(
      () => 'hang' as const,
    )
    const answer = await Promise.race([answerOf(ask, request), hang])
    patience.abort()
    const ms = performance.now() - began
    if (ms > result.slowest.ms) result.slowest = { ms, request: asked }
    if (answer === 'hang') return tell('no answer')
    result.statuses.set(answer.status, (result.statuses.get(answer.status) ?? 0) + 1)
    // A request may end the key of another.
    if (answer.status === 401 && request.as !== null) await giveKey(request.as)
    if (answer.status >= 500) tell(`${answer.status} ${causeIn(logged)}`)
    else if (
      answer.status >= 400 &&
      request.path.startsWith('/api/') &&
      request.method !== 'HEAD'
    ) {
      const language = request.headers['accept-language'] === 'en' ? 'en' : 'fr'
      const problem = problemOf(answer.text, language)
      if (problem !== null) tell(`${answer.status}, ${problem}`)
    }
  }

  return {
    result,
    async send(count) {
      for (let sent = 0; sent < count; sent++) await one()
    },
    close: () => opened.close(),
  }
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
  if (response.headers.get('content-encoding') !== 'gzip')
    return { status, text: await response.text() }
  return { status, text: gunzipSync(await response.bytes()).toString('utf8') }
}

const fete = {
  title: 'Fête du village',
  startLocal: '2026-06-20T18:30',
  place: 'Place de l’église',
  text: 'Venez nombreux.',
  channels: [1],
  times: ['2026-06-10T10:00'],
  media: [],
}

/** What there is before the first request, each under the number 1 and on. */
const beginnings: [path: string, body: object][] = [
  [
    '/api/channels',
    { connector: 'fake', name: 'Page', config: { page: '1' }, secrets: { token: 'x' } },
  ],
  ['/api/events', fete],
  ['/api/events', { ...fete, title: 'Bal', repeat: { rule: 'FREQ=WEEKLY;COUNT=4', except: [] } }],
  ['/api/saved-replies', { title: 'Merci', text: 'Merci {prénom}' }],
]

function threads(now: number): IncomingConversation[] {
  return ['Paul', 'Zoé', 'Ali'].map((name, place) => ({
    remoteId: name,
    visibility: place === 0 ? 'private' : 'public',
    subject: null,
    url: null,
    messages: ['Bonjour, à quelle heure ?', 'Merci !'].map((text, n) => ({
      remoteId: `${name}-${n}`,
      parentRemoteId: null,
      direction: n === 0 ? 'inbound' : 'outbound',
      author: n === 0 ? { remoteId: name, name } : null,
      text,
      attachments: [],
      mentions: [],
      url: null,
      sentAt: now - 600_000 + 60_000 * n,
      automatic: false,
      hidden: false,
    })),
  }))
}

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

function toldOf({ as, method, path, headers, body }: FuzzRequest): string {
  const shown = typeof body === 'string' ? JSON.stringify(body.slice(0, 600)) : body?.length
  return `${as ?? 'nobody'} ${method} ${path.slice(0, 400)} ${JSON.stringify(headers).slice(0, 300)} ${shown ?? ''}`
}
