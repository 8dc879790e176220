import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { changeChannel, changeCost, connectorList, listChannels } from './channels.ts'
import { checkApplication } from './check-application.ts'
import { checkChannel } from './check-channel.ts'
import { connectChannel, disconnectChannel, reconnectChannel } from './connect-channel.ts'
import {
  beginConnection,
  connectChosen,
  dropConnection,
  finishConnection,
  getConnection,
} from './connections.ts'
import { listApplications, removeApplication, saveApplication } from './network-apps.ts'
import { operations } from './operations.ts'
import { previewReports, voiceOffers } from './reports.ts'
import { subscribeChannel } from './subscribe-channel.ts'

export function channelRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /connectors': async ({ who }) => ({
      connectors: await connectorList(context, who.communeId),
    }),
    'GET /channels': async ({ who }) => ({ channels: await listChannels(context, who.communeId) }),
    'POST /channels': ({ who, json }) => connectChannel(context, who, json),
    'PATCH /channels/:id': ({ who, param, json }) => changeChannel(context, who, param.id, json),
    'PUT /channels/:id/cost': ({ who, param, json }) => changeCost(context, who, param.id, json),
    'POST /channels/:id/check': ({ who, param }) => checkChannel(context, who, param.id),
    'POST /channels/:id/report-preview': ({ who, param, json }) =>
      previewReports(context, who, param.id, json),
    'GET /channels/:id/voice-offers': async ({ who, param }) => ({
      offers: await voiceOffers(context, who, param.id),
    }),
    'POST /channels/:id/reconnect': ({ who, param, json }) =>
      reconnectChannel(context, who, param.id, json.secrets, json.config),
    'POST /channels/:id/webhooks': ({ who, param }) => subscribeChannel(context, who, param.id),
    'DELETE /channels/:id': ({ who, param }) => disconnectChannel(context, who, param.id),
    'GET /applications': async ({ who }) => ({
      applications: await listApplications(context, who.communeId),
    }),
    'PUT /applications/:connector': ({ who, param, json }) =>
      saveApplication(context, who, param.connector, json),
    'POST /applications/:connector/check': ({ who, param }) =>
      checkApplication(context, who.communeId, param.connector),
    'DELETE /applications/:connector': ({ who, param }) =>
      removeApplication(context, who, param.connector),
    'POST /connections': ({ who, json }) => beginConnection(context, who, json),
    'POST /connections/return': ({ who, json }) => finishConnection(context, who, json),
    'GET /connections/:id': ({ who, param }) => getConnection(context, who, param.id),
    'POST /connections/:id/channels': ({ who, param, json }) =>
      connectChosen(context, who, param.id, json),
    'DELETE /connections/:id': ({ who, param }) => dropConnection(context, who, param.id),
  })
}
