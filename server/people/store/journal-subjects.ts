import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'

/** What a line of the journal is about, as a person knows it. */
export type Named = { id: number; name: string | null }

type NamedBy = Named & { by: number }

/** What each of these numbers leads to, asked for in pieces that one statement can take. */
async function led(
  ids: readonly number[],
  ask: (some: number[]) => Promise<NamedBy[]>,
): Promise<Map<number, Named>> {
  const found = await inChunks(ids, ask)
  return new Map(found.map(({ by, ...named }) => [by, named]))
}

/** By message id, the conversation in which it is, under its subject. */
export async function conversationsOfMessages(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Named>> {
  return await led(ids, some =>
    db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .select(['message.id as by', 'conversation.id', 'conversation.subject as name'])
      .where('message.id', 'in', some)
      .execute(),
  )
}

/** These conversations under their subjects. */
export async function namedConversations(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Named>> {
  return await led(ids, some =>
    db
      .selectFrom('conversation')
      .select(['id as by', 'id', 'subject as name'])
      .where('id', 'in', some)
      .execute(),
  )
}

/** These channels that are still there, by their names. */
export async function namedChannels(db: Db, ids: readonly number[]): Promise<Map<number, Named>> {
  return await led(ids, some =>
    db.selectFrom('channel').select(['id as by', 'id', 'name']).where('id', 'in', some).execute(),
  )
}

/** These events by their titles. */
export async function namedEvents(db: Db, ids: readonly number[]): Promise<Map<number, Named>> {
  return await led(ids, some =>
    db
      .selectFrom('event')
      .select(['id as by', 'id', 'title as name'])
      .where('id', 'in', some)
      .execute(),
  )
}

/** By post id, the event that it announces. */
export async function eventsOfPosts(db: Db, ids: readonly number[]): Promise<Map<number, Named>> {
  return await led(ids, some =>
    db
      .selectFrom('post')
      .innerJoin('event', 'event.id', 'post.eventId')
      .select(['post.id as by', 'event.id', 'event.title as name'])
      .where('post.id', 'in', some)
      .execute(),
  )
}

/** By delivery id, the event that it announces. */
export async function eventsOfDeliveries(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Named>> {
  return await led(ids, some =>
    db
      .selectFrom('delivery')
      .innerJoin('variant', 'variant.id', 'delivery.variantId')
      .innerJoin('post', 'post.id', 'variant.postId')
      .innerJoin('event', 'event.id', 'post.eventId')
      .select(['delivery.id as by', 'event.id', 'event.title as name'])
      .where('delivery.id', 'in', some)
      .execute(),
  )
}
