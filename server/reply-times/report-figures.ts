import type { Measure } from '../hours/measure.ts'
import { isSameTarget, type Target } from '../hours/rules-target.ts'
import { addDays, isoWeekDays, isoWeekOf } from '../language/iso-week.ts'
import { dayOfDate } from '../language/zone.ts'
import { nextTurn, stepsInTurn } from '../platform/event-loop.ts'
import type { Period } from './period-figures.ts'
import { exclusions, HISTORY, OVERRIDDEN, PUBLIC, UNFILTERED } from './rules/episode-figures.ts'
import {
  type GroupFigures,
  openShares,
  type ReplyFigures,
  week,
  weekdayOf,
} from './rules/reply-figures.ts'
import { replyParts, verdictOf } from './rules/verdict.ts'
import { exclusionKinds, type FiguresShape, type ReportFiguresShape } from './shapes.ts'

export type Exclusions = ReportFiguresShape['exclusions']
type Of<Key extends keyof ReportFiguresShape> = ReportFiguresShape[Key]

export const none: FiguresShape = {
  summary: {
    onTime: 0,
    counted: 0,
    waiting: 0,
    missed: 0,
    excluded: 0,
    withdrawn: 0,
    ratio: null,
    wilson: null,
    medianMs: null,
    p90Ms: null,
  },
  elapsed: { medianMs: null, p90Ms: null },
}

/** More than these are counted in steps, and kept for who asks again. */
export const manyEpisodes = 20_000

/** Episodes that are counted in one step. */
const portion = 25_000

/** The figures of a report by numbers alone: what its channels are called, and what could not be measured, is told beside them. */
export type CountedFigures = Omit<
  ReportFiguresShape,
  'notMeasured' | 'overruled' | 'unruled' | 'since' | 'channels'
> & { byChannel: Map<number, GroupFigures> }

/** Every figure of a period's report, from the statistics of its episodes. */
export async function countFigures(
  figures: ReplyFigures,
  measure: Measure,
  period: Period,
  exclusionsChosen: Exclusions,
): Promise<CountedFigures> {
  const { from, to, channel } = period
  const { length } = figures.columns
  // With hundreds of thousands each step takes a while, and others get their turn between two.
  const rest = async () => {
    if (length > manyEpisodes) await nextTurn()
  }
  await rest()
  const weeks = weeksOf(from, to)
  const { groups, channels, received, holding, holdingOnTime, ...counts } = await grouped(
    figures,
    period,
    exclusionsChosen,
    rest,
  )
  await rest()
  await stepsInTurn(figures.steps(), rest)
  await rest()
  const whole = only(figures, groups.whole)
  await rest()
  const unfiltered = only(figures, groups.unfiltered)
  await rest()
  const byWeek = figures.of(weeks.length, groups.weeks)
  await rest()
  const channelFigures = figures.of(channels.length, groups.channels)
  const byChannel = new Map(channels.map((id, place) => [id, channelFigures[place] ?? none]))
  await rest()
  const byVisibility = figures.of(2, groups.visibilities)
  await rest()
  const shares = openShares(measure.calendar, measure.zone, dayOfDate(from), dayOfDate(to))
  const countedChannels = [...byChannel.keys()]
    .filter(id => isCounted(byChannel.get(id)))
    .sort(byNumber)
  const inForce = targetsOf(measure, channel === undefined ? countedChannels : [channel], period)
  await rest()
  const curve = await stepsInTurn(
    figures.curve(groups.whole, [
      measure.aimMinutes * 60_000,
      ...inForce.flatMap(one => ('minutes' in one ? one.minutes * 60_000 : [])),
    ]),
    rest,
  )
  return {
    from,
    to,
    channel: channel ?? null,
    exclusions: exclusionsChosen,
    aimMinutes: measure.aimMinutes,
    goalPercent: measure.goalPercent,
    verdict: verdictOf(whole.summary, measure.goalPercent),
    targets: inForce,
    received,
    ...whole,
    parts: replyParts(whole.summary),
    curve,
    unfiltered: { received: counts.unfiltered, ...unfiltered },
    excluded: exclusionKinds.flatMap(kind => {
      const count = counts.excluded[exclusions.indexOf(kind)] ?? 0
      return count === 0 ? [] : [{ kind, count }]
    }),
    holding: { answered: holding, onTime: holdingOnTime },
    weeks: weeks.map((each, place) => {
      const counted = byWeek[place] ?? none
      const verdict = verdictOf(counted.summary, measure.goalPercent)
      return { ...each, verdict, ...counted }
    }),
    byChannel,
    visibilities: (['private', 'public'] as const).map((visibility, place) => ({
      visibility,
      ...(byVisibility[place] ?? none),
    })),
    arrivals: shares.map((hours, weekday): Of<'arrivals'>[number] =>
      hours.map((open, at) => ({ count: counts.arrived[weekday]?.[at] ?? 0, open })),
    ),
    outOfHours: counts.outOfHours,
    history: counts.history,
  }
}

