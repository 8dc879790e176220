import type { Row } from '../database/schema.ts'
import { linesAt, type Measure } from '../hours/measure.ts'
import { dateOfDay } from '../language/zone.ts'
import { packFigures } from './rules/episode-figures.ts'
import { isUnlikelyNeed } from './rules/need/reply-need.ts'
import { recordThread, type StoredEpisode } from './rules/reply-episode.ts'
import { isFromCitizen, isHumanReply, knownAt, type ReplyMessage } from './rules/reply-message.ts'
import { detectionDelayMs } from './rules/reply-stats.ts'
import { episodeColumns } from './store/episodes.ts'
import type { ConversationFacts } from './store/message-facts.ts'
import { figuresOfRow } from './store/period-episodes.ts'
import { isCut, type Thread, threadOf } from './thread-messages.ts'

/** An episode as it is stored, before it has a number. */
export type EpisodeDraft = Omit<Row<'episode'>, 'id'>

/** A thread's episodes, and those there would be without any exclusion where they differ. */
export type Drafts = { episodes: EpisodeDraft[]; unfilteredEpisodes: EpisodeDraft[] }

/**
 * The episodes that the messages of a thread make; with `now`, those that were known at that
 * instant. Episodes cut by the edge of an import are left out (docs/reply-times.md).
 * @param group the thread's conversations: one, or several that were joined
 */
export function draftEpisodes(
  group: readonly ConversationFacts[],
  measure: Measure,
  now?: number,
): Drafts {
  const thread = threadOf(group)
  const placeOf = places(thread.replies)
  const known = now === undefined ? thread.replies : knownAt(thread.replies, now)
  const options = { calendar: measure.calendar, cut: isCut(group) }

  const { episodes, unfiltered, waiting } = recordThread(known, options)
  const drafts: EpisodeDraft[] = []
  for (const stored of episodes) {
    const draft = draftOf(stored, thread, placeOf, measure)
    if (draft === null) continue
    if (areUnlikely(waiting.get(stored) ?? [], thread, placeOf)) draft.unlikely = 1
    drafts.push(draft)
  }
  if (unfiltered) return { episodes: drafts, unfilteredEpisodes: [] }
  const others = recordThread(known, { ...options, ignoreExclusions: true }).episodes
  const filtered = new Map(drafts.map(each => [each.openedBy, each]))
  const differing: EpisodeDraft[] = []
  const same = new Set<EpisodeDraft>()
  for (const stored of others) {
    const other = draftOf(stored, thread, placeOf, measure)
    if (other === null) continue
    const one = filtered.get(other.openedBy)
    if (one !== undefined && isSameDraft(one, other)) same.add(one)
    else differing.push(onlyUnfiltered(other, measure))
  }
  return {
    episodes: drafts.map(each => (same.has(each) ? each : onlyFiltered(each, measure))),
    unfilteredEpisodes: differing,
  }
}

/** Whether all that somebody waits with most probably wants no answer: in public only. */
function areUnlikely(
  messages: readonly ReplyMessage[],
  { replies, conversations }: Thread,
  placeOf: (id: string) => number,
): boolean {
  if (messages.length === 0) return false
  const answered = replies.some(isHumanReply)
  const inbound = replies.filter(isFromCitizen)
  return messages.every(message => {
    const conversation = conversations[placeOf(message.id)]
    if (conversation?.visibility !== 'public') return false
    const root = inbound.reduce((first, one) => (one.sentAt < first.sentAt ? one : first), message)
    const toResident = !answered && root.author !== message.author
    return isUnlikelyNeed(message, { subject: conversation.subject, toResident })
  })
}

/** A short thread is gone through faster than put in order: nearly all are short. */
const shortThread = 24

/** Where in the thread the message of that id is; -1: nowhere. */
function places(replies: readonly ReplyMessage[]): (id: string) => number {
  if (replies.length <= shortThread) return id => replies.findIndex(reply => reply.id === id)
  const byId = new Map(replies.map(({ id }, place) => [id, place]))
  return id => byId.get(id) ?? -1
}

