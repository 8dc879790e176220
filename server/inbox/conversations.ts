import type { z } from 'zod'
import type { Db } from '../database/database.ts'
import { onePage } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { measureOf } from '../hours/measure.ts'
import { dateOfDay, dayOfDate, type Zone } from '../language/zone.ts'
import { conversationsByIds, type ListedConversation } from '../messages/store/conversations.ts'
import { holdsIn, inChargeOf } from '../messages/store/handling.ts'
import { activeMerges, groupOf, groupsOf } from '../messages/store/merges.ts'
import { findWhereItWent } from '../messages/store/moves.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { largestId } from '../platform/shapes.ts'
import { episodeShapeOf, withOpeners } from '../reply-times/episode-shape.ts'
import { episodesOfConversations } from '../reply-times/rows.ts'
import { possibleIn } from './answering/reply-options.ts'
import { replyShapesOf } from './answering/reply-shape.ts'
import { linesOf } from './conversation-lines.ts'
import { messageShapesOf } from './message-shape.ts'
import { notesIn } from './notes.ts'
import { peopleOf } from './one-person.ts'
import { joiningsOf } from './override/overrides.ts'
import { soughtIn } from './rules/search.ts'
import { inboxSentences } from './sentences.ts'
import type {
  ConversationFilter,
  ConversationShape,
  conversationList,
  MessageShape,
} from './shapes-conversation.ts'
import { withSpoken } from './spoken-in.ts'
import {
  type ConversationChoice,
  fittingConversations,
  listConversationRows,
  pictureOfPost,
  waitingByDue,
} from './store/conversation-list.ts'
import { unsentReplies } from './store/replies.ts'
import type { SoughtAt } from './store/search.ts'

export type ConversationDeps = Pick<Deps, 'db' | 'clock' | 'connectors'>

type ConversationsQuery = {
  filter?: ConversationFilter | undefined
  channel?: number | undefined
  /** Whose `mine` are: a person, or of whom a key is; null: nobody. */
  reader?: string | null
  /** People, words and dates, all of which must be in it: `soughtIn`. */
  search?: string | undefined
  /** The `next` of the list before. */
  before?: string | undefined
}

const pageLength = 50

/**
 * The inbox, 50 conversations at a time: where somebody waits, the one due first at the top; else the newest message first. Those that are joined are one line, at the place of the one with
 * the newest message, or of the one due first.
 * @throws Refusal (`bad-request`) for a `before` that no list gave, and for `mine` of nobody.
 */
export async function listConversations(
  deps: ConversationDeps,
  communeId: number,
  { filter = 'all', channel, reader = null, search = '', before }: ConversationsQuery,
): Promise<z.infer<typeof conversationList>> {
  const measure = await measureOf(deps, communeId)
  const sought = soughtAt(search, measure.zone, deps.clock.now())
  const shared = { communeId, channelId: channel, sought }
  const after = before === undefined ? undefined : placeOf(before)
  const { rows, next } = await listed(deps, shared, { filter, reader }, after)
  return { conversations: await linesOf(deps, rows, measure), next }
}

async function listed(
  deps: ConversationDeps,
  shared: Omit<ConversationChoice, 'filter'>,
  { filter, reader }: { filter: ConversationFilter; reader: string | null },
  after: Place | undefined,
): Promise<Listed> {
  const all = { ...shared, filter: 'all' as const }
  switch (filter) {
    case 'mine':
      return await newest(deps, { ...all, inChargeId: mustBeSomebody(reader) }, after)
    case 'waiting':
      return await mostUrgent(deps, { ...shared, filter }, after)
    case 'held':
      return await soonestBack(deps, all, after)
    default:
      return await newest(deps, { ...shared, filter }, after)
  }
}

/** A place in a list: the instant by which it is ordered, and the conversation. */
type Place = { at: number; id: number }
type Listed = { rows: ListedConversation[]; next: string | null }

async function newest(
  deps: Pick<Deps, 'db'>,
  choice: ConversationChoice,
  after: Place | undefined,
): Promise<Listed> {
  const { communeId, sought = [] } = choice
  const rows = await listConversationRows(deps.db, {
    ...choice,
    ...(await inPlaceOfGroups(deps, choice)),
    sought: await withSpoken(deps.db, communeId, sought, after?.at),
    after: after && { lastMessageAt: after.at, id: after.id },
    limit: pageLength + 1,
  })
  const page = onePage(rows, pageLength, ({ lastMessageAt, id }) => `${lastMessageAt}-${id}`)
  return { rows: page.shown, next: page.next }
}

/** Who waits, without what waits for somebody else; what is back from that comes first. */
async function mostUrgent(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  choice: ConversationChoice,
  after: Place | undefined,
): Promise<Listed> {
  const holds = await holdsIn(db, choice.communeId, clock.now())
  const waiting = (await waitingByDue(db, choice))
    .filter(({ id }) => holds.get(id)?.isBack !== false)
    .map(({ id, due }) => ({ id, due: holds.has(id) ? 0 : due }))
    .toSorted((a, b) => a.due - b.due || a.id - b.id)
  return await placed(db, choice, waiting, after)
}

/** What waits for somebody else, and what is back from that, by the day of its return. */
async function soonestBack(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  choice: ConversationChoice,
  after: Place | undefined,
): Promise<Listed> {
  const holds = await holdsIn(db, choice.communeId, clock.now())
  const fitting = await fittingConversations(db, choice, [...holds.keys()])
  const held = [...holds]
    .filter(([id]) => fitting.has(id))
    .map(([id, { endsAt }]) => ({ id, due: endsAt }))
    .toSorted((a, b) => a.due - b.due || a.id - b.id)
  return await placed(db, choice, held, after)
}

