import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

export async function insertApiKey(db: Db, row: NewRow<'apiKey'>): Promise<Row<'apiKey'>> {
  return await db.insertInto('apiKey').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Those that still open something, the newest first. */
export async function listApiKeys(db: Db, communeId: number): Promise<Row<'apiKey'>[]> {
  return await db
    .selectFrom('apiKey')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('revokedAt', 'is', null)
    .orderBy('id', 'desc')
    .execute()
}

/** The key with this hash, unless it was revoked. */
export async function findApiKeyByHash(db: Db, hash: string): Promise<Row<'apiKey'> | undefined> {
  return await db
    .selectFrom('apiKey')
    .selectAll()
    .where('hash', '=', hash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

/** Remembers a use, unless one since `before` is remembered already. */
export async function touchApiKey(db: Db, id: number, at: number, before: number): Promise<void> {
  await db
    .updateTable('apiKey')
    .set({ lastUsedAt: at })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<=', before)]))
    .execute()
}

/** The key as it was, or undefined when there is none that still opens something. */
export async function revokeApiKeyRow(
  db: Db,
  communeId: number,
  id: number,
  at: number,
): Promise<Row<'apiKey'> | undefined> {
  return await db
    .updateTable('apiKey')
    .set({ revokedAt: at })
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()
}