/** To which of the report's groups each episode belongs, and what is only counted: in one pass. */
async function grouped(
  figures: ReplyFigures,
  { from, channel }: Period,
  exclusionsChosen: Exclusions,
  rest: () => Promise<void>,
) {
  const { length, channelId, day, hour, flags } = figures.columns
  const firstMonday = dayOfDate(isoWeekDays(isoWeekOf(from)).from)
  const view = exclusionsChosen === 'ignored' ? UNFILTERED : OVERRIDDEN
  const groups = {
    whole: new Int16Array(length).fill(-1),
    unfiltered: new Int16Array(length).fill(-1),
    weeks: new Int16Array(length).fill(-1),
    channels: new Int16Array(length).fill(-1),
    visibilities: new Int16Array(length).fill(-1),
  }
  const places = new Map<number, number>()
  const counts = {
    received: 0,
    unfiltered: 0,
    holding: 0,
    holdingOnTime: 0,
    outOfHours: 0,
    history: 0,
    /** By number of the reason, as in `exclusions`. */
    excluded: new Array<number>(exclusions.length).fill(0),
    arrived: week(),
  }
  for (let index = 0; index < length; index++) {
    if (index > 0 && index % portion === 0) await rest()
    const from = channelId[index] ?? 0
    if (channel !== undefined && from !== channel) continue
    const flag = flags[index] ?? 0
    if (flag & UNFILTERED) {
      groups.unfiltered[index] = 0
      counts.unfiltered++
    }
    if (!(flag & view)) continue
    counts.received++
    const opened = day[index] ?? 0
    const place = places.get(from) ?? places.size
    places.set(from, place)
    groups.whole[index] = 0
    groups.weeks[index] = Math.floor((opened - firstMonday) / 7)
    groups.channels[index] = place
    groups.visibilities[index] = flag & PUBLIC ? 1 : 0
    if (flag & HISTORY) counts.history++
    if (figures.isOutOfHours(index)) counts.outOfHours++
    if (figures.isHolding(index)) {
      counts.holding++
      if (figures.isOnTime(index)) counts.holdingOnTime++
    }
    const exclusion = figures.exclusion(index)
    if (exclusion > 0) counts.excluded[exclusion] = (counts.excluded[exclusion] ?? 0) + 1
    else add(counts.arrived, weekdayOf(opened), hour[index] ?? 0)
  }
  return { groups, channels: [...places.keys()], ...counts }
}

/** A report's channels, also those of which nothing came. */
export function channelFigures(
  { byChannel }: Pick<CountedFigures, 'byChannel'>,
  measure: Measure,
  period: Period,
  channels: readonly { id: number; name: string }[],
): Of<'channels'> {
  return channels.map(({ id, name }) => ({
    channel: id,
    name,
    targets: targetsOf(measure, [id], period),
    ...(byChannel.get(id) ?? none),
  }))
}

/** The targets of some channels over a period, each once; without a channel the commune's. */
export function targetsOf(
  { targets }: Measure,
  channels: Iterable<number>,
  { from, to }: Period,
): Target[] {
  const [first, last] = [dayOfDate(from), dayOfDate(to)]
  const inForce: Target[] = []
  for (const target of [...channels].flatMap(id => targets.during(id, first, last))) {
    if (!inForce.some(one => isSameTarget(one, target))) inForce.push(target)
  }
  return inForce.length > 0 ? inForce : targets.during(null, first, last)
}

/** Whether somebody there is counted, or still has time. */
function isCounted(figures: GroupFigures | undefined): boolean {
  return figures !== undefined && figures.summary.counted + figures.summary.waiting > 0
}

/** A headline with what must stand beside it. */
export type Headline = GroupFigures & {
  /** By which they are judged, each by that of its channel. */
  targets: Target[]
  unfiltered: GroupFigures
  holdingOnTime: number
}

/** The headline alone, of what opened in the period. */
export function headlineIn(figures: ReplyFigures, measure: Measure, period: Period): Headline {
  const { channelId, day, flags } = figures.columns
  const [first, last] = [dayOfDate(period.from), dayOfDate(period.to)]
  const isIn = (index: number, view: number) => {
    const opened = day[index] ?? 0
    return opened >= first && opened <= last && ((flags[index] ?? 0) & view) !== 0
  }
  const countedChannels = new Set<number>()
  const within = (view: number) =>
    only(
      figures,
      Int16Array.from(flags, (_, index) => (isIn(index, view) ? 0 : -1)),
    )
  let holdingOnTime = 0
  for (let index = 0; index < flags.length; index++) {
    if (!isIn(index, OVERRIDDEN)) continue
    if (figures.isMeasured(index)) countedChannels.add(channelId[index] ?? 0)
    if (figures.isHolding(index) && figures.isOnTime(index)) holdingOnTime++
  }
  return {
    ...within(OVERRIDDEN),
    targets: targetsOf(measure, [...countedChannels].sort(byNumber), period),
    unfiltered: within(UNFILTERED),
    holdingOnTime,
  }
}

const byNumber = (a: number, b: number) => a - b

export function only(figures: ReplyFigures, group: Int16Array): GroupFigures {
  return figures.of(1, group)[0] ?? none
}

function add(table: number[][], row: number, column: number): void {
  const cells = table[row]
  if (cells) cells[column] = (cells[column] ?? 0) + 1
}

/** The ISO weeks that the period touches, also empty ones, cut at its ends: they add up to it. */
function weeksOf(from: string, to: string): { week: string; from: string; to: string }[] {
  const weeks = []
  for (let monday = isoWeekDays(isoWeekOf(from)).from; monday <= to; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6)
    weeks.push({
      week: isoWeekOf(monday),
      from: monday < from ? from : monday,
      to: sunday > to ? to : sunday,
    })
  }
  return weeks
}
