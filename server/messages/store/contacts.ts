import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { groupsOf } from './merges.ts'

/** Two contacts that are one person, as somebody of the commune said. */
export type ContactJoin = Pick<Row<'contactJoin'>, 'id' | 'contactId' | 'otherId'>

/** The joins that hold these contacts together, chains followed; in the order in which they came. */
export async function joinsAround(db: Db, contactIds: readonly number[]): Promise<ContactJoin[]> {
  const seen = new Set(contactIds)
  const links = new Map<number, ContactJoin>()
  let edge = [...seen]
  while (edge.length > 0) {
    const found = await inChunks(edge, some =>
      db
        .selectFrom('contactJoin')
        .select(['id', 'contactId', 'otherId'])
        .where(eb => eb.or([eb('contactId', 'in', some), eb('otherId', 'in', some)]))
        .execute(),
    )
    for (const join of found) links.set(join.id, join)
    edge = found
      .flatMap(join => [join.contactId, join.otherId])
      .filter(id => !seen.has(id) && seen.add(id))
  }
  return [...links.values()].sort((a, b) => a.id - b.id)
}

/** By each joined contact all that are one person with it, itself included, ascending. */
export function peopleIn(joins: readonly ContactJoin[]): Map<number, number[]> {
  return groupsOf(
    joins.map(({ contactId, otherId }) => ({ conversationId: contactId, intoId: otherId })),
  )
}

/** The contacts that are one person with this one, itself included. */
export async function personOfContact(db: Db, contactId: number): Promise<number[]> {
  return peopleIn(await joinsAround(db, [contactId])).get(contactId) ?? [contactId]
}

/**
 * Under which name each of these contacts goes that is joined with others: that of the contact to
 * which the first of them was joined. Contacts that are joined with none are left out.
 */
export async function personNames(
  db: Db,
  contactIds: readonly number[],
): Promise<Map<number, string>> {
  const joins = await joinsAround(db, contactIds)
  const names = new Map<number, string>()
  if (joins.length === 0) return names
  const people = peopleIn(joins)
  const known = new Map<number, string | null>()
  const rows = await inChunks([...people.keys()], some =>
    db.selectFrom('contact').select(['id', 'name']).where('id', 'in', some).execute(),
  )
  for (const { id, name } of rows) known.set(id, name)
  for (const group of new Set(people.values())) {
    const first = joins.find(({ contactId }) => group.includes(contactId))?.contactId ?? 0
    const name = known.get(first) ?? group.map(id => known.get(id)).find(each => each != null)
    if (name != null) for (const id of group) names.set(id, name)
  }
  return names
}

export async function insertJoin(db: Db, join: NewRow<'contactJoin'>): Promise<void> {
  await db.insertInto('contactJoin').values(join).execute()
}

/**
 * Takes a contact from those that it was joined with, all or one of them; those that it alone held
 * together stay one person.
 * @returns from whom it is parted
 */
export async function leaveJoins(db: Db, contactId: number, from?: number): Promise<number[]> {
  const joins = await db
    .selectFrom('contactJoin')
    .selectAll()
    .where(eb => eb.or([eb('contactId', '=', contactId), eb('otherId', '=', contactId)]))
    .orderBy('id')
    .execute()
  const parted = joins
    .map(join => ({ ...join, with: join.contactId === contactId ? join.otherId : join.contactId }))
    .filter(join => from === undefined || join.with === from)
  const [first, ...rest] = parted
  if (first === undefined) return []
  await db
    .deleteFrom('contactJoin')
    .where(
      'id',
      'in',
      parted.map(({ id }) => id),
    )
    .execute()
  for (const { communeId, with: otherId, at } of rest) {
    // Since both were said.
    await insertJoin(db, {
      communeId,
      contactId: first.with,
      otherId,
      at: Math.max(first.at, at),
    })
  }
  return parted.map(join => join.with)
}

/** A contact, as it may be joined with another. */
export type JoinableContact = Pick<Row<'contact'>, 'id' | 'channelId' | 'name' | 'remoteId'> & {
  channelName: string
}

