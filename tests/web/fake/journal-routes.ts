import type { Hono } from 'hono'
import { journalActions, journalKinds } from '../../../server/people/rules/journal.ts'
import { type JournalLine, journalPage } from '../../../server/people/shapes/journal.ts'
import { minutes } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

const conversation = { kind: 'conversation', id: 5, name: 'Collecte des encombrants' } as const

/** The journal of a morning, newest first; two to a page. */
const lines: JournalLine[] = [
  {
    id: 9,
    at: minutes(-5),
    by: 'Claire Morel',
    action: 'message.marked',
    subject: 'message:501',
    detail: { needsReply: false, reason: 'courtesy', mark: 40 },
    place: conversation,
  },
  {
    id: 8,
    at: minutes(-20),
    by: 'Tambour',
    action: 'channel.paused',
    subject: 'channel:2',
    detail: { reason: 'Le jeton n’est plus valable.' },
    place: { kind: 'channel', id: 2, name: 'Compte Instagram' },
  },
  {
    id: 7,
    at: minutes(-1500),
    by: 'Hugo Lambert',
    action: 'person.role-changed',
    subject: 'person:u3',
    detail: { name: 'Jeanne Petit', from: 'officer', to: 'councillor' },
    place: { kind: 'people', id: null, name: null },
  },
  {
    id: 6,
    at: minutes(-3000),
    by: 'Claire Morel',
    action: 'something.newer',
    subject: 'thing:1',
    detail: {},
    place: null,
  },
]

export function journalRoutes(village: Village): Hono {
  return fakeRoutes({
    'GET /journal': c => {
      const { kind, before } = c.req.query()
      const wanted = journalKinds.find(one => one === kind)
      const actions: string[] | null = wanted === undefined ? null : journalActions(wanted)
      const found = (village.scenario === 'full' ? lines : [])
        .filter(line => actions === null || actions.includes(line.action))
        .filter(line => before === undefined || line.id < Number(before))
      const shown = found.slice(0, 2)
      const next = found.length > 2 ? (shown.at(-1)?.id ?? null) : null
      return journalPage.parse({ lines: shown, next })
    },
  })
}
