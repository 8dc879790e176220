import { backupWarning } from '../backup/nightly.ts'
import { channelProblem } from '../channels/notices.ts'
import { channelsOf } from '../channels/rows.ts'
import type { Deps } from '../deps.ts'
import { remindersOf } from '../events/rows.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { schoolZoneOf } from '../language/departments.ts'
import { instantOfLocal, localDateOf } from '../language/instant.ts'
import { addDays, isoWeekDays, isoWeekOf } from '../language/iso-week.ts'
import type { Language } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { readEpisode } from '../reply-times/episode-shape.ts'
import {
  measuredFigures,
  type ReportDeps,
  replyHeadline,
  replyWeeks,
} from '../reply-times/reply-report.ts'
import { episodeRows } from '../reply-times/rows.ts'
import { shareWeekFigures } from '../shares/figures.ts'
import { countOffers } from '../shares/rows.ts'
import { composeDigest, type Digest, digestHorizonDays } from './rules-digest.ts'
import { chartWeeks } from './rules-replies.ts'
import { editionDays, scheduleOf } from './rules-schedule.ts'
import { digestSentences } from './sentences.ts'
import {
  countAwaitingApproval,
  countPublished,
  type DeliveryWithIssue,
  deliveriesWithIssues,
  eventsBetween,
} from './store.ts'

export type DigestDeps = ReportDeps & Pick<Deps, 'publicUrl'>

/** How far back the digest looks for messages that nobody ever answered. */
const olderWeeks = 11

/** The words of an edition, from the figures that the screens show. */
export async function buildDigest(
  deps: DigestDeps,
  communeId: number,
  edition: string,
  language: Language,
): Promise<Digest> {
  const { from, to } = daysOf(edition)
  const { db } = deps
  const measure = await measureOf(deps, communeId)
  const { commune } = measure
  const { zone } = commune
  const start = (date: string) => instantOfLocal(`${date}T00:00`, zone)
  const next = addDays(to, 1)
  if (start(from) > deps.clock.now()) {
    throw new Refusal('bad-request', digestSentences.weekToCome(edition))
  }
  // A mairie open on all holidays still wants to be reminded of them.
  const holidays = measure.calendar.holidaysOn(next) ?? 'FR'
  const report = await measuredFigures(deps, measure, { from, to })
  const weeks = await replyWeeks(deps, measure, {
    from: addDays(isoWeekDays(isoWeekOf(to)).from, -7 * (chartWeeks - 1)),
    to,
  })
  const before = await replyHeadline(deps, measure, {
    from: addDays(from, -7),
    to: addDays(from, -1),
  })
  const deliveryIssues = await deliveriesWithIssues(db, communeId, start(from), start(next))
  const figures = {
    commune: commune.name,
    zone,
    edition,
    schedule: scheduleOf(commune),
    from,
    to,
    targets: report.targets,
    summary: report.summary,
    goalPercent: report.goalPercent,
    beside: { unfiltered: report.unfiltered.summary, holdingOnTime: report.holding.onTime },
    elapsedMedianMs: report.elapsed.medianMs,
    before: before.summary,
    older: await countOlder(deps, measure, from),
    weeks: weeks.map(({ week, summary, verdict }) => ({
      week,
      ratio: summary.ratio,
      verdict,
    })),
    published: await countPublished(db, communeId, start(from), start(next)),
    deliveryIssues: deliveryIssues.map(delivery => ({ ...delivery, title: titleOf(delivery) })),
    awaitingApproval: await countAwaitingApproval(db, communeId),
    shares: await shareWeekFigures(deps, communeId, { from: start(from), to: start(next) }),
    offers: await countOffers(db, communeId, deps.clock.now()),
    events: await eventsBetween(
      db,
      communeId,
      start(next),
      start(addDays(next, digestHorizonDays)),
    ),
    holidays,
    schoolZone: schoolZoneOf(commune.department),
    channels: await illChannels(deps, communeId, zone),
    reminders: await openReminders(db, communeId, start(addDays(next, digestHorizonDays))),
    lateBackup: await lateBackup(deps, zone),
    notMeasured: report.notMeasured,
  }
  return composeDigest(figures, language)
}

async function illChannels({ db, clock }: DigestDeps, communeId: number, zone: string) {
  const now = clock.now()
  return (await channelsOf(db, communeId)).flatMap(channel => {
    const problem = channelProblem(channel, now, zone)
    return problem === null ? [] : [{ name: channel.name, problem }]
  })
}

async function openReminders(db: DigestDeps['db'], communeId: number, before: number) {
  const rows = await remindersOf(db, communeId, { open: true, to: before })
  return rows.map(({ stepName, eventTitle, dueLocal }) => ({
    name: stepName,
    title: eventTitle,
    dueLocal,
  }))
}

async function lateBackup(
  deps: DigestDeps,
  zone: string,
): Promise<{ madeOn: string | null } | undefined> {
  const warning = await backupWarning(deps)
  if (warning === null) return undefined
  return { madeOn: warning.madeAt === null ? null : localDateOf(warning.madeAt, zone) }
}

/** An edition's first and last day. @throws Refusal (`bad-request`) when there is no such week. */
export function daysOf(edition: string): { from: string; to: string } {
  try {
    return editionDays(edition)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Refusal('bad-request', digestSentences.noSuchWeek(edition))
  }
}

/** Who still waits from the weeks before; imported history is past and alarms nobody. */
async function countOlder(deps: DigestDeps, measure: Measure, from: string): Promise<number> {
  const now = deps.clock.now()
  const rows = await episodeRows(deps.db, {
    communeId: measure.communeId,
    from: addDays(from, -7 * olderWeeks),
    to: addDays(from, -1),
    unanswered: true,
  })
  return rows.filter(row => {
    const { state } = readEpisode(row, now, measure)
    return (state === 'waiting' || state === 'missed') && row.history === 0
  }).length
}

function titleOf({ title, text }: DeliveryWithIssue): string {
  if (title !== null) return title
  const [line = ''] = text.trim().split('\n')
  if (line.length <= 60) return line
  const space = line.lastIndexOf(' ', 60)
  return `${line.slice(0, space > 20 ? space : 60)}…`
}
