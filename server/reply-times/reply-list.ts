import type { z } from 'zod'
import type { Row } from '../database/schema.ts'
import { measureOf } from '../hours/measure.ts'
import { breathe } from '../platform/breathe.ts'
import { Refusal } from '../platform/refusal.ts'
import { episodeShapeOf, withOpeners } from './episode-shape.ts'
import { type ListEntries, listEntries } from './list-entries.ts'
import { readAt } from './period-figures.ts'
import { type Cached, channelsIn, type ReportDeps, refusePeriod } from './reply-report.ts'
import { noReportCache } from './report-cache.ts'
import { manyEpisodes } from './report-figures.ts'
import { weekdayOf } from './rules/arrivals.ts'
import {
  exclusionOf,
  exclusions,
  type FigureColumns,
  HISTORY,
  HOLDING,
  OUTSIDE,
  OVERDUE,
  OVERRIDDEN,
  outcomeOf,
  outcomes,
  PUBLIC,
  UNFILTERED,
} from './rules/episode-figures.ts'
import type { EpisodeState } from './rules/reply-episode.ts'
import { sortedByKey } from './rules/sort-order.ts'
import { replySentences } from './sentences.ts'
import type { EpisodeList, EpisodeListShape, episodeListQuery } from './shapes.ts'

type ListQuery = Omit<z.output<typeof episodeListQuery>, 'now'> & { now?: number | undefined }

/** What a list asks of an episode. */
type Standing = {
  state: EpisodeState
  /** Within the target. */
  inTime: boolean
  flags: number
  officeMs: number
}

const isCounted = ({ state }: Standing) => state === 'answered' || state === 'missed'
const isUnanswered = ({ state }: Standing) => state === 'missed' || state === 'waiting'
const isAnswered = ({ state }: Standing) => state === 'answered'
const is = ({ flags }: Standing, flag: number) => (flags & flag) !== 0

const lists: Record<EpisodeList, (one: Standing) => boolean> = {
  received: () => true,
  counted: isCounted,
  measured: one => isCounted(one) || isUnanswered(one),
  'on-time': one => isAnswered(one) && one.inTime,
  late: one => isAnswered(one) && !one.inTime,
  answered: isAnswered,
  missed: ({ state }) => state === 'missed',
  waiting: ({ state }) => state === 'waiting',
  unanswered: isUnanswered,
  excluded: ({ state }) => state === 'excluded',
  withdrawn: ({ state }) => state === 'withdrawn',
  'out-of-hours': one => isAnswered(one) && one.officeMs === 0 && is(one, OUTSIDE),
  history: one => is(one, HISTORY),
  holding: one => isAnswered(one) && is(one, HOLDING),
  'holding-on-time': one => isAnswered(one) && is(one, HOLDING) && one.inTime,
  public: one => isCounted(one) && is(one, PUBLIC),
  private: one => isCounted(one) && !is(one, PUBLIC),
}

/**
 * One of the lists behind a report's figures, a page at a time: as many as the figure says.
 * @throws Refusal as `replyReport` does, and (`bad-request`) for an `after` that no list gave.
 */
export async function replyList(
  deps: ReportDeps & Cached,
  communeId: number,
  query: ListQuery,
): Promise<EpisodeListShape> {
  refusePeriod(query)
  const { db, cache = noReportCache } = deps
  const measure = await measureOf(deps, communeId)
  await channelsIn(db, measure, query)
  const at = readAt(deps, query.now)
  const start = query.after === undefined ? 0 : placeAfter(query.after)
  const { after: _, limit, ...asked } = query
  const isLarge = ({ columns }: ListEntries) => columns.length > manyEpisodes
  // All pages of a list have the same order, and all lists of a period choose among the same.
  const { entries, inOrder } = await cache(
    communeId,
    JSON.stringify(['list', asked]),
    async () => {
      const { from, to, now, exclusions: which } = asked
      const key = JSON.stringify(['entries', from, to, which, now])
      const period = { from, to, exclusions: which }
      const entries = await cache(
        communeId,
        key,
        () => listEntries(db, measure, period, at),
        isLarge,
      )
      await breathe()
      const chosen = chosenOf(entries.columns, query)
      await breathe()
      return { entries, inOrder: inTurn(entries.columns, chosen, query.order) }
    },
    made => isLarge(made.entries),
  )
  const page = { start, end: Math.min(start + limit, inOrder.length) }
  const shown =
    query.order === 'slowest'
      ? await slowest(entries, inOrder, page)
      : await oldest(entries, inOrder, page)
  const shapes = new Map(
    (await withOpeners(db, shown)).map(each => [each.row, episodeShapeOf(each, at.now, measure)]),
  )
  return {
    count: inOrder.length,
    episodes: shown.flatMap(row => shapes.get(row) ?? []),
    next: page.end < inOrder.length ? String(page.end) : null,
  }
}

