import sharp from 'sharp'
import type { Context } from '../../server/context.ts'
import { createApp } from '../../server/http/app.ts'
import { agendaPath, embedPath, repliesPaths } from '../../server/language/agenda-address.ts'
import type { Operation } from '../../server/operation.ts'
import { operations } from '../../server/operations.ts'
import { paths } from '../../web/paths.ts'
import {
  type Link,
  type Read,
  readCalendar,
  readJson,
  readMail,
  readMarkup,
  readText,
} from './public-links.ts'
import type { PublicVillage } from './public-village.ts'

/** What somebody types or has from the mairie's site, and what programs ask for by themselves. */
const beginnings = [
  '/',
  agendaPath,
  `${agendaPath}/`,
  `${embedPath}?commune=1`,
  '/ecrire',
  '/aide',
  '/robots.txt',
  '/.well-known/security.txt',
]

/** Nobody is led there: who watches over the installation asks them, networks, and who signs people in. */
const forMachines = new Set([
  '/metrics',
  '/readyz',
  '/healthz',
  '/webhooks/:connector',
  '/api/oidc/callback',
])

/** How many addresses are followed that differ by their query alone: there is always another week. */
const mostAlike = 8

/** A page, picture or file as it was given. */
type Seen = {
  path: string
  bytes: Buffer
  /** It is read by people, and written by the server. */
  isPage: boolean
  read: Read
}

export type Walk = {
  /** By path and query, where they were given in the end. */
  seen: Map<string, Seen>
  /** The paths that were asked for, of what leads on too. */
  asked: Set<string>
  /** What is wrong, and where it is said. */
  problems: string[]
}

type Step = { from: string; base: string | null; anchors: Set<string>; link: Link }

/** Goes wherever the public pages and the mails of a village lead, and only looks. */
export async function walkOutside({ origin, app, mails }: PublicVillage): Promise<Walk> {
  const routes = await routesOf(app.context)
  const problems = new Set<string>()
  const answers = new Map<string, Promise<Answer>>()
  const alike = new Map<string, Set<string>>()
  const seen = new Map<string, Seen>()
  const steps: Step[] = []
  const take = (from: string, base: string | null, { links, anchors }: Read) => {
    steps.push(...links.map(link => ({ from, base, anchors, link })))
  }
  const typed = beginnings.map((to): Link => ({ to, use: 'page' }))
  take('typed', origin, { links: typed, anchors: new Set() })
  for (const { kind, mail } of mails) {
    take(`a mail of ${kind} (${mail.subject})`, null, readMail(mail))
    const brought = new Set(mail.attachments.map(({ cid }) => `cid:${cid}`))
    for (const { to } of readMail(mail).links) {
      if (to.startsWith('cid:') && !brought.has(to)) problems.add(`${kind}: nothing is ${to}`)
    }
  }
  const shell = await answerOf(origin, '/')

  for (const { from, base, anchors, link } of steps) {
    const { to, use } = link
    const say = (what: string) => problems.add(`${from}: ${to} ${what}`)
    if (/^(cid|data|tel):/.test(to)) continue
    if (to.startsWith('#')) {
      if (!anchors.has(decodeURIComponent(to.slice(1)))) say('leads nowhere on its page')
      continue
    }
    const url = URL.parse(to.replace(/^webcal:/, 'http:'), base ?? undefined)
    if (url === null) {
      say('is no whole address')
      continue
    }
    if (url.origin !== origin) {
      if (url.protocol === 'mailto:') {
        if (!/^mailto:([^@\s]+@[^@\s]+\.\w+)?(\?\S+)?$/.test(to)) say('is no address of a mail')
      } else if (url.protocol !== 'https:' || !url.hostname.includes('.')) say('is not https')
      // What it hands on, to a calendar or to a network that tells others.
      for (const [, value] of url.searchParams) take(`${from}, in ${to}`, null, readText(value))
      continue
    }
    const path = `${url.pathname}${url.search}`
    const names = [...url.searchParams.keys()].toSorted().join()
    const others = alike.getOrInsertComputed(`${url.pathname}?${names}`, () => new Set())
    if (others.size >= mostAlike && !others.has(path)) continue
    others.add(path)
    if (use === 'form') {
      if (firstOf(routes, 'POST', url.pathname) === undefined) say('takes no form')
      continue
    }
    const answer = await answers.getOrInsertComputed(path, () => answerOf(origin, path))
    const { status, type, bytes, location, steps: led } = answer
    if (status !== 200) {
      say(`answers ${status}${location === path ? '' : ` at ${location}`}`)
      continue
    }
    if (link.isOwn && led > 0) say(`leads on to ${location}`)
    for (const wrong of wrongWith(link, answer)) say(wrong)
    const isHtml = type === 'text/html'
    const isScreen = isHtml && bytes.equals(shell.bytes)
    const isPage = isHtml && !isScreen
    if (isScreen && !isKnownScreen(location)) say('is no screen')
    let page = seen.get(location)
    if (page === undefined) {
      page = { path: location, bytes, isPage, read: isScreen ? nothing : readOf(answer) }
      seen.set(location, page)
      take(location, `${origin}${location}`, page.read)
    }
    const anchor = decodeURIComponent(url.hash.slice(1))
    // Behind the « # » a screen reads a word, and a feed tells one change from another.
    const isShown = isPage && !/^\d+$/.test(anchor)
    // What was taken back has no parts any more, and says so.
    const { size } = page.read.anchors
    if (anchor !== '' && isShown && size > 0 && !page.read.anchors.has(anchor)) {
      say('leads nowhere on that page')
    }
  }
  const asked = new Set([...answers.keys()].map(path => path.split('?')[0] ?? ''))
  return { seen, asked, problems: [...problems] }
}

