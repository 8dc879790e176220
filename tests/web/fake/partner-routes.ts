import type { Hono } from 'hono'
import {
  communeFound,
  groupShape,
  type PartnerNew,
  type PartnerShape,
  partnerShape,
} from '../../../server/partners/shapes.ts'
import {
  type OfferShape,
  offerShape,
  type ShareShape,
  shareShape,
} from '../../../server/shares/shapes.ts'
import { iso, minutes } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

const agglomeration = { siren: '200066876', name: 'CA de Châlons-en-Champagne' }
const communes = [
  ['51108', 'Châlons-en-Champagne', 43_000, '51000'],
  ['51231', 'L’Épine', 652, '51460'],
  ['51193', 'Courtisols', 2_344, '51460'],
  ['51525', 'Sarry', 2_020, '51520'],
  ['51242', 'Fagnières', 4_600, '51510'],
].map(([code, name, population, postcode]) =>
  communeFound.parse({
    code,
    name,
    population,
    postcodes: [postcode],
    isHere: code === '51242',
    intercommunality: agglomeration,
  }),
)

/** Neighbours, groups, and what was offered. */
export function partnerRoutes(village: Village): Hono {
  let nextId = 100
  const listed = () => ({
    ours: communes.find(({ code }) => code === village.inseeCode) ?? null,
    partners: village.partners,
    groups: village.partnerGroups,
    repliesTo: 'mairie@sommeville.example',
  })
  const shapeOf = (id: number, { contacts, channel, ...wanted }: PartnerNew): PartnerShape =>
    partnerShape.parse({
      ...wanted,
      id,
      population: communes.find(({ code }) => code === wanted.inseeCode)?.population ?? null,
      channel: channel === null ? null : { id: channel, name: 'Page prêtée' },
      contacts: contacts.map(one => ({ ...one, id: nextId++, unsubscribedAt: null })),
      pieces: null,
      notReachable: wanted.mode === 'feed' ? 'reads-feed' : contacts.length === 0 ? 'nobody' : null,
      key: village.partners.find(one => one.id === id)?.key ?? null,
      endedAt: null,
    })
  const found = (id: number) => village.partners.find(one => one.id === id)
  const moved = (id: number, patch: Partial<ShareShape>) => {
    const share = village.shares.find(one => one.id === id)
    if (share === undefined) throw new Error(`no share ${id}`)
    Object.assign(share, patch)
    return share
  }
  const offered = (id: number) => village.offers.find(one => one.id === id)
  return fakeRoutes({
    'GET /offers': () => ({ offers: offerShape.array().parse(village.offers) }),
    'POST /offers/:id/pictures': () => ({ media: [] }),
    'POST /offers/:id/accept': (c, wanted) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: wanted })
      const one = offered(Number(c.req.param('id')))
      const event = village.events[0]
      if (one === undefined || event === undefined) return c.notFound()
      Object.assign(one, { state: 'accepted', event: event.id })
      return { ...event, skipped: [], skippedSteps: [] }
    },
    'POST /offers/:id/decline': c => {
      village.offers = village.offers.filter(({ id }) => id !== Number(c.req.param('id')))
    },
    'POST /offers/:id/follow': c => {
      const one = offered(Number(c.req.param('id')))
      const event = village.events[0]
      if (one === undefined || event === undefined) return c.notFound()
      one.hasChanged = false
      return event
    },
    'GET /communes': c => {
      const typed = (c.req.query('search') ?? '').toLowerCase()
      return { communes: communes.filter(({ name }) => name.toLowerCase().includes(typed)) }
    },
    'GET /intercommunalities/:siren': () => ({ ...agglomeration, communes }),
    'PUT /commune/insee-code': (_c, { inseeCode }) => {
      village.inseeCode = inseeCode
    },
    'GET /partners': () => listed(),
    'POST /partners': (c, wanted) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: wanted })
      const partner = shapeOf(nextId++, wanted)
      village.partners.push(partner)
      return partner
    },
    'POST /partners/several': (c, { partners, group }) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: { partners, group } })
      const added = partners
        .filter(({ inseeCode }) => inseeCode !== village.inseeCode)
        .map(one => shapeOf(nextId++, { ...one, channel: null, groups: [] }))
      village.partners.push(...added)
      const ids = added.map(({ id }) => id)
      if (group !== null) {
        village.partnerGroups.push(
          groupShape.parse({ id: nextId++, name: group, partners: ids, inAgenda: false }),
        )
      }
      return { added: ids, known: 0 }
    },
    'POST /partners/read-table': (_c, { text }) => ({
      partners: text
        .split('\n')
        .slice(1)
        .map((row, place) => {
          const [name = '', email = ''] = row.split(';')
          const commune = communes.find(one => one.name === name)
          return {
            line: place + 2,
            name,
            inseeCode: commune?.code ?? null,
            contacts: [{ name: email, email }],
            problem: email.includes('@') ? null : 'wrong-address',
          }
        }),
      ignored: [],
    }),
    'PUT /partners/:id': (c, wanted) => {
      const partner = shapeOf(Number(c.req.param('id')), wanted)
      village.partners = village.partners.map(one => (one.id === partner.id ? partner : one))
      return partner
    },
    'DELETE /partners/:id': c => {
      Object.assign(found(Number(c.req.param('id'))) ?? {}, { endedAt: iso(village.now) })
    },
    'POST /partners/:id/key': c => {
      const partner = found(Number(c.req.param('id')))
      if (partner === undefined) throw new Error('no partner')
      const key = { prefix: 'tmbv_a1B2c3', madeAt: iso(village.now), lastUsedAt: null }
      return { partner: Object.assign(partner, { key }), token: 'tmbv_a1B2c3d4E5f6' }
    },
    'DELETE /partners/:id/key': c => {
      Object.assign(found(Number(c.req.param('id'))) ?? {}, { key: null })
    },
    'POST /partners/:id/restore': c => {
      const partner = found(Number(c.req.param('id')))
      if (partner === undefined) throw new Error('no partner')
      return Object.assign(partner, { endedAt: null })
    },
    'POST /partner-groups': (_c, json) => {
      const group = { id: nextId++, ...json }
      village.partnerGroups.push(group)
      return group
    },
    'PUT /partner-groups/:id': (c, json) => {
      const group = { id: Number(c.req.param('id')), ...json }
      village.partnerGroups = village.partnerGroups.map(one => (one.id === group.id ? group : one))
      return group
    },
    'DELETE /partner-groups/:id': c => {
      const id = Number(c.req.param('id'))
      village.partnerGroups = village.partnerGroups.filter(one => one.id !== id)
    },
    'GET /shares': c => {
      const event = c.req.query('event')
      return {
        shares: village.shares.filter(one => event === undefined || one.event === Number(event)),
        next: null,
      }
    },
    'GET /shares/figures': () => ({
      events: [],
      partners: village.partners.flatMap(({ id }) => {
        const shares = village.shares.filter(({ partner }) => partner === id)
        const count = (...states: string[]) =>
          shares.filter(({ state }) => states.includes(state)).length
        if (shares.length === 0) return []
        return {
          partner: id,
          proposed: shares.length,
          accepted: count('accepted', 'published'),
          declined: count('declined'),
          published: count('published'),
          answerMs: 5_400_000,
          latestAt: shares[0]?.proposedAt ?? null,
        }
      }),
    }),
    'POST /shares': (c, { event, partners, withPlan }) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: { event, partners, withPlan } })
      const made = partners.flatMap(id => {
        const partner = found(id)
        return partner === undefined
          ? []
          : shareShape.parse({
              ...offer,
              notReached: [],
              id: nextId++,
              event,
              title: village.events.find(one => one.id === event)?.title ?? '',
              partner: id,
              partnerName: partner.name,
              withPlan,
              proposedAt: iso(village.now),
              steps: [{ ...proposed, at: iso(village.now) }],
            })
      })
      village.shares.unshift(...made)
      return { shares: made, skipped: [] }
    },
    'POST /shares/:id/answer': (c, { answer, comment, url }) =>
      moved(Number(c.req.param('id')), {
        state: answer,
        comment: comment === '' ? null : comment,
        url,
        answeredAt: iso(village.now),
        answeredBy: 'Julie Renard',
      }),
    'POST /shares/:id/mail': c => moved(Number(c.req.param('id')), { notReached: [] }),
    'POST /shares/:id/withdraw': c => moved(Number(c.req.param('id')), { state: 'withdrawn' }),
  })
}

