import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { linesAt, type Measure } from '../hours/measure.ts'
import { addDays } from '../language/iso-week.ts'
import { changedSince } from '../messages/store/conversations.ts'
import { groupOf } from '../messages/store/merges.ts'
import { mapInTurn, nextTurn, stepsInTurn } from '../platform/event-loop.ts'
import { Refusal } from '../platform/refusal.ts'
import { draftEpisodes, type EpisodeDraft } from './draft-episodes.ts'
import {
  columnsOf,
  type EpisodeFigures,
  type FigureColumns,
  fillColumns,
} from './rules/episode-figures.ts'
import { ReplyFigures } from './rules/reply-figures.ts'
import { replySentences } from './sentences.ts'
import { episodesOfConversations } from './store/episodes.ts'
import { factsOf } from './store/message-facts.ts'
import {
  countEpisodes,
  type Dates,
  type FiguresRow,
  figuresOfRow,
  packedFigures,
  periodEpisodes,
  unpackedFigures,
} from './store/period-episodes.ts'
import type { EpisodeTableName } from './store/tables.ts'

/** Which episodes: those that opened on these local dates, both included. */
export type Period = { from: string; to: string; channel?: number | undefined }

/** When a report is read. `isPast`: a person named an instant that is over. */
export type ReadAt = { now: number; isPast: boolean }

/** `now` if given, else the clock's. */
export function readAt({ clock }: Pick<Deps, 'clock'>, now?: number): ReadAt {
  const present = clock.now()
  return { now: now ?? present, isPast: now !== undefined && now < present }
}

/** A period's episodes, and those that stand only without any exclusion. */
export type PeriodRows = { episodes: Row<'episode'>[]; unfilteredEpisodes: Row<'episode'>[] }

/**
 * The statistics of a period, of all its channels, as stored, or as they were known at a past
 * instant: no text and no name is read, and hardly a row (rules/episode-figures.ts).
 */
export async function periodFigures(
  db: Db,
  measure: Measure,
  period: Period,
  at: ReadAt,
): Promise<ReplyFigures> {
  const { dates, derived } = await storedAt(db, measure, period, at)
  const packed = [
    ...(await inStretches(dates, some => packedFigures(db, some, 'episode'))),
    ...(await inStretches(dates, some => packedFigures(db, some, 'unfilteredEpisode'))),
  ]
  const open = async (table: EpisodeTableName) =>
    (await inStretches(dates, some => unpackedFigures(db, some, table))).flat()
  const rest = {
    episodes: [...(await open('episode')), ...derived.episodes],
    unfilteredEpisodes: [...(await open('unfilteredEpisode')), ...derived.unfilteredEpisodes],
  }
  const more = await unpacked(rest, measure, at.now)
  await nextTurn()
  return new ReplyFigures(await columnsInTurn(packed, more))
}

/** The columns of many, between whose steps others have their turn. */
export async function columnsInTurn(
  parts: readonly Uint8Array[],
  more: readonly EpisodeFigures[],
): Promise<FigureColumns> {
  const columns = await stepsInTurn(fillColumns(parts, more))
  await nextTurn()
  return columns
}

/** Days that are read at a time where only figures are: a year, of which the busiest commune has sixty thousand. */
const stretchDays = 366

/** Reads dates piece by piece, and lets others have their turn after each. */
export async function inStretches<Found>(
  dates: Dates,
  read: (some: Dates) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = []
  for (let from = dates.from; from <= dates.to; from = addDays(from, stretchDays)) {
    const some = { ...dates, from, to: addDays(from, stretchDays - 1) }
    if (some.to > dates.to) some.to = dates.to
    found.push(await read(some))
    await nextTurn()
  }
  return found
}

/** The same statistics of rows that were read for a list. */
export async function figuresOfRows(
  rows: PeriodRows,
  measure: Measure,
  { now }: ReadAt,
): Promise<ReplyFigures> {
  return new ReplyFigures(columnsOf([], await unpacked(rows, measure, now)))
}

/** The figures of whole rows, as of `now`: those of `episode` first, then of `unfilteredEpisode`. */
export async function unpacked(
  {
    episodes,
    unfilteredEpisodes,
  }: { episodes: readonly FiguresRow[]; unfilteredEpisodes: readonly FiguresRow[] },
  measure: Measure,
  now: number,
): Promise<EpisodeFigures[]> {
  const figures = (row: FiguresRow, filtered: boolean) =>
    figuresOfRow(row, {
      zone: measure.zone,
      targetMs: linesAt(measure, row.channelId, row.openedAt).targetMs,
      until: row.closedAt ?? now,
      officeMs: row.officeMs ?? measure.calendar.officeMs(row.openedAt, now),
      filtered,
    })
  return [
    ...(await mapInTurn(episodes, row => figures(row, true))),
    ...(await mapInTurn(unfilteredEpisodes, row => figures(row, false))),
  ]
}

/** How many episodes a period has, of one channel if it names one, without and with exclusions. */
export async function countRows(
  db: Db,
  { communeId }: Measure,
  { from, to, channel }: Period,
  { now, isPast }: ReadAt,
): Promise<number> {
  const known = isPast ? { now, except: [] } : undefined
  const dates = { communeId, from, to, known, channelId: channel }
  return (
    (await countEpisodes(db, dates, 'episode')) +
    (await countEpisodes(db, dates, 'unfilteredEpisode'))
  )
}

