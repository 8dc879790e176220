import { getTargets } from '../hours/change-targets.ts'
import { getOpeningHours, type Measure, measureOf } from '../hours/measure.ts'
import { dateOfDay, dayOfDate } from '../language/zone.ts'
import { readJournal } from '../people/store/journal.ts'
import { nextTurn, stepsInTurn } from '../platform/event-loop.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  columnsInTurn,
  inStretches,
  type Period,
  readAt,
  refusePeriod,
  unpacked,
} from './period-figures.ts'
import { type Cached, channelsIn, noReportCache, type ReportDeps } from './reply-report.ts'
import { manyEpisodes, none, only, targetsOf } from './report-figures.ts'
import { answeredBy } from './rules/answered-curve.ts'
import { withdrawalsIn } from './rules/competing-risks.ts'
import { type Days, monthsOf, yearBefore } from './rules/periods.ts'
import { type GroupFigures, ReplyFigures } from './rules/reply-figures.ts'
import { differenceOf } from './rules/reply-stats.ts'
import { replySentences } from './sentences.ts'
import type { ComparisonShape, FurtherShape } from './shapes-further.ts'
import { packedFigures } from './store/period-episodes.ts'
import { openTurns, packedTurns } from './store/turns.ts'

const MINUTE = 60_000

/** What a councillor asks for: 10 and 15 minutes of opening hours, and a day on the wall clock. */
const asked = [
  { clock: 'office', ms: 10 * MINUTE },
  { clock: 'office', ms: 15 * MINUTE },
  { clock: 'elapsed', ms: 24 * 60 * MINUTE },
] as const
/** By the end of these opening hours. */
const withdrawnBy = [10, 15, 60, 6 * 60].map(minutes => minutes * MINUTE)
/** The line of a comparison that holds whatever the target was. */
const quickMs = 15 * MINUTE

type FurtherPeriod = Period & { changeOn?: string | undefined }

/**
 * The figures behind the reply times (docs/figures.md), with exclusions, as they are known now.
 * @throws Refusal as `replyReport` does, and (`bad-request`) for a change outside the period.
 */
export async function furtherFigures(
  deps: ReportDeps & Cached,
  communeId: number,
  { changeOn, ...period }: FurtherPeriod,
): Promise<FurtherShape> {
  refusePeriod(period)
  if (changeOn !== undefined && (changeOn <= period.from || changeOn > period.to)) {
    throw new Refusal('bad-request', replySentences.changeOutside)
  }
  const { db, cache = noReportCache } = deps
  const measure = await measureOf(deps, communeId)
  await channelsIn(db, measure, period)
  const key = JSON.stringify(['further', period, changeOn])
  const count = () => countFurther(deps, measure, { changeOn, ...period })
  const counted = await cache(communeId, key, count, ({ measured }) => measured > manyEpisodes)
  return { ...counted, changes: await changesIn(deps, measure, period) }
}

async function countFurther(
  deps: ReportDeps,
  measure: Measure,
  period: FurtherPeriod,
): Promise<Omit<FurtherShape, 'changes'>> {
  const { from, to, channel, changeOn } = period
  const months = monthsOf(period)
  const years = months.map(yearBefore)
  const [earliest = from] = [from, ...years.map(year => year.from)].toSorted()
  const { figures, isLater } = await turnFigures(deps, measure, period, earliest)
  await stepsInTurn(figures.steps(), nextTurn)
  const groupOf = groupsBy(figures, channel)
  const whole = groupOf([period])
  const { summary } = only(figures, whole)
  await nextTurn()
  const turns = figures.of(
    2,
    whole.map((group, index) => (group === 0 ? (isLater[index] ?? 0) : group)),
  )
  await nextTurn()
  const monthly = figures.of(months.length * 2, groupOf([...years, ...months]))
  await nextTurn()
  const compare = (before: Days, after: Days) =>
    comparisonOf(figures, measure, groupOf, before, after)
  const [firstMonth, lastMonth] = [months[0] ?? period, months.at(-1) ?? period]
  return {
    ...{ from, to, channel: channel ?? null },
    measured: summary.counted + summary.waiting,
    unanswered: summary.missed + summary.waiting,
    within: await withinTimes(figures, whole),
    withdrawals: await stepsInTurn(withdrawalsIn(figures.columns, whole, withdrawnBy), nextTurn),
    turns: { first: turns[0] ?? none, later: turns[1] ?? none },
    year: {
      months: months.map((month, place) => ({
        before: { ...yearBefore(month), ...(monthly[place] ?? none) },
        after: { ...month, ...(monthly[months.length + place] ?? none) },
      })),
      whole: compare(
        { from: yearBefore(firstMonth).from, to: yearBefore(lastMonth).to },
        { from: firstMonth.from, to: lastMonth.to },
      ),
    },
    change:
      changeOn === undefined
        ? null
        : compare({ from, to: dateOfDay(dayOfDate(changeOn) - 1) }, { from: changeOn, to }),
  }
}

