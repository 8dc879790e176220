import type { Hono } from 'hono'
import type { FoundShape, PrivacyShape } from '../../../server/privacy/shapes.ts'
import { minutes } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

/** A month's messages are due soon; whoever is looked for under « Ann » is two people and a quote. */
export function privacyRoutes(village: Village): Hono {
  const isFull = village.scenario === 'full'
  let privacy: PrivacyShape = {
    months: 12,
    limit: '2025-11-24',
    nextAt: minutes(900),
    due: 0,
    soon: isFull ? 312 : 0,
    isWaiting: !isFull,
    sweptAt: isFull ? minutes(-540) : null,
    contact: isFull ? 'mairie@saint-remi.fr' : '',
    officer: '',
  }
  let found: FoundShape = {
    residents: [
      {
        id: 7,
        name: 'Annie Petit',
        channel: 'Page de la mairie',
        messages: 12,
        firstAt: minutes(-90_000),
        lastAt: minutes(-700),
        same: [8],
      },
      {
        id: 8,
        name: 'Annie Petit',
        channel: 'Instagram de la mairie',
        messages: 1,
        firstAt: minutes(-9_000),
        lastAt: minutes(-9_000),
        same: [7],
      },
    ],
    addressees: [{ kind: 'reader', name: null, email: 'annie.petit@exemple.fr' }],
    quotes: [
      {
        id: 99,
        conversationId: 1,
        sentAt: minutes(-4_000),
        fromCommune: true,
        text: 'Merci Annie Petit, nous passons demain matin.',
      },
    ],
    isCut: false,
  }
  return fakeRoutes({
    'GET /privacy': c => {
      const months = Number(c.req.query('months') ?? privacy.months)
      return months === privacy.months ? privacy : { ...privacy, due: 1_204, limit: '2026-05-24' }
    },
    'PUT /privacy': (c, json) => {
      village.asked.push({ method: 'PUT', path: c.req.path, body: json })
      privacy = { ...privacy, ...json, isWaiting: json.months < privacy.months }
      return privacy
    },
    'GET /privacy/contacts': () => ({
      communes: [{ name: 'Saint-Rémi', contact: privacy.contact }],
    }),
    'GET /privacy/found': c => {
      const isKnown = c.req.query('search')?.toLowerCase().includes('ann') === true
      return isKnown && isFull ? found : { residents: [], addressees: [], quotes: [], isCut: false }
    },
    'POST /privacy/erasures': (c, { residents, quotes }) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: { residents, quotes } })
      found = {
        ...found,
        residents: found.residents.filter(({ id }) => !residents.includes(id)),
        quotes: found.quotes.filter(({ id }) => !quotes.includes(id)),
      }
      return {
        residents: residents.length,
        messages: 13,
        remains: ['Les sauvegardes déjà faites la contiennent encore.'],
      }
    },
    'GET /conversations/:id/readings': () => [
      {
        name: 'Hugo Lambert',
        day: '2026-11-24',
        firstAt: minutes(-60),
        lastAt: minutes(-5),
      },
    ],
  })
}
