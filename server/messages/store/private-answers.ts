import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

type Pair = Pick<Row<'privateAnswer'>, 'messageId' | 'answersId' | 'conversationId'>

/**
 * Notes that this private message answers that public one, which no other then does: there is only
 * one private answer to a message, and none answers two.
 */
export async function linkPrivateAnswer(db: Db, pair: Pair): Promise<void> {
  await db
    .updateTable('privateAnswer')
    .set({ state: 'unlinked' })
    .where('state', '=', 'unknown')
    .where(eb =>
      eb.or([eb('messageId', '=', pair.messageId), eb('answersId', '=', pair.answersId)]),
    )
    .execute()
  await db
    .insertInto('privateAnswer')
    .values({ ...pair, state: 'linked' })
    .onConflict(conflict =>
      conflict.columns(['messageId', 'answersId']).doUpdateSet({ state: 'linked' }),
    )
    .execute()
}

/** Notes that none of what was sent in private so far answers that public message. */
export async function unlinkPrivateAnswers(db: Db, answersId: number): Promise<void> {
  await db
    .updateTable('privateAnswer')
    .set({ state: 'unlinked' })
    .where('answersId', '=', answersId)
    .where('state', '=', 'unknown')
    .execute()
}

/**
 * What was written to one of these people in private on the network itself, and may answer what
 * they wrote in public in the `spanMs` before: of what reached the database at `receivedAt`, on
 * either side. Whether it does is not known yet.
 */
export async function notePossibleAnswers(
  db: Db,
  {
    channelId,
    contactIds,
    receivedAt,
    spanMs,
  }: { channelId: number; contactIds: readonly number[]; receivedAt: number; spanMs: number },
): Promise<void> {
  for (const some of chunksOf(contactIds)) {
    const pairs = await db
      .selectFrom('conversation as talk')
      .innerJoin('message as answer', 'answer.conversationId', 'talk.id')
      .innerJoin('message as asked', 'asked.contactId', 'talk.contactId')
      .innerJoin('conversation as thread', 'thread.id', 'asked.conversationId')
      .select([
        'answer.id as messageId',
        'asked.id as answersId',
        'asked.conversationId as conversationId',
      ])
      .where('talk.channelId', '=', channelId)
      .where('talk.contactId', 'in', some)
      .where('talk.visibility', '=', 'private')
      .where('thread.visibility', '=', 'public')
      .where('answer.direction', '=', 'outbound')
      .where('answer.automatic', '=', 0)
      .where('asked.direction', '=', 'inbound')
      .where('answer.sentAt', '>=', receivedAt - spanMs)
      .where(eb =>
        eb.and([
          eb('asked.sentAt', '<=', eb.ref('answer.sentAt')),
          eb('asked.sentAt', '>=', eb('answer.sentAt', '-', spanMs)),
          eb.or([
            eb('answer.receivedAt', '=', receivedAt),
            eb('asked.receivedAt', '=', receivedAt),
          ]),
        ]),
      )
      // What was sent from here is known for what it is.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('reply')
              .select('reply.id')
              .whereRef('reply.remoteId', '=', 'answer.remoteId'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('privateAnswer')
              .select('privateAnswer.answersId')
              .whereRef('privateAnswer.answersId', '=', 'asked.id')
              .where('privateAnswer.state', '=', 'linked'),
          ),
        ),
      )
      .execute()
    if (pairs.length === 0) continue
    await db
      .insertInto('privateAnswer')
      .values(pairs.map(pair => ({ ...pair, state: 'unknown' as const })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

/** A public message that may have been answered in private, and what may have done so. */
export type PossiblyAnswered = Pick<Row<'message'>, 'id' | 'remoteId' | 'sentAt'> & {
  communeId: number
  conversationId: number
  /** The earliest first. */
  by: number[]
}

/** A channel's public messages of which the network must be asked; the earliest first. */
export async function possiblyAnswered(db: Db, channelId: number): Promise<PossiblyAnswered[]> {
  const rows = await db
    .selectFrom('privateAnswer')
    .innerJoin('message as asked', 'asked.id', 'privateAnswer.answersId')
    .innerJoin('message as answer', 'answer.id', 'privateAnswer.messageId')
    .innerJoin('conversation', 'conversation.id', 'privateAnswer.conversationId')
    .select([
      'asked.id',
      'asked.remoteId',
      'asked.sentAt',
      'privateAnswer.conversationId',
      'privateAnswer.messageId',
      'conversation.communeId',
    ])
    .where('privateAnswer.state', '=', 'unknown')
    .where('asked.channelId', '=', channelId)
    .orderBy('asked.sentAt')
    .orderBy('asked.id')
    .orderBy('answer.sentAt')
    .orderBy('answer.id')
    .execute()
  const found = new Map<number, PossiblyAnswered>()
  for (const { messageId, ...asked } of rows) {
    const known = found.get(asked.id)
    if (known) known.by.push(messageId)
    else found.set(asked.id, { ...asked, by: [messageId] })
  }
  return [...found.values()]
}

/** The public messages of these conversations that were answered in private, and by what. */
export async function privateAnswersIn(
  db: Db,
  conversationIds: readonly number[],
): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (const some of chunksOf(conversationIds)) {
    pairs.push(
      ...(await db
        .selectFrom('privateAnswer')
        .select(['messageId', 'answersId', 'conversationId'])
        .where('conversationId', 'in', some)
        .where('state', '=', 'linked')
        .execute()),
    )
  }
  return pairs
}

/**
 * The private answers of which one side is in this conversation, by the number of the answer: which
 * public message each answers.
 */
export async function privateAnswersAbout(
  db: Db,
  conversationId: number,
): Promise<Map<number, { message: number; conversation: number; text: string | null }>> {
  const rows = await db
    .selectFrom('privateAnswer')
    .innerJoin('message as answer', 'answer.id', 'privateAnswer.messageId')
    .innerJoin('message as asked', 'asked.id', 'privateAnswer.answersId')
    .select([
      'answer.id',
      'asked.id as message',
      'asked.conversationId as conversation',
      'asked.text',
    ])
    .where('privateAnswer.state', '=', 'linked')
    .where(eb =>
      eb.or([
        eb('privateAnswer.conversationId', '=', conversationId),
        eb('answer.conversationId', '=', conversationId),
      ]),
    )
    .execute()
  return new Map(rows.map(({ id, ...asked }) => [id, asked]))
}

/** The conversations in which these private messages answer something. */
export async function answeredByMessages(db: Db, messageIds: readonly number[]): Promise<number[]> {
  const ids = new Set<number>()
  for (const some of chunksOf(messageIds)) {
    const rows = await db
      .selectFrom('privateAnswer')
      .select('conversationId')
      .where('messageId', 'in', some)
      .where('state', '=', 'linked')
      .execute()
    for (const row of rows) ids.add(row.conversationId)
  }
  return [...ids]
}