const proposed = { what: 'proposed', by: 'Julie Renard', via: 'tambour', detail: null } as const
const offer = {
  startLocal: '2026-12-12T15:00',
  state: 'proposed',
  proposedBy: 'Julie Renard',
  answeredAt: null,
  answeredBy: null,
  comment: null,
  publishedAt: null,
  url: null,
  urlSeenAt: null,
} as const

/** As the village has them when a test begins. */
export const partners: PartnerShape[] = [
  {
    id: 1,
    name: 'L’Épine',
    inseeCode: '51231',
    population: 652,
    mode: 'mail',
    channel: null,
    contacts: [
      { id: 1, name: 'Marie Petit', email: 'mairie@lepine.example', unsubscribedAt: null },
    ],
    groups: [1],
    pieces: null,
    quietUntil: null,
    notReachable: null,
    key: null,
    endedAt: null,
  },
  {
    id: 2,
    name: 'Courtisols',
    inseeCode: '51193',
    population: 2344,
    mode: 'mail',
    channel: null,
    contacts: [],
    groups: [1],
    pieces: null,
    quietUntil: null,
    notReachable: 'nobody',
    key: null,
    endedAt: null,
  },
  {
    id: 3,
    name: 'Office de tourisme de Châlons',
    inseeCode: null,
    population: null,
    mode: 'feed',
    channel: null,
    contacts: [],
    groups: [],
    pieces: null,
    quietUntil: null,
    notReachable: 'reads-feed',
    key: null,
    endedAt: null,
  },
]

