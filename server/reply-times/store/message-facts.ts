import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'
import type { Flag, Row } from '../../database/schema.ts'
import { editsOf } from '../../messages/store/messages.ts'
import { privateAnswersIn } from '../../messages/store/private-answers.ts'

export type FactsMessage = Pick<
  Row<'message'>,
  | 'id'
  | 'conversationId'
  | 'remoteId'
  | 'direction'
  | 'kind'
  | 'contactId'
  | 'text'
  | 'mentions'
  | 'sentAt'
  | 'receivedAt'
  | 'automatic'
  | 'holding'
  | 'history'
  | 'arrival'
  | 'removedAt'
  | 'amended'
  | 'erasedAt'
  | 'erasedRule'
  | 'erasedNeedAt'
> & {
  /**
   * On an answer to one person in private, in a public thread: who that is, null where the network
   * does not tell. The message itself may be kept in another conversation.
   */
  onlyFor?: number | null
}

/** All that reply times are reckoned from, of one conversation; texts are the citizens' alone. */
export type ConversationFacts = {
  conversation: Pick<
    Row<'conversation'>,
    'id' | 'communeId' | 'channelId' | 'visibility' | 'subject' | 'cut' | 'amendedAt'
  >
  messages: FactsMessage[]
  /** By message id, in the order of time. */
  edits: Map<number, Row<'messageEdit'>[]>
  hidings: Map<number, Row<'messageHiding'>[]>
  marks: Map<number, Row<'needsReplyOverride'>[]>
}

/** The facts of these conversations, each once. */
export async function factsOf(
  db: Db,
  conversationIds: readonly number[],
): Promise<ConversationFacts[]> {
  return await inChunks(conversationIds, ids => someFacts(db, ids))
}

async function someFacts(db: Db, ids: number[]): Promise<ConversationFacts[]> {
  const conversations = await db
    .selectFrom('conversation')
    .select(['id', 'communeId', 'channelId', 'visibility'])
    .select(['subject', 'cut', 'amendedAt'])
    .where('id', 'in', ids)
    .execute()
  const messages: FactsMessage[] = await messagesWithFacts(db)
    .where('conversationId', 'in', ids)
    .execute()
  await addPrivateAnswers(db, ids, messages)
  const amended = messages.filter(message => message.amended === 1).map(({ id }) => id)
  const { edits, hidings, marks } = await amendmentsOf(db, amended)
  const messagesOf = grouped(messages, message => message.conversationId)
  return conversations.map(conversation => ({
    conversation,
    messages: messagesOf.get(conversation.id) ?? [],
    edits,
    hidings,
    marks,
  }))
}

function messagesWithFacts(db: Db) {
  return db.selectFrom('message').select([
    'id',
    'conversationId',
    'remoteId',
    'direction',
    'kind',
    'contactId',
    // What the commune wrote is of no account, and half of what would be read.
    sql<string | null>`case when "direction" = 'inbound' then "text" end`.as('text'),
    'mentions',
    'sentAt',
    'receivedAt',
    'automatic',
    'holding',
    'history',
    'arrival',
    'removedAt',
    'amended',
    'erasedAt',
    'erasedRule',
    'erasedNeedAt',
  ])
}

/**
 * Adds to the messages of these conversations what answers some of them in private, wherever it is
 * kept, as a message of the thread that only one person can see.
 */
async function addPrivateAnswers(db: Db, ids: number[], messages: FactsMessage[]): Promise<void> {
  const pairs = await privateAnswersIn(db, ids)
  if (pairs.length === 0) return
  const known = new Map(messages.map(message => [message.id, message]))
  const elsewhere = pairs.map(pair => pair.messageId).filter(id => !known.has(id))
  const given: FactsMessage[] = await inChunks(elsewhere, some =>
    messagesWithFacts(db).where('id', 'in', some).execute(),
  )
  const others = new Map(given.map(row => [row.id, row]))
  for (const { messageId, answersId, conversationId } of pairs) {
    const onlyFor = known.get(answersId)?.contactId ?? null
    const answer = known.get(messageId) ?? others.get(messageId)
    if (answer?.conversationId === conversationId) answer.onlyFor = onlyFor
    else if (answer) messages.push({ ...answer, conversationId, onlyFor })
  }
}

