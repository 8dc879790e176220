import type { Db } from '../../database/database.ts'

/** The messages of a time, by their numbers, of which people last said that they need an answer. */
export async function messagesTakenBack(
  db: Db,
  communeId: number,
  { from, to, channelId }: { from: number; to: number; channelId: number | undefined },
): Promise<number[]> {
  let rows = db
    .selectFrom('mark')
    .innerJoin('message', 'message.id', 'mark.messageId')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .select(['mark.messageId', 'mark.needsReply'])
    .where('conversation.communeId', '=', communeId)
    .where('message.direction', '=', 'inbound')
    .where('message.sentAt', '>=', from)
    .where('message.sentAt', '<', to)
    .orderBy('mark.at')
    .orderBy('mark.id')
  if (channelId !== undefined) rows = rows.where('conversation.channelId', '=', channelId)
  const last = new Map<number, number>()
  for (const { messageId, needsReply } of await rows.execute()) last.set(messageId, needsReply)
  return [...last].filter(([, needsReply]) => needsReply === 1).map(([id]) => id)
}
