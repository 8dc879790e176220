import { type Measure, measureOf } from '../hours/measure.ts'
import { dayOfDate } from '../language/zone.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { numberedPeriod } from './group-figures.ts'
import { type Period, readAt, refusePeriod } from './period-figures.ts'
import { type Cached, channelsIn, noReportCache, type ReportDeps } from './reply-report.ts'
import { manyEpisodes, targetsOf } from './report-figures.ts'
import { ClosedSlots } from './rules/closed-slots.ts'
import { ANSWERED, EXCLUDED, outcomeOf } from './rules/episode-figures.ts'
import { openShares, week, weekdayOf } from './rules/reply-figures.ts'
import type { ArrivalsShape } from './shapes-further.ts'

const MINUTE = 60_000
/** Episodes that are counted in one step. */
const portion = 25_000

/**
 * When messages come against the opening hours, and what an hour more of opening would have brought,
 * with exclusions, as it is known now.
 * @throws Refusal as `replyReport` does.
 */
export async function arrivalFigures(
  deps: ReportDeps & Cached,
  communeId: number,
  period: Period,
): Promise<ArrivalsShape> {
  refusePeriod(period)
  const { db, cache = noReportCache } = deps
  const measure = await measureOf(deps, communeId)
  await channelsIn(db, measure, period)
  const key = JSON.stringify(['arrivals', period])
  const count = () => countArrivals(deps, measure, period)
  return await cache(communeId, key, count, ({ all }) => all.whole > manyEpisodes)
}

async function countArrivals(
  deps: ReportDeps,
  measure: Measure,
  period: Period,
): Promise<ArrivalsShape> {
  const { from, to, channel } = period
  const { calendar, zone, targets } = measure
  const { now } = readAt(deps)
  const until = Math.min(dayOfDate(to), zone.dayOf(now))
  const { figures, numbers: openedAt } = await numberedPeriod(deps, measure, period, 'openedAt')
  const { length, day, hour, channelId, flags, elapsedMs } = figures.columns
  const slots = new ClosedSlots(calendar, zone, until)
  const arrived = week()
  const measured = new Set<number>()
  let inWorkingDays = 0
  for (let index = 0; index < length; index++) {
    if (index > 0 && index % portion === 0) await nextTurn()
    const from = channelId[index] as number
    const outcome = outcomeOf(flags[index] as number)
    if ((channel !== undefined && from !== channel) || outcome === EXCLUDED) continue
    const opened = day[index] as number
    const hours = arrived[weekdayOf(opened)] ?? []
    hours[hour[index] as number] = (hours[hour[index] as number] ?? 0) + 1
    if (!figures.isMeasured(index)) continue
    const target = targets.on(from, opened)
    if (!('minutes' in target)) {
      inWorkingDays++
      continue
    }
    measured.add(from)
    const [at, elapsed] = [openedAt[index] as number, elapsedMs[index] as number]
    slots.add(opened, at, target.minutes * MINUTE, elapsed, outcome === ANSWERED)
  }
  await nextTurn()
  const shares = openShares(calendar, zone, dayOfDate(from), dayOfDate(to))
  return {
    ...{ from, to, channel: channel ?? null, isSet: calendar.isSet },
    arrivals: arrived.map((counts, weekday) =>
      counts.map((count, at) => ({ count, open: shares[weekday]?.[at] ?? 0 })),
    ),
    targets: targetsOf(measure, measured, period).filter(target => 'minutes' in target),
    ...{ all: slots.all, inHours: slots.inHours, inWorkingDays },
    slots: slots.gains().map(({ weekday, ...slot }) => ({ weekday: weekday + 1, ...slot })),
  }
}
