import { addDays, isoWeekDays, isoWeekOf } from '../domain/iso-week.ts'
import { quantiles, summaryOf } from '../domain/reply-stats.ts'
import type { ReportShape, SummaryShape } from '../shapes/report.ts'
import { pollsOf } from '../store/polls.ts'
import type { Deps } from './deps.ts'
import { episodeShapeOf, type WithOpener, withOpeners } from './episode-shape.ts'
import { type Measure, measureOf } from './episodes.ts'
import { notMeasured } from './not-measured.ts'
import {
  type Period,
  periodReadings,
  periodRows,
  type ReadAt,
  type Reading,
  readAt,
  readingOf,
} from './period-readings.ts'
import { notFound, Refusal } from './refusal.ts'

export type ReportDeps = Pick<Deps, 'db' | 'clock'>
export type ReportFigures = Omit<ReportShape, 'episodes'>

/**
 * The reply times of a period with the list behind them, in the order of openings. With `now`, as
 * they stood, and as far as they were known, at that instant (ms UTC).
 * @throws Refusal (`bad-request`) for a period that ends before it begins, (`not-found`) for a
 * channel that is not the commune's.
 */
export async function replyReport(
  deps: ReportDeps,
  communeId: number,
  period: Period,
  now?: number,
): Promise<ReportShape> {
  const read = await readPeriod(deps, communeId, period, now)
  return {
    ...read.figures,
    episodes: read.found.map(each => episodeShapeOf(each, read.at.now, read.measure)),
  }
}

/** What a report, its list and its CSV are made of: all of them from the same rows. */
export type ReadPeriod = {
  figures: ReportFigures
  found: WithOpener[]
  at: ReadAt
  measure: Measure
}

/** Reads a period once for whatever shows it. @throws Refusal as `replyReport` does. */
export async function readPeriod(
  deps: ReportDeps,
  communeId: number,
  period: Period,
  now?: number,
): Promise<ReadPeriod> {
  const measure = await measureOf(deps, communeId)
  const at = readAt(deps, now)
  refuseBackwards(period)
  const rows = await periodRows(deps.db, measure, period, at)
  const readings = rows.map(row => readingOf(row, at.now, measure))
  return {
    figures: await figuresOf(deps, measure, period, readings),
    found: await withOpeners(deps.db, rows),
    at,
    measure,
  }
}

/** A report's figures without the list behind them: no text and no name is read. */
export async function replyFigures(
  deps: ReportDeps,
  communeId: number,
  period: Period,
  now?: number,
): Promise<ReportFigures> {
  const measure = await measureOf(deps, communeId)
  const at = readAt(deps, now)
  refuseBackwards(period)
  const readings = await periodReadings(deps.db, measure, period, at)
  return await figuresOf(deps, measure, period, readings)
}

/** The headline of a period, and nothing else. */
export async function replyHeadline(
  deps: ReportDeps,
  measure: Measure,
  period: Period,
): Promise<{ summary: SummaryShape; elapsedMedianMs: number | null }> {
  const readings = await periodReadings(deps.db, measure, period, readAt(deps))
  return { summary: summaryIn(readings), elapsedMedianMs: elapsedIn(readings).medianMs }
}

async function figuresOf(
  { db }: ReportDeps,
  measure: Measure,
  period: Period,
  readings: readonly Reading[],
): Promise<ReportFigures> {
  const { from, to, channel } = period
  const all = await pollsOf(db, measure.communeId)
  const channels = channel === undefined ? all : all.filter(({ id }) => id === channel)
  if (channel !== undefined && channels.length === 0) throw notFound('Ce canal')
  return {
    from,
    to,
    channel: channel ?? null,
    aimMinutes: measure.aimMinutes,
    targetMinutes: measure.targetMinutes,
    summary: summaryIn(readings),
    elapsed: elapsedIn(readings),
    weeks: weeksOf(period, readings),
    channels: channelsIn(channels, readings),
    outOfHours: readings.filter(({ episode }) => episode.state === 'answered' && episode.outOfHours)
      .length,
    history: readings.filter(({ history }) => history).length,
    notMeasured: await notMeasured(db, measure, period, channels),
  }
}

function refuseBackwards({ from, to }: Period): void {
  if (from > to) {
    throw new Refusal(
      'bad-request',
      'La période finit avant de commencer : échangez ses deux dates.',
    )
  }
}

function summaryIn(readings: readonly Reading[]): SummaryShape {
  return summaryOf(readings.map(({ episode }) => episode))
}

/** Median and 90th percentile by the clock on the wall; who still waits is censored there too. */
function elapsedIn(readings: readonly Reading[]): ReportFigures['elapsed'] {
  const answered: number[] = []
  const censored: number[] = []
  for (const { episode, waitedMs } of readings) {
    if (episode.state === 'answered') answered.push(waitedMs)
    else if (episode.state === 'waiting' || episode.state === 'missed') censored.push(waitedMs)
  }
  return quantiles(Float64Array.from(answered), Float64Array.from(censored))
}

/** The ISO weeks that the period touches, also empty ones, cut at its ends: they add up to it. */
function weeksOf({ from, to }: Period, readings: readonly Reading[]): ReportFigures['weeks'] {
  const byWeek = new Map<string, Reading[]>()
  const weekOf = new Map<string, string>()
  for (const reading of readings) {
    const { openedOn } = reading
    let week = weekOf.get(openedOn)
    if (week === undefined) {
      week = isoWeekOf(openedOn)
      weekOf.set(openedOn, week)
    }
    const group = byWeek.get(week)
    if (group) group.push(reading)
    else byWeek.set(week, [reading])
  }
  const weeks: ReportFigures['weeks'] = []
  for (let monday = isoWeekDays(isoWeekOf(from)).from; monday <= to; monday = addDays(monday, 7)) {
    const week = isoWeekOf(monday)
    const sunday = addDays(monday, 6)
    weeks.push({
      week,
      from: monday < from ? from : monday,
      to: sunday > to ? to : sunday,
      summary: summaryIn(byWeek.get(week) ?? []),
    })
  }
  return weeks
}

/** Every channel that receives, also one of which nothing came. */
function channelsIn(
  channels: readonly { id: number; name: string }[],
  readings: readonly Reading[],
): ReportFigures['channels'] {
  return channels.map(({ id, name }) => ({
    channel: id,
    name,
    summary: summaryIn(readings.filter(({ channelId }) => channelId === id)),
  }))
}
