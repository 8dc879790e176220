import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'

type Pair = Pick<Row<'privateAnswer'>, 'messageId' | 'answersId' | 'conversationId'>

/** What counts as an answer: by what the network or we know, or because a person said so. */
export const answering = ['linked', 'confirmed'] as const

/** What people are asked about, and may say otherwise again. */
const forPeople = ['unconfirmed', 'confirmed', 'denied'] as const
type ForPeople = (typeof forPeople)[number]

/** What was sent from here is known for what it is. */
export const isFromElsewhere = sql<boolean>`
  not exists (select 1 from "reply" where "reply"."remoteId" = "answer"."remoteId")`

/**
 * Notes that this private message answers that public one, which no other then does: there is only
 * one private answer to a message, and none answers two.
 */
export async function linkPrivateAnswer(db: Db, pair: Pair): Promise<void> {
  await db
    .updateTable('privateAnswer')
    .set({ state: 'unlinked' })
    .where('state', 'in', ['unknown', 'unconfirmed'])
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

/**
 * Notes what the network says of all that was sent in private so far to answer these public messages: that
 * none of it does (`unlinked`), or nothing, so that people may (`unconfirmed`).
 */
export async function settlePossibleAnswers(
  db: Db,
  answersIds: readonly number[],
  state: 'unlinked' | 'unconfirmed',
): Promise<void> {
  for (const some of chunksOf(answersIds)) {
    await db
      .updateTable('privateAnswer')
      .set({ state })
      .where('answersId', 'in', some)
      .where('state', '=', 'unknown')
      .execute()
  }
}

/**
 * What a person says of a private message: that it answers this public one (`confirmed`), that it answers
 * nothing of its citizen's in that thread (`denied`), or what was said is taken back (`unconfirmed`).
 * @returns whether that was news; null: nobody is asked about these two
 */
export async function confirmPrivateAnswer(
  db: Db,
  { messageId, answersId, conversationId }: Pair,
  state: ForPeople,
): Promise<boolean | null> {
  const pair = await db
    .selectFrom('privateAnswer')
    .select('state')
    .where('messageId', '=', messageId)
    .where('answersId', '=', answersId)
    .executeTakeFirst()
  if (pair === undefined || !forPeople.some(one => one === pair.state)) return null
  if (pair.state === state) return false
  let change = db
    .updateTable('privateAnswer')
    .set({ state })
    .where('messageId', '=', messageId)
    .where('conversationId', '=', conversationId)
    .where('state', 'in', forPeople)
  if (state === 'confirmed') change = change.where('answersId', '=', answersId)
  await change.execute()
  return true
}

/**
 * What was written to one of these people in private on the network itself, and may answer what they wrote
 * in public, or in other mails where it names none, in the `spanMs` before: of what reached the database at
 * `receivedAt`, on either side. Whether it does is not known yet.
 */
export async function notePossibleAnswers(
  db: Db,
  asked: 'public' | 'mails',
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
      .where(eb =>
        asked === 'public'
          ? eb('thread.visibility', '=', 'public')
          : eb.and([
              eb('thread.visibility', '=', 'private'),
              eb('thread.id', '<>', eb.ref('talk.id')),
              eb('asked.automatic', '=', 0),
              eb.exists(
                eb
                  .selectFrom('mailKey')
                  .select('mailKey.messageId')
                  .whereRef('mailKey.messageId', '=', 'answer.id')
                  .where('mailKey.kind', '=', 'answers'),
              ),
            ]),
      )
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
      .where(isFromElsewhere)
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
  return await inChunks(conversationIds, some =>
    db
      .selectFrom('privateAnswer')
      .select(['messageId', 'answersId', 'conversationId'])
      .where('conversationId', 'in', some)
      .where('state', 'in', answering)
      .execute(),
  )
}

/** The conversations in which these private messages answer something. */
export async function answeredByMessages(db: Db, messageIds: readonly number[]): Promise<number[]> {
  const rows = await inChunks(messageIds, some =>
    db
      .selectFrom('privateAnswer')
      .select('conversationId')
      .where('messageId', 'in', some)
      .where('state', 'in', answering)
      .execute(),
  )
  return [...new Set(rows.map(row => row.conversationId))]
}
