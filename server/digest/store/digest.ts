import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/** Adds a reader of the weekly digest; returns whether the address is new. */
export async function addRecipient(
  db: Db,
  communeId: number,
  email: string,
  at: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('digestRecipient')
    .values({ communeId, email: normalEmail(email), createdAt: at })
    .onConflict(conflict => conflict.columns(['communeId', 'email']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Returns whether the address was there. */
export async function removeRecipient(db: Db, communeId: number, email: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('digestRecipient')
    .where('communeId', '=', communeId)
    .where('email', '=', normalEmail(email))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** A commune's readers in alphabetical order. */
export async function recipientsOf(db: Db, communeId: number): Promise<Row<'digestRecipient'>[]> {
  return await db
    .selectFrom('digestRecipient')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('email')
    .execute()
}

/** Addresses are compared without regard to case, as every mail server that one meets does. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}
