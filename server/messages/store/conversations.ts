import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks, unindexed } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'
import { lockConversations } from './merges.ts'

export type ConversationSeed = Pick<
  Row<'conversation'>,
  'remoteId' | 'visibility' | 'subject' | 'url' | 'cut'
> &
  Partial<Pick<Row<'conversation'>, 'postRemoteId' | 'contactId'>>

/**
 * Makes sure that a channel has these conversations. What the network no longer tells (a subject,
 * an address) stays as it was; a thread once seen from its middle on stays cut. They are held until
 * the transaction ends (`lockConversations`).
 * @returns our ids by the network's.
 */
export async function upsertConversations(
  db: Db,
  { communeId, channelId }: { communeId: number; channelId: number },
  seeds: readonly ConversationSeed[],
): Promise<{ ids: Map<string, number>; changed: number[] }> {
  const known = new Map<string, Row<'conversation'>>()
  const read = async (remoteIds: string[]): Promise<void> => {
    const rows = await inChunks(remoteIds, some =>
      db
        .selectFrom('conversation')
        .selectAll()
        .where('channelId', '=', channelId)
        .where('remoteId', 'in', some)
        .execute(),
    )
    for (const row of rows) known.set(row.remoteId, row)
  }

  await read(seeds.map(seed => seed.remoteId))
  const unknown = seeds.filter(seed => !known.has(seed.remoteId))
  for (const some of chunksOf(unknown)) {
    await db
      .insertInto('conversation')
      .values(some.map(seed => ({ communeId, channelId, ...seed })))
      .onConflict(conflict => conflict.columns(['channelId', 'remoteId']).doNothing())
      .execute()
  }
  if (unknown.length > 0) await read(unknown.map(seed => seed.remoteId))
  await lockConversations(
    db,
    [...known.values()].map(row => row.id),
  )

  const changed: number[] = []
  for (const seed of seeds) {
    const row = known.get(seed.remoteId)
    if (row === undefined) continue
    const subject = seed.subject ?? row.subject
    const url = seed.url ?? row.url
    const cut = seed.cut === 1 ? 1 : row.cut
    const postRemoteId = seed.postRemoteId ?? row.postRemoteId
    const contactId = seed.contactId ?? row.contactId
    const isSeen = subject === row.subject && url === row.url && cut === row.cut
    const isSame = postRemoteId === row.postRemoteId && contactId === row.contactId
    if (isSeen && isSame) continue
    await db
      .updateTable('conversation')
      .set({ subject, url, postRemoteId, contactId, cut })
      .where('id', '=', row.id)
      .execute()
    if (!isSeen) changed.push(row.id)
  }
  return { ids: new Map([...known].map(([remoteId, row]) => [remoteId, row.id])), changed }
}

/** Sets `lastMessageAt` anew from the messages. */
export async function touchConversations(db: Db, ids: readonly number[]): Promise<void> {
  for (const some of chunksOf(ids)) {
    await db
      .updateTable('conversation')
      .set(eb => ({
        lastMessageAt: eb.fn.coalesce(
          eb
            .selectFrom('message')
            .select(({ fn }) => fn.max('message.sentAt').as('last'))
            .whereRef('message.conversationId', '=', 'conversation.id'),
          eb.lit(0),
        ),
      }))
      .where('id', 'in', some)
      .execute()
  }
}

/**
 * Deletes those of these conversations that have no message any more, with their episodes; one that
 * somebody answered from here, wrote a note in, joined with another or made a request of stays.
 * @returns which are gone
 */
export async function deleteEmptyConversations(db: Db, ids: readonly number[]): Promise<number[]> {
  const gone = await inChunks(ids, some =>
    db
      .deleteFrom('conversation')
      .where('id', 'in', some)
      .where(({ and, not, exists, selectFrom }) =>
        and(
          (['message', 'reply', 'note', 'privateAnswer', 'officialRequest'] as const).map(table =>
            not(
              exists(
                selectFrom(table)
                  .select('conversationId')
                  .whereRef(`${table}.conversationId`, '=', 'conversation.id'),
              ),
            ),
          ),
        ),
      )
      .where('id', 'not in', eb => eb.selectFrom('conversationMerge').select('conversationId'))
      .where('id', 'not in', eb => eb.selectFrom('conversationMerge').select('intoId'))
      .returning('id')
      .execute(),
  )
  return gone.map(({ id }) => id)
}

