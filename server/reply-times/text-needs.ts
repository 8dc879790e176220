import type { Db } from '../database/database.ts'
import { replyMessageOf } from './reply-facts.ts'
import type { TextNeed } from './rules/reply-message.ts'
import { textNeedOf } from './rules/reply-need.ts'
import { factsOfMessages } from './store/message-facts.ts'

/** What the rules make of these messages' texts, whatever people said of them; of erased ones, made. */
export async function textNeedsOf(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; direction: 'inbound' | 'outbound'; need: TextNeed }[]> {
  const { messages, edits } = await factsOfMessages(db, ids)
  return messages.map(message => {
    const { id, direction, conversationId } = message
    // In which kind of conversation it is says who wrote, and nothing of the words.
    const conversation = { id: conversationId, visibility: 'public' } as const
    const facts = { conversation, edits, hidings: new Map(), marks: new Map() }
    const seen = replyMessageOf(message, facts)
    return { id, direction, need: seen.erased ?? textNeedOf(seen) }
  })
}
