import type { z } from 'zod'
import { toIso, toIsoOrNull } from '../domain/instant.ts'
import type {
  ConversationLine,
  ConversationShape,
  conversationList,
} from '../shapes/conversation.ts'
import {
  authorsOf,
  findConversation,
  type ListedConversation,
  listConversationRows,
} from '../store/conversations.ts'
import { episodeRows, openEpisodesOf } from '../store/episodes.ts'
import { lastMessagesOf } from '../store/messages.ts'
import { polledChannel } from '../store/polls.ts'
import { unsentReplies } from '../store/replies.ts'
import type { Deps } from './deps.ts'
import { episodeShapeOf, withOpeners } from './episode-shape.ts'
import { type Measure, measureOf } from './episodes.ts'
import { messageShapesOf } from './message-shape.ts'
import { notFound, Refusal } from './refusal.ts'
import { replyShapesOf } from './reply-shape.ts'

export type ConversationDeps = Pick<Deps, 'db' | 'clock' | 'connectors'>

export type ConversationsQuery = {
  /** `waiting`: somebody waits in it; `excluded`: something in it is not counted. */
  filter?: 'all' | 'waiting' | 'excluded' | undefined
  channel?: number | undefined
  /** The `next` of the list before. */
  before?: string | undefined
}

const pageLength = 50

/**
 * The inbox, newest message first, 50 conversations at a time.
 * @throws Refusal (`bad-request`) for a `before` that no list gave.
 */
export async function listConversations(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  { filter = 'all', channel, before }: ConversationsQuery,
): Promise<z.infer<typeof conversationList>> {
  const rows = await listConversationRows(deps.db, {
    communeId,
    filter,
    channelId: channel,
    after: before === undefined ? undefined : placeOf(before),
    // One more, to know whether there are more.
    limit: pageLength + 1,
  })
  const shown = rows.slice(0, pageLength)
  const last = shown.at(-1)
  const measure = await measureOf(deps, communeId)
  return {
    conversations: await linesOf(deps, shown, measure),
    next: rows.length > pageLength && last ? `${last.lastMessageAt}-${last.id}` : null,
  }
}

function placeOf(before: string): { lastMessageAt: number; id: number } {
  const [, lastMessageAt, id] = /^(\d{1,15})-(\d{1,15})$/.exec(before) ?? []
  if (lastMessageAt === undefined || id === undefined) {
    throw new Refusal(
      'bad-request',
      'La suite de la liste demandée n’existe pas : reprenez-la au début.',
    )
  }
  return { lastMessageAt: Number(lastMessageAt), id: Number(id) }
}

/**
 * One conversation with all its messages, its episodes and the answers that did not arrive yet.
 * @throws Refusal (`not-found`), also for another commune's.
 */
export async function getConversation(
  deps: ConversationDeps,
  communeId: number,
  id: number,
): Promise<ConversationShape> {
  const { db, clock } = deps
  const row = await findConversation(db, communeId, id)
  if (row === undefined) throw notFound('Cette conversation')
  const channel = await polledChannel(db, row.channelId)
  if (channel === undefined) throw notFound('Ce canal')
  const measure = await measureOf(deps, communeId)
  const [line] = await linesOf(deps, [row], measure)
  if (line === undefined) throw notFound('Cette conversation')
  const episodes = await episodeRows(db, { communeId, conversationId: id })
  const now = clock.now()
  const connector = deps.connectors[channel.connector]
  const canReply = channel.state === 'active' && connector?.reply !== undefined
  return {
    ...line,
    url: row.url,
    messages: await messageShapesOf(db, id, episodes, canReply),
    replies: await replyShapesOf(deps, await unsentReplies(db, id)),
    episodes: (await withOpeners(db, episodes)).map(found => episodeShapeOf(found, now, measure)),
  }
}

async function linesOf(
  { db }: Pick<Deps, 'db'>,
  rows: readonly ListedConversation[],
  { calendar, targetMs }: Measure,
): Promise<ConversationLine[]> {
  const ids = rows.map(row => row.id)
  const last = await lastMessagesOf(db, ids)
  const authors = new Map<number, string[]>()
  for (const { conversationId, name } of await authorsOf(db, ids)) {
    if (name !== null) authors.set(conversationId, [...(authors.get(conversationId) ?? []), name])
  }
  const open = new Map<number, number[]>()
  for (const { conversationId, openedAt } of await openEpisodesOf(db, ids)) {
    open.set(conversationId, [...(open.get(conversationId) ?? []), openedAt])
  }
  return rows.map(row => {
    const waiting = open.get(row.id) ?? []
    const message = last.get(row.id)
    return {
      id: row.id,
      channel: row.channelId,
      channelName: row.channelName,
      visibility: row.visibility,
      subject: row.subject,
      authors: authors.get(row.id) ?? [],
      lastText: message?.currentText ?? null,
      lastDirection: message?.direction ?? null,
      lastMessageAt: toIso(row.lastMessageAt),
      waiting: waiting.length,
      // The one who has waited longest is due first: office time only ever adds up.
      dueAt:
        waiting.length === 0
          ? null
          : toIsoOrNull(calendar.deadline(Math.min(...waiting), targetMs)),
    }
  })
}
