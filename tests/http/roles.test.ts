import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/http/app.ts'
import type { Given } from '../../server/operation.ts'
import type { Operations } from '../../server/operations.ts'
import { makePartnerKey, revokePartnerKey } from '../../server/partners/partner-keys.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { addPerson } from '../../server/people/people.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { allows, isForPartners, roles } from '../../server/people/rules/role.ts'
import { type Answer, type AskOptions, password, type TestApp, testApp } from '../support/app.ts'
import { aPersonToAdd } from '../support/builders/people.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  addNeighbour,
  theirEmail,
  theirId,
  theirRows,
  theirSlug,
  theirWord,
} from '../support/neighbour.ts'
import { byOf } from '../support/publishing.ts'
import { routesOf } from './operations.ts'

/** A person who may read them reads for ever: here they are opened, tests/http/stream.test.ts reads them. */
const endless = new Set(['/stream'])

/** No row has it. */
const nobodysId = 999_999

type Bodies = {
  [Name in keyof Operations as Operations[Name] extends { json: unknown } ? Name : never]?: Given<
    Operations[Name]
  > extends { json: infer Body }
    ? Body
    : never
}

const local = '2026-07-10T18:00'
const post = { text: 'Fête', channels: [theirId], times: [local] }
const step = { name: 'La veille', days: -1, time: '18:00', audience: 'public' } as const

/** What the operations about a row want to be told before they look for it. */
const bodies: Bodies = {
  'PUT /people/:id': { role: 'councillor' },
  'PUT /me/passkeys/:id': { name: 'x' },
  'PUT /me/devices/:id': { name: 'x' },
  'PUT /webhooks/:id': {
    address: 'https://exemple.fr/',
    name: 'Site',
    types: ['event.published'],
  },
  'POST /webhooks/:id/resend': { since: '2026-06-02T08:00:00Z' },
  'PUT /duties/:id': { userId: 'x', from: '2026-06-02' },
  'POST /approvals/:id/decision': { decision: 'approve', hash: 'x' },
  'POST /approvals/:id/comments': { text: 'Où ?' },
  'POST /approvals/:id/urgent': { reason: 'Orage', deliveries: [theirId] },
  'POST /deliveries/:id/move': { local },
  'POST /conversations/:id/presence': { window: 'a-window', doing: 'reading' },
  'POST /reminders/:id/move': { local },
  'PATCH /channels/:id': { name: 'Page' },
  'PUT /channels/:id/cost': { yearlyCost: 14_000, postMinutes: 5 },
  'POST /channels/:id/report-preview': { reports: '' },
  'POST /channels/:id/reconnect': { secrets: { token: 'x' } },
  'POST /connections/:id/channels': { choices: [{ place: 0, name: 'Page' }] },
  'PUT /plans/:id': { name: 'Plan', steps: [{ ...step, text: '', lateRule: 'ask' }] },
  'PUT /events/:id': { title: 'Fête', startLocal: local, place: 'Place', text: 'Fête' },
  'POST /events/:id/changes/preview': { kind: 'cancel', detail: 'Orage' },
  'POST /events/:id/changes': { change: { kind: 'cancel', detail: 'Orage' }, sequence: 0 },
  'POST /events/:id/posts': post,
  'POST /conversations/:id/replies': { message: theirId, text: 'Oui', key: 'une-seule-fois' },
  'POST /conversations/:id/official-requests': {
    message: theirId,
    subject: 'Arrêté',
    inCharge: 'Mairie',
    silence: 'none',
  },
  'PUT /official-requests/:id/state': { state: 'cancelled' },
  'POST /messages/:id/marks': { needsReply: false, reason: 'Merci' },
  'POST /messages/:id/called': { at: '2026-06-02T08:00:00Z', key: 'par-téléphone' },
  'POST /messages/:id/holding': { holding: true },
  'POST /messages/:id/arrived': { arrived: true },
  'POST /messages/:id/automatic': { automatic: true },
  'POST /messages/:id/private-answer': { answer: theirId, answers: true },
  'POST /messages/:id/hidden': { hidden: true },
  'PUT /conversations/:id/in-charge': { person: null },
  'POST /conversations/:id/notes': { text: 'Vu', key: 'une-seule-fois' },
  'PUT /conversations/:id/hold': { words: 'la voirie', day: '2026-06-08' },
  'PUT /notes/:id': { text: 'Vu' },
  'POST /conversations/:id/merge': { into: 1 },
  'POST /contacts/:id/join': { other: 1 },
  'POST /contacts/:id/part': {},
  'POST /conversations/:id/split': { from: theirId },
  'PUT /saved-replies/:id': { title: 'Oui', text: 'Oui' },
  'POST /pictures/:id/media': { alt: 'Fête' },
  'PUT /feeds/:id': { inAgenda: true, partner: null },
  'PUT /feeds/:id/rule': { rule: null },
  'POST /feed-items/:id/picture': { alt: 'La cour' },
  'POST /feed-items/:id/relay': { text: 'Lu', channels: [1], times: ['2030-01-01T10:00'] },
  'PUT /partners/:id': { name: 'L’Épine' },
  'PUT /partner-groups/:id': { name: 'La CC' },
  'POST /shares/:id/answer': { answer: 'accepted' },
  'PUT /committees/:id': { name: 'Comité' },
  'POST /committees/:id/members': { name: 'Paul' },
  'PUT /committee-members/:id': { name: 'Paul' },
  'POST /committees/:id/subscription/try': { url: 'https://exemple.fr/agenda.ics' },
  'PUT /committees/:id/subscription': { url: 'https://exemple.fr/agenda.ics' },
  'POST /proposals/:id/accept': {
    title: 'Fête',
    startLocal: local,
    place: 'Place',
    text: 'Fête',
    plan: null,
  },
  'POST /proposals/:id/ask': { comment: 'Où ?' },
  'POST /proposals/:id/decline': { comment: 'Non' },
  'POST /offers/:id/accept': {},
  'POST /subscribers/numbers': { channel: 1, text: 'Numéro' },
  'POST /subscribers/numbers/undo': { at: '2026-06-02T08:00:00.000Z' },
  'POST /subscribers/numbers/erase': { number: '06 39 98 00 00' },
  'POST /offers/:id/decline': {},
  'PUT /evidence-actions/:id': { title: 'Agenda', startsOn: '2026-06-02' },
}

