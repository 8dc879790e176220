import { createHash } from 'node:crypto'
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks, numberList } from '../../database/dialect.ts'
import type { Row, Schema } from '../../database/schema.ts'

/**
 * What stands in the place of the network's id of somebody who was erased at `at`: by it their older
 * messages are known again should the network give them once more, and nobody is found by it. Who
 * writes again may be erased again: each time has an id of its own.
 */
export function erasedIdOf(channelId: number, remoteId: string, at: number): string {
  return `${erasedNameOf(channelId, remoteId)}:${at}`
}

/** What `erasedIdOf` begins with, whenever it was. */
export function erasedNameOf(channelId: number, remoteId: string): string {
  return `erased:${createHash('sha256').update(`${channelId} ${remoteId}`).digest('hex')}`
}

/** Somebody who was erased: `erasedIdOf` them, and when, ms UTC. */
export type ErasedPerson = { remoteId: string; erasedAt: number }

/** Who was erased from a channel, by `erasedNameOf` them, each time they were, the first one first. */
export async function erasedPeople(
  db: Db,
  channelId: number,
): Promise<Map<string, ErasedPerson[]>> {
  const rows = await db
    .selectFrom('contact')
    .select(['remoteId', 'erasedAt'])
    .where('channelId', '=', channelId)
    .where('erasedAt', 'is not', null)
    .$narrowType<{ erasedAt: number }>()
    .orderBy('erasedAt')
    .execute()
  return Map.groupBy(rows, ({ remoteId }) => remoteId.slice(0, remoteId.lastIndexOf(':')))
}

/** Which of these the channel knows by the network's own id: who was erased, and wrote again. */
export async function contactsAmong(
  db: Db,
  channelId: number,
  remoteIds: readonly string[],
): Promise<Set<string>> {
  const contacts = db.selectFrom('contact').select('remoteId').where('channelId', '=', channelId)
  return await among(remoteIds, some => contacts.where('remoteId', 'in', some).execute())
}

/** Which of these messages of a channel have lost their content, by the network's id. */
export async function erasedAmong(
  db: Db,
  channelId: number,
  remoteIds: readonly string[],
): Promise<Set<string>> {
  const erased = db
    .selectFrom('message')
    .select('remoteId')
    .where('channelId', '=', channelId)
    .where('erasedAt', 'is not', null)
  return await among(remoteIds, some => erased.where('remoteId', 'in', some).execute())
}

/** What of these there is, asked for in pieces that one statement can take. */
async function among(
  remoteIds: readonly string[],
  ask: (some: string[]) => Promise<{ remoteId: string }[]>,
): Promise<Set<string>> {
  return new Set((await inChunks(remoteIds, ask)).map(({ remoteId }) => remoteId))
}

/**
 * Those of these messages that somebody wrote who was erased later, or that stand in a private
 * conversation with them, by number.
 */
export async function messagesOfErased(db: Db, ids: readonly number[]): Promise<number[]> {
  const kept = (some: number[]) =>
    db.selectFrom('message').where('message.id', 'in', some).where('message.erasedAt', 'is', null)
  const rows = await inChunks(ids, some =>
    kept(some)
      .innerJoin('contact', 'contact.id', 'message.contactId')
      .whereRef('contact.erasedAt', '>=', 'message.sentAt')
      .select('message.id')
      .union(
        kept(some)
          .innerJoin('conversation', 'conversation.id', 'message.conversationId')
          .innerJoin('contact', 'contact.id', 'conversation.contactId')
          .where('conversation.visibility', '=', 'private')
          .whereRef('contact.erasedAt', '>=', 'message.sentAt')
          .select('message.id'),
      )
      .execute(),
  )
  return rows.map(({ id }) => id)
}

