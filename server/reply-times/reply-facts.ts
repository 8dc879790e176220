import type { ReplyMessage } from './rules/reply-message.ts'
import type { ConversationFacts, FactsMessage } from './store/message-facts.ts'

/**
 * A stored message as reply times see it. Its id is the network's, so that two imports of the same
 * messages in any order decide the same.
 *
 * Authors: in a private conversation there is one citizen, whatever the network tells of them. In
 * a public tree each contact is one; where the network withholds who wrote (`from` is absent for a
 * Facebook app with Standard Access), all of a tree's unknown people are one, because nothing
 * tells them apart: a tree then has at most one open episode, which opens with the first of them
 * and which any answer that mentions nobody closes. To count each unknown message as somebody else
 * would invent people who never asked.
 */
export function replyMessageOf(
  message: FactsMessage,
  {
    conversation,
    edits,
    hidings,
    marks,
  }: Pick<ConversationFacts, 'edits' | 'hidings' | 'marks'> & {
    conversation: Pick<ConversationFacts['conversation'], 'id' | 'visibility'>
  },
): ReplyMessage {
  const isPrivate = conversation.visibility === 'private'
  const outbound = message.direction === 'outbound'
  const result: ReplyMessage = {
    id: message.remoteId,
    thread: String(conversation.id),
    author: isPrivate ? 'citizen' : authorKey(message.contactId),
    direction: message.direction,
    kind: message.kind,
    sentAt: message.sentAt,
    text: message.text ?? '',
    automatic: message.automatic === 1,
    holding: message.holding === 1,
    removedAt: message.removedAt,
  }
  // What may not have arrived stops no clock, as what failed.
  if (message.arrival === 'unconfirmed' || message.arrival === 'sending') result.delivered = false
  if (message.erasedAt !== null && !outbound) {
    const { erasedRule: rule, erasedNeedAt, sentAt } = message
    result.erased = { rule, needAt: rule === null ? sentAt : erasedNeedAt }
  }
  // Only a public answer is for those whom it mentions.
  if (message.mentions !== null && !(isPrivate && outbound)) {
    result.mentions = mentionsOf(message.mentions)
  }
  // What one person alone can see answers that person, as if it mentioned them.
  if (message.onlyFor !== undefined && !isPrivate) result.mentions = [authorKey(message.onlyFor)]
  const edited = edits.get(message.id)
  if (edited) result.edits = edited
  const tags = outbound ? [] : (result.mentions ?? [])
  if (tags.length > 0) {
    result.text = withSigns(result.text, tags)
    if (edited) result.edits = edited.map(({ at, text }) => ({ at, text: withSigns(text, tags) }))
  }
  const hidden = hidings.get(message.id)
  if (hidden) result.hidden = hidden.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt }))
  const judged = marks.get(message.id)
  if (judged) {
    result.marks = judged.map(({ at, needsReply, reason }) => ({
      at,
      needsReply: needsReply === 1,
      reason,
    }))
  }
  return result
}

/** A contact as an author; '' is whoever the network does not name. */
export function authorKey(contactId: number | null): string {
  return contactId === null ? '' : String(contactId)
}

function mentionsOf(json: string): string[] {
  const mentions: unknown = JSON.parse(json)
  return Array.isArray(mentions) ? mentions.map(String) : []
}

/** Networks show a tag as the bare name: with its "@", the rules know it for a mention. */
export function withSigns(text: string, names: readonly string[]): string {
  const patterns = names
    .filter(name => name.trim() !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(name => RegExp.escape(name))
  if (patterns.length === 0) return text
  const tags = new RegExp(
    String.raw`(?<![@\p{L}\p{N}])(?:${patterns.join('|')})(?![\p{L}\p{N}\p{M}])`,
    'gu',
  )
  return text.replace(tags, '@$&')
}
