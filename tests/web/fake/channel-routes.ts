import type { Hono } from 'hono'
import {
  channelShape,
  connectorShape,
  pollResult,
} from '../../../server/channels/shapes/channel.ts'
import { iso, channels as known } from './commune.ts'
import { answered, fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

/** Channels and what connects them. */
export function channelRoutes(village: Village): Hono {
  const find = (id: string) => village.channels.find(one => String(one.id) === id)
  return fakeRoutes({
    'GET /connectors': () => ({ connectors: connectorShape.array().parse(village.connectors) }),
    'GET /channels': () => ({ channels: channelShape.array().parse(village.channels) }),
    'POST /channels': (c, asked) => {
      village.asked.push({ method: 'POST', path: c.req.path, body: asked })
      // Other kinds have other secrets.
      if ((asked.secrets.token ?? 'bon jeton') !== 'bon jeton') {
        return c.json(
          {
            error: 'bad-request',
            message: 'Facebook ne reconnaît pas ce jeton : copiez-le de nouveau, en entier.',
            field: 'secrets.token',
          },
          400,
        )
      }
      const { name, neighbour, receives, publishes } = asked
      const id = village.channels.length + 1
      const made = answered(channelShape, { ...known[0], id, name, neighbour, receives, publishes })
      village.channels.push(made)
      return made
    },
    'PATCH /channels/:id': (c, asked) => {
      const channel = find(c.req.param('id'))
      village.asked.push({ method: 'PATCH', path: c.req.path, body: asked })
      if (channel === undefined) return c.notFound()
      channel.name = asked.name ?? channel.name
      channel.config = { ...channel.config, ...asked.config }
      return answered(channelShape, channel)
    },
    'GET /channels/:id/voice-offers': () => ({ offers: [] }),
    'POST /channels/:id/report-preview': (c, body) => {
      village.asked.push({ method: 'POST', path: c.req.path, body })
      const row = { sentAt: iso(village.now), tool: 'Betterstreet', reference: '4821' } as const
      return {
        ...{ mails: 4, reports: 2, closed: 1, waiting: 1 },
        rows: [
          { ...row, subject: 'Signalement 4821 clôturé', kind: 'closes' as const },
          { ...row, subject: 'Votre bilan du mois', kind: null, tool: null, reference: null },
          { ...row, subject: 'Nouveau signalement 4821', kind: 'opens' as const },
        ],
      }
    },
    'POST /channels/:id/check': c => {
      const channel = find(c.req.param('id'))
      if (channel === undefined) return c.notFound()
      channel.checkedAt = iso(village.now)
      return channel
    },
    'POST /channels/:id/poll': c => {
      const channel = find(c.req.param('id'))
      if (channel === undefined) return c.notFound()
      const { id, name } = channel
      const result = pollResult.parse({
        channel: id,
        name,
        inbound: 2,
        outbound: 0,
        changed: 2,
        error: null,
        gaps: ['Un message privé n’a pas pu être lu : son auteur a fermé son compte.'],
      })
      return { results: [result] }
    },
    'POST /channels/:id/reconnect': (c, body) => {
      const channel = find(c.req.param('id'))
      if (channel === undefined) return c.notFound()
      village.asked.push({ method: 'POST', path: c.req.path, body })
      channel.state = 'active'
      channel.stateReason = null
      channel.checks = [{ key: 'token', level: 'ok', text: 'L’accès est valable.' }]
      return channel
    },
    'DELETE /channels/:id': c => {
      const channel = find(c.req.param('id'))
      if (channel === undefined) return c.notFound()
      channel.state = 'disconnected'
    },
  })
}
