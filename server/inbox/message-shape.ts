import type { Opening, ReplyOptions } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { isCall, soleTelephone } from '../language/contact-address.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import type { ListedConversation } from '../messages/store/conversations.ts'
import { keptFilePlaces } from '../messages/store/message-files.ts'
import {
  contactsIn,
  type KnownMessage,
  messagesByIds,
  messagesOf,
  userNames,
} from '../messages/store/messages.ts'
import { type ConversationFacts, type FactsMessage, factsOf } from '../reply-times/rows.ts'
import { moderatedSince, needOf } from '../reply-times/rules/need/reply-need.ts'
import type { ReplyMessage } from '../reply-times/rules/reply-message.ts'
import { threadOf } from '../reply-times/thread-messages.ts'
import type { Possible } from './answering/reply-options.ts'
import { attachmentShapesOf } from './attachments.ts'
import { overridesOf } from './override/overrides.ts'
import { questionsAmong } from './rules/possible-answers.ts'
import type { MessageShape } from './shapes-conversation.ts'
import { repliesByRemoteId } from './store/answered-since.ts'
import { privateAnswersAbout, unconfirmedAnswersIn } from './store/private-answers.ts'

/** What a conversation's messages are shown with. */
export type MessageSource = {
  conversation: Pick<ListedConversation, 'id' | 'communeId' | 'channelName' | 'visibility'>
  episodes: readonly Row<'episode'>[]
  /** What can be done about each of its messages. */
  possible: Possible
}

/**
 * A conversation's messages as they leave the house, in the order in which they were sent; after
 * them what answers some of them in private, wherever it is kept.
 */
export async function messageShapesOf(
  db: Db,
  { conversation, episodes, possible }: MessageSource,
): Promise<MessageShape[]> {
  const { id: conversationId, communeId, channelName, visibility } = conversation
  const own = await messagesOf(db, conversationId)
  const asides = await privateAnswersAbout(db, conversationId)
  const isOwn = new Set(own.map(message => message.id))
  const elsewhere = [...asides.keys()].filter(id => !isOwn.has(id))
  const messages = [...own, ...(await messagesByIds(db, elsewhere))]
  const contacts = await contactsIn(db, conversationId)
  const users = await userNames(db, [...new Set(messages.flatMap(message => message.userId ?? []))])
  const ids = new Map(messages.map(message => [message.remoteId, message.id]))
  const [facts] = await factsOf(db, [conversationId])
  const seen = new Map<string, ReplyMessage>()
  for (const reply of facts === undefined ? [] : threadOf([facts]).replies)
    seen.set(reply.id, reply)
  const overrides = await overridesOf(db, communeId, [...ids.values()])
  const questions = await questionsIn(db, conversationId, episodes)
  const replies = await repliesByRemoteId(db, conversationId)
  const kept = await keptFilePlaces(
    db,
    messages.flatMap(({ id, attachments }) => (attachments === null ? [] : id)),
  )
  return messages.map(message => ({
    id: message.id,
    conversation: message.conversationId,
    channelName,
    visibility: asides.has(message.id) ? 'private' : visibility,
    parent: message.parentRemoteId === null ? null : (ids.get(message.parentRemoteId) ?? null),
    answers: asides.get(message.id) ?? null,
    possibleAnswer: questions.get(message.id) ?? null,
    direction: message.direction,
    kind: message.kind,
    author: nameOf(message, contacts, users),
    text: message.currentText,
    attachments: attachmentShapesOf(message, possible.canOpen, kept.get(message.id)),
    sentAt: toIso(message.sentAt),
    arrival: message.arrival,
    ...telephoneOf(message, contacts),
    automatic: message.automatic === 1,
    automaticSaid: message.automaticVerdict !== null,
    holding: message.holding === 1,
    removedAt: toIsoOrNull(message.removedAt),
    hidden: message.isHidden,
    edited: facts?.edits.has(message.id) ?? false,
    url: message.url,
    reply: replies.get(message.remoteId),
    ...overrideOf(message, seen.get(message.remoteId), facts, episodes),
    overrides: overrides.get(message.id) ?? [],
    canHide: possible.canHide(message),
    cannotHide: possible.cannotHide(message),
    replyOptions: replyOptionsShape(possible.replyOptions(message), possible.replyFiles),
  }))
}

