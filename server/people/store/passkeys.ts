import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

export async function insertPasskey(db: Db, row: NewRow<'passkey'>): Promise<void> {
  await db.insertInto('passkey').values(row).execute()
}

/** One person's, the oldest first. */
export async function listPasskeys(db: Db, userId: string): Promise<Row<'passkey'>[]> {
  return await db
    .selectFrom('passkey')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

export async function findPasskey(db: Db, id: string): Promise<Row<'passkey'> | undefined> {
  return await db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Of this person alone; whether there was one. */
export async function renamePasskey(
  db: Db,
  userId: string,
  id: string,
  name: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ name })
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A use; false when the passkey has counted further since, as a copy of it would. */
export async function touchPasskey(
  db: Db,
  id: string,
  from: number,
  to: number,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ counter: to, lastUsedAt: at })
    .where('id', '=', id)
    .where('counter', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Of this person alone; resolves with what it was. */
export async function deletePasskey(
  db: Db,
  userId: string,
  id: string,
): Promise<Row<'passkey'> | undefined> {
  return await db
    .deleteFrom('passkey')
    .where('userId', '=', userId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export async function deletePasskeysOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('passkey').where('userId', '=', userId).execute()
}
