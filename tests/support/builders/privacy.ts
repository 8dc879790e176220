import type { Db } from '../../../server/database/database.ts'
import type { NewRow } from '../../../server/database/schema.ts'

/** How long a commune keeps words: a year, which holds already, unless told. */
export async function aRetention(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'privacy'>> = {},
): Promise<void> {
  await db
    .insertInto('privacy')
    .values({
      ...{ communeId, months: 12, erasesFrom: 0, sweptAt: null, updatedAt: 0 },
      ...{ contact: 'mairie@saint-remi.fr', officer: '' },
      ...part,
    })
    .execute()
}
