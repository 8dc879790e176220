import { Hono } from 'hono'
import {
  channelChange,
  channelNew,
  channelReconnect,
  channelShape,
  connectorShape,
  pollResult,
} from '../../../server/channels/shapes/channel.ts'
import { connectors, iso, channels as known } from './commune.ts'
import type { Village } from './village.ts'

/** Channels and what connects them. */
export function channelRoutes(village: Village): Hono {
  const app = new Hono()
  const find = (id: string) => village.channels.find(one => String(one.id) === id)

  app.get('/connectors', c => c.json({ connectors: connectorShape.array().parse(connectors) }))
  app.get('/channels', c => c.json({ channels: channelShape.array().parse(village.channels) }))
  app.post('/channels', async c => {
    const asked = channelNew.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body: asked })
    if (asked.secrets.token !== 'bon jeton') {
      return c.json(
        {
          error: 'bad-request',
          message: 'Facebook ne reconnaît pas ce jeton : copiez-le de nouveau, en entier.',
        },
        400,
      )
    }
    const { name, neighbour, receives, publishes } = asked
    const id = village.channels.length + 1
    const made = channelShape.parse({ ...known[0], id, name, neighbour, receives, publishes })
    village.channels.push(made)
    return c.json(made, 201)
  })
  app.patch('/channels/:id', async c => {
    const channel = find(c.req.param('id'))
    const asked = channelChange.parse(await c.req.json())
    village.asked.push({ method: 'PATCH', path: c.req.path, body: asked })
    if (channel === undefined) return c.notFound()
    channel.name = asked.name ?? channel.name
    channel.config = { ...channel.config, ...asked.config }
    return c.json(channelShape.parse(channel))
  })
  app.post('/channels/:id/check', c => {
    const channel = find(c.req.param('id'))
    if (channel === undefined) return c.notFound()
    channel.checkedAt = iso(village.now)
    return c.json(channel)
  })
  app.post('/channels/:id/poll', c => {
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
    return c.json({ results: [result] })
  })
  app.post('/channels/:id/reconnect', async c => {
    const channel = find(c.req.param('id'))
    if (channel === undefined) return c.notFound()
    const body = channelReconnect.parse(await c.req.json())
    village.asked.push({ method: 'POST', path: c.req.path, body })
    channel.state = 'active'
    channel.stateReason = null
    channel.checks = [{ key: 'token', level: 'ok', text: 'L’accès est valable.' }]
    return c.json(channel)
  })
  app.delete('/channels/:id', c => {
    const channel = find(c.req.param('id'))
    if (channel === undefined) return c.notFound()
    channel.state = 'disconnected'
    return c.body(null, 204)
  })
  return app
}
