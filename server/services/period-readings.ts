import type { ReplyEpisode } from '../domain/reply-episode.ts'
import { dayOfDate } from '../domain/zone.ts'
import { conversationIdsSince } from '../store/conversations.ts'
import type { Db } from '../store/database.ts'
import {
  type EpisodeFigures,
  episodeFigures,
  episodeRows,
  episodesOfConversations,
} from '../store/episodes.ts'
import { factsOf } from '../store/message-facts.ts'
import type { Row } from '../store/schema.ts'
import type { Deps } from './deps.ts'
import { readEpisode } from './episode-shape.ts'
import { draftEpisodes, type Measure } from './episodes.ts'

/** Which episodes: those that opened on these local dates, both included. */
export type Period = { from: string; to: string; channel?: number | undefined }

/** When a report is read. `asked`: a person named the instant, which may be past. */
export type ReadAt = { now: number; isPast: boolean }

/** `now` if given, else the clock's. */
export function readAt({ clock }: Pick<Deps, 'clock'>, now?: number): ReadAt {
  const present = clock.now()
  return { now: now ?? present, isPast: now !== undefined && now < present }
}

/** What figures are made of, whatever an episode's text and names. */
export type Reading = {
  channelId: number
  openedOn: string
  history: boolean
  episode: ReplyEpisode
  /** How long the citizen waited by the clock on the wall: to the answer, the removal, or so far, ms. */
  waitedMs: number
}

/** The figures of a period as stored, or as they were known at a past instant. */
export async function periodReadings(
  db: Db,
  measure: Measure,
  period: Period,
  at: ReadAt,
): Promise<Reading[]> {
  const rows: EpisodeFigures[] = at.isPast
    ? await rowsKnownAt(db, measure, period, at.now)
    : await episodeFigures(db, filterOf(measure, period))
  return rows.map(row => readingOf(row, at.now, measure))
}

/** The same with whole rows, for a list. */
export async function periodRows(
  db: Db,
  measure: Measure,
  period: Period,
  at: ReadAt,
): Promise<Row<'episode'>[]> {
  return at.isPast
    ? await rowsKnownAt(db, measure, period, at.now)
    : await episodeRows(db, filterOf(measure, period))
}

export function readingOf(
  row: EpisodeFigures & Partial<Pick<Row<'episode'>, 'reason' | 'fullAnswerMs'>>,
  now: number,
  measure: Measure,
): Reading {
  return {
    channelId: row.channelId,
    openedOn: row.openedOn,
    history: row.history === 1,
    episode: readEpisode(row, now, measure),
    waitedMs: Math.max(0, (row.closedAt ?? now) - row.openedAt),
  }
}

function filterOf({ communeId }: Measure, { from, to, channel }: Period) {
  return { communeId, from, to, channelId: channel }
}

const batch = 500

/**
 * The episodes as they were known at a past instant: whatever is dated after it is left out
 * (reply-time.md), so that they are derived from the messages and not from what is stored. One
 * that is not stored any more has the number of the message that opened it.
 */
async function rowsKnownAt(
  db: Db,
  measure: Measure,
  { from, to, channel }: Period,
  now: number,
): Promise<Row<'episode'>[]> {
  const since = measure.zone.instantOf(dayOfDate(from), 0)
  const ids = await conversationIdsSince(db, measure.communeId, since, channel)
  const rows: Row<'episode'>[] = []
  for (let start = 0; start < ids.length; start += batch) {
    const some = ids.slice(start, start + batch)
    const stored = new Map<number, number>()
    for (const row of await episodesOfConversations(db, some)) stored.set(row.openedBy, row.id)
    for (const facts of await factsOf(db, some)) {
      for (const draft of draftEpisodes(facts, measure, now)) {
        if (draft.openedOn < from || draft.openedOn > to) continue
        rows.push({ id: stored.get(draft.openedBy) ?? draft.openedBy, ...draft })
      }
    }
  }
  return rows.sort((a, b) => a.openedAt - b.openedAt || a.id - b.id)
}
