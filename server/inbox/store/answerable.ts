import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'

/** What the rules of a network ask of a message, to tell whether it can be answered. */
export async function messagesToAnswer(db: Db, ids: readonly number[]) {
  const all = []
  for (const some of chunksOf(ids)) {
    all.push(
      ...(await db
        .selectFrom('message')
        .innerJoin('conversation', 'conversation.id', 'message.conversationId')
        .leftJoin('contact', 'contact.id', 'message.contactId')
        .select(eb => [
          'message.id',
          'message.remoteId',
          'message.sentAt',
          'message.removedAt',
          'message.takesPrivate',
          'conversation.channelId',
          'conversation.visibility',
          'contact.remoteId as authorRemoteId',
          eb
            .selectFrom('message as said')
            .select(({ fn }) => fn.max('said.sentAt').as('at'))
            .whereRef('said.conversationId', '=', 'conversation.id')
            .where('said.direction', '=', 'inbound')
            .as('lastInboundAt'),
        ])
        .where('message.id', 'in', some)
        .execute()),
    )
  }
  return all
}
