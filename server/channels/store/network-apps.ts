import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

/** The commune's applications, at most one at each network. */
export async function applicationsOf(db: Db, communeId: number): Promise<Row<'networkApp'>[]> {
  return await db
    .selectFrom('networkApp')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('connector')
    .execute()
}

export async function findApplication(
  db: Db,
  communeId: number,
  connector: string,
): Promise<Row<'networkApp'> | undefined> {
  return await db
    .selectFrom('networkApp')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('connector', '=', connector)
    .executeTakeFirst()
}

/** Every commune's application at that network. */
export async function networkAppsOf(db: Db, connector: string): Promise<Row<'networkApp'>[]> {
  return await db
    .selectFrom('networkApp')
    .selectAll()
    .where('connector', '=', connector)
    .orderBy('communeId')
    .execute()
}

/** Adds it, or puts it in the place of the one that was there. */
export async function putApplication(db: Db, row: NewRow<'networkApp'>): Promise<void> {
  const { name, config, secrets, updatedAt } = row
  await db
    .insertInto('networkApp')
    .values(row)
    .onConflict(on =>
      on.columns(['communeId', 'connector']).doUpdateSet({ name, config, secrets, updatedAt }),
    )
    .execute()
}

/** @returns whether there was one. */
export async function deleteApplication(
  db: Db,
  communeId: number,
  connector: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('networkApp')
    .where('communeId', '=', communeId)
    .where('connector', '=', connector)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
