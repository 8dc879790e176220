import type { Db } from '../../database/database.ts'
import type { Flag, NewRow, Row } from '../../database/schema.ts'
import type { Role } from '../rules/role.ts'

/** A key with its person: their name, and what they are in the commune now. */
export type OwnedKey = Row<'apiKey'> & {
  ownerName: string | null
  ownerRole: Role | null
  /** Whether that person looks after the installation. */
  ownerRuns: Flag | null
}

export async function insertApiKey(db: Db, row: NewRow<'apiKey'>): Promise<number> {
  const { id } = await db.insertInto('apiKey').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function findApiKey(db: Db, id: number): Promise<OwnedKey> {
  return await ownedKeys(db).where('apiKey.id', '=', id).executeTakeFirstOrThrow()
}

/** Those that nobody revoked, the newest first; what has ended is among them. */
export async function listApiKeys(db: Db, communeId: number): Promise<OwnedKey[]> {
  return await ownedKeys(db)
    .where('apiKey.communeId', '=', communeId)
    .where('apiKey.revokedAt', 'is', null)
    .orderBy('apiKey.id', 'desc')
    .execute()
}

/** The key with this hash, whether or not it still opens something, and how many communes there are. */
export async function findApiKeyByHash(
  db: Db,
  hash: string,
): Promise<(OwnedKey & { communes: number }) | undefined> {
  return await ownedKeys(db)
    .select(({ selectFrom, fn }) =>
      selectFrom('commune').select(fn.countAll<number>().as('count')).$asScalar().as('communes'),
    )
    .where('apiKey.hash', '=', hash)
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

/** The keys as they were of those that nobody revoked before: this one, or all of a person. */
export async function revokeApiKeyRows(
  db: Db,
  communeId: number,
  which: { id: number } | { ownerId: string },
  at: number,
): Promise<Row<'apiKey'>[]> {
  return await db
    .updateTable('apiKey')
    .set({ revokedAt: at })
    .where('communeId', '=', communeId)
    .where(eb => eb.and(which))
    .where('revokedAt', 'is', null)
    .returningAll()
    .execute()
}

function ownedKeys(db: Db) {
  return db
    .selectFrom('apiKey')
    .leftJoin('user', 'user.id', 'apiKey.ownerId')
    .leftJoin('member', join =>
      join
        .onRef('member.userId', '=', 'apiKey.ownerId')
        .onRef('member.communeId', '=', 'apiKey.communeId'),
    )
    .selectAll('apiKey')
    .select([
      'user.name as ownerName',
      'member.role as ownerRole',
      'user.runsInstallation as ownerRuns',
    ])
}
