import type { Db } from '../../database/database.ts'
import { answering, isFromElsewhere } from '../../messages/store/private-answers.ts'

/**
 * The private messages that may answer public ones of this conversation, as nobody has said yet, with
 * when both were sent (`askedAt`: the public one).
 */
export async function unconfirmedAnswersIn(db: Db, conversationId: number) {
  return await db
    .selectFrom('privateAnswer')
    .innerJoin('message as asked', 'asked.id', 'privateAnswer.answersId')
    .innerJoin('message as answer', 'answer.id', 'privateAnswer.messageId')
    .select([
      'privateAnswer.messageId',
      'privateAnswer.answersId',
      'asked.contactId',
      'asked.sentAt as askedAt',
      'answer.sentAt',
    ])
    .where('privateAnswer.conversationId', '=', conversationId)
    .where('privateAnswer.state', '=', 'unconfirmed')
    .where('answer.automatic', '=', 0)
    .where('answer.removedAt', 'is', null)
    .where(isFromElsewhere)
    .execute()
}

/** What a private message answers, which may be a mail. */
type Asked = {
  message: number
  conversation: number
  text: string | null
  visibility: 'private' | 'public'
}

/**
 * The private answers of which one side is in this conversation, by the number of the answer: which
 * public message each answers.
 */
export async function privateAnswersAbout(
  db: Db,
  conversationId: number,
): Promise<Map<number, Asked>> {
  const rows = await db
    .selectFrom('privateAnswer')
    .innerJoin('message as answer', 'answer.id', 'privateAnswer.messageId')
    .innerJoin('message as asked', 'asked.id', 'privateAnswer.answersId')
    .innerJoin('conversation', 'conversation.id', 'asked.conversationId')
    .select([
      'answer.id',
      'asked.id as message',
      'asked.conversationId as conversation',
      'asked.text',
      'conversation.visibility',
    ])
    .where('privateAnswer.state', 'in', answering)
    .where(eb =>
      eb.or([
        eb('privateAnswer.conversationId', '=', conversationId),
        eb(
          'privateAnswer.messageId',
          'in',
          eb.selectFrom('message').select('id').where('conversationId', '=', conversationId),
        ),
      ]),
    )
    .execute()
  return new Map(rows.map(({ id, ...asked }) => [id, asked]))
}
