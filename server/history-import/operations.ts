import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId, connectorKey } from '../platform/shapes.ts'
import {
  historyImportState as answer,
  historyImportStart,
  importedRemoved,
  uploadPart,
  uploadRead,
  uploadReceived,
} from './shapes.ts'

const permission = 'channels.write'

const uploadQuery = z.object({
  /** The file's name, as people know it. */
  name: z.string().min(1).max(255),
  /** The kind of network that it is of. */
  connector: connectorKey.default('facebook'),
})

/** The history that a network lets its users download, handed in on the screen. */
export const operations = tagged('Channels', {
  'GET /history-import': {
    permission,
    summary: 'The download that was handed in last: what it holds, and how far its import is',
    answer,
  },
  'POST /history-import': {
    permission,
    summary:
      'Hand in a download: its ZIP is the body of the request, as it is. It is read once, and nothing is imported yet',
    query: uploadQuery,
    file: true,
    most: 'streamed',
    answer,
    status: 201,
  },
  'POST /history-import/parts': {
    permission,
    summary:
      'Hand in a part of a download’s ZIP, 4 MB or so, as it is: the parts one after the other, each where the answer says; an upload that broke off goes on for a day',
    query: uploadPart,
    file: true,
    most: 8,
    answer: uploadReceived,
  },
  'POST /history-import/read': {
    permission,
    summary: 'Read a download that came in parts. Nothing is imported yet',
    json: uploadRead,
    answer,
    status: 201,
  },
  'POST /history-import/start': {
    permission,
    summary: 'Import what was handed in: into a channel, or into one of its own without an access',
    json: historyImportStart,
    answer,
  },
  'POST /history-import/stop': {
    permission,
    summary: 'Stop the import; what it has written stays',
    answer,
  },
  'POST /history-import/resume': {
    permission,
    summary: 'Take up an import that was stopped, or that failed',
    answer,
  },
  'DELETE /history-import': {
    permission,
    summary: 'Put the download away, and delete its file; what was imported stays',
    status: 204,
  },
  'DELETE /channels/:id/archive': {
    permission,
    summary: 'Take out of a channel the messages that only a download gave',
    param: byId,
    answer: importedRemoved,
  },
} satisfies UntaggedTable)
