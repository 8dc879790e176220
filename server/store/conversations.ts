import { PostgresAdapter } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Db } from './database.ts'
import type { Row } from './schema.ts'

export type ConversationSeed = Pick<
  Row<'conversation'>,
  'remoteId' | 'visibility' | 'subject' | 'url' | 'cut'
>

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
    for (const some of chunksOf(remoteIds)) {
      const rows = await db
        .selectFrom('conversation')
        .selectAll()
        .where('channelId', '=', channelId)
        .where('remoteId', 'in', some)
        .execute()
      for (const row of rows) known.set(row.remoteId, row)
    }
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
    if (subject === row.subject && url === row.url && cut === row.cut) continue
    await db
      .updateTable('conversation')
      .set({ subject, url, cut })
      .where('id', '=', row.id)
      .execute()
    changed.push(row.id)
  }
  return { ids: new Map([...known].map(([remoteId, row]) => [remoteId, row.id])), changed }
}

/**
 * Inside a transaction: holds these conversations until its end, so that of two who change one and
 * recompute its episodes the second sees what the first did. SQLite's transactions hold the whole
 * database already, and it knows no `FOR UPDATE`.
 */
export async function lockConversations(db: Db, ids: readonly number[]): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return
  // Always in the same order: two transactions never wait for each other.
  for (const some of chunksOf([...ids].sort((a, b) => a - b))) {
    await db
      .selectFrom('conversation')
      .select('id')
      .where('id', 'in', some)
      .orderBy('id')
      .forUpdate()
      .execute()
  }
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

/** One conversation of that commune, with its channel, or undefined. */
export async function findConversation(db: Db, communeId: number, id: number) {
  return await withChannel(db)
    .where('conversation.communeId', '=', communeId)
    .where('conversation.id', '=', id)
    .executeTakeFirst()
}

export type ListedConversation = Row<'conversation'> & { channelName: string }

export type ConversationQuery = {
  communeId: number
  /** `waiting`: somebody waits in it; `excluded`: something in it is not counted. */
  filter: 'all' | 'waiting' | 'excluded'
  channelId?: number | undefined
  /** Only what comes after this one in the list. */
  after?: { lastMessageAt: number; id: number } | undefined
  limit: number
}

/** The conversations with the newest message first. */
export async function listConversationRows(
  db: Db,
  { communeId, filter, channelId, after, limit }: ConversationQuery,
): Promise<ListedConversation[]> {
  let rows = withChannel(db).where('conversation.communeId', '=', communeId)
  if (channelId !== undefined) rows = rows.where('conversation.channelId', '=', channelId)
  if (filter !== 'all') {
    rows = rows.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('episode')
          .select('episode.id')
          .whereRef('episode.conversationId', '=', 'conversation.id')
          .where('episode.state', '=', filter === 'waiting' ? 'open' : 'excluded'),
      ),
    )
  }
  if (after !== undefined) {
    rows = rows.where(eb =>
      eb.or([
        eb('conversation.lastMessageAt', '<', after.lastMessageAt),
        eb.and([
          eb('conversation.lastMessageAt', '=', after.lastMessageAt),
          eb('conversation.id', '<', after.id),
        ]),
      ]),
    )
  }
  return await rows
    .orderBy('conversation.lastMessageAt', 'desc')
    .orderBy('conversation.id', 'desc')
    .limit(limit)
    .execute()
}

/** Names of the citizens who wrote in each of these conversations, in the order of their first words. */
export async function authorsOf(
  db: Db,
  ids: readonly number[],
): Promise<{ conversationId: number; name: string | null }[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('message')
    .innerJoin('contact', 'contact.id', 'message.contactId')
    .select(['message.conversationId', 'contact.name'])
    .where('message.conversationId', 'in', ids)
    .where('message.direction', '=', 'inbound')
    .groupBy(['message.conversationId', 'contact.id', 'contact.name'])
    .orderBy(({ fn }) => fn.min('message.sentAt'))
    .execute()
}

/**
 * A commune's conversations in which something that reply times are reckoned from happened at
 * `since` or later, or somebody still waits; null: all of them.
 */
export async function conversationIdsSince(
  db: Db,
  communeId: number,
  since: number | null,
  channelId?: number,
): Promise<number[]> {
  let rows = db.selectFrom('conversation').select('id').where('communeId', '=', communeId)
  if (channelId !== undefined) rows = rows.where('channelId', '=', channelId)
  if (since !== null) {
    rows = rows.where(eb =>
      eb.or([
        eb('lastMessageAt', '>=', since),
        eb(
          'id',
          'in',
          eb
            .selectFrom('messageEdit')
            .innerJoin('message', 'message.id', 'messageEdit.messageId')
            .select('message.conversationId')
            .where('messageEdit.at', '>=', since),
        ),
        eb.exists(
          eb
            .selectFrom('episode')
            .select('episode.id')
            .whereRef('episode.conversationId', '=', 'conversation.id')
            .where(open => open.or([open('state', '=', 'open'), open('closedAt', '>=', since)])),
        ),
      ]),
    )
  }
  return (await rows.orderBy('id').execute()).map(row => row.id)
}

/**
 * How many conversations of which only the end is known have their first known message in
 * [from, to), ms UTC.
 */
export async function countCut(
  db: Db,
  { communeId, channelId, from, to }: CutQuery,
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

export type CutQuery = {
  communeId: number
  channelId?: number | undefined
  from: number
  to: number
}

function withChannel(db: Db) {
  return db
    .selectFrom('conversation')
    .innerJoin('channel', 'channel.id', 'conversation.channelId')
    .selectAll('conversation')
    .select('channel.name as channelName')
}
