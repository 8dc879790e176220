import type { Hono } from 'hono'
import { usualReplies } from '../../../server/inbox/rules/usual-replies.ts'
import {
  type SavedReplyShape,
  savedReplyList,
  savedReplyShape,
} from '../../../server/inbox/shapes/saved-reply.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

export const savedReplies: SavedReplyShape[] = [
  {
    id: 61,
    title: 'Horaires de la mairie',
    text: 'Bonjour {prénom}, la mairie est ouverte du lundi au vendredi, de 9 h à 12 h.',
  },
  { id: 62, title: 'Merci', text: 'Merci {prénom}, nous nous en occupons.' },
  {
    id: 63,
    title: 'Écrire en privé',
    text: 'Bonjour {prénom},\npouvez-vous nous écrire en message privé, avec votre adresse ?',
  },
]

/** What the officers of the fake commune often write. */
export function savedReplyRoutes(village: Village): Hono {
  const all = village.savedReplies
  return fakeRoutes({
    'GET /saved-replies': () => {
      const savedReplies = all.toSorted((a, b) => a.title.localeCompare(b.title, 'fr'))
      return savedReplyList.parse({ savedReplies })
    },
    'POST /saved-replies': (c, body) => {
      village.asked.push({ method: 'POST', path: c.req.path, body })
      const added = savedReplyShape.parse({ id: 900 + village.asked.length, ...body })
      all.push(added)
      return added
    },
    'POST /saved-replies/usual': c => {
      village.asked.push({ method: 'POST', path: c.req.path, body: null })
      all.push(...usualReplies.map((one, index) => ({ id: 700 + index, ...one })))
      return savedReplyList.parse({ savedReplies: all })
    },
    'PUT /saved-replies/:id': (c, body) => {
      village.asked.push({ method: 'PUT', path: c.req.path, body })
      const found = all.find(one => String(one.id) === c.req.param('id'))
      if (found === undefined) return c.notFound()
      return Object.assign(found, body)
    },
    'DELETE /saved-replies/:id': c => {
      village.asked.push({ method: 'DELETE', path: c.req.path, body: null })
      const at = all.findIndex(one => String(one.id) === c.req.param('id'))
      if (at !== -1) all.splice(at, 1)
    },
  })
}
