import type { Hono } from 'hono'
import { receiptText, silenceEndsOn } from '../../../server/official-requests/rules.ts'
import {
  type OfficialRequestShape,
  officialRequestList,
  officialRequestShape,
} from '../../../server/official-requests/shapes.ts'
import { commune, iso } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

const register = {
  id: 1,
  reference: '2026-013',
  conversation: 4,
  message: 401,
  receivedOn: '2026-10-02',
  requester: 'Amina Belkacem',
  subject: 'Un emplacement pour une benne',
  text: 'Bonjour, je demande un emplacement pour une benne.',
  inCharge: 'Service technique',
  contact: '1 place de la Mairie',
  silence: 'rejection' as const,
  dueOn: '2026-12-02',
  state: 'open' as const,
  createdAt: '2026-10-02T08:00:00.000Z',
  by: 'Claire Morel',
  answeredOn: null,
  outcome: null,
  endedAt: null,
  endedBy: null,
}

/** One that is due in a week, and one that ended. */
export const requests: OfficialRequestShape[] = [
  register,
  {
    ...register,
    id: 2,
    reference: '2026-012',
    subject: 'Un arrêté de stationnement',
    dueOn: '2026-11-03',
    state: 'answered' as const,
    answeredOn: '2026-10-20',
    outcome: 'Arrêté pris, envoyé par courrier.',
    endedAt: '2026-10-20T08:00:00.000Z',
    endedBy: 'Claire Morel',
  },
].map(one => ({ ...one, receipt: receiptText({ ...one, commune: commune.name }) }))

/** The register of official requests. */
export function requestRoutes(village: Village): Hono {
  return fakeRoutes({
    'GET /official-requests': c => {
      const about = c.req.query('conversation')
      const listed = village.requests.filter(
        one => about === undefined || String(one.conversation) === about,
      )
      const { inCharge = '', contact = '' } = village.requests[0] ?? {}
      const usual = village.requests.length === 0 ? null : { inCharge, contact }
      return officialRequestList.parse({ requests: listed, usual })
    },
    'GET /official-requests.csv': c => c.text('Numéro\n'),
    'GET /official-requests/:id/receipt.html': c => c.html('<!doctype html><title>x</title>'),
    'POST /conversations/:id/official-requests': (c, { message, ...words }) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: { message, ...words } })
      const conversation = village.conversations.find(one => String(one.id) === c.req.param('id'))
      const said = conversation?.messages.find(({ id }) => id === message)
      if (conversation === undefined || said === undefined) return c.notFound()
      const receivedOn = said.sentAt.slice(0, 10)
      const made = {
        ...register,
        ...words,
        id: 10 + village.requests.length,
        reference: '2026-014',
        conversation: conversation.id,
        message,
        receivedOn,
        requester: said.author,
        text: said.text,
        dueOn: silenceEndsOn(receivedOn),
        createdAt: iso(village.now),
      }
      const receipt = receiptText({ ...made, commune: commune.name })
      const request = officialRequestShape.parse({ ...made, receipt })
      village.requests = [...village.requests, request]
      return request
    },
    'PUT /official-requests/:id/state': (c, json) => {
      village.asked.push({ method: 'PUT', path: c.req.path, body: json })
      const found = village.requests.find(one => String(one.id) === c.req.param('id'))
      if (found === undefined) return c.notFound()
      const isOpen = json.state === 'open'
      const { answeredOn, outcome } =
        json.state === 'answered' ? json : { answeredOn: null, outcome: null }
      const changed = {
        ...found,
        state: json.state,
        answeredOn,
        outcome,
        endedAt: isOpen ? null : iso(village.now),
        endedBy: isOpen ? null : 'Claire Morel',
      }
      village.requests = village.requests.map(one => (one.id === found.id ? changed : one))
      return officialRequestShape.parse(changed)
    },
  })
}