/** Null for one that the edge of an import cuts. */
function draftOf(
  stored: StoredEpisode,
  { rows, conversations }: Thread,
  placeOf: (id: string) => number,
  measure: Measure,
): EpisodeDraft | null {
  if (stored.cut) return null
  const place = placeOf(stored.openedBy)
  const row = rows[place]
  const conversation = conversations[place]
  if (row === undefined || conversation === undefined) return null
  const { calendar, zone } = measure
  const { openedAt, closedAt } = stored
  const closer = stored.closedBy === null ? undefined : rows[placeOf(stored.closedBy)]
  const open = stored.outcome === 'open'
  const { aimMs, targetMs } = linesAt(measure, conversation.channelId, openedAt)
  const state = storedState(stored, targetMs)
  const ended = state === 'answered' || state === 'withdrawn'
  const draft: EpisodeDraft = {
    communeId: conversation.communeId,
    channelId: conversation.channelId,
    conversationId: conversation.id,
    contactId: row.contactId,
    visibility: conversation.visibility,
    openedBy: row.id,
    openedAt,
    openedOn: dateOfDay(zone.dayOf(openedAt)),
    closedBy: closer?.id ?? null,
    closedAt,
    state,
    reason: stored.reason,
    elapsedMs: ended && closedAt !== null ? closedAt - openedAt : null,
    officeMs: stored.officeMs,
    openedOutside: stored.openedOutside ? 1 : 0,
    fullAnswerMs: stored.fullAnswerMs,
    aimAt: open ? calendar.deadline(openedAt, aimMs) : null,
    dueAt: open ? calendar.deadline(openedAt, targetMs) : null,
    detectionMs: detectionDelayMs(row),
    history: row.history,
    holding: closer?.holding ?? 0,
    unfiltered: 1,
    unlikely: 0,
    figures: null,
  }
  if (!open) draft.figures = figuresOf(draft, measure)
  return draft
}

function onlyFiltered(draft: EpisodeDraft, measure: Measure): EpisodeDraft {
  const own: EpisodeDraft = { ...draft, unfiltered: 0 }
  if (own.figures !== null) own.figures = figuresOf(own, measure)
  return own
}

function onlyUnfiltered(draft: EpisodeDraft, measure: Measure): EpisodeDraft {
  if (draft.figures === null) return draft
  return { ...draft, figures: figuresOf(draft, measure, false) }
}

function storedState(
  { outcome, officeMs }: StoredEpisode,
  targetMs: number,
): EpisodeDraft['state'] {
  if (outcome === 'removed') return (officeMs ?? 0) <= targetMs ? 'withdrawn' : 'missed'
  return outcome
}

/** What statistics need of an episode that has ended. */
function figuresOf(draft: EpisodeDraft, measure: Measure, filtered = true): string {
  const { channelId, closedAt, openedAt, officeMs } = draft
  const { targetMs } = linesAt(measure, channelId, openedAt)
  const ended = { until: closedAt ?? openedAt, officeMs: officeMs ?? 0 }
  return packFigures(figuresOfRow(draft, { ...ended, zone: measure.zone, targetMs, filtered }))
}

/** Everything that an episode says, but not how it stands in the two ways of counting. */
function isSameDraft(one: EpisodeDraft, other: EpisodeDraft): boolean {
  return comparedColumns.every(column => one[column] === other[column])
}

/** Whether a stored row says what the draft says. */
export function isSame(row: Row<'episode'>, draft: EpisodeDraft): boolean {
  return (
    isSameDraft(row, draft) &&
    row.unfiltered === draft.unfiltered &&
    row.unlikely === draft.unlikely &&
    row.figures === draft.figures
  )
}

const apart = new Set(['unfiltered', 'unlikely', 'figures'])
const comparedColumns = episodeColumns.filter(column => !apart.has(column))
