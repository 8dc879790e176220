import type { Flag } from '../../database/columns.ts'
import type { Db } from '../../database/database.ts'

/** A network's clock and ours, ms. */
const clocksApart = 86_400_000

/** What people last said of the messages of a time, by their numbers. */
export async function lastMarks(
  db: Db,
  communeId: number,
  { from, to, channelId }: { from: number; to: number; channelId: number | undefined },
): Promise<Map<number, { needsReply: Flag; reason: string | null }>> {
  let rows = db
    .selectFrom('needsReplyOverride')
    .innerJoin('message', 'message.id', 'needsReplyOverride.messageId')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .select([
      'needsReplyOverride.messageId',
      'needsReplyOverride.needsReply',
      'needsReplyOverride.reason',
    ])
    .where('conversation.communeId', '=', communeId)
    // Whoever judged a message did so after it was sent, and that is noted with its conversation: these are few.
    .where('conversation.amendedAt', '>=', from - clocksApart)
    .where('message.direction', '=', 'inbound')
    .where('message.sentAt', '>=', from)
    .where('message.sentAt', '<', to)
    .orderBy('needsReplyOverride.at')
    .orderBy('needsReplyOverride.id')
  if (channelId !== undefined) rows = rows.where('conversation.channelId', '=', channelId)
  return new Map((await rows.execute()).map(({ messageId, ...mark }) => [messageId, mark]))
}