/**
 * The figures of a period's episodes and of the time before it from `earliest` on, and which of the period's
 * are later turns of their conversation.
 */
async function turnFigures(
  { db, clock }: ReportDeps,
  measure: Measure,
  { from, to }: Days,
  earliest: string,
) {
  const { communeId } = measure
  const own = { communeId, from, to }
  const before = { communeId, from: earliest, to: dateOfDay(dayOfDate(from) - 1) }
  const turns = await inStretches(own, some => packedTurns(db, some))
  const older = await inStretches(before, some => packedFigures(db, some, 'episode'))
  const open = (await inStretches({ ...own, from: earliest }, some => openTurns(db, some))).flat()
  const rows = { episodes: open, unfilteredEpisodes: [] }
  const more = await unpacked(rows, measure, readAt({ clock }).now)
  const packed = [...turns.map(one => one.packed), ...older]
  const figures = new ReplyFigures(await columnsInTurn(packed, more))
  const isLater = new Uint8Array(figures.columns.length)
  isLater.set(Buffer.from(turns.map(({ later }) => later).join('')).map(digit => digit - ZERO))
  const firstOpen = isLater.length - open.length
  for (const [place, { later }] of open.entries()) isLater[firstOpen + place] = later ? 1 : 0
  return { figures, isLater }
}

const ZERO = 48

type GroupOf = (all: readonly Days[]) => Int16Array

/** To which of some stretches of days, of which none touches another, each episode of a channel or of all belongs. */
function groupsBy({ columns }: ReplyFigures, channel: number | undefined): GroupOf {
  const { length, day, channelId } = columns
  return all => {
    const days = all.map(({ from, to }) => [dayOfDate(from), dayOfDate(to)] as const)
    const first = Math.min(...days.map(([from]) => from))
    const byDay = new Int16Array(Math.max(...days.map(([, to]) => to)) - first + 1).fill(-1)
    for (const [group, [from, to]] of days.entries())
      byDay.fill(group, from - first, to - first + 1)
    const groups = new Int16Array(length).fill(-1)
    for (let index = 0; index < length; index++) {
      if (channel !== undefined && channelId[index] !== channel) continue
      groups[index] = byDay[(day[index] as number) - first] ?? -1
    }
    return groups
  }
}

async function withinTimes(
  figures: ReplyFigures,
  whole: Int16Array,
): Promise<FurtherShape['within']> {
  const found: FurtherShape['within'] = []
  for (const { clock, ms } of asked) {
    const curve = await stepsInTurn(figures.curve(whole, [ms], clock), nextTurn)
    const by = answeredBy(curve, ms, figures.quick(whole, 1, ms, clock)[0]?.whole ?? 0)
    if (by !== null) found.push({ clock, ...by })
  }
  return found
}

function comparisonOf(
  figures: ReplyFigures,
  measure: Measure,
  groupOf: GroupOf,
  before: Days,
  after: Days,
): ComparisonShape {
  const groups = groupOf([before, after])
  const counted = figures.of(2, groups)
  const quick = figures.quick(groups, 2, quickMs)
  const sideOf = (days: Days, place: number) => ({
    ...days,
    ...(counted[place] ?? none),
    targets: targetsOf(measure, figures.channelsOf(groups, place), days),
    quick: quick[place] ?? { part: 0, whole: 0 },
  })
  const sides = { before: sideOf(before, 0), after: sideOf(after, 1) }
  const onTime = ({ summary }: GroupFigures) => ({ part: summary.onTime, whole: summary.counted })
  return {
    ...sides,
    onTime: differenceOf(onTime(sides.before), onTime(sides.after)),
    quick: differenceOf(sides.before.quick, sides.after.quick),
  }
}

/** Dates of the period, its first day apart, on which the commune changed what may change its figures. */
async function changesIn(
  deps: ReportDeps,
  { communeId, zone }: Measure,
  { from, to, channel }: Period,
): Promise<FurtherShape['changes']> {
  const hours = await getOpeningHours(deps, communeId)
  const targets = await getTargets(deps, communeId)
  const acts = await readJournal(deps.db, {
    communeId,
    actions: ['person.added', 'saved-reply.added'],
  })
  const changes: FurtherShape['changes'] = [
    ...hours.map(version => ({ on: version.from, kind: 'hours' as const })),
    ...[
      ...targets.commune,
      ...targets.channels
        .filter(one => channel === undefined || one.channel === channel)
        .flatMap(({ versions }) => versions),
    ].map(version => ({ on: version.from, kind: 'target' as const })),
    ...acts.map(({ at, action }) => ({
      on: dateOfDay(zone.dayOf(at)),
      kind: action === 'person.added' ? ('person' as const) : ('saved-reply' as const),
    })),
  ]
  const known = new Set<string>()
  return changes
    .filter(({ on, kind }) => {
      const key = `${on} ${kind}`
      const isNew = on > from && on <= to && !known.has(key)
      known.add(key)
      return isNew
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))
}
