import type { ChannelShape } from '../../../server/channels/shapes/channel.ts'
import type {
  ApplicationEdit,
  ApplicationShape,
  ConnectionChoice,
  ConnectionNew,
  ConnectionResults,
  ConnectionReturn,
  ConnectionReturned,
  ConnectionShape,
} from '../../../server/channels/shapes/connection.ts'
import { request } from '../../request.ts'

/** The server's routes on the way to a channel: they come with its screens. */
export const connectionApi = {
  subscribeChannel: (id: number) =>
    request<ChannelShape>('POST', `/api/channels/${id}/webhooks`, {}),
  applications: () => request<{ applications: ApplicationShape[] }>('GET', '/api/applications'),
  saveApplication: (connector: string, body: ApplicationEdit) =>
    request<ApplicationShape>('PUT', `/api/applications/${connector}`, body),
  removeApplication: (connector: string) =>
    request<unknown>('DELETE', `/api/applications/${connector}`),
  beginConnection: (body: ConnectionNew) =>
    request<{ address: string }>('POST', '/api/connections', body),
  finishConnection: (body: ConnectionReturn) =>
    request<ConnectionReturned>('POST', '/api/connections/return', body),
  connection: (id: string) => request<ConnectionShape>('GET', `/api/connections/${id}`),
  connectChosen: (id: number, body: ConnectionChoice) =>
    request<ConnectionResults>('POST', `/api/connections/${id}/channels`, body),
  dropConnection: (id: number) => request<unknown>('DELETE', `/api/connections/${id}`),
}