export const partnerGroups = [
  { id: 1, name: 'La CA de Châlons', partners: [1, 2], inAgenda: false },
]

export function makeShares(event: { id: number; title: string } | undefined): ShareShape[] {
  if (event === undefined) return []
  const about = {
    ...offer,
    notReached: [],
    event: event.id,
    title: event.title,
    withPlan: false,
  }
  const at = '2026-11-20T09:00:00.000Z'
  const answeredAt = '2026-11-20T10:30:00.000Z'
  const url = 'https://www.facebook.com/lepine/posts/1'
  const marie = { by: 'Marie Petit', via: 'link', detail: null } as const
  return [
    {
      ...about,
      id: 1,
      partner: 1,
      partnerName: 'L’Épine',
      state: 'published',
      proposedAt: at,
      answeredAt,
      answeredBy: 'Marie Petit',
      publishedAt: answeredAt,
      url,
      steps: [
        { ...proposed, at },
        { ...marie, at: answeredAt, what: 'accepted' },
        { ...marie, at: answeredAt, what: 'copied', detail: 'facebook' },
        { ...marie, at: answeredAt, what: 'published', detail: url },
      ],
    },
    {
      ...about,
      id: 2,
      partner: 2,
      partnerName: 'Courtisols',
      proposedAt: at,
      steps: [{ ...proposed, at }],
    },
  ]
}

/** What communes of the same installation offer: one waits, one was taken and has been put off since. */
export function makeOffers(): OfferShape[] {
  const offer = {
    commune: 'Sarry',
    state: 'proposed',
    proposedAt: minutes(-90),
    status: 'planned',
    title: 'Marché de Noël de Sarry',
    startLocal: '2026-12-12T10:00',
    endLocal: null,
    place: 'Place de la mairie, Sarry',
    text: 'Trente exposants, vin chaud et chorale.',
    link: null,
    pictures: [],
    event: null,
    hasChanged: false,
  } as const
  const taken = { state: 'accepted', title: 'Loto de la Saint-Sylvestre', event: 1 } as const
  return [
    { ...offer, pictures: [], id: 51 },
    { ...offer, ...taken, pictures: [], id: 52, status: 'postponed', hasChanged: true },
  ]
}