const joinable = (db: Db, communeId: number) =>
  db
    .selectFrom('contact')
    .innerJoin('channel', 'channel.id', 'contact.channelId')
    .select([
      'contact.id',
      'contact.channelId',
      'contact.name',
      'contact.remoteId',
      'channel.name as channelName',
    ])
    .where('contact.communeId', '=', communeId)
    .where('contact.erasedAt', 'is', null)

/** These contacts, as far as they are the commune's and were not erased. */
export async function joinableContacts(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<JoinableContact[]> {
  return await inChunks(ids, some =>
    joinable(db, communeId).where('contact.id', 'in', some).orderBy('contact.id').execute(),
  )
}

/**
 * Those of a commune's contacts who have an address, of a mail or a telephone, with this in it:
 * their numbers, `limit` at most.
 */
export async function contactsAddressed(
  db: Db,
  communeId: number,
  part: string,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('communeId', '=', communeId)
    // Spelled as in the partial index.
    .where(sql<boolean>`("remoteId" like '%@%' or "remoteId" like 'tel:%')`)
    .where(
      sql<boolean>`lower("remoteId") like ${`%${part.replaceAll(/[!%_]/g, '!$&')}%`} escape '!'`,
    )
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** The conversations in which these people wrote, or that are with them; the newest first. */
export async function conversationsOfContacts(
  db: Db,
  contactIds: readonly number[],
): Promise<
  (Pick<Row<'conversation'>, 'id' | 'visibility' | 'subject' | 'lastMessageAt'> & {
    contactId: number
  })[]
> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .select([
      'message.contactId',
      'conversation.id',
      'conversation.visibility',
      'conversation.subject',
      'conversation.lastMessageAt',
    ])
    .distinct()
    .where('message.contactId', 'in', [...contactIds])
    .where('message.direction', '=', 'inbound')
    .orderBy('conversation.lastMessageAt', 'desc')
    .orderBy('conversation.id', 'desc')
    .execute()
  return rows.flatMap(({ contactId, ...row }) => (contactId === null ? [] : { contactId, ...row }))
}

/**
 * Makes sure that a channel knows these citizens, by the network's id, and keeps the newest name
 * that was told. Somebody who is only mentioned may have no name yet.
 * @returns our ids by the network's.
 */
export async function upsertContacts(
  db: Db,
  { communeId, channelId }: { communeId: number; channelId: number },
  people: ReadonlyMap<string, string | null>,
): Promise<{ ids: Map<string, number>; changed: boolean }> {
  const ids = new Map<string, number>()
  const names = new Map<string, string | null>()
  const read = async (remoteIds: string[]): Promise<void> => {
    const rows = await inChunks(remoteIds, some =>
      db
        .selectFrom('contact')
        .select(['id', 'remoteId', 'name'])
        .where('channelId', '=', channelId)
        .where('remoteId', 'in', some)
        .execute(),
    )
    for (const row of rows) {
      ids.set(row.remoteId, row.id)
      names.set(row.remoteId, row.name)
    }
  }

  await read([...people.keys()])
  const unknown = [...people].filter(([remoteId]) => !ids.has(remoteId))
  for (const some of chunksOf(unknown)) {
    await db
      .insertInto('contact')
      .values(some.map(([remoteId, name]) => ({ communeId, channelId, remoteId, name })))
      .onConflict(conflict => conflict.columns(['channelId', 'remoteId']).doNothing())
      .execute()
  }
  if (unknown.length > 0) await read(unknown.map(([remoteId]) => remoteId))

  let changed = unknown.length > 0
  for (const [remoteId, name] of people) {
    const id = ids.get(remoteId)
    if (id === undefined || name === null || names.get(remoteId) === name) continue
    await db.updateTable('contact').set({ name }).where('id', '=', id).execute()
    changed = true
  }
  return { ids, changed }
}

/** Puts what nobody is found by in the place of somebody's name and id. */
export async function eraseContact(
  db: Db,
  id: number,
  remoteId: string,
  at: number,
): Promise<void> {
  await db
    .updateTable('contact')
    .set({ remoteId, name: null, erasedAt: at })
    .where('id', '=', id)
    .execute()
  await leaveJoins(db, id)
}
