import { instantOfLocal, localDateOf } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import type { Sentence } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import { Refusal } from '../platform/refusal.ts'
import { replyFigures } from '../reply-times/reply-report.ts'
import type { ReportFiguresShape } from '../reply-times/shapes.ts'
import { shareWeekFigures } from '../shares/figures.ts'
import { audienceReport } from '../subscribers/audience-report.ts'
import { mostFollowed } from '../subscribers/rules.ts'
import type { AudienceReportShape } from '../subscribers/shapes.ts'
import { actionShapeOf } from './actions.ts'
import { isTaken, type KnownAction, sheetPeriod, standingOn } from './rules.ts'
import { evidenceSentences as say } from './sentences.ts'
import type { EvidenceFigure, EvidenceShape } from './shapes.ts'
import { actionsOf } from './store.ts'
import { type EvidenceDeps, type KnownYear, suggestionsFor } from './suggestions.ts'

/**
 * The evidence sheet of a year: what the commune did, how each action stands with the label on the last
 * day of the year or today, and the figures of the year. No figure is typed, and none is made here.
 * @throws Refusal (`bad-request`) of a year that has not begun
 */
export async function evidenceReport(
  deps: EvidenceDeps,
  communeId: number,
  year: number,
): Promise<EvidenceShape> {
  const { db, clock } = deps
  const { zone, name: commune } = await communeOf(deps, communeId)
  const period = sheetPeriod(year, localDateOf(clock.now(), zone))
  if (period === null) throw new Refusal('bad-request', say.notBegun(year), 'year')
  const known: KnownYear = {
    audience: await audienceReport(deps, communeId, period),
    replies: await replyFigures(deps, communeId, period),
    shares: await shareWeekFigures(deps, communeId, {
      from: instantOfLocal(`${period.from}T00:00`, zone),
      to: instantOfLocal(`${addDays(period.to, 1)}T00:00`, zone),
    }),
  }
  const figures = figuresBeside(known)
  const rows = await actionsOf(db, communeId)
  const actions = rows.map(row => {
    const standing = standingOn(period.to, row)
    const beside = row.known === null ? null : (figures[row.known] ?? null)
    return { ...actionShapeOf(row), standing, isTaken: isTaken(standing), figures: beside }
  })
  const isAdded = (one: KnownAction) => rows.some(row => row.known === one)
  return {
    ...{ year, ...period, commune },
    actions: [...actions.filter(one => one.isTaken), ...actions.filter(one => !one.isTaken)],
    suggestions: (await suggestionsFor(deps, communeId, known)).flatMap(one => {
      const beside = figures[one.known]
      return beside === undefined || isAdded(one.known)
        ? []
        : [{ ...one, operator: commune, figures: beside }]
    }),
    ...figuresOf(known),
    method: [say.methodFollowers, say.methodReplies(period.to), say.methodLabel(period.to)],
  }
}

function figuresOf({ audience, replies }: KnownYear): Pick<EvidenceShape, 'figures' | 'numbers'> {
  const { households } = audience
  const { summary, elapsed, received, targets } = replies
  const followed = mostFollowed(audience.channels)
  const share = shareOf(replies)
  const median = summary.medianMs
  const figures: EvidenceFigure[] = [
    householdsFigure(audience),
    {
      ...{ key: 'received', label: say.received, value: say.receivedCount(received) },
      detail: received === 0 ? null : say.receivedDetail(summary.counted),
    },
    {
      ...{ key: 'median', label: say.median },
      value: median === null ? null : say.medianValue(median),
      detail: elapsed.medianMs === null ? null : say.elapsed(elapsed.medianMs),
    },
    {
      ...{ key: 'on-time', label: say.onTime, value: share },
      detail: share === null ? null : say.within(targets),
    },
  ]
  return {
    figures,
    numbers: {
      ...{ households: households?.count ?? null, followers: followed?.count ?? null, received },
      ...{ counted: summary.counted, onTime: summary.onTime, ratio: summary.ratio },
      ...{ medianMs: median, elapsedMedianMs: elapsed.medianMs },
    },
  }
}

function householdsFigure({ households, channels }: AudienceReportShape): EvidenceFigure {
  const followed = mostFollowed(channels)
  const figure = { key: 'households', label: say.households } as const
  if (followed === undefined) return { ...figure, value: null, detail: null }
  const { count, name } = followed
  return households === null
    ? { ...figure, value: say.followers(count), detail: say.followersWhere(name) }
    : {
        ...figure,
        value: say.compared(count, households.count),
        detail: say.comparedWhere(name, households.year),
      }
}

function shareOf({ summary, goalPercent }: ReportFiguresShape): Sentence | null {
  const { ratio, onTime, counted } = summary
  return ratio === null ? null : say.share({ ratio, goalPercent }, onTime, counted)
}

/** What Tambour knows of each action in the year; absent: there was none of it. */
function figuresBeside({
  audience,
  replies,
  shares,
}: KnownYear): Partial<Record<KnownAction, Sentence>> {
  const accepted = shares === null ? 0 : shares.accepted + shares.before.accepted
  const sms = audience.channels.filter(({ way }) => way === 'sms')
  const themes = audience.channels.filter(({ way }) => way === 'push' || way === 'mail')
  const people = (channels: typeof sms) => sumOf(channels.map(one => one.people.count))
  const sent = (channels: typeof sms) => sumOf(channels.map(({ reached }) => reached))
  return {
    ...(replies.received > 0 && {
      replies: say.repliesFigures(say.receivedCount(replies.received), shareOf(replies)),
    }),
    ...(shares !== null &&
      accepted > 0 && {
        'shared-agenda': say.sharedFigures(shares.events, shares.partners, accepted),
      }),
    ...(sms.length > 0 && { sms: say.smsFigures(people(sms), sent(sms)) }),
    ...(themes.length > 0 && {
      themes: say.themesFigures(themes.length, people(themes), sent(themes)),
    }),
  }
}

const sumOf = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0)
