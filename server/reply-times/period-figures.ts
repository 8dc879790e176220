import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { Measure } from '../hours/measure.ts'
import { dayOfDate } from '../language/zone.ts'
import { conversationIdsSince } from '../messages/store/conversations.ts'
import { groupOf } from '../messages/store/merges.ts'
import { breathe } from '../platform/breathe.ts'
import { draftEpisodes, type EpisodeDraft, figuresOfRow } from './draft-episodes.ts'
import { columnsOf, type EpisodeFigures } from './rules/episode-figures.ts'
import { ReplyFigures } from './rules/reply-figures.ts'
import {
  episodeRows,
  episodesOfConversations,
  packedFigures,
  unfilteredEpisodeRows,
  unpackedEpisodes,
} from './store/episodes.ts'
import { factsOf } from './store/message-facts.ts'

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
export type PeriodRows = { episodes: Row<'episode'>[]; bareEpisodes: Row<'episode'>[] }

/**
 * The statistics of a period, of all its channels, as stored, or as they were known at a past
 * instant: no text and no name is read, and hardly a row (domain/episode-figures.ts).
 */
export async function periodFigures(
  db: Db,
  measure: Measure,
  period: Period,
  at: ReadAt,
): Promise<ReplyFigures> {
  if (at.isPast) return figuresOfRows(await rowsKnownAt(db, measure, period, at.now), measure, at)
  const { communeId } = measure
  const dates = { communeId, from: period.from, to: period.to }
  const packed = [
    await packedFigures(db, dates, 'episode'),
    await packedFigures(db, dates, 'bareEpisode'),
  ]
  const rest = {
    episodes: await unpackedEpisodes(db, dates, 'episode'),
    bareEpisodes: await unpackedEpisodes(db, dates, 'bareEpisode'),
  }
  return new ReplyFigures(columnsOf(packed, unpacked(rest, measure, at.now)))
}

/** The same statistics of rows that were read for a list. */
export function figuresOfRows(rows: PeriodRows, measure: Measure, { now }: ReadAt): ReplyFigures {
  return new ReplyFigures(columnsOf([], unpacked(rows, measure, now)))
}

/** The figures of whole rows, as of `now`: those of `episode` first, then of `bareEpisode`. */
export function unpacked(
  { episodes, bareEpisodes }: PeriodRows,
  measure: Measure,
  now: number,
): EpisodeFigures[] {
  const figures = (row: Row<'episode'>, judged: boolean) =>
    figuresOfRow(
      row,
      measure,
      row.closedAt ?? now,
      row.officeMs ?? measure.calendar.officeMs(row.openedAt, now),
      judged,
    )
  return [
    ...episodes.map(row => figures(row, true)),
    ...bareEpisodes.map(row => figures(row, false)),
  ]
}

/**
 * A period's rows, of one channel if it names one, in the order of their openings.
 */
export async function periodRows(
  db: Db,
  measure: Measure,
  period: Period,
  at: ReadAt,
): Promise<PeriodRows> {
  if (at.isPast) return await rowsKnownAt(db, measure, period, at.now)
  const { from, to, channel } = period
  const filter = { communeId: measure.communeId, from, to, channelId: channel }
  return {
    episodes: await episodeRows(db, filter),
    bareEpisodes: await unfilteredEpisodeRows(db, filter),
  }
}

const batch = 100

/**
 * The episodes as they were known at a past instant: whatever is dated after it is left out
 * (docs/reply-times.md), so that they are derived from the messages and not from what is stored.
 * One that is not stored any more has the number of the message that opened it.
 */
async function rowsKnownAt(
  db: Db,
  measure: Measure,
  { from, to, channel }: Period,
  now: number,
): Promise<PeriodRows> {
  const since = measure.zone.instantOf(dayOfDate(from), 0)
  const ids = await conversationIdsSince(db, measure.communeId, since)
  const rows: PeriodRows = { episodes: [], bareEpisodes: [] }
  const done = new Set<number>()
  for (let start = 0; start < ids.length; start += batch) {
    await breathe()
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
      rows.bareEpisodes.push(...drafts.bareEpisodes.filter(isWanted).map(numbered))
    }
  }
  const byOpening = (a: Row<'episode'>, b: Row<'episode'>) => a.openedAt - b.openedAt || a.id - b.id
  rows.episodes.sort(byOpening)
  rows.bareEpisodes.sort(byOpening)
  return rows
}