/** What people are asked about, by the message that it may answer. */
async function questionsIn(
  db: Db,
  conversationId: number,
  episodes: readonly Row<'episode'>[],
): Promise<Map<number, NonNullable<MessageShape['possibleAnswer']>>> {
  const possible = await unconfirmedAnswersIn(db, conversationId)
  if (possible.length === 0) return new Map()
  const questions = questionsAmong(possible, episodes)
  const answers = new Map(
    (await messagesByIds(db, [...questions.values()])).map(one => [one.id, one]),
  )
  return new Map(
    [...questions].flatMap(([asked, id]) => {
      const answer = answers.get(id)
      if (answer === undefined) return []
      const { conversationId: conversation, sentAt, currentText: text } = answer
      return [[asked, { message: id, conversation, sentAt: toIso(sentAt), text }] as const]
    }),
  )
}

function replyOptionsShape(
  options: ReplyOptions,
  files: Possible['replyFiles'],
): MessageShape['replyOptions'] {
  const shape = (opening: Opening | null) =>
    opening?.open ? { ...opening, until: toIsoOrNull(opening.until), files } : opening
  return { public: shape(options.public), private: shape(options.private) }
}

function nameOf(
  { contactId, userId }: Pick<Row<'message'>, 'contactId' | 'userId'>,
  contacts: Awaited<ReturnType<typeof contactsIn>>,
  users: Map<string, string>,
): string | null {
  if (contactId !== null) return contacts.get(contactId)?.name ?? null
  return userId === null ? null : (users.get(userId) ?? null)
}

/** Whether somebody is, or was, answered by telephone. */
function telephoneOf(
  { contactId, direction, remoteId }: Pick<KnownMessage, 'contactId' | 'direction' | 'remoteId'>,
  contacts: Awaited<ReturnType<typeof contactsIn>>,
): Pick<MessageShape, 'telephone' | 'byTelephone'> {
  if (direction === 'outbound') return isCall(remoteId) ? { byTelephone: true } : {}
  const number = soleTelephone(contacts.get(contactId ?? 0)?.remoteId)
  return number === undefined ? {} : { telephone: { number } }
}

function isFromCitizen({ direction, kind }: Pick<Row<'message'>, 'direction' | 'kind'>): boolean {
  return direction === 'inbound' && kind === 'message'
}

type Overridden = Pick<MessageShape, 'needsReply' | 'needsReplyReason' | 'needsReplyBy'>

/** Whether a message needs an answer, and who says so. */
function overrideOf(
  message: KnownMessage & Pick<FactsMessage, 'direction' | 'kind'>,
  seen: ReplyMessage | undefined,
  facts: ConversationFacts | undefined,
  episodes: readonly Row<'episode'>[],
): Overridden {
  if (facts === undefined || seen === undefined || !isFromCitizen(message)) {
    return { needsReply: false, needsReplyReason: null, needsReplyBy: null }
  }
  const wasAnswered = episodes.some(
    episode => episode.openedBy === message.id && episode.state === 'answered',
  )
  if (moderatedSince(seen) !== null && !wasAnswered) {
    return { needsReply: false, needsReplyReason: 'moderation', needsReplyBy: 'rule' }
  }
  const mark = facts.marks.get(message.id)?.at(-1)
  if (mark !== undefined) {
    const needsReply = mark.needsReply === 1
    return { needsReply, needsReplyReason: mark.reason, needsReplyBy: 'person' }
  }
  const need = needOf(seen)
  return need.needed
    ? { needsReply: true, needsReplyReason: null, needsReplyBy: null }
    : { needsReply: false, needsReplyReason: need.reason, needsReplyBy: 'rule' }
}
