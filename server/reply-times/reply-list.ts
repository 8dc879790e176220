import type { z } from 'zod'
import type { Row } from '../database/schema.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { Refusal } from '../platform/refusal.ts'
import { episodeShapeOf, withOpeners } from './episode-shape.ts'
import { type ListEntries, listEntries } from './list-entries.ts'
import { readAt, refusePeriod } from './period-figures.ts'
import { type Cached, channelsIn, noReportCache, type ReportDeps } from './reply-report.ts'
import { manyEpisodes } from './report-figures.ts'
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
  sortedByKey,
  UNFILTERED,
} from './rules/episode-figures.ts'
import type { EpisodeState } from './rules/reply-episode.ts'
import { weekdayOf } from './rules/reply-figures.ts'
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
 * One of the lists behind a report's figures, a page at a time: as many as the figure says. A page
 * begins after the last of the one before, wherever that is by now, or would be if it is gone.
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
  const { after: given, limit, ...asked } = query
  const after = given === undefined ? null : keyIn(given, asked.order)
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
      await nextTurn()
      const chosen = chosenOf(entries.columns, query)
      await nextTurn()
      return { entries, inOrder: inTurn(entries.columns, chosen, query.order) }
    },
    made => isLarge(made.entries),
  )
  const { rows: shown, next } =
    query.order === 'slowest'
      ? await slowest(entries, inOrder, after, limit)
      : await oldest(entries, inOrder, after, limit, measure)
  const shapes = new Map(
    (await withOpeners(db, shown)).map(each => [each.row, episodeShapeOf(each, at.now, measure)]),
  )
  return {
    count: inOrder.length,
    episodes: shown.flatMap(row => shapes.get(row) ?? []),
    next,
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

/**
 * What the order of a list goes by, each smaller one first: instant of the opening, or how long it took
 * by both clocks, the longest first; then the message that opened it, which stays when episodes are
 * made anew.
 */
type Key = readonly number[]
type Keyed = { key: Key; row: Row<'episode'> }
type Page = { rows: Row<'episode'>[]; next: string | null }

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
  after: Key | null,
  limit: number,
  { zone }: Measure,
): Promise<Page> {
  const dayAt = (place: number) => day[inOrder[place] ?? 0] ?? 0
  const first = after === null ? Number.NEGATIVE_INFINITY : zone.dayOf(after[0] ?? 0)
  const [from, to] = stretch(inOrder.length, limit, dayAt, first)
  const rows = await rowsOf([...inOrder.subarray(from, to)])
  const found = rows.flatMap(row => (row ? { row, key: [row.openedAt, row.openedBy] } : []))
  return pageOf(found, after, limit, to < inOrder.length)
}

/** A page of them by opening hours until the answer, then by the clock on the wall, the longest first. */
async function slowest(
  { columns: { officeMs, elapsedMs }, rowsOf }: ListEntries,
  inOrder: Uint32Array,
  after: Key | null,
  limit: number,
): Promise<Page> {
  const timesOf = (index: number): Key => [-(officeMs[index] ?? 0), -(elapsedMs[index] ?? 0)]
  const officeAt = (place: number) => -(officeMs[inOrder[place] ?? 0] ?? 0)
  const [from, to] = stretch(
    inOrder.length,
    limit,
    officeAt,
    after?.[0] ?? Number.NEGATIVE_INFINITY,
  )
  // Thousands may share their opening hours, as those that were answered out of them: by the clock on
  // the wall hardly two are alike, and of those alone the rows are read.
  const near = [...inOrder.subarray(from, to)]
    .map(index => ({ index, times: timesOf(index) }))
    .filter(({ times }) => after === null || compare(times, after.slice(0, 2)) >= 0)
    .sort((a, b) => compare(a.times, b.times))
  const tied =
    after === null ? 0 : near.filter(({ times }) => compare(times, after.slice(0, 2)) === 0).length
  let end = Math.min(tied + limit, near.length)
  while (
    end < near.length &&
    end > 0 &&
    compare(near[end]?.times ?? [], near[end - 1]?.times ?? []) === 0
  )
    end++
  const some = near.slice(0, end)
  const rows = await rowsOf(some.map(({ index }) => index))
  const found = some.flatMap(({ times }, place) => {
    const row = rows[place]
    return row ? { row, key: [...times, row.openedBy] } : []
  })
  return pageOf(found, after, limit, end < near.length || to < inOrder.length)
}

/**
 * From where to where a page is to be looked for: all that equals `first`, or is the first beyond it,
 * then as many as a page has, and what equals the last of these.
 */
function stretch(
  length: number,
  limit: number,
  valueAt: (place: number) => number,
  first: number,
): [from: number, to: number] {
  let from = 0
  while (from < length && valueAt(from) < first) from++
  let to = from
  while (to < length && valueAt(to) === first) to++
  to = Math.min(to + limit, length)
  while (to < length && to > 0 && valueAt(to) === valueAt(to - 1)) to++
  return [from, to]
}

function pageOf(found: Keyed[], after: Key | null, limit: number, isMore: boolean): Page {
  const left = found
    .filter(({ key }) => after === null || compare(key, after) > 0)
    .sort((a, b) => compare(a.key, b.key))
  const shown = left.slice(0, limit)
  const last = shown.at(-1)
  const goesOn = isMore || left.length > limit
  return {
    rows: shown.map(({ row }) => row),
    next: goesOn && last !== undefined ? last.key.map(Math.abs).join('.') : null,
  }
}

function compare(one: Key, other: Key): number {
  for (const [place, value] of one.entries()) {
    const by = value - (other[place] ?? 0)
    if (by !== 0) return by
  }
  return 0
}

function keyIn(text: string, order: ListQuery['order']): Key {
  const parts = text.split('.')
  const isKey = parts.every(part => /^\d{1,15}$/.test(part))
  if (!isKey || parts.length !== (order === 'slowest' ? 3 : 2)) {
    throw new Refusal('bad-request', replySentences.noSuchPage)
  }
  const key = parts.map(Number)
  return order === 'slowest' ? [-(key[0] ?? 0), -(key[1] ?? 0), key[2] ?? 0] : key
}