/** Notes when what a conversation's messages were was last changed. */
export async function setAmendedAt(db: Db, id: number, amendedAt: number | null): Promise<void> {
  await db.updateTable('conversation').set({ amendedAt }).where('id', '=', id).execute()
}

/**
 * A commune's conversations that are no more as they were known at `now`, ms UTC, but for what came
 * to them since: something in them was changed, or they were joined or parted. None that began later.
 */
export async function changedSince(db: Db, communeId: number, now: number): Promise<number[]> {
  const amended = await db
    .selectFrom('conversation')
    .select('id')
    .where('communeId', '=', communeId)
    .where('amendedAt', '>', now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.id')
          .whereRef('message.conversationId', '=', 'conversation.id')
          .where('message.sentAt', '<=', now),
      ),
    )
    .execute()
  const joined = await db
    .selectFrom('conversationMerge')
    .select(['conversationId', 'intoId'])
    .where('communeId', '=', communeId)
    .where(eb => eb.or([eb('at', '>', now), eb('endedAt', '>', now)]))
    .execute()
  return [
    ...new Set([
      ...amended.map(({ id }) => id),
      ...joined.flatMap(({ conversationId, intoId }) => [conversationId, intoId]),
    ]),
  ]
}

/** One conversation of that commune, with its channel, or undefined. */
export async function findConversation(db: Db, communeId: number, id: number) {
  return await withChannel(db)
    .where('conversation.communeId', '=', communeId)
    .where('conversation.id', '=', id)
    .executeTakeFirst()
}

/** Those of these that the commune has, the one with the newest message first. */
export async function conversationsByIds(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<ListedConversation[]> {
  const all = await inChunks(ids, some =>
    withChannel(db)
      .where(unindexed(db, 'conversation.communeId'), '=', communeId)
      .where('conversation.id', 'in', some)
      .execute(),
  )
  return all.sort((a, b) => b.lastMessageAt - a.lastMessageAt || b.id - a.id)
}

export type ListedConversation = Row<'conversation'> & { channelName: string; channelKind: string }

/**
 * Names of the citizens who wrote in each of these conversations, in the order of their first words; where
 * nobody did yet, as where the commune writes first, of whom it is with.
 */
export async function authorsOf(
  db: Db,
  ids: readonly number[],
): Promise<{ conversationId: number; contactId: number; name: string | null }[]> {
  if (ids.length === 0) return []
  const authors = await db
    .selectFrom('message')
    .innerJoin('contact', 'contact.id', 'message.contactId')
    .select(['message.conversationId', 'contact.id as contactId', 'contact.name'])
    .where('message.conversationId', 'in', ids)
    .where('message.direction', '=', 'inbound')
    .groupBy(['message.conversationId', 'contact.id', 'contact.name'])
    .orderBy(({ fn }) => fn.min('message.sentAt'))
    .execute()
  const written = new Set(authors.map(({ conversationId }) => conversationId))
  const silent = ids.filter(id => !written.has(id))
  if (silent.length === 0) return authors
  const others = await db
    .selectFrom('conversation')
    .innerJoin('contact', 'contact.id', 'conversation.contactId')
    .select(['conversation.id as conversationId', 'contact.id as contactId', 'contact.name'])
    .where('conversation.id', 'in', silent)
    .execute()
  return [...authors, ...others]
}

/** Conversations with the names of their channels, for a query to go on from. */
export function withChannel(db: Db) {
  return db
    .selectFrom('conversation')
    .innerJoin('channel', 'channel.id', 'conversation.channelId')
    .selectAll('conversation')
    .select(['channel.name as channelName', 'channel.connector as channelKind'])
}