/** Those that name no row in their path, but one in what they are told. */
const naming = (personId: string): Bodies => ({
  'POST /posts': post,
  'POST /events': { title: 'F', startLocal: local, place: 'P', text: 'F', media: [theirId] },
  'POST /duties': { userId: personId, from: '2026-06-02' },
  'POST /connections': { connector: 'facebook', channel: theirId },
  'POST /privacy/erasures': { residents: [theirId] },
  'POST /partners': { name: 'L’Épine', groups: [theirId] },
  'POST /partner-groups': { name: 'La CC', partners: [theirId] },
  'PUT /targets': { channel: theirId, versions: [] },
  'POST /shares': { event: theirId, partners: [theirId] },
})

/** What a list wants to be told. */
const queries: Record<string, string> = {
  '/calendar': '?from=2026-07-01&to=2026-07-31',
  '/reports/replies': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies/figures': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies/episodes': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies.csv': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies/further': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies/arrivals': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies/badges': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies/topics': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies/first-messages.csv': '?from=2026-06-01&to=2026-06-02',
  '/reports/audience': '?from=2026-06-01&to=2026-06-02',
  '/reports/audience.csv': '?from=2026-06-01&to=2026-06-02',
  '/reports/posts': '?from=2026-06-01&to=2026-06-02',
  '/reports/posts.csv': '?from=2026-06-01&to=2026-06-02',
  '/reports/replies.pdf': '?from=2026-06-01&to=2026-06-02',
  '/reports/evidence': '?year=2026',
  '/reports/evidence.csv': '?year=2026',
  '/reports/evidence.pdf': '?year=2026',
  '/privacy/found': '?search=voi',
  '/communes': '?search=chalons',
}

