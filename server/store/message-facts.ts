import { chunksOf } from './chunks.ts'
import type { Db } from './database.ts'
import type { Row } from './schema.ts'

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
  | 'removedAt'
>

/** All that reply times are reckoned from, of one conversation. */
export type ConversationFacts = {
  conversation: Pick<Row<'conversation'>, 'id' | 'communeId' | 'channelId' | 'visibility' | 'cut'>
  messages: FactsMessage[]
  /** By message id, in the order of time. */
  edits: Map<number, Row<'messageEdit'>[]>
  hidings: Map<number, Row<'messageHiding'>[]>
  marks: Map<number, Row<'mark'>[]>
}

/** The facts of these conversations, each once. */
export async function factsOf(
  db: Db,
  conversationIds: readonly number[],
): Promise<ConversationFacts[]> {
  const all: ConversationFacts[] = []
  for (const ids of chunksOf(conversationIds)) all.push(...(await someFacts(db, ids)))
  return all
}

async function someFacts(db: Db, ids: number[]): Promise<ConversationFacts[]> {
  const conversations = await db
    .selectFrom('conversation')
    .select(['id', 'communeId', 'channelId', 'visibility', 'cut'])
    .where('id', 'in', ids)
    .execute()
  const messages = await db
    .selectFrom('message')
    .select([
      'id',
      'conversationId',
      'remoteId',
      'direction',
      'kind',
      'contactId',
      'text',
      'mentions',
      'sentAt',
      'receivedAt',
      'automatic',
      'holding',
      'history',
      'removedAt',
    ])
    .where('conversationId', 'in', ids)
    .execute()
  const edits = await db
    .selectFrom('messageEdit')
    .innerJoin('message', 'message.id', 'messageEdit.messageId')
    .selectAll('messageEdit')
    .where('message.conversationId', 'in', ids)
    .orderBy('messageEdit.at')
    .execute()
  const hidings = await db
    .selectFrom('messageHiding')
    .innerJoin('message', 'message.id', 'messageHiding.messageId')
    .selectAll('messageHiding')
    .where('message.conversationId', 'in', ids)
    .orderBy('messageHiding.fromAt')
    .execute()
  const marks = await db
    .selectFrom('mark')
    .innerJoin('message', 'message.id', 'mark.messageId')
    .selectAll('mark')
    .where('message.conversationId', 'in', ids)
    .orderBy('mark.at')
    .orderBy('mark.id')
    .execute()

  const editsOf = grouped(edits, edit => edit.messageId)
  const hidingsOf = grouped(hidings, hiding => hiding.messageId)
  const marksOf = grouped(marks, mark => mark.messageId)
  const messagesOf = grouped(messages, message => message.conversationId)
  return conversations.map(conversation => ({
    conversation,
    messages: messagesOf.get(conversation.id) ?? [],
    edits: editsOf,
    hidings: hidingsOf,
    marks: marksOf,
  }))
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
