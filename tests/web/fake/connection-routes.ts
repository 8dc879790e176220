import type { Hono } from 'hono'
import type { ChannelShape } from '../../../server/channels/shapes/channel.ts'
import { channelShape } from '../../../server/channels/shapes/channel.ts'
import {
  type ApplicationShape,
  applicationCheck,
  applicationShape,
  connectionResults,
  connectionReturned,
  connectionShape,
} from '../../../server/channels/shapes/connection.ts'
import { authorization } from '../../../server/connectors/facebook/authorization.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { iso, channels as known } from './commune.ts'
import { answered, fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

const home = 'https://tambour.sommeville.example'
const ours = {
  home,
  redirect: `${home}/canaux/retour/facebook`,
  webhook: `${home}/webhooks/facebook`,
  privacy: `${home}/confidentialite`,
  isReachable: true,
}

/** The guide as Facebook's connector has it, in French. */
function guideTo(values: Record<string, string>): Spoken<ApplicationShape>['guide'] {
  const { guide, network } = authorization
  const steps = guide.steps({ config: values, secrets: values }, ours)
  return JSON.parse(JSON.stringify({ network, duration: guide.duration, steps }))
}

/** What Meta tells of it: all but the webhooks' address is there. */
const told = [
  { key: 'key', level: 'ok', text: 'Meta reconnaît l’application.' },
  { key: 'settings', level: 'ok', text: 'Meta a le domaine de Tambour.' },
  { key: 'return', level: 'info', text: 'Meta ne dit pas s’il a cette adresse.' },
  { key: 'news', level: 'warning', text: 'Meta ne prévient encore personne.' },
  { key: 'permissions', level: 'info', text: 'Meta ne le dit qu’une fois la page connectée.' },
  { key: 'connect', level: 'info', text: 'Rien n’est encore connecté par cette application.' },
] as const

const pages = ['Page de la mairie', 'Comité des fêtes', 'Commune de Valcourt']
const account = 'mairie_sommeville'

/** Connecting at the network; its window is answered at once, with everything allowed. */
export function connectionRoutes(village: Village): Hono {
  let application: Spoken<ApplicationShape> = {
    connector: 'facebook',
    label: 'Application Meta',
    fields: [
      {
        key: 'app_id',
        label: 'Numéro de l’application',
        help: 'Une suite de chiffres.',
        secret: false,
        required: true,
      },
      {
        key: 'app_secret',
        label: 'Clé secrète de l’application',
        help: 'Elle est chiffrée et ne sera plus jamais affichée.',
        secret: true,
        required: true,
      },
      {
        key: 'verify_token',
        label: 'Mot de vérification des webhooks',
        help: 'Un mot de votre choix.',
        secret: true,
        required: false,
        suggestion: 'random',
      },
    ],
    name: village.scenario === 'full' ? 'Tambour de Sommeville' : null,
    values: village.scenario === 'full' ? { app_id: '1490190', verify_token: '5f0c2a7d4e9b' } : {},
    kept: village.scenario === 'full' ? ['app_secret', 'verify_token'] : [],
    redirectHelp: '(« URI de redirection OAuth valides », sous « Facebook Login »)',
    redirectAddress: ours.redirect,
    webhookAddress: ours.webhook,
    unreachable: null,
  }

  /** What the last login was asked for. */
  let kinds = ['facebook']
  const channelOf = (name: string) => village.channels.find(one => one.name === name) ?? null

  const offer = () =>
    answered(connectionShape, {
      id: 1,
      connector: 'facebook',
      expiresAt: iso(village.now + 15 * 60_000),
      missing: [
        'La permission pages_messaging n’a pas été accordée\u00a0: les messages privés ne sont ni lus ni mesurés.',
      ],
      identities: [...pages, ...(kinds.includes('instagram') ? [account] : [])].map(
        (name, place) => ({
          place,
          connector: name === account ? 'instagram' : 'facebook',
          label: name === account ? 'Compte Instagram' : 'Page Facebook',
          name,
          missing: place === 2 ? ['Votre rôle sur cette page ne permet pas d’y publier.'] : [],
          channel: channelOf(name),
        }),
      ),
    })
  return fakeRoutes({
    'GET /applications': () => {
      const guide = guideTo(application.values)
      return { applications: [applicationShape.parse({ ...application, guide })] }
    },
    'POST /applications/:connector/check': () => applicationCheck.parse({ lines: told }),
    'PUT /applications/:connector': (c, { config, secrets }) => {
      village.asked.push({ method: 'PUT', path: c.req.path, body: { config, secrets } })
      const word = secrets.verify_token || '0123456789abcdef'
      application = {
        ...application,
        name: 'Tambour de Sommeville',
        values: { ...config, verify_token: word },
        kept: ['app_secret', 'verify_token'],
      }
      return application
    },
    'DELETE /applications/:connector': () => {
      application = { ...application, name: null, values: {}, kept: [] }
    },
    'POST /connections': (c, body) => {
      village.asked.push({ method: 'POST', path: c.req.path, body })
      kinds = [body.connector, ...(body.along ?? [])]
      return { address: `/canaux/retour/${body.connector}?code=AQ&state=abc` }
    },
    'POST /connections/return': (c, body) => {
      village.asked.push({ method: 'POST', path: c.req.path, body })
      return connectionReturned.parse({ channel: null, connection: offer() })
    },
    'GET /connections/:id': () => offer(),
    'POST /connections/:id/channels': (c, body) => {
      village.asked.push({ method: 'POST', path: c.req.path, body })
      const made = (name: string, neighbour: string | null): Spoken<ChannelShape> => {
        const id = village.channels.length + 1
        const channel = answered(channelShape, { ...known[0], name, neighbour, id })
        village.channels.push(channel)
        return channel
      }
      const results = body.choices.map(({ place, name, neighbour }) => ({
        place,
        channel: channelOf(pages[place] ?? '') ?? made(name, neighbour),
        problem: null,
      }))
      return connectionResults.parse({ results })
    },
    'DELETE /connections/:id': () => undefined,
    'POST /channels/:id/webhooks': c => {
      const channel = village.channels.find(one => String(one.id) === c.req.param('id'))
      if (channel === undefined) return c.notFound()
      channel.checks = channel.checks.map(line =>
        line.key === 'webhooks'
          ? { ...line, level: 'ok', text: 'Les webhooks sont activés.' }
          : line,
      )
      return channel
    },
  })
}
