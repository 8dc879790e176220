import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  discardHistoryImport,
  historyImportStateOf,
  resumeHistoryImport,
  startHistoryImport,
  stopHistoryImport,
} from './imports.ts'
import { operations } from './operations.ts'
import { removeImported } from './remove.ts'
import { historySentences } from './sentences.ts'
import { readParts, receiveDownload, receivePart } from './upload.ts'

export function historyImportRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /history-import': ({ who }) => historyImportStateOf(context, who.communeId),
    'POST /history-import': async ({ who, query: { name, connector }, c }) => {
      const { body } = c.req.raw
      if (body === null) throw new Refusal('bad-request', historySentences.noBody)
      const length = c.req.header('content-length')
      const size = length === undefined ? null : Number(length)
      const { signal } = c.req.raw
      const upload = { body, size, fileName: name, connector, signal }
      return await receiveDownload(context, who, upload)
    },
    'POST /history-import/parts': async ({ who, query, c }) => {
      const { body } = c.req.raw
      if (body === null) throw new Refusal('bad-request', historySentences.noBody)
      const { signal } = c.req.raw
      return await receivePart(context, who, { body, signal, ...query })
    },
    'POST /history-import/read': async ({ who, json: { name, ...given }, c }) => {
      const { signal } = c.req.raw
      return await readParts(context, who, { ...given, fileName: name, signal })
    },
    'POST /history-import/start': ({ who, json }) => startHistoryImport(context, who, json),
    'POST /history-import/stop': ({ who }) => stopHistoryImport(context, who),
    'POST /history-import/resume': ({ who }) => resumeHistoryImport(context, who),
    'DELETE /history-import': ({ who }) => discardHistoryImport(context, who.communeId),
    'DELETE /channels/:id/archive': ({ who, param }) => removeImported(context, who, param.id),
  })
}
