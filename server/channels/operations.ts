import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId, connectorKey } from '../platform/shapes.ts'
import {
  channelChange,
  channelCost,
  channelNew,
  channelReconnect,
  channelShape,
  connectorShape,
  reportPreviewAsked,
  reportPreviewShape,
  voiceOfferShape,
} from './shapes-channel.ts'
import {
  applicationCheck,
  applicationEdit,
  applicationShape,
  connectionBegun,
  connectionChoice,
  connectionNew,
  connectionResults,
  connectionReturn,
  connectionReturned,
  connectionShape,
} from './shapes-connection.ts'

const byConnector = z.object({ connector: connectorKey })

/** The commune’s channels, and the way to a new one. Secrets come in, and never go out. */
export const operations = tagged('Channels', {
  'GET /connectors': {
    permission: 'commune.read',
    summary: 'The kinds of channel that can be connected, each with its form',
    answer: z.object({ connectors: z.array(connectorShape) }),
  },
  'GET /channels': {
    permission: 'commune.read',
    summary: 'The commune’s channels, and those of its neighbours on which it publishes',
    answer: z.object({ channels: z.array(channelShape) }),
  },
  'POST /channels': {
    permission: 'channels.write',
    summary: 'Connect a channel, once the network has confirmed that it works',
    json: channelNew,
    answer: channelShape,
    status: 201,
  },
  'PATCH /channels/:id': {
    permission: 'channels.write',
    summary: 'Change the channel’s name, or a field that does not say which identity it is',
    param: byId,
    json: channelChange,
    answer: channelShape,
  },
  'PUT /channels/:id/cost': {
    permission: 'commune.write',
    summary: 'Say what the channel costs by contract and in time; null: nobody says',
    param: byId,
    json: channelCost,
    status: 204,
  },
  'POST /channels/:id/check': {
    permission: 'channels.check',
    summary: 'Ask the network whether the channel still works',
    param: byId,
    answer: channelShape,
  },
  'POST /channels/:id/report-preview': {
    permission: 'channels.write',
    summary: 'What rules of reports would make of the mails that are there; nothing changes',
    param: byId,
    json: reportPreviewAsked,
    answer: reportPreviewShape,
  },
  'GET /channels/:id/voice-offers': {
    permission: 'channels.write',
    summary:
      'Voice messages that came by mail and are not counted, with the rule that would count them',
    param: byId,
    answer: z.object({ offers: z.array(voiceOfferShape) }),
  },
  'POST /channels/:id/reconnect': {
    permission: 'channels.write',
    summary: 'Give the channel new secrets; it goes on from where it was',
    param: byId,
    json: channelReconnect,
    answer: channelShape,
  },
  'POST /channels/:id/webhooks': {
    permission: 'channels.write',
    summary: 'Ask the network to call when something happens on the channel',
    param: byId,
    answer: channelShape,
  },
  'DELETE /channels/:id': {
    permission: 'channels.write',
    summary: 'Disconnect the channel: its secrets are destroyed, its history stays',
    param: byId,
    status: 204,
  },
  'GET /applications': {
    permission: 'channels.write',
    summary: 'The commune’s own applications at the networks, without their secrets',
    answer: z.object({ applications: z.array(applicationShape) }),
  },
  'PUT /applications/:connector': {
    permission: 'channels.write',
    summary: 'Fill in the application, once the network knows it',
    param: byConnector,
    json: applicationEdit,
    answer: applicationShape,
  },
  'POST /applications/:connector/check': {
    permission: 'channels.write',
    summary: 'Ask the network what is done of the guide to an application',
    param: byConnector,
    answer: applicationCheck,
  },
  'DELETE /applications/:connector': {
    permission: 'channels.write',
    summary: 'Forget the application; channels keep working',
    param: byConnector,
    status: 204,
  },
  'POST /connections': {
    permission: 'channels.write',
    summary: 'Begin to connect at the network: where the browser goes',
    json: connectionNew,
    answer: connectionBegun,
    status: 201,
  },
  'POST /connections/return': {
    permission: 'channels.write',
    summary: 'Bring what the network gave the browser on its way back',
    json: connectionReturn,
    answer: connectionReturned,
  },
  'GET /connections/:id': {
    permission: 'channels.write',
    summary: 'What there is to choose from, for a quarter of an hour',
    param: byId,
    answer: connectionShape,
  },
  'POST /connections/:id/channels': {
    permission: 'channels.write',
    summary: 'Connect what was chosen, each for itself',
    param: byId,
    json: connectionChoice,
    answer: connectionResults,
  },
  'DELETE /connections/:id': {
    permission: 'channels.write',
    summary: 'Choose nothing: what the network gave is forgotten',
    param: byId,
    status: 204,
  },
} satisfies UntaggedTable)
