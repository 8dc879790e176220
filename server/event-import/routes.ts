import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import { previewSeries } from '../events/series.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { importTemplate } from './file.ts'
import {
  importEvents,
  listEventImports,
  previewEventFile,
  previewImport,
  undoEventImport,
} from './import.ts'
import { operations } from './operations.ts'

export function eventImportRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'POST /events/occurrences': ({ who, json }) => previewSeries(context, who.communeId, json),
    'GET /events/import/template.csv': ({ c }) =>
      c.body(importTemplate, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="saison.csv"',
      }),
    'POST /events/import/preview': async ({ who, query, c }) => {
      const { name: _, ...choices } = query
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      return await previewEventFile(context, who.communeId, bytes, choices, c.req.raw.signal)
    },
    'POST /events/import/check': ({ who, json }) => previewImport(context, who.communeId, json),
    'POST /events/import': ({ who, json }) => importEvents(context, who, json),
    'GET /events/imports': async ({ who }) => ({
      imports: await listEventImports(context, who.communeId),
    }),
    'DELETE /events/imports/:id': ({ who, param }) => undoEventImport(context, who, param.id),
  })
}