/** The indices of those that belong to the list. */
function chosenOf(
  { length, day, hour, channelId, flags, officeMs }: FigureColumns,
  query: ListQuery,
): number[] {
  const has = lists[query.list]
  const stands = query.exclusions === 'ignored' ? UNFILTERED : OVERRIDDEN
  const kind = query.kind === undefined ? null : exclusions.indexOf(query.kind)
  // As in `arrivals`, where what needs no answer is not told.
  const inCell = query.weekday !== undefined || query.hour !== undefined
  const chosen: number[] = []
  for (let index = 0; index < length; index++) {
    const mine = flags[index] ?? 0
    if ((mine & stands) === 0) continue
    if (query.channel !== undefined && channelId[index] !== query.channel) continue
    const office = officeMs[index] ?? 0
    const inTime = (mine & OVERDUE) === 0
    const state = stateOf(mine, inTime)
    if (kind !== null && (state !== 'excluded' || exclusionOf(mine) !== kind)) continue
    if (inCell) {
      if (state === 'excluded') continue
      if (query.hour !== undefined && hour[index] !== query.hour) continue
      if (query.weekday !== undefined && weekdayOf(day[index] ?? 0) !== query.weekday - 1) continue
    }
    if (has({ state, inTime, flags: mine, officeMs: office })) chosen.push(index)
  }
  return chosen
}

function stateOf(flags: number, inTime: boolean): EpisodeState {
  const outcome = outcomes[outcomeOf(flags)]
  if (outcome === 'open') return inTime ? 'waiting' : 'missed'
  if (outcome === 'removed') return inTime ? 'withdrawn' : 'missed'
  return outcome === 'excluded' ? 'excluded' : 'answered'
}

type Page = { start: number; end: number }

/** Those of a list by the day of their opening, or by opening hours until the answer, the longest first. */
function inTurn(
  { day, officeMs }: FigureColumns,
  chosen: readonly number[],
  order: ListQuery['order'],
): Uint32Array {
  const indices = Uint32Array.from(chosen)
  if (order === 'slowest') return sortedByKey(indices, officeMs).reverse()
  return sortedByKey(indices, Float64Array.from(day))
}

/** A page of them by opening: only the days that it touches are read, and put in order. */
async function oldest(
  { columns: { day }, rowsOf }: ListEntries,
  inOrder: Uint32Array,
  { start, end }: Page,
): Promise<Row<'episode'>[]> {
  if (start >= end) return []
  const dayAt = (place: number) => day[inOrder[place] ?? 0] ?? 0
  let from = start
  while (from > 0 && dayAt(from - 1) === dayAt(start)) from--
  let to = end
  while (to < inOrder.length && dayAt(to) === dayAt(end - 1)) to++
  const rows = await rowsOf([...inOrder.subarray(from, to)])
  rows.sort((a, b) => a.openedAt - b.openedAt || a.id - b.id)
  return rows.slice(start - from, end - from)
}

/** A page of them by opening hours until the answer, then by the clock on the wall, the longest first. */
async function slowest(
  { columns: { officeMs, elapsedMs, day }, rowsOf }: ListEntries,
  inOrder: Uint32Array,
  { start, end }: Page,
): Promise<Row<'episode'>[]> {
  if (start >= end) return []
  const office = (index: number) => officeMs[index] ?? 0
  const wall = (index: number) => elapsedMs[index] ?? 0
  let from = start
  while (from > 0 && office(inOrder[from - 1] ?? 0) === office(inOrder[start] ?? 0)) from--
  let to = end
  while (to < inOrder.length && office(inOrder[to] ?? 0) === office(inOrder[end - 1] ?? 0)) to++
  const page = [...inOrder.subarray(from, to)].sort(
    (a, b) => office(b) - office(a) || wall(b) - wall(a) || (day[a] ?? 0) - (day[b] ?? 0) || a - b,
  )
  return await rowsOf(page.slice(start - from, end - from))
}

function placeAfter(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Refusal('bad-request', replySentences.noSuchPage)
  }
  return Number(text)
}
