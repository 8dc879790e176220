import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import { csvAnswer } from '../http/file-answer.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { addAction, changeAction, removeAction, restoreAction } from './actions.ts'
import { evidenceCsv } from './evidence-csv.ts'
import { evidenceReport } from './evidence-report.ts'
import { operations } from './operations.ts'

export function evidenceRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /reports/evidence': ({ who, query }) => evidenceReport(context, who.communeId, query.year),
    'GET /reports/evidence.csv': async ({ who, query: { year, spreadsheet }, c }) => {
      const table = await evidenceCsv(context, who.communeId, year, spreadsheet)
      return csvAnswer(c, `fiche-de-preuves-${year}.csv`, table)
    },
    'POST /evidence-actions': ({ who, json }) => addAction(context, who, json),
    'PUT /evidence-actions/:id': ({ who, param, json }) =>
      changeAction(context, who, param.id, json),
    'DELETE /evidence-actions/:id': ({ who, param }) => removeAction(context, who, param.id),
    'POST /evidence-actions/:id/restore': ({ who, param }) => restoreAction(context, who, param.id),
  })
}
