import type { z } from 'zod'
import type { TargetsShape } from '../../../../server/hours/shapes.ts'
import { addDays } from '../../../../server/language/iso-week.ts'
import { verbatim } from '../../../../server/language/sentence.ts'
import { answeredCurve } from '../../../../server/reply-times/rules/answered-curve.ts'
import { replyParts } from '../../../../server/reply-times/rules/reply-parts.ts'
import { quantiles, summaryOf } from '../../../../server/reply-times/rules/reply-stats.ts'
import { verdictOf } from '../../../../server/reply-times/rules/verdict.ts'
import type {
  EpisodeList,
  EpisodeListShape,
  episodeListQuery,
  FiguresShape,
  ReportFiguresShape,
  reportQuery,
} from '../../../../server/reply-times/shapes.ts'
import { mondayOf, weekOf } from '../../../../web/dates.ts'
import { START } from '../commune.ts'
import { type FakeEpisode, fiveYears, makeEpisodes } from './report-episodes.ts'

export { makeEpisodes, summaryOf }
export const noSummary = summaryOf([])

type Asked = z.output<typeof reportQuery>
type AskedList = z.output<typeof episodeListQuery>

const isCounted = ({ state }: FakeEpisode) => state === 'answered' || state === 'missed'
const isUnanswered = ({ state }: FakeEpisode) => state === 'missed' || state === 'waiting'
const isOnTime = ({ onTime }: FakeEpisode) => onTime === true

/** What each list holds, told by what an episode says. */
const lists: Record<EpisodeList, (one: FakeEpisode) => boolean> = {
  received: () => true,
  counted: isCounted,
  measured: one => isCounted(one) || isUnanswered(one),
  'on-time': isOnTime,
  late: one => one.state === 'answered' && !isOnTime(one),
  answered: one => one.state === 'answered',
  missed: one => one.state === 'missed',
  waiting: one => one.state === 'waiting',
  unanswered: isUnanswered,
  excluded: one => one.state === 'excluded',
  withdrawn: one => one.state === 'withdrawn',
  'out-of-hours': one => one.state === 'answered' && one.outOfHours,
  history: one => one.history,
  holding: one => one.holding,
  'holding-on-time': one => one.holding && isOnTime(one),
  public: one => isCounted(one) && one.visibility === 'public',
  private: one => isCounted(one) && one.visibility === 'private',
}

function episodesIn({ from, to, channel, exclusions }: Asked): FakeEpisode[] {
  return fiveYears[exclusions].filter(
    ({ date, ...one }) =>
      date >= from && date <= to && (channel === undefined || one.channel === channel),
  )
}

function figuresOf(episodes: readonly FakeEpisode[]): FiguresShape {
  const times = (some: readonly FakeEpisode[]) =>
    Float64Array.from(some, one => one.elapsedMs ?? START - Date.parse(one.openedAt))
  return {
    summary: summaryOf(episodes),
    elapsed: quantiles(
      times(episodes.filter(({ state }) => state === 'answered')),
      times(episodes.filter(({ state }) => state === 'waiting' || state === 'missed')),
    ),
  }
}

/** The mairie is open 9–12 and 14–17, on Saturday in the morning only. */
function openOn(weekday: number, hour: number): number {
  const isOpen =
    weekday < 7 && ((hour >= 9 && hour < 12) || (weekday < 6 && hour > 13 && hour < 17))
  return isOpen ? 1 : 0
}

const needs = ({ state }: FakeEpisode) => state !== 'excluded'

function arrivalsOf(episodes: readonly FakeEpisode[]): ReportFiguresShape['arrivals'] {
  const arrivals = Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => ({ count: 0, open: openOn(day + 1, hour) })),
  )
  for (const { weekday, hour } of episodes.filter(needs)) {
    const cell = arrivals[weekday - 1]?.[hour]
    if (cell) cell.count++
  }
  return arrivals
}

function weeksOf(asked: Asked, episodes: readonly FakeEpisode[]): ReportFiguresShape['weeks'] {
  const byWeek = Map.groupBy(episodes, one => weekOf(one.date))
  const weeks = []
  for (let monday = mondayOf(asked.from); monday <= asked.to; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6)
    weeks.push({
      week: weekOf(monday),
      from: [monday, asked.from].sort().at(-1) ?? monday,
      to: [sunday, asked.to].sort().at(0) ?? sunday,
      verdict: verdictOf(summaryOf(byWeek.get(weekOf(monday)) ?? []), 90),
      ...figuresOf(byWeek.get(weekOf(monday)) ?? []),
    })
  }
  return weeks
}

