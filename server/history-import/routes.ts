import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { type Env, whoAsks } from '../http/identity.ts'
import { input, operation } from '../http/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { idText } from '../platform/shapes.ts'
import {
  archiveImportState,
  discardArchiveImport,
  resumeArchiveImport,
  startArchiveImport,
  stopArchiveImport,
} from './imports.ts'
import { removeArchive } from './remove.ts'
import { archiveImportState as answer, archiveRemoved, archiveStart } from './shapes.ts'
import { receiveArchive } from './upload.ts'

const tag = 'Channels'
const role = 'administrator'

const uploadQuery = z.object({
  /** The file's name, as people know it. */
  name: z.string().min(1).max(255),
  /** The kind of network that it is of. */
  connector: z.string().default('facebook'),
})

/** The history that a network lets its users download, handed in on the screen. */
export function archiveRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/archive-import',
    operation({
      role,
      summary: 'The download that was handed in last: what it holds, and how far its import is',
      tag,
      answer,
    }),
    async c => c.json(await archiveImportState(context, whoAsks(c).communeId)),
  )
  app.post(
    '/archive-import',
    operation({
      role,
      summary:
        'Hand in a download: its ZIP is the body of the request, as it is. It is read once, and nothing is imported yet',
      tag,
      answer,
      status: 201,
    }),
    input('query', uploadQuery),
    async c => {
      const { name, connector } = c.req.valid('query')
      const { body } = c.req.raw
      if (body === null)
        throw new Refusal('bad-request', 'Le fichier est vide : choisissez le ZIP.')
      const length = c.req.header('content-length')
      const size = length === undefined ? null : Number(length)
      const upload = { body, size, fileName: name, connector }
      return c.json(await receiveArchive(context, whoAsks(c), upload), 201)
    },
  )
  app.post(
    '/archive-import/start',
    operation({
      role,
      summary:
        'Import what was handed in: into a channel, or into one of its own without an access',
      tag,
      answer,
    }),
    input('json', archiveStart),
    async c => c.json(await startArchiveImport(context, whoAsks(c), c.req.valid('json'))),
  )
  app.post(
    '/archive-import/stop',
    operation({ role, summary: 'Stop the import; what it has written stays', tag, answer }),
    async c => c.json(await stopArchiveImport(context, whoAsks(c))),
  )
  app.post(
    '/archive-import/resume',
    operation({ role, summary: 'Take up an import that was stopped, or that failed', tag, answer }),
    async c => c.json(await resumeArchiveImport(context, whoAsks(c))),
  )
  app.delete(
    '/archive-import',
    operation({
      role,
      summary: 'Put the download away, and delete its file; what was imported stays',
      tag,
      status: 204,
    }),
    async c => {
      await discardArchiveImport(context, whoAsks(c).communeId)
      return c.body(null, 204)
    },
  )
  app.delete(
    '/channels/:id/archive',
    operation({
      role,
      summary: 'Take out of a channel the messages that only a download gave',
      tag,
      answer: archiveRemoved,
    }),
    input('param', z.object({ id: idText })),
    async c => c.json(await removeArchive(context, whoAsks(c), c.req.valid('param').id)),
  )
  return app
}