/** Those that are asked for a row by number: of the neighbour's there is none. */
const rowQueries: Record<string, string> = {
  '/privacy/copy.json': `?residents=${theirId}`,
  '/privacy/copy.html': `?residents=${theirId}`,
}

/** Whether a path names a row; a connector is a kind, and an intercommunality is nobody’s. */
const namesRow = (path: string) => /:(?!(connector|siren)\b)\w+/.test(path)

/** Pages and files for anybody, outside the API: a new one is written down here, on purpose. */
const publicPages = [
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /.well-known/security.txt',
  'GET /agenda',
  'GET /agenda/',
  'GET /agenda/passes',
  'GET /agenda/s-abonner',
  'GET /agenda/affiche',
  'GET /agenda/embed',
  'GET /agenda.ics',
  'GET /agenda.rss',
  'GET /agenda.atom',
  'GET /agenda.json',
  'GET /agenda/feed.json',
  'GET /sitemap.xml',
  'GET /robots.txt',
  'GET /agenda/:file{(?:[^/]*-)?[a-z0-9]{8}\\.ics}',
  'GET /agenda/:name{(?:[^/]*-)?[a-z0-9]{8}}',
  'GET /agenda/:slug{[a-z0-9]{8}}/:name{[0-9]{1,9}(-[0-9]+)?\\.jpg}',
  'GET /agenda/*',
  'GET /valider/:token',
  'POST /valider/:token',
  'GET /partage/:token',
  'POST /partage/:token',
  'POST /partager',
  'GET /voisin/:token',
  'POST /voisin/:token',
  'GET /proposer/:token',
  'GET /reponses',
  'GET /reponses.csv',
  'GET /reponses.json',
  'GET /reponses.png',
  'GET /reponses.schema.json',
  'GET /reponses.svg',
  'GET /reponses.tableschema.json',
  'POST /proposer/:token',
  'GET /ecrire',
  'GET /ecrire/fil/:token',
  'POST /ecrire/fil/:token',
  'GET /ecrire/fil/:token/photo/:message{\\d{1,9}}',
  'GET /ecrire/:id{\\d{1,9}}',
  'POST /ecrire/:id{\\d{1,9}}',
  'GET /ecrire/*',
  'GET /abonnement',
  'GET /abonnement/app.webmanifest',
  'POST /abonnement/navigateur',
  'POST /abonnement/courriel',
  'GET /abonnement/lien/:token',
  'POST /abonnement/lien/:token',
  'GET /abonnement/*',
  'GET /webhooks/:connector',
  'POST /webhooks/:connector',
  'GET /pictures/:name',
  'GET /assets/*',
  'GET /confidentialite',
  'GET /aide',
  'GET /aide/:page',
  'GET /*',
]

