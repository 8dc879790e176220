import { checksOf, gapsIn } from '../channels/notices.ts'
import { pollsOf } from '../channels/rows.ts'
import { accessLevel } from '../channels/rules.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { addDays } from '../language/iso-week.ts'
import { type Sentence, sentenceOrNull } from '../language/sentence.ts'
import { dayOfDate } from '../language/zone.ts'
import { lastMessagesAt } from '../messages/store/imported.ts'
import { mapInTurn, nextTurn } from '../platform/event-loop.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { episodeShapeOf, type WithOpener, withOpeners } from './episode-shape.ts'
import {
  countRows,
  figuresOfRows,
  type Period,
  type PeriodRows,
  periodFigures,
  periodRows,
  type ReadAt,
  readAt,
  refusePeriod,
} from './period-figures.ts'
import type { ReportCache } from './report-cache.ts'
import {
  type CountedFigures,
  channelFigures,
  countFigures,
  type Exclusions,
  type Headline,
  headlineIn,
  manyEpisodes,
} from './report-figures.ts'
import { replySentences } from './sentences.ts'
import type { ReportFiguresShape, ReportShape } from './shapes.ts'
import { firstOpening } from './store/episodes.ts'
import { countCut } from './store/message-facts.ts'
import { overruledRules } from './thread-messages.ts'

export type ReportDeps = Pick<Deps, 'db' | 'clock'>

/** For who is asked often: what keeps the costly part of a report (`createReportCache`). */
export type Cached = { cache?: ReportCache }
/** Keeps nothing: for anyone who asks once. */
export const noReportCache: ReportCache = async (_communeId, _key, make) => await make()

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
type ReadPeriod = {
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
  await nextTurn()
  const statistics = await figuresOfRows(rows, measure, at)
  const counted = await countFigures(statistics, measure, period, exclusions)
  await nextTurn()
  return {
    figures: await reportOf(deps, measure, period, counted),
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
  options: ReportOptions = {},
): Promise<ReportFiguresShape> {
  return await measuredFigures(deps, await measureOf(deps, communeId), period, options)
}

/** The same for who has the measure at hand. @throws Refusal as `replyReport` does. */
export async function measuredFigures(
  deps: ReportDeps & Cached,
  measure: Measure,
  period: Period,
  { now, exclusions = 'applied' }: ReportOptions = {},
): Promise<ReportFiguresShape> {
  refusePeriod(period)
  const { db, cache = noReportCache } = deps
  const count = async () => {
    const statistics = await periodFigures(db, measure, period, readAt(deps, now))
    return await countFigures(statistics, measure, period, exclusions)
  }
  const key = JSON.stringify(['figures', period, exclusions, now, measure.goalPercent])
  const isLarge = ({ received }: CountedFigures) => received > manyEpisodes
  const counted = await cache(measure.communeId, key, count, isLarge)
  return await reportOf(deps, measure, period, counted)
}

/** A period's figures week by week, and nothing else. */
export async function replyWeeks(
  deps: ReportDeps,
  measure: Measure,
  period: Pick<Period, 'from' | 'to'>,
): Promise<CountedFigures['weeks']> {
  const figures = await periodFigures(deps.db, measure, period, readAt(deps))
  return (await countFigures(figures, measure, period, 'applied')).weeks
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

/** The headlines of a period and of the one that ends the day before it begins, read as one. */
export async function replyHeadlines(
  deps: ReportDeps,
  measure: Measure,
  period: Pick<Period, 'from' | 'to'>,
  before: Pick<Period, 'from'>,
): Promise<{ headline: Headline; before: Headline }> {
  const both = { from: before.from, to: period.to }
  const figures = await periodFigures(deps.db, measure, both, readAt(deps))
  return {
    headline: headlineIn(figures, measure, period),
    before: headlineIn(figures, measure, { from: before.from, to: addDays(period.from, -1) }),
  }
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
  { byChannel, ...counted }: CountedFigures,
): Promise<ReportFiguresShape> {
  const { communeId, zone } = measure
  const time = {
    communeId,
    channelId: period.channel,
    from: zone.instantOf(dayOfDate(period.from), 0),
    to: zone.instantOf(dayOfDate(period.to) + 1, 0),
  }
  const since = await firstOpening(db, communeId, period.channel)
  const overruled = await overruledRules(db, time)
  const cut = await countCut(db, time)
  const channels = await channelsIn(db, measure, period)
  return {
    ...counted,
    channels: channelFigures({ byChannel }, measure, period, channels),
    since,
    ...overruled,
    notMeasured: await notMeasured(db, measure, channels, cut),
  }
}

/** A list of more than these is asked for in parts; the figures have no such bound. */
const mostListed = 20_000

const tooLong = (): Refusal => new Refusal('bad-request', replySentences.tooManyListed(mostListed))

type PolledChannel = Awaited<ReturnType<typeof pollsOf>>[number]

/**
 * What a report cannot tell, in plain sentences: nothing is made up in its place.
 * @param cut how many conversations an import cut
 */
async function notMeasured(
  db: Db,
  { calendar, commune: { zone } }: Measure,
  channels: readonly PolledChannel[],
  cut: number,
): Promise<Sentence[]> {
  const archives = channels.filter(({ state }) => state === 'archive').map(({ id }) => id)
  const until = archives.length === 0 ? null : await lastMessagesAt(db, archives)
  return [
    ...(calendar.isSet ? [] : [replySentences.noHours]),
    ...(channels.length === 0 ? [replySentences.noChannel] : []),
    ...channels.flatMap(channel =>
      channel.state === 'archive'
        ? [ofArchive(channel, until?.get(channel.id), zone)]
        : reasonsFor(channel, zone),
    ),
    ...(cut > 0 ? [replySentences.cut(cut)] : []),
  ]
}

/** For a channel that is known by its download alone, which has private messages until then, ms UTC. */
function ofArchive({ name }: PolledChannel, until: number | undefined, zone: string): Sentence {
  return until === undefined
    ? replySentences.archiveToCome(name)
    : replySentences.archiveAlone(name, until, zone)
}

function reasonsFor(channel: PolledChannel, zone: string): Sentence[] {
  const { name, state } = channel
  if (state === 'disconnected') return [replySentences.disconnected(name)]
  return [
    ...unreadNow(channel, zone),
    ...(state === 'active' ? hiddenFrom(channel) : []).map(what =>
      replySentences.hidden(name, what),
    ),
    ...gapsIn(channel).map(({ text }) => replySentences.gap(name, text)),
  ]
}

function unreadNow(channel: PolledChannel, zone: string): Sentence[] {
  const { name, state, stateReason, succeededAt, failures } = channel
  if (state === 'paused') return [replySentences.paused(name, sentenceOrNull(stateReason))]
  const error = failures > 0 ? sentenceOrNull(channel.error) : null
  if (succeededAt === null) {
    return [
      error === null ? replySentences.neverRead(name) : replySentences.neverReadFor(name, error),
    ]
  }
  return error === null ? [] : [replySentences.unreadSince(name, error, succeededAt, zone)]
}

/** What the network gives nothing of, which no poll notices. */
function hiddenFrom(channel: PolledChannel): ('comments' | 'private')[] {
  const level = accessLevel(checksOf(channel))
  return (['comments', 'private'] as const).filter(what => level?.[what] === 'unread')
}
