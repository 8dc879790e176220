import { checksOf } from '../channels/notices.ts'
import { accessLevel, isConnected } from '../channels/rules.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { addDays } from '../language/iso-week.ts'
import { dateOfDay } from '../language/zone.ts'
import { type BadgeDeps, badgeOf, firstMessagesIn, type PlacedFirst } from './first-messages.ts'
import {
  figuresOfRows,
  type Period,
  periodRows,
  type ReadAt,
  readAt,
  refusePeriod,
} from './period-figures.ts'
import { channelsIn } from './reply-report.ts'
import { headlineIn } from './report-figures.ts'
import { readBadge } from './rules/badge.ts'
import type { BadgesShape } from './shapes-further.ts'

type BadgeShape = BadgesShape['badges'][number]
type Channel = Awaited<ReturnType<typeof channelsIn>>[number]

/** So many days our own figures beside a badge tell of: as many as all readings there are. */
const usualDays = 7

/**
 * What the networks would say of the commune's pages at the end of a period, or today where that is
 * earlier: each reading of their badge, our own figures of the same days, and why they differ.
 * @throws Refusal as `replyReport` does.
 */
export async function replyBadges(
  deps: BadgeDeps,
  communeId: number,
  period: Period,
  { now }: { now?: number | undefined } = {},
): Promise<BadgesShape> {
  refusePeriod(period)
  const measure = await measureOf(deps, communeId)
  const at = readAt(deps, now)
  const today = dateOfDay(measure.zone.dayOf(at.now))
  let { to } = period
  if (to > today) to = today
  const badges: BadgeShape[] = []
  for (const channel of await channelsIn(deps.db, measure, period)) {
    const badge = isConnected(channel) ? badgeOf(deps.connectors, channel.connector) : undefined
    if (badge === undefined) continue
    const days = Math.max(usualDays, ...badge.readings.map(reading => reading.days))
    const firsts: PlacedFirst[] = []
    const asked = { from: addDays(to, 1 - days), to, channel: channel.id }
    for await (const some of firstMessagesIn(deps.db, measure, asked, at.now)) firsts.push(...some)
    const since = (wanted: number) => {
      const from = addDays(to, 1 - wanted)
      return firsts.filter(({ day }) => day >= from)
    }
    badges.push({
      channel: channel.id,
      name: channel.name,
      network: badge.network,
      badge: badge.name,
      isRead: accessLevel(checksOf(channel))?.private !== 'unread',
      messages: since(usualDays).length,
      readings: badge.readings.map(reading => ({
        ...reading,
        ...readBadge(since(reading.days), reading, measure.zone.dayOf),
      })),
      ...(await beside(deps, measure, { channel, to, at }, since(usualDays))),
    })
  }
  const networks = Object.values(deps.connectors).flatMap(({ manifest: { badge } }) =>
    badge === undefined ? [] : badge.network,
  )
  return { from: addDays(to, 1 - usualDays), to, networks, badges }
}

/** Our own figures of a channel's last days, and why they are others than the badge's. */
async function beside(
  { db }: BadgeDeps,
  measure: Measure,
  { channel, to, at }: { channel: Channel; to: string; at: ReadAt },
  firsts: readonly PlacedFirst[],
): Promise<Pick<BadgeShape, 'ours' | 'differences'>> {
  const period = { from: addDays(to, 1 - usualDays), to, channel: channel.id }
  const rows = await periodRows(db, measure, period, at)
  const figures = await figuresOfRows({ ...rows, unfilteredEpisodes: [] }, measure, at)
  const { summary, elapsed, targets } = headlineIn(figures, measure, period)
  // The columns have the order of the rows.
  const measured = rows.episodes.filter((_, index) => figures.isMeasured(index))
  const own = new Set(measured.filter(isPrivate).map(({ openedBy }) => openedBy))
  const opening = firsts.filter(({ id }) => own.has(id)).length
  const { onTime, counted, waiting, ratio, medianMs } = summary
  return {
    ours: {
      ...{ onTime, counted, waiting, ratio, medianMs, targets },
      elapsedMedianMs: elapsed.medianMs,
    },
    differences: {
      comments: measured.length - own.size,
      later: own.size - opening,
      notCounted: firsts.length - opening,
      outsideHours: firsts.filter(({ sentAt }) => !measure.calendar.isOpen(sentAt)).length,
      neverAnswered: firsts.filter(({ answeredAt }) => answeredAt === null).length,
    },
  }
}

const isPrivate = ({ visibility }: { visibility: string }) => visibility === 'private'
