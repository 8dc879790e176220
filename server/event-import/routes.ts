import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { previewSeries } from '../events/series.ts'
import { occurrencesAsked, occurrencesShape } from '../events/shapes/event.ts'
import { type Env, whoAsks } from '../http/identity.ts'
import { input, operation } from '../http/operation.ts'
import { idText } from '../platform/shapes.ts'
import { seasonTemplate } from './file.ts'
import {
  importSeason,
  listSeasonImports,
  previewSeason,
  previewSeasonFile,
  undoSeasonImport,
} from './import.ts'
import {
  seasonCheck,
  seasonChecked,
  seasonFileQuery,
  seasonImport,
  seasonImported,
  seasonImportList,
  seasonPreview,
  seasonUndone,
} from './shapes.ts'

const tag = 'Events'
const role = 'officer'

/** A whole season from a file, and the dates of what repeats. */
export function seasonRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.post(
    '/events/occurrences',
    operation({
      role,
      summary: 'The dates that a repetition gives; nothing is made',
      tag,
      answer: occurrencesShape,
    }),
    input('json', occurrencesAsked),
    async c => c.json(await previewSeries(context, whoAsks(c).communeId, c.req.valid('json'))),
  )
  app.get(
    '/events/import/template.csv',
    operation({
      role,
      summary: 'A table to fill in, as Excel opens it in France',
      tag,
      contentType: 'text/csv',
    }),
    c =>
      c.body(seasonTemplate, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="saison.csv"',
      }),
  )
  app.post(
    '/events/import/preview',
    operation({
      role,
      summary:
        'What a table (CSV) or a calendar (.ics) would make: the file is the body of the request, as it is. Nothing is made',
      tag,
      answer: seasonPreview,
    }),
    input('query', seasonFileQuery),
    async c => {
      const { name: _, ...choices } = c.req.valid('query')
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      return c.json(await previewSeasonFile(context, whoAsks(c).communeId, bytes, choices))
    },
  )
  app.post(
    '/events/import/check',
    operation({
      role,
      summary: 'What lines that were read, or corrected since, would make. Nothing is made',
      tag,
      answer: seasonChecked,
    }),
    input('json', seasonCheck),
    async c => c.json(await previewSeason(context, whoAsks(c).communeId, c.req.valid('json'))),
  )
  app.post(
    '/events/import',
    operation({
      role,
      summary: 'Make the events of these lines, and plan what announces them: all, or none',
      tag,
      answer: seasonImported,
      status: 201,
    }),
    input('json', seasonImport),
    async c => c.json(await importSeason(context, whoAsks(c), c.req.valid('json')), 201),
  )
  app.get(
    '/events/imports',
    operation({
      role,
      summary: 'The last files of events that were imported',
      tag,
      answer: seasonImportList,
    }),
    async c => c.json({ imports: await listSeasonImports(context, whoAsks(c).communeId) }),
  )
  app.delete(
    '/events/imports/:id',
    operation({
      role,
      summary: 'Take an import back: all of its events of which nothing is out',
      tag,
      answer: seasonUndone,
    }),
    input('param', z.object({ id: idText })),
    async c => c.json(await undoSeasonImport(context, whoAsks(c), c.req.valid('param').id)),
  )
  return app
}
