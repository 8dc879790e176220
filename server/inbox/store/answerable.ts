import type { Db } from '../../database/database.ts'

/** What the rules of a network ask of messages, to tell whether they can be answered: of a screen of them. */
export async function messagesToAnswer(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return []
  return await db
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
    .where('message.id', 'in', ids)
    .execute()
}
