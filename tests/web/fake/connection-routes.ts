import { Hono } from 'hono'
import type { ChannelShape } from '../../../server/channels/shapes/channel.ts'
import { channelShape } from '../../../server/channels/shapes/channel.ts'
import {
  type ApplicationShape,
  applicationEdit,
  applicationShape,
  connectionChoice,
  connectionNew,
  connectionResults,
  connectionReturn,
  connectionReturned,
  connectionShape,
} from '../../../server/channels/shapes/connection.ts'
import { iso, channels as known } from './commune.ts'
import type { Village } from './village.ts'

const pages = ['Page de la mairie', 'Comité des fêtes', 'Commune de Valcourt']

/** Connecting at the network; its window is answered at once, with everything allowed. */
export function connectionRoutes(village: Village): Hono {
  const app = new Hono()
  let application: ApplicationShape = {
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
    redirectAddress: 'https://tambour.sommeville.example/canaux/retour/facebook',
    webhookAddress: 'https://tambour.sommeville.example/webhooks/facebook',
    unreachable: null,
  }
  const channelOf = (name: string) => village.channels.find(one => one.name === name) ?? null
  const offer = () =>
    connectionShape.parse({
      id: 1,
      connector: 'facebook',
      expiresAt: iso(village.now + 15 * 60_000),
      missing: [
        'La permission pages_messaging n’a pas été accordée\u00a0: les messages privés ne sont ni lus ni mesurés.',
      ],
      identities: pages.map((name, place) => ({
        place,
        name,
        missing: place === 2 ? ['Votre rôle sur cette page ne permet pas d’y publier.'] : [],
        channel: channelOf(name),
      })),
    })

  app.get('/applications', c => c.json({ applications: [applicationShape.parse(application)] }))
  app.put('/applications/facebook', async c => {
    const { config, secrets } = applicationEdit.parse(await c.req.json())
    village.asked.push({ method: 'PUT', path: c.req.path, body: { config, secrets } })
    const word = secrets.verify_token || '0123456789abcdef'
    application = {
      ...application,
      name: 'Tambour de Sommeville',
      values: { ...config, verify_token: word },
      kept: ['app_secret', 'verify_token'],
    }
    return c.json(application)
  })
  app.delete('/applications/facebook', c => {
    application = { ...application, name: null, values: {}, kept: [] }
    return c.body(null, 204)
  })
  app.post('/connections', async c => {
    const body = connectionNew.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body })
    return c.json({ address: `/canaux/retour/${body.connector}?code=AQ&state=abc` }, 201)
  })
  app.post('/connections/return', async c => {
    const body = connectionReturn.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body })
    return c.json(connectionReturned.parse({ channel: null, connection: offer() }))
  })
  app.get('/connections/:id', c => c.json(offer()))
  app.post('/connections/:id/channels', async c => {
    const body = connectionChoice.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body })
    const made = (name: string, neighbour: string | null): ChannelShape => {
      const id = village.channels.length + 1
      const channel = channelShape.parse({ ...known[0], name, neighbour, id })
      village.channels.push(channel)
      return channel
    }
    const results = body.choices.map(({ place, name, neighbour }) => ({
      place,
      channel: channelOf(pages[place] ?? '') ?? made(name, neighbour),
      problem: null,
    }))
    return c.json(connectionResults.parse({ results }))
  })
  app.delete('/connections/:id', c => c.body(null, 204))
  app.post('/channels/:id/webhooks', c => {
    const channel = village.channels.find(one => String(one.id) === c.req.param('id'))
    if (channel === undefined) return c.notFound()
    channel.checks = channel.checks.map(line =>
      line.key === 'webhooks' ? { ...line, level: 'ok', text: 'Les webhooks sont activés.' } : line,
    )
    return c.json(channel)
  })
  return app
}