/** The facts of the conversations in which these messages are. */
export async function factsAround(
  db: Db,
  messageIds: readonly number[],
): Promise<ConversationFacts[]> {
  const ids = new Set<number>()
  const rows = await inChunks(messageIds, some =>
    db.selectFrom('message').select('conversationId').distinct().where('id', 'in', some).execute(),
  )
  for (const { conversationId } of rows) ids.add(conversationId)
  return await factsOf(db, [...ids])
}

/** What happened to these messages since, each in the order of time. */
async function amendmentsOf(
  db: Db,
  ids: readonly number[],
): Promise<Pick<ConversationFacts, 'edits' | 'hidings' | 'marks'>> {
  const hidings = await inChunks(ids, some =>
    db
      .selectFrom('messageHiding')
      .selectAll()
      .where('messageId', 'in', some)
      .orderBy('fromAt')
      .execute(),
  )
  const marks = await inChunks(ids, some =>
    db
      .selectFrom('needsReplyOverride')
      .selectAll()
      .where('messageId', 'in', some)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  )
  return {
    edits: await editsOf(db, ids),
    hidings: grouped(hidings, hiding => hiding.messageId),
    marks: grouped(marks, mark => mark.messageId),
  }
}

function grouped<T>(rows: T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** A network's clock and ours, ms. */
const clocksApart = 86_400_000

/** A commune's, or one channel's, over [from, to), ms UTC. */
export type SentBetween = {
  communeId: number
  channelId?: number | undefined
  from: number
  to: number
}

/** What people last said of the messages of a time, by their numbers. */
export async function lastMarks(
  db: Db,
  { communeId, channelId, from, to }: SentBetween,
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
    // A message is marked after it was sent, and that is noted with its conversation: these are few.
    .where('conversation.amendedAt', '>=', from - clocksApart)
    .where('message.direction', '=', 'inbound')
    .where('message.sentAt', '>=', from)
    .where('message.sentAt', '<', to)
    .orderBy('needsReplyOverride.at')
    .orderBy('needsReplyOverride.id')
  if (channelId !== undefined) rows = rows.where('conversation.channelId', '=', channelId)
  return new Map((await rows.execute()).map(({ messageId, ...mark }) => [messageId, mark]))
}

/** Which of these messages wait in an episode that most probably wants no answer. */
export async function unlikelyMessages(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const rows = await inChunks(ids, some =>
    db
      .selectFrom('message')
      .innerJoin('episode', 'episode.conversationId', 'message.conversationId')
      .select('message.id')
      .where('message.id', 'in', some)
      .where('message.direction', '=', 'inbound')
      .where('episode.state', '=', 'open')
      .where('episode.unlikely', '=', 1)
      .whereRef('message.sentAt', '>=', 'episode.openedAt')
      .where(eb =>
        eb.or([
          eb('message.contactId', '=', eb.ref('episode.contactId')),
          eb.and([eb('message.contactId', 'is', null), eb('episode.contactId', 'is', null)]),
        ]),
      )
      .execute(),
  )
  return new Set(rows.map(({ id }) => id))
}

/** The private conversations of a channel in which somebody wrote to the commune in [from, to), ms UTC, by number. */
export async function privateConversationsIn(
  db: Db,
  { communeId, channelId, from, to }: Required<SentBetween> & { channelId: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('conversation.id')
    .where('conversation.communeId', '=', communeId)
    .where('conversation.lastMessageAt', '>=', from)
    .where('conversation.channelId', '=', channelId)
    .where('conversation.visibility', '=', 'private')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.id')
          .whereRef('message.conversationId', '=', 'conversation.id')
          .where('message.sentAt', '>=', from)
          .where('message.sentAt', '<', to)
          .where('message.direction', '=', 'inbound'),
      ),
    )
    .orderBy('conversation.id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * How many conversations of which only the end is known have their first known message in
 * [from, to), ms UTC.
 */
export async function countCut(
  db: Db,
  { communeId, channelId, from, to }: SentBetween,
): Promise<number> {
  let rows = db
    .selectFrom('conversation')
    .innerJoin('message', 'message.conversationId', 'conversation.id')
    .select('conversation.id')
    .where('conversation.communeId', '=', communeId)
    .where('conversation.cut', '=', 1)
    .groupBy('conversation.id')
    .having(({ fn }) => fn.min('message.sentAt'), '>=', from)
    .having(({ fn }) => fn.min('message.sentAt'), '<', to)
  if (channelId !== undefined) rows = rows.where('conversation.channelId', '=', channelId)
  return (await rows.execute()).length
}
