import { setImmediate } from 'node:timers/promises'
import type { OfficeCalendar } from '../domain/opening-hours.ts'
import { recordEpisodes, type StoredEpisode } from '../domain/reply-episode.ts'
import { knownAt } from '../domain/reply-message.ts'
import { detectionDelayMs } from '../domain/reply-stats.ts'
import { compileZone, dateOfDay, dayOfDate, type Zone } from '../domain/zone.ts'
import { chunksOf } from '../store/chunks.ts'
import { findCommune } from '../store/communes.ts'
import { conversationIdsSince, lockConversations } from '../store/conversations.ts'
import type { Db } from '../store/database.ts'
import { deleteEpisodes, episodesOfConversations, insertEpisodes } from '../store/episodes.ts'
import { type ConversationFacts, factsOf } from '../store/message-facts.ts'
import type { NewRow, Row } from '../store/schema.ts'
import type { Deps } from './deps.ts'
import { calendarOf } from './opening-hours.ts'
import { notFound } from './refusal.ts'
import { replyMessageOf } from './reply-facts.ts'

/** By what a commune's reply times are measured. */
export type Measure = {
  communeId: number
  zone: Zone
  calendar: OfficeCalendar
  aimMinutes: number
  targetMinutes: number
  /** The same two, ms. */
  aimMs: number
  targetMs: number
}

/**
 * The calendar, zone and targets that hold now. Inside a transaction give it the transaction:
 * `measureOf({ db: transaction }, …)`.
 */
export async function measureOf(deps: Pick<Deps, 'db'>, communeId: number): Promise<Measure> {
  const commune = await findCommune(deps.db, communeId)
  if (commune === undefined) throw notFound('Cette commune')
  const { aimMinutes, targetMinutes } = commune
  return {
    communeId,
    zone: compileZone(commune.zone),
    calendar: await calendarOf(deps, communeId),
    aimMinutes,
    targetMinutes,
    aimMs: aimMinutes * 60_000,
    targetMs: targetMinutes * 60_000,
  }
}

/** An episode as it is stored, before it has a number. */
export type EpisodeDraft = Omit<Row<'episode'>, 'id'>

/**
 * The episodes that a conversation's messages make; with `now`, those that were known at that
 * instant. Episodes cut by the edge of an import are left out (reply-time.md).
 */
export function draftEpisodes(
  facts: ConversationFacts,
  measure: Measure,
  now?: number,
): EpisodeDraft[] {
  const { conversation } = facts
  const rows = new Map(facts.messages.map(message => [message.remoteId, message]))
  const messages = facts.messages.map(message => replyMessageOf(message, facts))
  const known = now === undefined ? messages : knownAt(messages, now)
  const drafts: EpisodeDraft[] = []
  const options = { calendar: measure.calendar, cut: conversation.cut === 1 }
  for (const stored of recordEpisodes(known, options)) {
    const opener = rows.get(stored.openedBy)
    if (stored.cut || opener === undefined) continue
    const closer = stored.closedBy === null ? undefined : rows.get(stored.closedBy)
    const open = stored.outcome === 'open'
    const { openedAt, closedAt } = stored
    const state = storedState(stored, measure.targetMs)
    const ended = state === 'answered' || state === 'withdrawn'
    drafts.push({
      communeId: conversation.communeId,
      channelId: conversation.channelId,
      conversationId: conversation.id,
      contactId: opener.contactId,
      visibility: conversation.visibility,
      openedBy: opener.id,
      openedAt,
      openedOn: dateOfDay(measure.zone.dayOf(openedAt)),
      closedBy: closer?.id ?? null,
      closedAt,
      state,
      reason: stored.reason,
      elapsedMs: ended && closedAt !== null ? closedAt - openedAt : null,
      officeMs: stored.officeMs,
      openedOutside: stored.openedOutside ? 1 : 0,
      fullAnswerMs: stored.fullAnswerMs,
      aimAt: open ? measure.calendar.deadline(openedAt, measure.aimMs) : null,
      dueAt: open ? measure.calendar.deadline(openedAt, measure.targetMs) : null,
      detectionMs: detectionDelayMs(opener),
      history: opener.history,
    })
  }
  return drafts
}