const nothing: Read = { links: [], anchors: new Set() }

type Answer = {
  status: number
  type: string
  bytes: Buffer
  /** Path and query at which it was given, after so many steps. */
  location: string
  steps: number
  /** How wide and how high it is, of a picture that can be read to its end. */
  shape: [width: number, height: number] | null
}

/** What is there, each step of the way looked at; nobody waits for ever. */
async function answerOf(origin: string, path: string, steps = 0): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const { status, headers } = response
  const to = headers.get('location')
  const next = to === null ? null : URL.parse(to, `${origin}${path}`)
  if ([301, 302].includes(status) && next?.origin === origin && steps < 3) {
    return await answerOf(origin, `${next.pathname}${next.search}`, steps + 1)
  }
  const type = headers.get('content-type')?.split(';')[0] ?? ''
  const shape = type.startsWith('image/') && status === 200 ? await shapeOf(bytes) : null
  return { status, type, bytes, location: path, steps, shape }
}

async function shapeOf(picture: Buffer): Promise<Answer['shape']> {
  // All of it is read: of what is cut off, the beginning would do for its size.
  const read = await sharp(picture)
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => null)
  return read && [read.info.width, read.info.height]
}

const typesByEnding: Readonly<Record<string, string>> = {
  ics: 'text/calendar',
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/ld+json',
  xml: 'application/xml',
  txt: 'text/plain',
  js: 'text/javascript',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
}

/** How an answer is not what is said of it where the link stands. */
function wrongWith(link: Link, { type, bytes, location, shape }: Answer): string[] {
  const { use, shape: told } = link
  const [, ending = ''] = /\.(\w+)(?:\?|$)/.exec(location) ?? []
  const json = [
    [`${agendaPath}/feed.json`, 'application/feed+json'],
    ['/api/openapi.json', 'application/json'],
    ...Object.values(repliesPaths(''))
      .filter(path => path.endsWith('json'))
      .map(path => [path, 'application/json']),
  ].find(([start = '']) => location.startsWith(start))
  const usual = json?.[1] ?? typesByEnding[ending] ?? null
  const expected =
    link.type ?? usual ?? (use === 'picture' || /\d$/.test(location) ? null : 'text/html')
  const wrong: string[] = []
  if (expected !== null && type !== expected) wrong.push(`is ${type}, and not ${expected}`)
  if (link.bytes !== undefined && link.bytes !== bytes.length) {
    wrong.push(`has ${bytes.length} bytes, and not ${link.bytes}`)
  }
  if ((use === 'picture' || type.startsWith('image/')) && shape === null) {
    wrong.push('is no picture')
  }
  if (told !== undefined && shape !== null && Math.abs(ratioOf(told) / ratioOf(shape) - 1) > 0.01) {
    wrong.push(`is ${shape.join(' × ')}, and not as ${told.join(' × ')}`)
  }
  return wrong
}

function readOf({ type, bytes }: Answer): Read {
  const text = bytes.toString()
  if (type === 'text/html') return readMarkup(text)
  if (type === 'text/calendar') return readCalendar(text)
  if (/\bxml$/.test(type) && type !== 'image/svg+xml') return readMarkup(text, { xmlMode: true })
  if (/\bjson$/.test(type)) return readJson(text)
  return type === 'text/plain' ? readText(text) : nothing
}

const ratioOf = ([width, height]: [number, number]) => width / height

const screens = Object.values(paths).map(path => {
  const pattern =
    typeof path === 'string' ? path : String(Reflect.apply(path, undefined, ['[^/]+', '[^/]+']))
  return new RegExp(`^${pattern.replace(/#.*/, '')}(?:\\?.*)?$`)
})
const isKnownScreen = (path: string) => screens.some(screen => screen.test(path))

type Route = { method: string; path: string; pattern: RegExp }

/** All that answers outside the API, and the pages that the API has for anybody, in their order. */
export async function routesOf(context: Context): Promise<Route[]> {
  const outside = (await createApp(context, 'web/public')).routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api'))
    .filter(({ path }) => !path.endsWith('*'))
  const inside = Object.entries<Operation>(operations)
    .filter(([, one]) => one.permission === 'public' && one.contentType === 'text/html')
    .map(([name]) => ({ method: name.split(' ')[0] ?? '', path: `/api${name.split(' ')[1]}` }))
  const read = [...outside, ...inside].filter(({ path }) => !forMachines.has(path))
  const known = new Map(
    read.map(({ method, path }) => {
      const pattern = path
        .replaceAll('.', '\\.')
        .replaceAll('\\\\.', '\\.')
        .replaceAll(/:\w+\{(.*?)\}(?=\/|$)/g, '(?:$1)')
        .replaceAll(/(?<=\/):\w+/g, '[^/]+')
      return [`${method} ${path}`, { method, path, pattern: new RegExp(`^${pattern}$`) }] as const
    }),
  )
  return [...known.values()]
}

/** The route that answers there. */
export function firstOf(routes: readonly Route[], method: string, path: string): Route | undefined {
  return routes.find(route => route.method === method && route.pattern.test(path))
}
