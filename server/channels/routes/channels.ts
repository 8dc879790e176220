import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { input, operation } from '../../http/operation.ts'
import { pollChannel } from '../../inbox/receiving/poll.ts'
import { idText } from '../../platform/shapes.ts'
import { changeChannel } from '../change-channel.ts'
import { channelRow, connectorList, listChannels } from '../channels.ts'
import { checkChannel } from '../check-channel.ts'
import { connectChannel, disconnectChannel, reconnectChannel } from '../connect-channel.ts'
import {
  channelChange,
  channelNew,
  channelReconnect,
  channelShape,
  connectorShape,
  pollResult,
} from '../shapes/channel.ts'
import { subscribeChannel } from '../subscribe-channel.ts'

const tag = 'Channels'
/** A page waits for the answer: a long history goes on at the next minute's poll. */
const politely = { patienceMs: 10_000, budgetMs: 20_000 }
const channelId = input('param', z.object({ id: idText }))

/** The commune's channels. Their secrets come in, and never go out. */
export function channelRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/connectors',
    operation({
      role: 'councillor',
      summary: 'The kinds of channel that can be connected, each with its form',
      tag,
      answer: z.object({ connectors: z.array(connectorShape) }),
    }),
    async c => c.json({ connectors: await connectorList(context, whoAsks(c).communeId) }),
  )
  app.get(
    '/channels',
    operation({
      role: 'councillor',
      summary: 'The commune’s channels, and those of its neighbours on which it publishes',
      tag,
      answer: z.object({ channels: z.array(channelShape) }),
    }),
    async c => c.json({ channels: await listChannels(context, whoAsks(c).communeId) }),
  )
  app.post(
    '/channels',
    operation({
      role: 'administrator',
      summary: 'Connect a channel, once the network has confirmed that it works',
      tag,
      answer: channelShape,
      status: 201,
    }),
    input('json', channelNew),
    async c => c.json(await connectChannel(context, whoAsks(c), c.req.valid('json')), 201),
  )
  app.patch(
    '/channels/:id',
    operation({
      role: 'administrator',
      summary: 'Change the channel’s name, or a field that does not say which identity it is',
      tag,
      answer: channelShape,
    }),
    channelId,
    input('json', channelChange),
    async c =>
      c.json(
        await changeChannel(context, whoAsks(c), c.req.valid('param').id, c.req.valid('json')),
      ),
  )
  app.post(
    '/channels/:id/check',
    operation({
      role: 'officer',
      summary: 'Ask the network whether the channel still works',
      tag,
      answer: channelShape,
    }),
    channelId,
    async c => c.json(await checkChannel(context, whoAsks(c), c.req.valid('param').id)),
  )
  app.post(
    '/channels/:id/poll',
    operation({
      role: 'officer',
      summary: 'Look for new messages on the channel now',
      tag,
      answer: z.object({ results: z.array(pollResult) }),
    }),
    channelId,
    async c => {
      const { id } = await channelRow(context, whoAsks(c).communeId, c.req.valid('param').id)
      return c.json({ results: [await pollChannel(context, id, politely)] })
    },
  )
  app.post(
    '/channels/:id/reconnect',
    operation({
      role: 'administrator',
      summary: 'Give the channel new secrets; it goes on from where it was',
      tag,
      answer: channelShape,
    }),
    channelId,
    input('json', channelReconnect),
    async c => {
      const { secrets, config } = c.req.valid('json')
      const { id } = c.req.valid('param')
      return c.json(await reconnectChannel(context, whoAsks(c), id, secrets, config))
    },
  )
  app.post(
    '/channels/:id/webhooks',
    operation({
      role: 'administrator',
      summary: 'Ask the network to call when something happens on the channel',
      tag,
      answer: channelShape,
    }),
    channelId,
    async c => c.json(await subscribeChannel(context, whoAsks(c), c.req.valid('param').id)),
  )
  app.delete(
    '/channels/:id',
    operation({
      role: 'administrator',
      summary: 'Disconnect the channel: its secrets are destroyed, its history stays',
      tag,
      status: 204,
    }),
    channelId,
    async c => {
      await disconnectChannel(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  return app
}
