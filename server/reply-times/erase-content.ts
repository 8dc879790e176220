import type { Db } from '../database/database.ts'
import { eraseMessages } from '../messages/store/erasing.ts'
import { replyMessageOf } from './reply-facts.ts'
import { textNeedOf } from './rules/reply-need.ts'
import { factsOfMessages } from './store/message-facts.ts'

/**
 * Takes the words of these messages away, for good. Their times stay, and what the rules make of
 * the words is noted before, so that no figure of any day is another one afterwards.
 * @param at when, ms UTC
 */
export async function eraseContent(db: Db, ids: readonly number[], at: number): Promise<void> {
  const { messages, edits } = await factsOfMessages(db, ids)
  const erasures = messages.map(message => {
    const { id, direction, erasedAt, erasedRule, erasedNeedAt } = message
    if (direction === 'outbound') return { id, erasedRule: null, erasedNeedAt: null }
    if (erasedAt !== null) return { id, erasedRule, erasedNeedAt }
    // In which kind of conversation it is says who wrote, and nothing of the words.
    const conversation = { id: message.conversationId, visibility: 'public' } as const
    const facts = { conversation, edits, hidings: new Map(), marks: new Map() }
    const { rule, needAt } = textNeedOf(replyMessageOf(message, facts))
    return { id, erasedRule: rule, erasedNeedAt: rule === null ? null : needAt }
  })
  await eraseMessages(db, erasures, at)
}