/** A period's rows, of one channel if it names one, in the order of their openings. */
export async function periodRows(
  db: Db,
  measure: Measure,
  period: Period,
  at: ReadAt,
): Promise<PeriodRows> {
  return await rowsOn(db, period, period, await storedAt(db, measure, period, at))
}

/** Days that are read at a time. */
const stepDays = 2

/** The same in pieces, the earliest days first: however long the period, only two days of it are held. */
export async function* periodRowsInTurn(
  db: Db,
  measure: Measure,
  period: Period,
  at: ReadAt,
): AsyncGenerator<PeriodRows> {
  const stored = await storedAt(db, measure, period, at)
  for (let from = period.from; from <= period.to; from = addDays(from, stepDays)) {
    const days = { from, to: addDays(from, stepDays - 1) }
    if (days.to > period.to) days.to = period.to
    yield await rowsOn(db, days, period, stored)
    await nextTurn()
  }
}

async function rowsOn(
  db: Db,
  days: Pick<Period, 'from' | 'to'>,
  { channel }: Period,
  { dates, derived }: Stored,
): Promise<PeriodRows> {
  const filter = { ...dates, ...days, channelId: channel }
  const ordered = (rows: Row<'episode'>[], others: Row<'episode'>[]) => {
    const own = others.filter(one => one.openedOn >= days.from && one.openedOn <= days.to)
    return own.length === 0 ? rows : [...rows, ...own].sort(byOpening)
  }
  return {
    episodes: ordered(await periodEpisodes(db, filter, 'episode'), derived.episodes),
    unfilteredEpisodes: ordered(
      await periodEpisodes(db, filter, 'unfilteredEpisode'),
      derived.unfilteredEpisodes,
    ),
  }
}

const byOpening = (a: Row<'episode'>, b: Row<'episode'>) => a.openedAt - b.openedAt || a.id - b.id

/** Which stored rows tell a period, and what stands beside them. */
type Stored = { dates: Dates; derived: PeriodRows }

/**
 * Which stored rows tell a period, and what has to be derived from messages beside them.
 *
 * At a past instant whatever is dated after it is left out (docs/reply-times.md). What came since
 * only ends what was open, or opens something later: the stored rows tell what stood before. Where
 * something was changed since (an edit, a hiding, a judgement, a removal, conversations joined or
 * parted) they do not, and those few are derived anew.
 */
export async function storedAt(
  db: Db,
  measure: Measure,
  period: Period,
  { now, isPast }: ReadAt,
): Promise<Stored> {
  const { communeId } = measure
  const dates = { communeId, from: period.from, to: period.to }
  if (!isPast) return { dates, derived: { episodes: [], unfilteredEpisodes: [] } }
  const except = new Set<number>()
  const changed = await changedSince(db, communeId, now)
  // All that is one thread with them, now or then.
  for (const at of [undefined, now]) {
    for (const group of (await groupOf(db, [...changed, ...except], at)).values()) {
      for (const id of group) except.add(id)
    }
  }
  const derived = await derivedAt(db, measure, period, { ids: [...except], now })
  await nextTurn()
  return { dates: { ...dates, known: { now, except: [...except] } }, derived }
}

const batch = 100

/**
 * The episodes of these conversations as they were known at a past instant, from their messages. One
 * that is not stored any more has the number of the message that opened it.
 * @param ids with all that were one thread with one of them
 */
async function derivedAt(
  db: Db,
  measure: Measure,
  { from, to, channel }: Period,
  { ids, now }: { ids: readonly number[]; now: number },
): Promise<PeriodRows> {
  const rows: PeriodRows = { episodes: [], unfilteredEpisodes: [] }
  const done = new Set<number>()
  for (let start = 0; start < ids.length; start += batch) {
    await nextTurn()
    const groups = new Set((await groupOf(db, ids.slice(start, start + batch), now)).values())
    const fresh = [...groups].filter(group => group.every(id => !done.has(id)))
    const some = fresh.flat()
    for (const id of some) done.add(id)
    const stored = new Map<number, number>()
    for (const row of await episodesOfConversations(db, some)) stored.set(row.openedBy, row.id)
    const facts = new Map((await factsOf(db, some)).map(each => [each.conversation.id, each]))
    const isWanted = (draft: EpisodeDraft) =>
      draft.openedOn >= from &&
      draft.openedOn <= to &&
      (channel === undefined || draft.channelId === channel)
    const numbered = (draft: EpisodeDraft) => ({
      id: stored.get(draft.openedBy) ?? draft.openedBy,
      ...draft,
    })
    for (const group of fresh) {
      const threads = group.flatMap(id => facts.get(id) ?? [])
      const drafts = draftEpisodes(threads, measure, now)
      rows.episodes.push(...drafts.episodes.filter(isWanted).map(numbered))
      rows.unfilteredEpisodes.push(...drafts.unfilteredEpisodes.filter(isWanted).map(numbered))
    }
  }
  return rows
}

/** A report walks its weeks and its opening hours day by day: it is asked for ten years at most. */
const mostYears = 10

/** @throws Refusal (`bad-request`) for a period that ends before it begins, or is too long. */
export function refusePeriod({ from, to }: Pick<Period, 'from' | 'to'>): void {
  if (from > to) {
    throw new Refusal('bad-request', replySentences.endsBeforeStart)
  }
  if (to >= Temporal.PlainDate.from(from).add({ years: mostYears }).toString()) {
    throw new Refusal('bad-request', replySentences.tooManyYears(mostYears))
  }
}