const channels = [
  { channel: 1, name: 'Page de la mairie' },
  { channel: 2, name: 'Bibliothèque municipale' },
]

/** The day of the first message on what is asked for. */
function sinceOf({ channel }: Asked): string | null {
  const first = fiveYears.applied.find(one => channel === undefined || one.channel === channel)
  return first?.date ?? null
}

function curveOf(measured: readonly FakeEpisode[]): ReportFiguresShape['curve'] {
  const waits = (one: FakeEpisode) => (isUnanswered(one) ? 1 : 0)
  const inOrder = measured.toSorted((a, b) => a.officeMs - b.officeMs || waits(a) - waits(b))
  return answeredCurve(
    {
      order: Uint32Array.from(inOrder.keys()),
      times: Float64Array.from(inOrder, one => one.officeMs),
      waits: Uint8Array.from(inOrder, waits),
    },
    new Int16Array(inOrder.length),
    [10 * 60_000, 15 * 60_000],
  )
}

/** A period's figures, each counted from the episodes that its list holds. */
export function makeFigures(
  asked: Asked,
  isEmpty: boolean,
  own: TargetsShape['channels'] = [],
): ReportFiguresShape {
  const ownOf = (channel: number) =>
    own.find(one => one.channel === channel)?.versions.at(-1)?.target ?? { minutes: 15 }
  const episodes = isEmpty ? [] : episodesIn(asked)
  const unfiltered = isEmpty ? [] : episodesIn({ ...asked, exclusions: 'ignored' })
  const count = (list: EpisodeList) => episodes.filter(lists[list]).length
  return {
    from: asked.from,
    to: asked.to,
    channel: asked.channel ?? null,
    exclusions: asked.exclusions,
    aimMinutes: 10,
    goalPercent: 90,
    verdict: verdictOf(summaryOf(episodes), 90),
    targets: [
      ...new Map(
        channels.map(({ channel }) => [JSON.stringify(ownOf(channel)), ownOf(channel)]),
      ).values(),
    ],
    received: episodes.length,
    since: isEmpty ? null : sinceOf(asked),
    ...figuresOf(episodes),
    parts: replyParts(summaryOf(episodes)),
    curve: curveOf(episodes.filter(lists.measured)),
    unfiltered: { received: unfiltered.length, ...figuresOf(unfiltered) },
    excluded: (['courtesy', 'moderation'] as const).flatMap(kind => {
      const found = episodes.filter(({ reason }) => reason === kind).length
      return found === 0 ? [] : [{ kind, count: found }]
    }),
    overruled: [],
    unruled: 2,
    holding: { answered: count('holding'), onTime: count('holding-on-time') },
    weeks: weeksOf(asked, episodes),
    channels: channels
      .filter(({ channel }) => asked.channel === undefined || channel === asked.channel)
      .map(one => ({
        ...one,
        targets: [ownOf(one.channel)],
        ...figuresOf(episodes.filter(e => e.channel === one.channel)),
      })),
    visibilities: (['private', 'public'] as const).map(visibility => ({
      visibility,
      ...figuresOf(episodes.filter(one => one.visibility === visibility)),
    })),
    arrivals: arrivalsOf(episodes),
    outOfHours: count('out-of-hours'),
    history: count('history'),
    notMeasured: isEmpty
      ? []
      : [
          verbatim('Les appels téléphoniques et les visites au guichet.'),
          verbatim('Les messages des communes voisines.'),
        ],
  }
}

/** A page of the list behind a figure. */
export function makeList(asked: AskedList, isEmpty: boolean): EpisodeListShape {
  const { list, kind, weekday, hour, order, limit, after } = asked
  const found = (isEmpty ? [] : episodesIn(asked)).filter(
    one =>
      lists[list](one) &&
      (kind === undefined || one.reason === kind) &&
      (weekday === undefined || (needs(one) && one.weekday === weekday)) &&
      (hour === undefined || (needs(one) && one.hour === hour)),
  )
  if (order === 'slowest') {
    found.sort((a, b) => b.officeMs - a.officeMs || (b.elapsedMs ?? 0) - (a.elapsedMs ?? 0))
  }
  const start = Number(after ?? 0)
  const end = start + limit
  return {
    count: found.length,
    episodes: found.slice(start, end),
    next: end < found.length ? String(end) : null,
  }
}
