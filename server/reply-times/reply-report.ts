import { pollsOf } from '../channels/rows.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { dayOfDate } from '../language/zone.ts'
import { breathe, mapInTurn } from '../platform/breathe.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { episodeShapeOf, type WithOpener, withOpeners } from './episode-shape.ts'
import { notMeasured } from './not-measured.ts'
import { overruledRules } from './overruled.ts'
import {
  countRows,
  figuresOfRows,
  type Period,
  type PeriodRows,
  periodFigures,
  periodRows,
  type ReadAt,
  readAt,
} from './period-figures.ts'
import { noReportCache, type ReportCache } from './report-cache.ts'
import {
  type CountedFigures,
  countFigures,
  type Exclusions,
  type Headline,
  headlineIn,
  manyEpisodes,
} from './report-figures.ts'
import { replySentences } from './sentences.ts'
import type { ReportFiguresShape, ReportShape } from './shapes.ts'
import { firstOpening } from './store/episodes.ts'

export type ReportDeps = Pick<Deps, 'db' | 'clock'>

/** For who is asked often: what keeps the costly part of a report (`createReportCache`). */
export type Cached = { cache?: ReportCache }

export type ReportOptions = {
  /** As it stood, and as far as it was known, at that instant, ms UTC; without it now. */
  now?: number | undefined
  /** `ignored`: as if no rule, no mark and no hiding existed. */
  exclusions?: Exclusions | undefined
}

/**
 * The reply times of a period with the list behind them, in the order of openings.
 * @throws Refusal (`bad-request`) for a period that ends before it begins or is too long, (`not-found`) for a
 * channel that is not the commune's.
 */
export async function replyReport(
  deps: ReportDeps,
  communeId: number,
  period: Period,
  options: ReportOptions = {},
): Promise<ReportShape> {
  const read = await readPeriod(deps, communeId, period, options)
  return {
    ...read.figures,
    episodes: await mapInTurn(
      read.found,
      each => episodeShapeOf(each, read.at.now, read.measure),
      shownAtOnce,
    ),
  }
}

/** So many episodes are put into words in one turn of the event loop. */
export const shownAtOnce = 250

/** What a report, its list and its CSV are made of: all of them from the same rows. */
export type ReadPeriod = {
  figures: ReportFiguresShape
  found: WithOpener[]
  at: ReadAt
  measure: Measure
}

/** Reads a period's rows once for whatever shows them. @throws Refusal as `replyReport` does. */
export async function readPeriod(
  deps: ReportDeps,
  communeId: number,
  period: Period,
  { now, exclusions = 'applied' }: ReportOptions = {},
): Promise<ReadPeriod> {
  refusePeriod(period)
  const measure = await measureOf(deps, communeId)
  const at = readAt(deps, now)
  // Before one is read: they may be hundreds of thousands.
  if ((await countRows(deps.db, measure, period, at)) > mostListed) throw tooLong()
  const rows = await periodRows(deps.db, measure, period, at)
  await breathe()
  const statistics = await figuresOfRows(rows, measure, at)
  const channels = await channelsIn(deps.db, measure, period)
  const counted = await countFigures(statistics, measure, period, exclusions, channels)
  await breathe()
  return {
    figures: await reportOf(deps, measure, period, counted, channels),
    found: await withOpeners(deps.db, rowsShown(rows, exclusions)),
    at,
    measure,
  }
}

/**
 * Those that a report counts. Without exclusions an episode is told by the message that opened it:
 * the two ways of counting number theirs apart.
 */
export function rowsShown(
  { episodes, unfilteredEpisodes }: PeriodRows,
  exclusions: Exclusions,
): Row<'episode'>[] {
  if (exclusions === 'applied') return episodes
  return [...episodes.filter(row => row.unfiltered === 1), ...unfilteredEpisodes].map(row => ({
    ...row,
    id: row.openedBy,
  }))
}

/**
 * A report's figures without the list behind them: no text and no name is read.
 * @throws Refusal as `replyReport` does.
 */
export async function replyFigures(
  deps: ReportDeps & Cached,
  communeId: number,
  period: Period,
  { now, exclusions = 'applied' }: ReportOptions = {},
): Promise<ReportFiguresShape> {
  refusePeriod(period)
  const { db, cache = noReportCache } = deps
  const measure = await measureOf(deps, communeId)
  const channels = await channelsIn(db, measure, period)
  const count = async () => {
    const statistics = await periodFigures(db, measure, period, readAt(deps, now))
    return await countFigures(statistics, measure, period, exclusions, channels)
  }
  const key = JSON.stringify(['figures', period, exclusions, now])
  const counted = await cache(communeId, key, count, ({ received }) => received > manyEpisodes)
  return await reportOf(deps, measure, period, counted, channels)
}

/** The headline of a period, and nothing else. */
export async function replyHeadline(
  deps: ReportDeps,
  measure: Measure,
  period: Pick<Period, 'from' | 'to'>,
): Promise<Headline> {
  const figures = await periodFigures(deps.db, measure, period, readAt(deps))
  return headlineIn(figures, measure, period)
}

/** The channels of which a report tells. @throws Refusal (`not-found`) for one that is not the commune's. */
export async function channelsIn(
  db: Deps['db'],
  { communeId }: Measure,
  { channel }: Period,
): Promise<Awaited<ReturnType<typeof pollsOf>>> {
  const all = await pollsOf(db, communeId)
  const channels = channel === undefined ? all : all.filter(({ id }) => id === channel)
  if (channel !== undefined && channels.length === 0) throw notFound(replySentences.thisChannel)
  return channels
}

async function reportOf(
  { db }: ReportDeps,
  measure: Measure,
  period: Period,
  counted: CountedFigures,
  channels: Awaited<ReturnType<typeof pollsOf>>,
): Promise<ReportFiguresShape> {
  const { channel } = period
  return {
    ...counted,
    since: await firstOpening(db, measure.communeId, channel),
    ...(await overruledRules(db, measure.communeId, {
      from: measure.zone.instantOf(dayOfDate(period.from), 0),
      to: measure.zone.instantOf(dayOfDate(period.to) + 1, 0),
      channelId: channel,
    })),
    notMeasured: await notMeasured(db, measure, period, channels),
  }
}

/** A report walks its weeks and its opening hours day by day: it is asked for ten years at most. */
const mostYears = 10

/** A list of more than these is asked for in parts; the figures have no such bound. */
const mostListed = 20_000

const tooLong = (): Refusal => new Refusal('bad-request', replySentences.tooManyListed(mostListed))

/** @throws Refusal (`bad-request`) for a period that ends before it begins, or is too long. */
export function refusePeriod({ from, to }: Pick<Period, 'from' | 'to'>): void {
  if (from > to) {
    throw new Refusal('bad-request', replySentences.endsBeforeStart)
  }
  if (to >= Temporal.PlainDate.from(from).add({ years: mostYears }).toString()) {
    throw new Refusal('bad-request', replySentences.tooManyYears(mostYears))
  }
}
