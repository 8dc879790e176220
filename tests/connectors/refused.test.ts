import { expect, it } from 'vitest'
import { connectorOf } from '../../server/channels/call.ts'
import { fromAnswer } from '../../server/connectors/meta/answer.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { jsonIn } from '../../server/language/foreign-text.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { HttpFailure, type HttpResponse } from '../../server/platform/http-client.ts'
import { faultPresets } from '../../server/sandbox/fault-presets.ts'
import { errorBody } from '../../server/sandbox/graph/errors.ts'
import { type Asked, type Inbox, look, refusing, remembering, type Way } from './reading-refused.ts'
import { type World, worlds } from './worlds.ts'

const answer = (status: number, text: string): HttpResponse => {
  return { status, text, headers: new Headers(), retryAfterMs: null }
}
const answered = (status: number, text: string): Way => {
  return () => answer(status, text)
}
const cut: Way = () => {
  throw new HttpFailure(verbatim('la connexion a été coupée'), 'maybe', null)
}
const page = '<!doctype html><title>Maintenance</title><p>De retour bientôt.</p>'

/** What is neither a network's « wait » nor its « reconnect ». */
const ways: Record<string, Way> = {
  'a line that is cut': cut,
  'status 500': answered(500, page),
  'status 503 in JSON': answered(503, '{"error":"Service Unavailable"}'),
  'status 400': answered(400, '{"error":"InvalidRequest","code":"rest_invalid","message":"Non"}'),
  'status 404': answered(404, '{"error":"NotFound","code":"rest_no_route","message":"Non"}'),
  'a page of HTML': answered(200, page),
  'nothing at all': answered(200, ''),
  'an empty object': answered(200, '{}'),
  'an empty list': answered(200, '[]'),
  'a null': answered(200, 'null'),
  'half of the answer': ({ text, ...rest }) => ({ ...rest, text: text.slice(0, text.length / 2) }),
}

/** As Meta says no, by the sandbox's faults. */
const graphWays: Record<string, Way> = Object.fromEntries(
  faultPresets.flatMap(({ key, fault }): [string, Way][] => {
    if (fault.kind === 'too-much-data') {
      const message = 'Please reduce the amount of data you’re asking for'
      return [[key, answered(500, JSON.stringify(errorBody({ code: 1, message })))]]
    }
    const isOfReading = fault.kind === 'error' && fault.code > 0 && fault.match?.method !== 'POST'
    if (!isOfReading) return []
    const { code, subcode, status = 400, transient } = fault
    const message = `(#${code}) An unknown error has occurred`
    return [
      [key, answered(status, JSON.stringify(errorBody({ code, subcode, transient, message })))],
    ]
  }),
)

/** What differs from a reading without faults, though not that question alone tells it. */
function lost(
  kind: string,
  clean: { asked: Asked[]; inbox: Inbox },
  read: { asked: Asked[]; inbox: Inbox },
  { beside, leads = [] }: World,
): string[] {
  const isBeside = beside.some(one => one.test(kind))
  const led = leads.flatMap(([question, words]) => (question.test(kind) ? words : []))
  const answers = clean.asked.filter(one => one.kind === kind)
  // Meta gives the words of others without the @ of the account.
  const bare = (text: string) => text.replaceAll('@', '')
  const isIn = (asked: Asked[], words: string) =>
    asked.some(({ text }) => bare(text).includes(bare(words)))
  return [...new Set([...clean.inbox.keys(), ...read.inbox.keys()])].flatMap(id => {
    const [is, was] = [clean.inbox.get(id), read.inbox.get(id)]
    if (is?.text === was?.text && is?.hidden === was?.hidden) return []
    const tells = (name: string) => (one: Asked) => `${one.about} ${one.text}`.includes(name)
    const isTold =
      is === undefined
        ? answers.some(tells(id)) || answers.some(tells(was?.post ?? id))
        : !isBeside && isIn(answers, is.text) && !isIn(read.asked, is.text)
    const isLed = led.some(words => (is ?? was)?.text.startsWith(words))
    return isTold || isLed ? [] : `${id}: ${is?.text} (${was?.text})`
  })
}

