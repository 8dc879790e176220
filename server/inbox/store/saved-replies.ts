import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

type SavedReply = Row<'savedReply'>

/** A commune's saved replies, by their titles. */
export async function savedRepliesOf(db: Db, communeId: number): Promise<SavedReply[]> {
  const rows = await db
    .selectFrom('savedReply')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('id')
    .execute()
  // As a French reader sorts, whatever the database does with accents.
  return rows.sort((a, b) => a.title.localeCompare(b.title, 'fr') || a.id - b.id)
}

export async function insertSavedReply(db: Db, row: NewRow<'savedReply'>): Promise<SavedReply> {
  return await db.insertInto('savedReply').values(row).returningAll().executeTakeFirstOrThrow()
}

/** @returns the row as it then is, or undefined when the commune has none of that number. */
export async function updateSavedReply(
  db: Db,
  communeId: number,
  id: number,
  values: Pick<SavedReply, 'title' | 'text' | 'changedAt'>,
): Promise<SavedReply | undefined> {
  return await db
    .updateTable('savedReply')
    .set(values)
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

/** @returns what was deleted, or undefined when the commune has none of that number. */
export async function deleteSavedReply(
  db: Db,
  communeId: number,
  id: number,
): Promise<SavedReply | undefined> {
  return await db
    .deleteFrom('savedReply')
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
