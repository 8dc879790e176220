import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { linesAt, type Measure } from '../hours/measure.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { type ReplyEpisode, type StoredEpisode, stateAt } from './rules/reply-episode.ts'
import type { EpisodeShape, WaitingShape } from './shapes.ts'
import { type Opener, openersOf } from './store/period-episodes.ts'

/** How a stored episode stands at `now`, by the calendar and its channel's target. */
export function readEpisode(row: Row<'episode'>, now: number, measure: Measure): ReplyEpisode {
  const stored: StoredEpisode = {
    thread: '',
    author: '',
    openedBy: '',
    openedAt: row.openedAt,
    outcome: row.state === 'withdrawn' || row.state === 'missed' ? 'removed' : row.state,
    reason: row.reason,
    closedBy: null,
    closedAt: row.closedAt,
    officeMs: row.officeMs,
    fullAnswerMs: row.fullAnswerMs,
    openedOutside: row.openedOutside === 1,
    cut: false,
  }
  const { targetMs } = linesAt(measure, row.channelId, row.openedAt)
  return stateAt(stored, now, targetMs, measure.calendar)
}

export type WithOpener = { row: Row<'episode'>; opener: Opener }

/** Openers that are read in one go: the others come in between. */
const batch = 1000

/** The rows with what makes them readable, in the order of openings, network threads and numbers. */
export async function withOpeners(db: Db, rows: readonly Row<'episode'>[]): Promise<WithOpener[]> {
  const openers: Awaited<ReturnType<typeof openersOf>> = new Map()
  for (let start = 0; start < rows.length; start += batch) {
    const some = rows.slice(start, start + batch).map(row => row.openedBy)
    for (const [openedBy, opener] of await openersOf(db, some)) openers.set(openedBy, opener)
    if (start + batch < rows.length) await nextTurn()
  }
  return rows
    .flatMap(row => {
      const opener = openers.get(row.openedBy)
      return opener === undefined ? [] : [{ row, opener }]
    })
    .sort(
      (a, b) =>
        a.row.openedAt - b.row.openedAt ||
        compare(a.opener.thread, b.opener.thread) ||
        a.row.id - b.row.id,
    )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** An episode as it leaves the house, as of `now`. */
export function episodeShapeOf(
  { row, opener }: WithOpener,
  now: number,
  measure: Measure,
): EpisodeShape {
  const episode = readEpisode(row, now, measure)
  return {
    id: row.id,
    conversation: row.conversationId,
    channel: row.channelId,
    channelName: opener.channelName,
    visibility: row.visibility,
    subject: opener.subject,
    author: opener.author,
    openedBy: row.openedBy,
    text: opener.text,
    openedAt: toIso(row.openedAt),
    closedBy: row.closedBy,
    closedAt: toIsoOrNull(episode.closedAt),
    state: episode.state,
    reason: row.reason,
    elapsedMs: episode.elapsedMs,
    officeMs: episode.officeMs,
    onTime: episode.onTime,
    outOfHours: episode.outOfHours,
    fullAnswerMs: row.fullAnswerMs,
    detectionMs: row.detectionMs,
    history: row.history === 1,
  }
}

/** Somebody who waits, with the instants at which the two lines are passed. */
export function waitingShapeOf(
  found: WithOpener,
  now: number,
  measure: Measure,
  more: Pick<WaitingShape, 'inCharge' | 'topic' | 'answerable' | 'isBack'>,
): WaitingShape {
  const { calendar } = measure
  const { channelId, openedAt } = found.row
  const { aimMs, targetMs } = linesAt(measure, channelId, openedAt)
  return {
    ...episodeShapeOf(found, now, measure),
    aimAt: toIsoOrNull(calendar.deadline(openedAt, aimMs)),
    dueAt: toIsoOrNull(calendar.deadline(openedAt, targetMs)),
    targetMs: Number.isFinite(targetMs) ? targetMs : null,
    openNow: calendar.isOpen(now),
    unlikely: found.row.unlikely === 1,
    ...more,
  }
}
