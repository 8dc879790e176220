import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  channelChange,
  channelNew,
  channelReconnect,
  channelShape,
  connectorShape,
} from './shapes/channel.ts'
import {
  applicationEdit,
  applicationShape,
  connectionBegun,
  connectionChoice,
  connectionNew,
  connectionResults,
  connectionReturn,
  connectionReturned,
  connectionShape,
} from './shapes/connection.ts'

const tag = 'Channels'
const byConnector = z.object({ connector: z.string() })

/** The commune’s channels, and the way to a new one. Secrets come in, and never go out. */
export const operations = {
  'GET /connectors': {
    role: 'councillor',
    summary: 'The kinds of channel that can be connected, each with its form',
    tag,
    answer: z.object({ connectors: z.array(connectorShape) }),
  },
  'GET /channels': {
    role: 'councillor',
    summary: 'The commune’s channels, and those of its neighbours on which it publishes',
    tag,
    answer: z.object({ channels: z.array(channelShape) }),
  },
  'POST /channels': {
    role: 'administrator',
    summary: 'Connect a channel, once the network has confirmed that it works',
    tag,
    json: channelNew,
    answer: channelShape,
    status: 201,
  },
  'PATCH /channels/:id': {
    role: 'administrator',
    summary: 'Change the channel’s name, or a field that does not say which identity it is',
    tag,
    param: byId,
    json: channelChange,
    answer: channelShape,
  },
  'POST /channels/:id/check': {
    role: 'officer',
    summary: 'Ask the network whether the channel still works',
    tag,
    param: byId,
    answer: channelShape,
  },
  'POST /channels/:id/reconnect': {
    role: 'administrator',
    summary: 'Give the channel new secrets; it goes on from where it was',
    tag,
    param: byId,
    json: channelReconnect,
    answer: channelShape,
  },
  'POST /channels/:id/webhooks': {
    role: 'administrator',
    summary: 'Ask the network to call when something happens on the channel',
    tag,
    param: byId,
    answer: channelShape,
  },
  'DELETE /channels/:id': {
    role: 'administrator',
    summary: 'Disconnect the channel: its secrets are destroyed, its history stays',
    tag,
    param: byId,
    status: 204,
  },
  'GET /applications': {
    role: 'administrator',
    summary: 'The commune’s own applications at the networks, without their secrets',
    tag,
    answer: z.object({ applications: z.array(applicationShape) }),
  },
  'PUT /applications/:connector': {
    role: 'administrator',
    summary: 'Fill in the application, once the network knows it',
    tag,
    param: byConnector,
    json: applicationEdit,
    answer: applicationShape,
  },
  'DELETE /applications/:connector': {
    role: 'administrator',
    summary: 'Forget the application; channels keep working',
    tag,
    param: byConnector,
    status: 204,
  },
  'POST /connections': {
    role: 'administrator',
    summary: 'Begin to connect at the network: where the browser goes',
    tag,
    json: connectionNew,
    answer: connectionBegun,
    status: 201,
  },
  'POST /connections/return': {
    role: 'administrator',
    summary: 'Bring what the network gave the browser on its way back',
    tag,
    json: connectionReturn,
    answer: connectionReturned,
  },
  'GET /connections/:id': {
    role: 'administrator',
    summary: 'What there is to choose from, for a quarter of an hour',
    tag,
    param: byId,
    answer: connectionShape,
  },
  'POST /connections/:id/channels': {
    role: 'administrator',
    summary: 'Connect what was chosen, each for itself',
    tag,
    param: byId,
    json: connectionChoice,
    answer: connectionResults,
  },
  'DELETE /connections/:id': {
    role: 'administrator',
    summary: 'Choose nothing: what the network gave is forgotten',
    tag,
    param: byId,
    status: 204,
  },
} satisfies OperationTable
