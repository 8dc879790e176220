import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import type { Account } from './members.ts'

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

/** This person’s alone; answers whether there was one. */
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

/** This person’s alone; resolves with what it was. */
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

/** Who came as this `sub` of a provider before. */
export async function findUserByIdentity(
  db: Db,
  providerId: string,
  subject: string,
): Promise<Account | undefined> {
  return await db
    .selectFrom('account')
    .innerJoin('user', 'user.id', 'account.userId')
    .select(['user.id', 'user.name', 'user.email'])
    .where('account.providerId', '=', providerId)
    .where('account.accountId', '=', subject)
    .executeTakeFirst()
}

/** Whether this account belongs to an identity of the provider. */
export async function hasIdentity(db: Db, providerId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('accountId')
    .where('providerId', '=', providerId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether this person has chosen a password, or was given one. */
export async function hasPassword(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('userId')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