function storedState(
  { outcome, officeMs }: StoredEpisode,
  targetMs: number,
): EpisodeDraft['state'] {
  if (outcome === 'removed') return (officeMs ?? 0) <= targetMs ? 'withdrawn' : 'missed'
  return outcome
}

/**
 * Derives a conversation's episodes anew from its messages; see `recomputeConversations`.
 */
export async function recomputeConversation(
  transaction: Db,
  conversationId: number,
  measure: Measure,
): Promise<void> {
  await recomputeConversations(transaction, [conversationId], measure)
}

/**
 * Derives the episodes of these conversations anew, in the transaction of whatever touched them.
 * An episode that stays (the same message opened it) keeps its number.
 */
export async function recomputeConversations(
  transaction: Db,
  conversationIds: readonly number[],
  measure: Measure,
): Promise<void> {
  for (const ids of chunksOf(conversationIds, 500)) {
    await lockConversations(transaction, ids)
    const before = new Map<number, Row<'episode'>>()
    for (const row of await episodesOfConversations(transaction, ids)) before.set(row.openedBy, row)
    const gone = new Set([...before.values()].map(row => row.id))
    const written: NewRow<'episode'>[] = []
    for (const facts of await factsOf(transaction, ids)) {
      for (const draft of draftEpisodes(facts, measure)) {
        const row = before.get(draft.openedBy)
        if (row === undefined) written.push(draft)
        else if (isSame(row, draft)) gone.delete(row.id)
        else written.push({ id: row.id, ...draft })
      }
    }
    await deleteEpisodes(transaction, [...gone])
    // Numbered rows apart: one statement names the same columns for all of its rows.
    await insertEpisodes(
      transaction,
      written.filter(row => row.id !== undefined),
    )
    await insertEpisodes(
      transaction,
      written.filter(row => row.id === undefined),
    )
  }
}

function isSame(row: Row<'episode'>, draft: EpisodeDraft): boolean {
  return (
    row.contactId === draft.contactId &&
    row.visibility === draft.visibility &&
    row.openedAt === draft.openedAt &&
    row.openedOn === draft.openedOn &&
    row.closedBy === draft.closedBy &&
    row.closedAt === draft.closedAt &&
    row.state === draft.state &&
    row.reason === draft.reason &&
    row.elapsedMs === draft.elapsedMs &&
    row.officeMs === draft.officeMs &&
    row.openedOutside === draft.openedOutside &&
    row.fullAnswerMs === draft.fullAnswerMs &&
    row.aimAt === draft.aimAt &&
    row.dueAt === draft.dueAt &&
    row.detectionMs === draft.detectionMs &&
    row.history === draft.history
  )
}

export type RebuildOptions = {
  /**
   * Local date from which something changed; without it everything is rebuilt. The first version
   * of a calendar also holds before its date: when that one changed, leave this out.
   */
  fromDate?: string
  onProgress?: (progress: { done: number; total: number }) => void
}

/** What a rebuild needs. */
export type RebuildDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

const batch = 500

/**
 * Rebuilds a commune's episodes: after a change of its opening hours, its targets or its zone, or
 * to be sure. A batch a transaction, so that messages come in meanwhile; whatever touches a
 * conversation in the meantime reckons by the new hours already.
 * @returns how many conversations were looked at.
 */
export async function rebuildEpisodes(
  deps: RebuildDeps,
  communeId: number,
  { fromDate, onProgress }: RebuildOptions = {},
): Promise<{ conversations: number }> {
  const { zone } = await measureOf(deps, communeId)
  const since = fromDate === undefined ? null : zone.instantOf(dayOfDate(fromDate), 0)
  const ids = await conversationIdsSince(deps.db, communeId, since)
  let done = 0
  for (const some of chunksOf(ids, batch)) {
    await deps.db.transaction().execute(async transaction => {
      const measure = await measureOf({ db: transaction }, communeId)
      await recomputeConversations(transaction, some, measure)
    })
    done += some.length
    onProgress?.({ done, total: ids.length })
    // SQLite answers without ever letting go: requests get their turn here.
    await setImmediate()
  }
  deps.changes.tell(communeId, 'messages')
  return { conversations: ids.length }
}
