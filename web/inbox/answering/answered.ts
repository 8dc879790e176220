import type {
  ConversationShape,
  MessageShape,
  ReplyShape,
} from '../../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { reasonAgainst } from './reply-options.ts'

/** The message that opened the oldest open episode, else the last that can be answered. */
export function nextToAnswer(
  conversation: Spoken<ConversationShape>,
  answerable: Spoken<MessageShape>[],
): Spoken<MessageShape> | undefined {
  const open = conversation.episodes
    .filter(episode => episode.closedAt === null && episode.state !== 'excluded')
    .sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt))
  for (const episode of open) {
    const found = answerable.find(message => message.id === episode.openedBy)
    if (found !== undefined) return found
  }
  return answerable.at(-1)
}

/**
 * Those between which there is a choice: in private whatever one says answers the whole
 * conversation, so the last message of each stands for it.
 */
export function choicesAmong(answerable: readonly Spoken<MessageShape>[]): Spoken<MessageShape>[] {
  return answerable.filter(
    message =>
      message.visibility === 'public' ||
      message === answerable.findLast(one => one.conversation === message.conversation),
  )
}

export function answeredBy(
  conversation: Spoken<ConversationShape>,
  reply: Spoken<ReplyShape>,
): Spoken<MessageShape> | undefined {
  return conversation.messages.find(one => one.id === reply.message)
}

/** Why nothing can be answered any more: what holds for the last that somebody wrote. */
export function whyNot({ messages }: Spoken<ConversationShape>): string | null {
  const last = messages.findLast(one => one.direction === 'inbound')
  return last ? reasonAgainst(last, last.visibility) : null
}

/** Where an answer can be looked for: in the conversation to which it went. */
export function urlOf(
  conversation: Spoken<ConversationShape>,
  reply: Spoken<ReplyShape>,
): string | null {
  const answered = answeredBy(conversation, reply)
  const other = conversation.merged.find(one => one.id === answered?.conversation)
  return (other ?? conversation).url
}
