import { authorKey, replyMessageOf } from './reply-facts.ts'
import { withPlaces } from './rules/need/place.ts'
import type { ReplyMessage } from './rules/reply-message.ts'
import type { ConversationFacts, FactsMessage } from './store/message-facts.ts'

/** The messages of one thread as reply times see them, and what each is made from. */
export type Thread = {
  replies: readonly ReplyMessage[]
  /** In the same order. */
  rows: FactsMessage[]
  conversations: ConversationFacts['conversation'][]
}

/**
 * The messages of one thread: of a conversation, or of several that a person of the commune joined
 * (store/merges.ts).
 *
 * Joining two says that whoever began the one is whoever began the other: these are one author,
 * everybody else stays who they are. An answer still reaches only those who can see it: a private
 * one its citizen, a public one that mentions nobody all of its own tree.
 */
export function threadOf(group: readonly ConversationFacts[]): Thread {
  const [only] = group
  if (only !== undefined && group.length === 1) {
    return {
      replies: repliesOf(only),
      rows: only.messages,
      conversations: only.messages.map(() => only.conversation),
    }
  }
  const replies: ReplyMessage[] = []
  const thread: Thread = { replies, rows: [], conversations: [] }
  const beginners = new Set(group.map(beginnerOf))
  const seen = new Map<string, ReplyMessage>()
  const nameOf = (author: string) => (beginners.has(author) ? 'beginner' : author)
  for (const facts of group) {
    const { conversation } = facts
    const authors = [
      ...new Set(
        facts.messages
          .filter(({ direction }) => direction === 'inbound')
          .map(row => nameOf(authorIn(facts, row.contactId))),
      ),
    ]
    for (const [at, placed] of repliesOf(facts).entries()) {
      const row = facts.messages[at]
      if (row === undefined) continue
      const reply = { ...placed }
      // Numbers of networks are unique within a channel only.
      reply.id = `${conversation.channelId} ${row.remoteId}`
      reply.thread = 'joined'
      reply.author = nameOf(authorIn(facts, row.contactId))
      if (row.direction === 'outbound') {
        const mentioned = mentionedBy(reply).map(id => nameOf(authorIn(facts, id)))
        const heard = mentioned.length > 0 ? mentioned : authors
        // To mention nobody would answer the whole thread.
        reply.mentions = heard.length > 0 ? heard : ['nobody']
      }
      const twin = seen.get(reply.id)
      if (twin) {
        // A private answer, in its own conversation and beside the public message that it answers.
        twin.mentions = [...(twin.mentions ?? []), ...(reply.mentions ?? [])]
        continue
      }
      seen.set(reply.id, reply)
      replies.push(reply)
      thread.rows.push(row)
      thread.conversations.push(conversation)
    }
  }
  return thread
}

/** A conversation's messages, each where it stands: joined ones stand where they stood. */
function repliesOf(facts: ConversationFacts): readonly ReplyMessage[] {
  const under = postAbove(facts)
  const replies = facts.messages.map(row => replyMessageOf(row, facts))
  if (under !== null) for (const reply of replies) reply.under = under
  return withPlaces(replies)
}

/** The first words of the commune's post above a conversation; a visitor's own post has none above. */
function postAbove({ conversation, messages }: ConversationFacts): string | null {
  const { visibility, subject, postRemoteId } = conversation
  if (visibility === 'private' || postRemoteId === null) return null
  return messages.some(({ remoteId }) => remoteId === postRemoteId) ? null : subject
}

/** The contacts whom an answer mentions; null: whoever the network does not name. */
function mentionedBy({ mentions = [] }: ReplyMessage): (number | null)[] {
  return mentions.map(id => (id === authorKey(null) ? null : Number(id)))
}

/** Who wrote, told apart across the conversations of a thread. */
function authorIn({ conversation }: ConversationFacts, contactId: number | null): string {
  if (conversation.visibility === 'private') return `private ${conversation.id}`
  return contactId === null ? `unknown ${conversation.id}` : `contact ${authorKey(contactId)}`
}

function beginnerOf(facts: ConversationFacts): string {
  let first: FactsMessage | undefined
  for (const row of facts.messages) {
    if (row.direction === 'inbound' && (first === undefined || isEarlier(row, first))) first = row
  }
  return authorIn(facts, first?.contactId ?? null)
}

function isEarlier(a: FactsMessage, b: FactsMessage): boolean {
  return a.sentAt < b.sentAt || (a.sentAt === b.sentAt && a.remoteId < b.remoteId)
}

/**
 * Whether the true beginning of a thread is unknown: whether that of the conversation is with
 * which it begins.
 */
export function isCut(group: readonly ConversationFacts[]): boolean {
  let earliest = Number.POSITIVE_INFINITY
  let cut = false
  for (const { conversation, messages } of group) {
    const first = messages.reduce((least, { sentAt }) => Math.min(least, sentAt), earliest)
    if (group.length === 1 || first < earliest) cut = conversation.cut === 1
    earliest = first
  }
  return cut
}
