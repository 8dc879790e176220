import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  archiveImportState,
  discardArchiveImport,
  resumeArchiveImport,
  startArchiveImport,
  stopArchiveImport,
} from './imports.ts'
import { operations } from './operations.ts'
import { removeArchive } from './remove.ts'
import { receiveArchive } from './upload.ts'

export function archiveRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /archive-import': ({ who }) => archiveImportState(context, who.communeId),
    'POST /archive-import': async ({ who, query: { name, connector }, c }) => {
      const { body } = c.req.raw
      if (body === null)
        throw new Refusal('bad-request', 'Le fichier est vide : choisissez le ZIP.')
      const length = c.req.header('content-length')
      const size = length === undefined ? null : Number(length)
      const upload = { body, size, fileName: name, connector }
      return await receiveArchive(context, who, upload)
    },
    'POST /archive-import/start': ({ who, json }) => startArchiveImport(context, who, json),
    'POST /archive-import/stop': ({ who }) => stopArchiveImport(context, who),
    'POST /archive-import/resume': ({ who }) => resumeArchiveImport(context, who),
    'DELETE /archive-import': ({ who }) => discardArchiveImport(context, who.communeId),
    'DELETE /channels/:id/archive': ({ who, param }) => removeArchive(context, who, param.id),
  })
}
