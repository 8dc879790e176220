import type { Db } from '../../../server/database/database.ts'
import { type NewRow, newLinkKey } from '../../../server/database/schema.ts'

/** A backup that was made, unless told. */
export async function aBackup(
  db: Db,
  { startedAt, ...part }: Partial<NewRow<'backup'>> & Pick<NewRow<'backup'>, 'startedAt'>,
): Promise<void> {
  const name = `tambour-${new Date(startedAt).toISOString().replaceAll(/[:.]/g, '-')}.db`
  await db
    .insertInto('backup')
    .values({
      ...{ place: '/opt/tambour/data/backups', name, startedAt, endedAt: startedAt },
      ...{ bytes: 48_300_000, hasKey: 1, error: null, removedAt: null },
      ...part,
    })
    .execute()
}

/** Somebody who reads the digest. */
export async function aRecipient(db: Db, communeId: number, email: string): Promise<void> {
  const row = { communeId, email, createdAt: 0, confirmedAt: 0, key: newLinkKey() }
  await db.insertInto('digestRecipient').values(row).execute()
}

/** A key of the API, of the installation and a councillor's unless told. */
export async function anApiKey(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'apiKey'>> = {},
): Promise<void> {
  await db
    .insertInto('apiKey')
    .values({
      ...{ communeId, name: 'Site de la commune', role: 'councillor', prefix: 'tmb_4f7a' },
      ...{ hash: newLinkKey(), ownerKind: 'installation', ownerId: null, createdAt: 0 },
      ...{ endsAt: null, lastUsedAt: null, revokedAt: null },
      ...part,
    })
    .execute()
}
