import type { Db } from '../database/database.ts'
import { replyMessageOf } from './reply-facts.ts'
import { textNeedOf } from './rules/reply-need.ts'
import { needRules } from './rules/reply-rules.ts'
import type { ReportFiguresShape } from './shapes.ts'
import { factsOfMessages } from './store/message-facts.ts'
import { messagesTakenBack } from './store/overruled.ts'

/**
 * How many messages of a time people counted again that a rule leaves out, by rule: one that is
 * often overruled is a bad one. Few are marked, and only those are read.
 * @param time by when they were sent, ms UTC
 */
export async function overruledRules(
  db: Db,
  communeId: number,
  time: { from: number; to: number; channelId: number | undefined },
): Promise<ReportFiguresShape['overruled']> {
  const { messages, edits } = await factsOfMessages(
    db,
    await messagesTakenBack(db, communeId, time),
  )
  const rules = messages.map(message => {
    // In which kind of conversation it is says who wrote, and nothing of the words.
    const conversation = { id: message.conversationId, visibility: 'public' } as const
    const facts = { conversation, edits, hidings: new Map(), marks: new Map() }
    const { rule, needAt } = textNeedOf(replyMessageOf(message, facts))
    return needAt === null ? rule : null
  })
  return needRules
    .map(kind => ({ kind, count: rules.filter(rule => rule === kind).length }))
    .filter(({ count }) => count > 0)
}