/** The oldest of a channel's messages that still have their words and were sent before, by number. */
export async function messagesBefore(
  db: Db,
  { channelId, before, limit }: { channelId: number; before: number; limit: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('message')
    .select('id')
    .where('channelId', '=', channelId)
    .where('erasedAt', 'is', null)
    .where('sentAt', '<', before)
    .orderBy('sentAt')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * How many of a commune's messages still have their words and were sent before; `most` where there
 * are as many or more.
 */
export async function countMessagesBefore(
  db: Db,
  communeId: number,
  { before, most }: { before: number; most: number },
): Promise<number> {
  const some = db
    .selectFrom('message')
    .innerJoin('channel', 'channel.id', 'message.channelId')
    .select('message.id')
    .where('channel.communeId', '=', communeId)
    .where('message.erasedAt', 'is', null)
    .where('message.sentAt', '<', before)
    .limit(most)
    .as('some')
  const { count } = await db
    .selectFrom(some)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A message that loses its words, with what the rules made of them. */
export type Erasure = Pick<Row<'message'>, 'id' | 'erasedRule' | 'erasedNeedAt'>

/**
 * Takes the words of these messages away, with their earlier ones, their pictures with their addresses and the
 * names that they tag. Who was meant by an answer of ours stays: figures go by it, and it is a number.
 * @param at when, ms UTC
 */
export async function eraseMessages(
  db: Db,
  erasures: readonly Erasure[],
  at: number,
): Promise<void> {
  const alike = Map.groupBy(erasures, one => `${one.erasedRule} ${one.erasedNeedAt}`)
  for (const [first, ...others] of alike.values()) {
    const { erasedRule, erasedNeedAt } = first ?? {}
    for (const some of chunksOf([first, ...others].flatMap(one => one?.id ?? []))) {
      await db
        .updateTable('message')
        .set({
          text: null,
          attachments: null,
          mentions: sql`case when "direction" = 'outbound' then "mentions" end`,
          url: null,
          erasedAt: at,
          erasedRule,
          erasedNeedAt,
        })
        .where('id', 'in', some)
        // The first to take them noted what the rules made of them.
        .where('erasedAt', 'is', null)
        .execute()
      await db.deleteFrom('messageEdit').where('messageId', 'in', some).execute()
      await db.deleteFrom('messageFile').where('messageId', 'in', some).execute()
      // Where a mail belongs is told by ids for ever; what it was about, and who read it, is not.
      await db
        .deleteFrom('mailKey')
        .where('messageId', 'in', some)
        .where('kind', 'not in', ['own', 'names'])
        .execute()
    }
  }
}

/** A commune's conversations in which nothing was said since `before`, and that are called something. */
export async function namedConversations(
  db: Db,
  communeId: number,
  before: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('id')
    .where('communeId', '=', communeId)
    .where('lastMessageAt', '<', before)
    .where(isCalledSomething)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** A commune's contacts of whom a name is kept, found by their channels: there is no index by commune. */
export async function namedContacts(db: Db, communeId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('channelId', 'in', eb =>
      eb.selectFrom('channel').select('channel.id').where('channel.communeId', '=', communeId),
    )
    .where('name', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

const isCalledSomething = (eb: ExpressionBuilder<Schema, 'conversation'>) =>
  eb.or([eb('subject', 'is not', null), eb('url', 'is not', null)])

/**
 * Takes away what these conversations are called where nothing was said in them since `before`:
 * a citizen's name, or the first words of what a citizen posted. The commune's own posts keep theirs.
 */
export async function forgetSubjects(
  db: Db,
  ids: readonly number[],
  before: number,
): Promise<void> {
  await db
    .updateTable('conversation')
    .set({ subject: null, url: null })
    .where(sql<SqlBool>`"id" in ${numberList(db, ids)}`)
    .where('lastMessageAt', '<', before)
    .where(isCalledSomething)
    .where(isOfCitizen)
    .execute()
}

/** Whether a conversation is called by a citizen's name or words. */
const isOfCitizen = sql<SqlBool>`("visibility" = 'private' or exists (
  select 1 from "message" where "message"."channelId" = "conversation"."channelId"
    and "message"."remoteId" = "conversation"."postRemoteId" and "message"."direction" = 'inbound'
))`

/** Takes away the names of those of these citizens of whom no words are kept. */
export async function forgetNames(db: Db, ids: readonly number[], before: number): Promise<void> {
  const these = numberList(db, ids)
  const isOfThese = sql<SqlBool>`"contactId" in ${these}`
  await db
    .updateTable('contact')
    .set({ name: null })
    .where(sql<SqlBool>`"id" in ${these}`)
    .where('name', 'is not', null)
    // Each asked once for all of them, whatever the planner knows of the tables.
    .where('id', 'not in', query =>
      query
        .selectFrom('message')
        .select('contactId')
        .where(isOfThese)
        .where('contactId', 'is not', null)
        .where('erasedAt', 'is', null)
        .$narrowType<{ contactId: number }>(),
    )
    .where('id', 'not in', query =>
      query
        .selectFrom('conversation')
        .select('contactId')
        .where(isOfThese)
        .where('contactId', 'is not', null)
        .where('lastMessageAt', '>=', before)
        .$narrowType<{ contactId: number }>(),
    )
    .execute()
}

/** When the citizen of this conversation was erased, ms UTC; null: they were not. */
export async function citizenErasedAt(db: Db, conversationId: number): Promise<number | null> {
  const row = await db
    .selectFrom('message')
    .innerJoin('contact', 'contact.id', 'message.contactId')
    .select(({ fn }) => fn.max('contact.erasedAt').as('erasedAt'))
    .where('message.conversationId', '=', conversationId)
    .where('message.direction', '=', 'inbound')
    .executeTakeFirst()
  return row?.erasedAt ?? null
}
