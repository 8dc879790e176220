import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { csvAnswer, fileAnswer } from '../http/file-answer.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { arrivalFigures } from './arrivals.ts'
import { replyBadges } from './badges.ts'
import { councilPdf } from './council-page.ts'
import { firstMessagesCsv } from './first-messages.ts'
import { furtherFigures } from './further-figures.ts'
import { operations } from './operations.ts'
import { askToRebuild, rebuildState } from './rebuild.ts'
import { replyCsv } from './reply-csv.ts'
import { replyList } from './reply-list.ts'
import { replyFigures, replyReport } from './reply-report.ts'
import { createReportCache } from './report-cache.ts'
import { weeksInColumns } from './rules/week-columns.ts'
import type { reportQuery } from './shapes.ts'

export function reportRoutes(context: Context): Hono<Env> {
  const deps = { ...context, cache: createReportCache(context) }
  return routes(operations, {
    'GET /reports/replies': ({ who, query }) =>
      replyReport(context, who.communeId, ...askedIn(query)),
    'GET /reports/replies/figures': async ({ who, query }) => {
      const figures = await replyFigures(deps, who.communeId, ...askedIn(query))
      return { ...figures, weeks: weeksInColumns(figures.weeks) }
    },
    'GET /reports/replies/episodes': ({ who, query: { now, ...asked } }) =>
      replyList(deps, who.communeId, { ...asked, now: instantOf(now) }),
    'GET /reports/replies.csv': async ({ who, query: { spreadsheet, ...query }, c }) => {
      const [period, options] = askedIn(query)
      const pieces = await replyCsv(context, who.communeId, period, { ...options, spreadsheet })
      return csvAnswer(c, `delais-${query.from}-${query.to}.csv`, pieces)
    },
    'GET /reports/replies.pdf': async ({ who, query: { language, layout, ...period }, c }) => {
      const bytes = await councilPdf(deps, who.communeId, period, { language, layout })
      const slides = layout === 'slides' ? '-diapositives' : ''
      const name = `delais-${period.from}-${period.to}${slides}.pdf`
      return fileAnswer(c, { name, type: 'application/pdf', bytes })
    },
    'GET /reports/replies/further': ({ who, query }) => furtherFigures(deps, who.communeId, query),
    'GET /reports/replies/arrivals': ({ who, query }) => arrivalFigures(deps, who.communeId, query),
    'GET /reports/replies/badges': ({ who, query: { now, ...period } }) =>
      replyBadges(context, who.communeId, period, { now: instantOf(now) }),
    'GET /reports/replies/first-messages.csv': async ({ who, query, c }) => {
      const { now, spreadsheet, ...period } = query
      const options = { now: instantOf(now), spreadsheet }
      const pieces = await firstMessagesCsv(context, who.communeId, period, options)
      return csvAnswer(c, `premiers-messages-${query.from}-${query.to}.csv`, pieces)
    },
    'GET /rebuild': ({ who }) => rebuildState(context, who.communeId),
    'POST /rebuild': ({ who, json }) => askToRebuild(context, who.communeId, json.fromDate),
  })
}

function askedIn({ now, exclusions, ...period }: z.output<typeof reportQuery>) {
  return [period, { now: instantOf(now), exclusions }] as const
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text)
}