it('plays every connector of the registry that asks a network by HTTP', () => {
  // A page of ours asks no network, and a mailbox speaks no HTTP: mailbox.test.ts refuses its commands.
  // What only publishes is refused in its own tests.
  const asking = Object.values(connectors).filter(
    ({ manifest, receive }) => manifest.page === undefined && receive !== undefined,
  )
  // One of those that only call is asked nothing either.
  const keys = asking
    .filter(({ webhook }) => webhook?.carries !== true)
    .map(({ manifest }) => manifest.key)
    .filter(key => key !== 'mailbox')
  expect(Object.keys(worlds).sort()).toEqual(keys.sort())
})

/**
 * What each is refused in, by connector. The client of Meta's networks makes a problem of what it is
 * answered (facebook/wire.test.ts), by which alone their walk goes on: here is one way to each.
 */
function waysOf(key: string): [string, Way][] {
  if (key !== 'facebook' && key !== 'instagram') return Object.entries(ways)
  const problems = Map.groupBy(Object.entries({ ...ways, ...graphWays }), ([name, way]) => {
    if (way === cut) return name
    const { status, text } = way(answer(200, '{"data":[]}'))
    return fromAnswer({ status, retryAfterMs: null }, jsonIn(text), null)?.problem ?? name
  })
  return [...problems.values()].flatMap(([first]) => (first === undefined ? [] : [first]))
}

/** A world before and after all happened there, and how it is read with one kind of question altered. */
async function opened(key: string) {
  const { receive } = connectorOf({ connectors }, key)
  const world = await worlds[key]?.()
  if (receive === undefined || world === undefined) throw new Error(`nothing plays ${key}`)
  const { looks, everyMs } = world
  const call = world.call()
  const nothing = { cursor: null, inbox: new Map() }
  const before = await look(receive, { call, looks: 3, everyMs }, nothing)
  const told = world.happen()
  const client = remembering(call.http)
  const later = { ...call, now: call.now + 3 * everyMs }
  const readWith = async (
    refusal: { kind: string; way: Way } | null,
    from: Parameters<typeof look>[2] = { ...before, told },
  ) => {
    const asked: Asked[] = []
    const http = refusing(client, asked, refusal)
    const looking = { call: { ...later, http }, looks, everyMs }
    return { ...(await look(receive, looking, from)), asked }
  }
  const clean = await readWith(null)
  expect(clean.inbox.size).toBeGreaterThan(before.inbox.size)
  const kinds = new Set(clean.asked.map(one => one.kind))
  return { key, world, readWith, clean, kinds, imported: await readWith(null, nothing), nothing }
}

type Opened = Awaited<ReturnType<typeof opened>>

/** What is missing, by the question and what became of its answer. */
type Missing = Record<string, string[]>

async function refusedForEver({ key, world, readWith, clean, kinds }: Opened): Promise<Missing> {
  const missing: Missing = {}
  for (const kind of kinds) {
    for (const [name, way] of waysOf(key)) {
      if (name === 'status 404' && world.gone?.test(kind)) continue
      const list = lost(kind, clean, await readWith({ kind, way }), world)
      if (list.length > 0) missing[`${kind}, ${name}`] = list
    }
  }
  return missing
}

/** What a row of a list may be, that should be an object of a known form. */
const garbage: Record<string, (row: object) => unknown> = {
  null: () => null,
  'a number': () => 7,
  'a list': () => [],
  'an object without anything': () => ({}),
  'numbers for texts': row =>
    Object.fromEntries(
      Object.entries(row).map(([name, is]) => [name, typeof is === 'string' ? 7 : is]),
    ),
  'texts for numbers, and for objects': row =>
    Object.fromEntries(
      Object.entries(row).map(([name, is]) => [name, typeof is === 'string' ? is : 'x']),
    ),
}

/** Spoils the first row of the first list of an answer, and keeps what that was. */
function spoiling(spoil: (row: object) => unknown, rows: string[]): Way {
  return answer => {
    const body: unknown = JSON.parse(answer.text)
    const isRow = (one: unknown): one is object => typeof one === 'object' && one !== null
    const list = [body, ...Object.values(isRow(body) ? body : {})].find(Array.isArray)
    const row: unknown = list?.[0]
    if (list === undefined || !isRow(row)) return answer
    rows.push(JSON.stringify(row))
    list[0] = spoil(row)
    return { ...answer, text: JSON.stringify(body) }
  }
}

