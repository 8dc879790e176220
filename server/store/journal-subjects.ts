import { chunksOf } from './chunks.ts'
import type { Db } from './database.ts'

/** What a line of the journal is about, as a person knows it. */
export type Named = { id: number; name: string | null }

/** By message id, the conversation in which it is, under its subject. */
export async function conversationsOfMessages(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Named>> {
  const found = new Map<number, Named>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .select(['message.id as message', 'conversation.id', 'conversation.subject as name'])
      .where('message.id', 'in', some)
      .execute()
    for (const { message, ...conversation } of rows) found.set(message, conversation)
  }
  return found
}

/** These conversations under their subjects. */
export async function namedConversations(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Named>> {
  const found = new Map<number, Named>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('conversation')
      .select(['id', 'subject as name'])
      .where('id', 'in', some)
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** These channels that are still there, by their names. */
export async function namedChannels(db: Db, ids: readonly number[]): Promise<Map<number, Named>> {
  const found = new Map<number, Named>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('channel')
      .select(['id', 'name'])
      .where('id', 'in', some)
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** These events by their titles. */
export async function namedEvents(db: Db, ids: readonly number[]): Promise<Map<number, Named>> {
  const found = new Map<number, Named>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('event')
      .select(['id', 'title as name'])
      .where('id', 'in', some)
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** By post id, the event that it announces. */
export async function eventsOfPosts(db: Db, ids: readonly number[]): Promise<Map<number, Named>> {
  const found = new Map<number, Named>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('post')
      .innerJoin('event', 'event.id', 'post.eventId')
      .select(['post.id as post', 'event.id', 'event.title as name'])
      .where('post.id', 'in', some)
      .execute()
    for (const { post, ...event } of rows) found.set(post, event)
  }
  return found
}

/** By delivery id, the event that it announces. */
export async function eventsOfDeliveries(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Named>> {
  const found = new Map<number, Named>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('delivery')
      .innerJoin('variant', 'variant.id', 'delivery.variantId')
      .innerJoin('post', 'post.id', 'variant.postId')
      .innerJoin('event', 'event.id', 'post.eventId')
      .select(['delivery.id as delivery', 'event.id', 'event.title as name'])
      .where('delivery.id', 'in', some)
      .execute()
    for (const { delivery, ...event } of rows) found.set(delivery, event)
  }
  return found
}