/** A page of these, of which those that are joined have one place. */
async function placed(
  db: Db,
  choice: ConversationChoice,
  waiting: readonly { id: number; due: number }[],
  after: Place | undefined,
): Promise<Listed> {
  const groups = groupsOf(await activeMerges(db, choice.communeId))
  const seen = new Set<readonly number[]>()
  const places = waiting.filter(({ id }) => {
    const group = groups.get(id)
    return group === undefined || (!seen.has(group) && seen.add(group))
  })
  const from = after
    ? places.filter(({ due, id }) => due > after.at || (due === after.at && id > after.id))
    : places
  const { shown, next } = onePage(from, pageLength, ({ due, id }) => `${due}-${id}`)
  const heads = shown.flatMap(({ id }) => groups.get(id) ?? [id])
  // The one of a group with the newest message stands for it: it comes first here.
  const rows = await conversationsByIds(db, choice.communeId, heads)
  return {
    rows: shown.flatMap(({ id }) => {
      const group = groups.get(id) ?? [id]
      return rows.find(row => group.includes(row.id)) ?? []
    }),
    next,
  }
}

/** What is looked for, its days as the commune has them. */
function soughtAt(search: string, zone: Zone, now: number): SoughtAt[] {
  return soughtIn(search, dateOfDay(zone.dayOf(now))).map(({ words, days }) => ({
    words,
    between: days && {
      from: zone.instantOf(dayOfDate(days.from), 0),
      to: zone.instantOf(dayOfDate(days.to) + 1, 0),
    },
  }))
}

/** Which of each group stands in the list for all, and which of these do although only another fits. */
async function inPlaceOfGroups(
  { db }: Pick<Deps, 'db'>,
  choice: ConversationChoice,
): Promise<{ without: number[]; also: number[] }> {
  const groups = groupsOf(await activeMerges(db, choice.communeId))
  const joined = [...groups.keys()]
  if (joined.length === 0) return { without: [], also: [] }
  const newest = new Set<number>()
  const seen = new Set<readonly number[]>()
  for (const { id } of await conversationsByIds(db, choice.communeId, joined)) {
    const group = groups.get(id) ?? [id]
    if (seen.has(group)) continue
    seen.add(group)
    newest.add(id)
  }
  // One person is in charge of all that is joined, whichever conversation was given to them.
  const { inChargeId, ...rest } = choice
  const fitting = await fittingConversations(db, rest, joined)
  const inCharge = inChargeId === undefined ? null : await inChargeOf(db, groups)
  const also = [...newest].filter(
    id =>
      groups.get(id)?.some(other => fitting.has(other)) === true &&
      (inCharge === null || inCharge.get(id)?.id === inChargeId),
  )
  return { without: joined.filter(id => !also.includes(id)), also }
}

function mustBeSomebody(reader: string | null): string {
  if (reader === null) throw new Refusal('bad-request', inboxSentences.keyOfNobody)
  return reader
}

function placeOf(before: string): Place {
  const [, at, id] = /^(\d{1,15})-(\d{1,15})$/.exec(before) ?? []
  if (at === undefined || id === undefined || Number(id) > largestId) {
    throw new Refusal('bad-request', inboxSentences.noMoreThere)
  }
  return { at: Number(at), id: Number(id) }
}

/**
 * One conversation with all its messages, its episodes and the answers that did not arrive yet;
 * with those of the conversations that are joined to it, in one flow.
 * @param asked its number, or one that it had before it turned out to be this one
 * @throws Refusal (`not-found`), also for another commune's.
 */
export async function getConversation(
  deps: ConversationDeps,
  communeId: number,
  asked: number,
): Promise<ConversationShape> {
  const { db, clock } = deps
  const row = await findWhereItWent(db, communeId, asked)
  if (row === undefined) throw notFound(inboxSentences.conversation)
  const { id } = row
  const measure = await measureOf(deps, communeId)
  const [line] = await linesOf(deps, [row], measure)
  if (line === undefined) throw notFound(inboxSentences.conversation)
  const ids = (await groupOf(db, [id])).get(id) ?? [id]
  const group = ids.length === 1 ? [row] : await conversationsByIds(db, communeId, ids)
  const episodes = await episodesOfConversations(db, ids)
  const now = clock.now()
  const messages: MessageShape[] = []
  const replies: ConversationShape['replies'] = []
  for (const conversation of group) {
    const possible = await possibleIn(db, deps, conversation, now)
    messages.push(...(await messageShapesOf(db, { conversation, episodes, possible })))
    const unsent = await unsentReplies(db, conversation.id)
    replies.push(...(await replyShapesOf(deps, unsent, conversation.visibility)))
  }
  return {
    ...line,
    url: row.url,
    picture: await pictureOfPost(db, row),
    messages: once(messages).sort(inOrder),
    replies: replies.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt)),
    notes: await notesIn(db, ids),
    episodes: (await withOpeners(db, episodes)).map(found => episodeShapeOf(found, now, measure)),
    people: await peopleOf(db, communeId, ids),
    joinings: await joiningsOf(db, communeId, ids),
  }
}

/**
 * The same for who only reads: addresses are for those who answer (RGPD, art. 5, 1, c), and so are
 * questions and notes.
 */
export function forReaders(conversation: ConversationShape): ConversationShape {
  return {
    ...conversation,
    notes: [],
    people: conversation.people.map(person => ({ ...person, address: null })),
    messages: conversation.messages.map(message => ({ ...message, possibleAnswer: null })),
  }
}

/** A private answer comes with its own conversation, and with that of what it answers. */
function once(messages: MessageShape[]): MessageShape[] {
  return [...new Map(messages.map(message => [message.id, message])).values()]
}

function inOrder(a: MessageShape, b: MessageShape): number {
  return Date.parse(a.sentAt) - Date.parse(b.sentAt) || a.id - b.id
}
