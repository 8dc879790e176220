import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'

/** A new note; where one was written under its key already, that one. `isNew` tells which. */
export async function insertNote(
  db: Db,
  note: NewRow<'note'>,
): Promise<{ note: Row<'note'>; isNew: boolean }> {
  const row = await db
    .insertInto('note')
    .values(note)
    .onConflict(conflict => conflict.columns(['communeId', 'key']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (row !== undefined) return { note: row, isNew: true }
  const before = await db
    .selectFrom('note')
    .selectAll()
    .where('communeId', '=', note.communeId)
    .where('key', '=', note.key)
    .executeTakeFirstOrThrow()
  return { note: before, isNew: false }
}

/** A note, also one that was removed and can be taken back. */
export async function findNote(
  db: Db,
  communeId: number,
  id: number,
): Promise<Row<'note'> | undefined> {
  return await db
    .selectFrom('note')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * Changes a note that was not removed, or takes the removal back.
 * @param isRemoved which of the two it must be
 * @returns false when it is not so any more
 */
export async function updateNote(
  db: Db,
  id: number,
  patch: Partial<Pick<Row<'note'>, 'text' | 'editedAt' | 'removedAt'>>,
  isRemoved = false,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('note')
    .set(patch)
    .where('id', '=', id)
    .where('removedAt', isRemoved ? 'is not' : 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The notes of these conversations, oldest first. */
export async function notesOf(db: Db, conversationIds: readonly number[]): Promise<Row<'note'>[]> {
  const found = await inChunks(conversationIds, some =>
    db
      .selectFrom('note')
      .selectAll()
      .where('conversationId', 'in', some)
      .where('removedAt', 'is', null)
      .execute(),
  )
  return found.sort((a, b) => a.createdAt - b.createdAt || a.id - b.id)
}

/** Whom these notes are for, by name. */
export async function mentionsOf(
  db: Db,
  noteIds: readonly number[],
): Promise<{ noteId: number; id: string; name: string }[]> {
  if (noteIds.length === 0) return []
  return await db
    .selectFrom('noteMention')
    .innerJoin('user', 'user.id', 'noteMention.userId')
    .select(['noteMention.noteId', 'user.id', 'user.name'])
    .where('noteMention.noteId', 'in', [...noteIds])
    .orderBy('user.name')
    .orderBy('user.id')
    .execute()
}

/** The note is for these people, and for nobody else. */
export async function replaceMentions(
  db: Db,
  noteId: number,
  userIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('noteMention').where('noteId', '=', noteId).execute()
  if (userIds.length === 0) return
  const rows = userIds.map(userId => ({ noteId, userId }))
  await db.insertInto('noteMention').values(rows).execute()
}

/** A note as the law asks for it: whatever it says may be about a resident, also once it was removed. */
export type KeptNote = Pick<Row<'note'>, 'id' | 'conversationId' | 'text' | 'createdAt'>

const kept = (db: Db, communeId: number) =>
  db
    .selectFrom('note')
    .select(['id', 'conversationId', 'text', 'createdAt'])
    .where('communeId', '=', communeId)
    .orderBy('id')

/** All notes of these conversations that are kept. */
export async function keptNotesIn(
  db: Db,
  communeId: number,
  conversationIds: readonly number[],
): Promise<KeptNote[]> {
  return await inChunks(conversationIds, some =>
    kept(db, communeId).where('conversationId', 'in', some).execute(),
  )
}

/** The next of a commune's notes after that number. */
export async function keptNotesAfter(
  db: Db,
  communeId: number,
  { after, limit }: { after: number; limit: number },
): Promise<KeptNote[]> {
  return await kept(db, communeId).where('id', '>', after).limit(limit).execute()
}

/** These notes of a commune go for good. */
export async function deleteNotes(
  db: Db,
  communeId: number,
  ids: readonly number[],
): Promise<number> {
  let count = 0
  for (const some of chunksOf(ids)) {
    const { numDeletedRows } = await db
      .deleteFrom('note')
      .where('communeId', '=', communeId)
      .where('id', 'in', some)
      .executeTakeFirst()
    count += Number(numDeletedRows)
  }
  return count
}

/** A commune's notes go that were written before, or removed before; ms UTC. */
export async function forgetNotes(
  db: Db,
  communeId: number,
  { written, removed }: { written: number; removed: number },
): Promise<void> {
  await db
    .deleteFrom('note')
    .where('communeId', '=', communeId)
    .where(({ eb, or }) => or([eb('createdAt', '<', written), eb('removedAt', '<', removed)]))
    .execute()
}
