import { Hono } from 'hono'
import type { Context } from '../../context.ts'
import { replyCsv } from '../../services/reply-csv.ts'
import { replyReport } from '../../services/reply-report.ts'
import { reportQuery, reportShape } from '../../shapes/report.ts'
import { type Env, whoAsks } from '../identity.ts'
import { input, operation } from '../operation.ts'

const tag = 'Reports'

/** Reply times of a period, for the councillor: on screen, and as a file. */
export function reportRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/reports/replies',
    operation({
      role: 'councillor',
      summary: 'Reply times of a period, with the list behind every figure',
      tag,
      answer: reportShape,
    }),
    input('query', reportQuery),
    async c => {
      const { now, ...period } = c.req.valid('query')
      return c.json(await replyReport(context, whoAsks(c).communeId, period, instantOf(now)))
    },
  )
  app.get(
    '/reports/replies.csv',
    operation({
      role: 'councillor',
      summary: 'The same period’s episodes for a spreadsheet, one a line',
      tag,
      contentType: 'text/csv',
    }),
    input('query', reportQuery),
    async c => {
      const { now, ...period } = c.req.valid('query')
      const csv = await replyCsv(context, whoAsks(c).communeId, period, instantOf(now))
      return c.body(csv, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="delais-${period.from}-${period.to}.csv"`,
      })
    },
  )
  return app
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text)
}
