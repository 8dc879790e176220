import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import { previewSeries } from '../events/series.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { seasonTemplate } from './file.ts'
import {
  importSeason,
  listSeasonImports,
  previewSeason,
  previewSeasonFile,
  undoSeasonImport,
} from './import.ts'
import { operations } from './operations.ts'

export function seasonRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'POST /events/occurrences': ({ who, json }) => previewSeries(context, who.communeId, json),
    'GET /events/import/template.csv': ({ c }) =>
      c.body(seasonTemplate, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="saison.csv"',
      }),
    'POST /events/import/preview': async ({ who, query, c }) => {
      const { name: _, ...choices } = query
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      return await previewSeasonFile(context, who.communeId, bytes, choices)
    },
    'POST /events/import/check': ({ who, json }) => previewSeason(context, who.communeId, json),
    'POST /events/import': ({ who, json }) => importSeason(context, who, json),
    'GET /events/imports': async ({ who }) => ({
      imports: await listSeasonImports(context, who.communeId),
    }),
    'DELETE /events/imports/:id': ({ who, param }) => undoSeasonImport(context, who, param.id),
  })
}