async function withGarbage({ world, readWith, clean, kinds }: Opened): Promise<Missing> {
  const missing: Missing = {}
  for (const kind of kinds) {
    for (const [name, spoil] of Object.entries(garbage)) {
      const rows: string[] = []
      const read = await readWith({ kind, way: spoiling(spoil, rows) })
      if (rows.length === 0) break
      const told = rows.map(text => ({ kind, about: '', text }))
      const others = clean.asked.filter(one => one.kind !== kind)
      const list = lost(kind, { ...clean, asked: [...others, ...told] }, read, world)
      if (list.length > 0) missing[`${kind}, ${name}`] = list
    }
  }
  return missing
}

/** What may become of the order of a list, which loses nothing. */
const orders: Record<string, (rows: unknown[]) => unknown[]> = {
  'the other way round': rows => rows.toReversed(),
  'the first row last': ([first, ...rows]) => [...rows, first],
  'each row twice': rows => rows.flatMap(row => [row, row]),
}

/** Lists that their network promises in this order, and that are read by it. */
function reordering(order: (rows: unknown[]) => unknown[]): Way {
  return answer => {
    const body: unknown = JSON.parse(answer.text)
    if (Array.isArray(body)) return { ...answer, text: JSON.stringify(order(body)) }
    if (typeof body !== 'object' || body === null) return answer
    const changed = Object.entries(body).map(([name, is]) => [
      name,
      Array.isArray(is) && is.length > 0 ? order(is) : is,
    ])
    return { ...answer, text: JSON.stringify(Object.fromEntries(changed)) }
  }
}

async function outOfOrder({ world, readWith, clean, imported, nothing }: Opened): Promise<Missing> {
  const missing: Missing = {}
  // What is answered in the order of what was asked is no list.
  const kinds = new Set(
    [...clean.asked, ...imported.asked].flatMap(one => (/^POST/.test(one.kind) ? [] : [one.kind])),
  )
  const alone = { ...world, leads: [] }
  for (const kind of kinds) {
    for (const [name, order] of Object.entries(orders)) {
      const refusal = { kind, way: reordering(order) }
      const without = (whole: typeof clean) => ({
        ...whole,
        asked: whole.asked.filter(one => one.kind !== kind),
      })
      const list = [
        ...lost(kind, without(clean), await readWith(refusal), alone),
        ...lost(kind, without(imported), await readWith(refusal, nothing), alone),
      ]
      if (list.length > 0) missing[`${kind}, ${name}`] = list
    }
  }
  return missing
}

/** Anyone who goes on from a page is given it again. */
function goingRound(): Way {
  const kept = new Map<string, HttpResponse>()
  return answer => {
    const isMore = /"(cursor|next)":"/.test(answer.text)
    if (!isMore) return answer
    const first = kept.get('page') ?? answer
    kept.set('page', first)
    return first
  }
}

async function leadingToItself({ readWith, imported, nothing }: Opened): Promise<Missing> {
  const missing: Missing = {}
  for (const kind of new Set(imported.asked.map(one => one.kind))) {
    const round = await readWith({ kind, way: goingRound() }, nothing)
    const later = await readWith(null, round)
    const list = [...imported.inbox.keys()].filter(id => !later.inbox.has(id))
    if (list.length > 0) missing[kind] = list
  }
  return missing
}

const walks: Record<string, (opened: Opened) => Promise<Missing>> = {
  'a question that is refused for ever holds up nothing but what it tells': refusedForEver,
  'a row that is garbage is left out, and nothing else': withGarbage,
  'pages out of order and rows that come twice bring each message once': outOfOrder,
  'a page that leads to itself ends the look, and what lies behind it comes later': leadingToItself,
}

// Nothing happens there while it is read: one world a network serves all walks.
it.each(Object.keys(worlds))('%s is read as far as its answers can be', async key => {
  const world = await opened(key)
  for (const [name, walk] of Object.entries(walks)) expect(await walk(world), name).toEqual({})
})