describe('every route of the API', () => {
  it('is guarded and described before all else that it does', async () => {
    const { context } = await testApp()
    const routes = await routesOf(context)
    expect(routes.length).toBeGreaterThan(15)
    expect(routes.filter(route => route.operation === undefined)).toEqual([])
  })

  it('gives each role what the table allows it', async () => {
    const { context, ask } = await testApp()
    const wrong: string[] = []
    for (const { method, path, operation } of await routesOf(context)) {
      // No such row, and nothing of what the request must say: the guard comes before both.
      const address = `/api${path.replace(/:[a-z]+(\{[^}]*\})?/gi, String(nobodysId))}`
      const needed = operation?.['x-permission'] ?? 'public'
      const nobody = await ask(method, address)
      if ((nobody.status === 401) === (needed === 'public')) {
        wrong.push(`nobody: ${method} ${path} → ${nobody.status}`)
      }
      if (needed === 'public') continue
      for (const role of roles) {
        const may = allows(role, needed)
        if (may && endless.has(path)) continue
        const { status } = await ask(method, address, { as: role })
        if (may === (status === 401 || status === 403) || status >= 500) {
          wrong.push(`${role}: ${method} ${path} → ${status}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('opens the stream to each role, and to nobody else', async () => {
    const { app, context, communeId, ask } = await testApp()
    for (const path of endless) {
      expect((await ask('GET', `/api${path}`)).status).toBe(401)
      for (const role of roles) {
        const wanted = { name: role, role }
        const by = { actor: 'test', keyOwner: ofInstallation }
        const { token } = await createApiKey(context, communeId, wanted, by)
        const opened = await app.request(`/api${path}`, {
          headers: { authorization: `Bearer ${token}` },
        })
        expect([opened.status, opened.headers.get('content-type')]).toEqual([
          200,
          'text/event-stream',
        ])
        await opened.body?.cancel()
      }
    }
  })

  it('knows a row of another commune no better than one that does not exist', async () => {
    const { context, ask, signIn } = await testApp()
    const { personId } = await addNeighbour(context)
    const before = await theirRows(context.db)
    const person = { cookie: await signIn('anne@exemple.fr') }
    // Who approves nothing is told so before all else.
    const rules = { enabled: true, roles: ['administrator'] }
    await ask('PUT', '/api/approval-rules', { ...person, body: rules })
    const wrong: string[] = []
    let walked = 0
    for (const { method, path, operation } of await routesOf(context)) {
      const needed = operation?.['x-permission'] ?? 'public'
      // Of what is for a partner's own software, and for nobody else, see its own walk below.
      if (needed === 'public' || isForPartners(needed) || !namesRow(path)) continue
      walked++
      const name = `${method} ${path}`
      const body = Object.entries(bodies).find(([one]) => one === name)?.[1]
      const askFor = async (id: number, someone: string, options: AskOptions) =>
        toldOf(await ask(method, addressOf(path, id, someone), { body, ...options }))
      const askers: AskOptions[] = [
        person,
        ...roles.filter(role => allows(role, needed)).map(as => ({ as })),
      ]
      for (const asker of askers) {
        const theirs = await askFor(theirId, personId, asker)
        const absent = await askFor(nobodysId, 'nobody', asker)
        const isSame = theirs.status === absent.status && theirs.text === absent.text
        const isHidden = asker !== person || theirs.status === 404
        if (!isSame || !isHidden || theirs.text.includes(theirWord)) {
          wrong.push(`${asker.as ?? 'a person'}: ${name} → ${theirs.status} ${theirs.text}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(walked).toBeGreaterThan(40)
    expect(await theirRows(context.db)).toBe(before)
  })

  it('opens to a partner’s key what it is offered, and nothing else', async () => {
    const { app, context, communeId, ask } = await testApp()
    await addNeighbour(context)
    const by = byOf(communeId)
    const { id } = await addPartner(context, by, partnerNew.parse({ name: 'L’Épine' }))
    const { token } = await makePartnerKey(context, by, id)
    const headers = { authorization: `Bearer ${token}` }
    const wrong: string[] = []
    for (const { method, path, operation } of await routesOf(context)) {
      const needed = operation?.['x-permission'] ?? 'public'
      if (needed === 'public') continue
      const address = `/api${path.replace(/:[a-z]+(\{[^}]*\})?/gi, String(theirId))}`
      const body = isForPartners(needed) && method === 'POST' ? { answer: 'declined' } : undefined
      const { status, text } = await ask(method, address, { headers, body })
      const wanted = !isForPartners(needed) ? 403 : namesRow(path) ? 404 : 200
      if (status !== wanted || text.includes(theirWord)) wrong.push(`${method} ${path} → ${status}`)
    }
    expect(wrong).toEqual([])
    for (const path of endless) {
      expect((await app.request(`/api${path}`, { headers })).status).toBe(403)
    }
    await revokePartnerKey(context, by, id)
    expect((await ask('GET', '/api/offered', { headers })).status).toBe(401)
  })

  itOnBoth(
    'tells nothing of another commune in what it lists, and writes nothing about it',
    async kind => {
      const { context, ask, signIn } = await testApp({ database: kind })
      const { personId } = await addNeighbour(context)
      const before = await theirRows(context.db)
      const person = { cookie: await signIn('anne@exemple.fr') }
      const told: string[] = []
      for (const { method, path, operation } of await routesOf(context)) {
        const needed = operation?.['x-permission'] ?? 'public'
        const isPublic = needed === 'public' || isForPartners(needed)
        if (method !== 'GET' || isPublic || namesRow(path) || endless.has(path)) continue
        // For who looks after the installation: their names are what it is for.
        if (path === '/installation/communes') continue
        if (rowQueries[path] !== undefined) {
          const asked = await ask(method, `/api${path}${rowQueries[path]}`, person)
          if (asked.status !== 404) told.push(`${path} → ${asked.status}`)
          continue
        }
        const query = queries[path] ?? ''
        const { status, text } = await ask(
          method,
          `/api${path.replace(':connector', 'facebook').replace(':siren', '200066876')}${query}`,
          person,
        )
        if (status >= 400 || text.includes(theirWord)) told.push(`${path} → ${status} ${text}`)
      }
      expect(told).toEqual([])
      for (const [name, body] of Object.entries(naming(personId))) {
        const [method = '', path = ''] = name.split(' ')
        const { status } = await ask(method, `/api${path}`, { ...person, body })
        expect([name, [400, 404, 409].includes(status)]).toEqual([name, true])
      }
      expect(await theirRows(context.db)).toBe(before)
    },
  )
})

/** What is the own commune's in the walk of who works in both. */
const ownWord = 'Chezsoi'

describe('somebody who works in two communes', () => {
  async function between(kind: DatabaseKind = 'sqlite') {
    const house = await testApp({ database: kind })
    const { context, communeId, ask, signIn } = house
    const { personId, communeId: theirs } = await addNeighbour(context)
    await addOwnRows(house)
    const anne = { name: 'Anne', email: 'anne@exemple.fr', role: 'administrator' } as const
    await addPerson(context, theirs, aPersonToAdd({ ...anne, password }), theirWord)
    const cookie = await signIn(anne.email)
    const enter = async (commune: number) =>
      (await ask('PUT', '/api/me/commune', { cookie, body: { commune } })).status
    return { ...house, personId, communeId, theirs, cookie, enter }
  }

  /** Every list and every file that is asked for without naming a row. */
  async function walk({ context, ask, cookie }: Awaited<ReturnType<typeof between>>) {
    const told = new Map<string, string>()
    const wrong: string[] = []
    for (const { method, path, operation } of await routesOf(context)) {
      const needed = operation?.['x-permission'] ?? 'public'
      const isPublic = needed === 'public' || isForPartners(needed)
      if (method !== 'GET' || isPublic || namesRow(path) || endless.has(path)) continue
      // What it is for is to tell of both.
      if (path === '/me' || path === '/installation/communes' || rowQueries[path]) continue
      const asked = path.replace(':connector', 'facebook').replace(':siren', '200066876')
      const { status, text } = await ask(method, `/api${asked}${queries[path] ?? ''}`, { cookie })
      if (status >= 400) wrong.push(`${path} → ${status} ${text}`)
      told.set(path, text)
    }
    return { told, wrong }
  }

  it('sees only the one in which their session works, in lists and in files', async () => {
    const both = await between()
    const { communeId, theirs, enter } = both
    const holding = (told: Map<string, string>, word: string) =>
      [...told].filter(([, text]) => text.includes(word)).map(([path]) => path)
    const own = await walk(both)
    expect([own.wrong, holding(own.told, theirWord)]).toEqual([[], []])
    expect(holding(own.told, ownWord)).toContain('/events')
    expect(await enter(theirs)).toBe(204)
    const other = await walk(both)
    expect([other.wrong, holding(other.told, ownWord)]).toEqual([[], []])
    expect(holding(other.told, theirWord)).toEqual(
      expect.arrayContaining(['/events', '/partners', '/shares']),
    )
    expect(await enter(communeId)).toBe(204)
  })

  it('reaches no row of the other one, by number, as a file or written about', async () => {
    const both = await between()
    const { context, ask, cookie, personId } = both
    const before = await theirRows(context.db)
    const wrong: string[] = []
    for (const { method, path, operation } of await routesOf(context)) {
      const needed = operation?.['x-permission'] ?? 'public'
      const isPublic = needed === 'public' || isForPartners(needed)
      if (isPublic || !namesRow(path)) continue
      const body = Object.entries(bodies).find(([one]) => one === `${method} ${path}`)?.[1]
      const askFor = async (id: number, someone: string) =>
        toldOf(await ask(method, addressOf(path, id, someone), { cookie, body }))
      const [row, absent] = [await askFor(theirId, personId), await askFor(nobodysId, 'nobody')]
      if (row.status !== absent.status || row.text !== absent.text) {
        wrong.push(`${method} ${path} → ${row.status} ${row.text} and not ${absent.text}`)
      }
    }
    expect(wrong).toEqual([])
    for (const [path, query] of Object.entries(rowQueries)) {
      expect((await ask('GET', `/api${path}${query}`, { cookie })).status).toBe(404)
    }
    for (const [name, body] of Object.entries(naming(personId))) {
      const [method = '', path = ''] = name.split(' ')
      const { status } = await ask(method, `/api${path}`, { cookie, body })
      expect([name, [400, 404, 409].includes(status)]).toEqual([name, true])
    }
    expect(await theirRows(context.db)).toBe(before)
  })

  itOnBoth('writes nothing into one from a page that shows the other', async kind => {
    const { context, ask, cookie, communeId, theirs, enter } = await between(kind)
    expect(await enter(theirs)).toBe(204)
    const body = { title: 'Bal', startLocal: local, place: 'P', text: 'Bal' }
    const headers = { 'tambour-commune': String(communeId) }
    const refused = await ask('POST', '/api/events', { cookie, body, headers })
    expect([refused.status, refused.json]).toEqual([
      409,
      { error: 'other-commune', message: expect.stringContaining('une autre commune') },
    ])
    const events = await context.db.selectFrom('event').select('title').execute()
    expect(events.map(({ title }) => title)).not.toContain('Bal')
  })
})

/** What the walk must find at home, and nowhere else. */
async function addOwnRows({ ask }: TestApp): Promise<void> {
  const event = { title: ownWord, startLocal: local, place: ownWord, text: ownWord }
  const made = await Promise.all([
    ask('POST', '/api/events', { as: 'administrator', body: event }),
    ask('POST', '/api/partners', { as: 'administrator', body: { name: ownWord } }),
    ask('POST', '/api/saved-replies', {
      as: 'administrator',
      body: { title: ownWord, text: ownWord },
    }),
    ask('POST', '/api/people', {
      as: 'administrator',
      body: { name: ownWord, email: 'chezsoi@exemple.fr', role: 'officer', password },
    }),
  ])
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201])
}

describe('what stands outside the API', () => {
  it('is for anybody, and the same for everybody', async () => {
    const { context, ask } = await testApp()
    await addNeighbour(context)
    const pages = (await createApp(context, 'dist')).routes
      .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api'))
      .map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(pages)].toSorted()).toEqual(publicPages.toSorted())
    for (const page of publicPages) {
      const [method = '', path = ''] = page.split(' ')
      const address = path.replace(/:\w+(\{.*?\})?(?=\/|$)/g, theirSlug).replace('*', 'x')
      const nobody = toldOf(await ask(method, address))
      expect([page, nobody.status < 500]).toEqual([page, true])
      for (const as of roles) {
        expect([page, toldOf(await ask(method, address, { as }))]).toEqual([page, nobody])
      }
    }
  })
})

/** What an answer says, whatever number it was asked with. */
function toldOf({ status, text }: Answer): { status: number; text: string } {
  const numbers = new RegExp(`${theirId}|${nobodysId}`, 'g')
  return { status, text: text.replace(numbers, 'ID') }
}

/** A person goes by a word, a reader by an address, and everything else by a number. */
function addressOf(path: string, id: number, someone: string): string {
  return `/api${path
    .replace('/people/:id', `/people/${someone}`)
    .replace(':email', id === theirId ? theirEmail : 'personne@exemple.fr')
    .replace(':index', '0')
    .replace(/:[a-z]+/gi, String(id))}`
}
