import { Hono } from 'hono'
import type { Context } from '../context.ts'
import { type Env, whoAsks } from '../http/identity.ts'
import { input, operation } from '../http/operation.ts'
import { askToRebuild, rebuildState } from './rebuild.ts'
import { replyCsv } from './reply-csv.ts'
import { replyList } from './reply-list.ts'
import { replyFigures, replyReport } from './reply-report.ts'
import {
  episodeListQuery,
  episodeListShape,
  rebuildRequest,
  rebuildShape,
  reportFiguresShape,
  reportQuery,
  reportShape,
} from './shapes.ts'

const tag = 'Reports'

/** Reply times of a period, for the councillor: on screen, and as a file. */
export function reportRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/reports/replies',
    operation({
      role: 'councillor',
      summary: 'Reply times of a period, with every episode behind them',
      tag,
      answer: reportShape,
    }),
    input('query', reportQuery),
    async c => {
      const { now, exclusions, ...period } = c.req.valid('query')
      const options = { now: instantOf(now), exclusions }
      return c.json(await replyReport(context, whoAsks(c).communeId, period, options))
    },
  )
  app.get(
    '/reports/replies/figures',
    operation({
      role: 'councillor',
      summary: 'The same figures without the list, at once even over years',
      tag,
      answer: reportFiguresShape,
    }),
    input('query', reportQuery),
    async c => {
      const { now, exclusions, ...period } = c.req.valid('query')
      const options = { now: instantOf(now), exclusions }
      return c.json(await replyFigures(context, whoAsks(c).communeId, period, options))
    },
  )
  app.get(
    '/reports/replies/episodes',
    operation({
      role: 'councillor',
      summary: 'One of the lists behind the figures, a page at a time',
      tag,
      answer: episodeListShape,
    }),
    input('query', episodeListQuery),
    async c => {
      const { now, ...query } = c.req.valid('query')
      const asked = { ...query, now: instantOf(now) }
      return c.json(await replyList(context, whoAsks(c).communeId, asked))
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
      const { now, exclusions, ...period } = c.req.valid('query')
      const options = { now: instantOf(now), exclusions }
      const csv = await replyCsv(context, whoAsks(c).communeId, period, options)
      return c.body(csv, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="delais-${period.from}-${period.to}.csv"`,
      })
    },
  )
  app.get(
    '/rebuild',
    operation({
      role: 'councillor',
      summary: 'How far the reply times are reckoned anew after a change; null when they are',
      tag: 'Commune',
      answer: rebuildShape,
    }),
    async c => c.json(await rebuildState(context, whoAsks(c).communeId)),
  )
  app.post(
    '/rebuild',
    operation({
      role: 'administrator',
      summary: 'Reckon the reply times anew, all of them or from a date on, to be sure',
      tag: 'Commune',
      answer: rebuildShape,
    }),
    input('json', rebuildRequest),
    async c => {
      const { communeId } = whoAsks(c)
      return c.json(await askToRebuild(context, communeId, c.req.valid('json').fromDate))
    },
  )
  return app
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text)
}
