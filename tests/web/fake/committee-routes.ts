import type { Hono } from 'hono'
import { calendarSentences } from '../../../server/calendar/sentences.ts'
import { mostOfSeries } from '../../../server/committees/rules/source.ts'
import type {
  CommitteeShape,
  MemberShape,
  ProposalShape,
} from '../../../server/committees/shapes.ts'
import { iso } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

/** Committees with their links, and what they propose. */
export function committeeRoutes(village: Village): Hono {
  let nextId = 100
  const committee = (id: string | undefined): CommitteeShape => {
    const found = village.committees.find(one => String(one.id) === id)
    if (found === undefined) throw new Error(`no committee ${id}`)
    return found
  }
  const member = (id: string | undefined): MemberShape => {
    const members = village.committees.flatMap(one => one.members)
    const found = members.find(one => String(one.id) === id)
    if (found === undefined) throw new Error(`no member ${id}`)
    return found
  }
  const linkOf = ({ id }: MemberShape) => `https://tambour.exemple.fr/proposer/${id}-${nextId++}`
  const decided = (
    id: string | undefined,
    what: ProposalShape['steps'][number]['what'],
    state: ProposalShape['state'],
    { comment = null, event = null }: { comment?: string | null; event?: number | null } = {},
  ): ProposalShape => {
    const found = village.proposals.find(one => String(one.id) === id)
    if (found === undefined) throw new Error(`no proposal ${id}`)
    const step = {
      at: iso(village.now),
      what,
      by: 'Julie Renard',
      via: 'tambour',
      comment,
    } as const
    return Object.assign(found, { state, event, steps: [...found.steps, step] })
  }
  const settled = (id: string | undefined, what: 'taken' | 'left'): ProposalShape => {
    village.asked.push({ method: 'POST', path: `/api/proposals/${id}/${what}`, body: null })
    const state = village.proposals.find(one => String(one.id) === id)?.state ?? 'accepted'
    return Object.assign(decided(id, what, state, { event: 2 }), { source: null })
  }
  return fakeRoutes({
    'GET /committees': () => ({ committees: village.committees, canMail: village.canMail }),
    'POST /committees': (_c, { name }) => {
      const made = {
        id: nextId++,
        name,
        endedAt: null,
        members: [],
        proposals: 0,
        subscription: null,
      }
      village.committees.push(made)
      return made
    },
    'PUT /committees/:id': (c, { name }) => Object.assign(committee(c.req.param('id')), { name }),
    'DELETE /committees/:id': c => {
      Object.assign(committee(c.req.param('id')), { endedAt: iso(village.now) })
    },
    'POST /committees/:id/restore': c =>
      Object.assign(committee(c.req.param('id')), { endedAt: null }),
    'POST /committees/:id/members': (c, { name, email }) => {
      const made = { ...unused, id: nextId++, name, email }
      committee(c.req.param('id')).members.push(made)
      return { member: made, link: linkOf(made) }
    },
    'PUT /committee-members/:id': (c, wanted) => Object.assign(member(c.req.param('id')), wanted),
    'DELETE /committee-members/:id': c => {
      Object.assign(member(c.req.param('id')), { revokedAt: iso(village.now) })
    },
    'POST /committee-members/:id/link': c => {
      const found = Object.assign(member(c.req.param('id')), unused)
      return { member: found, link: linkOf(found) }
    },
    'POST /committee-members/:id/mail': c => {
      village.asked.push({ method: 'POST', path: c.req.path, body: null })
    },
    'POST /committees/:id/subscription/try': (c, { url }) => {
      if (url.includes('rien')) {
        const message = calendarSentences.noFeedThere.fr
        return c.json({ error: 'bad-request', message, field: 'url' }, 400)
      }
      return { ...found, first: [{ title: 'Loto', startLocal: '2026-12-12T20:00' }] }
    },
    'PUT /committees/:id/subscription': (c, { url }) =>
      Object.assign(committee(c.req.param('id')), {
        subscription: {
          ...found,
          url: new URL(url).host,
          checkedAt: iso(village.now),
          readAt: iso(village.now),
          error: null,
        },
      }),
    'POST /committees/:id/subscription/refresh': c => {
      const followed = committee(c.req.param('id'))
      if (followed.subscription !== null) followed.subscription.upcoming += 1
      return followed
    },
    'DELETE /committees/:id/subscription': c => {
      Object.assign(committee(c.req.param('id')), { subscription: null })
    },
    'GET /proposals': () => ({ proposals: village.proposals }),
    'POST /proposals/:id/accept': (c, wanted) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: wanted })
      return decided(c.req.param('id'), 'accepted', 'accepted', { event: 2 })
    },
    'POST /proposals/:id/ask': (c, { comment }) =>
      decided(c.req.param('id'), 'asked', 'asked', { comment }),
    'POST /proposals/:id/decline': (c, { comment }) =>
      decided(c.req.param('id'), 'declined', 'declined', { comment }),
    'POST /proposals/:id/take': c => settled(c.req.param('id'), 'taken'),
    'POST /proposals/:id/leave': c => settled(c.req.param('id'), 'left'),
    'POST /proposals/:id/undo': c => decided(c.req.param('id'), 'undone', 'received'),
  })
}

const unused = { revokedAt: null, lastUsedAt: null, networks: 0, isSpread: false }

const found = { upcoming: 12, left: 40, mostOfSeries, undated: 4 } as const

/** As the village has them when a test begins. */
export const committees: CommitteeShape[] = [
  {
    id: 1,
    name: 'Comité des fêtes',
    endedAt: null,
    proposals: 4,
    subscription: null,
    members: [
      {
        id: 1,
        name: 'Paul Roux',
        email: 'paul@exemple.fr',
        revokedAt: null,
        lastUsedAt: '2026-11-23T18:00:00.000Z',
        networks: 2,
        isSpread: false,
      },
      {
        id: 2,
        name: 'Zoé Blanc',
        email: null,
        revokedAt: null,
        lastUsedAt: '2026-11-22T18:00:00.000Z',
        networks: 6,
        isSpread: true,
      },
    ],
  },
  {
    id: 2,
    name: 'Tennis club',
    endedAt: '2026-10-01T08:00:00.000Z',
    proposals: 0,
    members: [],
    subscription: null,
  },
]
