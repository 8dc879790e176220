import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import { csvAnswer, fileAnswer } from '../http/file-answer.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { addAction, changeAction, removeAction, restoreAction } from './actions.ts'
import { evidenceCsv } from './evidence-csv.ts'
import { evidencePdf } from './evidence-pdf.ts'
import { evidenceReport } from './evidence-report.ts'
import { operations } from './operations.ts'

export function evidenceRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /reports/evidence': ({ who, query }) => evidenceReport(context, who.communeId, query.year),
    'GET /reports/evidence.csv': async ({ who, query: { year, spreadsheet }, c }) => {
      const table = await evidenceCsv(context, who.communeId, year, spreadsheet)
      return csvAnswer(c, `fiche-de-preuves-${year}.csv`, table)
    },
    'GET /reports/evidence.pdf': async ({ who, query: { year, language }, c }) => {
      const bytes = await evidencePdf(context, who.communeId, { year, language })
      return fileAnswer(c, { name: `fiche-de-preuves-${year}.pdf`, type: 'application/pdf', bytes })
    },
    'POST /evidence-actions': ({ who, json }) => addAction(context, who, json),
    'PUT /evidence-actions/:id': ({ who, param, json }) =>
      changeAction(context, who, param.id, json),
    'DELETE /evidence-actions/:id': ({ who, param }) => removeAction(context, who, param.id),
    'POST /evidence-actions/:id/restore': ({ who, param }) => restoreAction(context, who, param.id),
  })
}
