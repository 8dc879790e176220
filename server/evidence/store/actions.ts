import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

export type ActionRow = Row<'evidenceAction'>

/** A commune's, the last begun first. */
export async function actionsOf(db: Db, communeId: number): Promise<ActionRow[]> {
  return await db
    .selectFrom('evidenceAction')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('removedAt', 'is', null)
    .orderBy('startsOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Also one that was removed and can be put back. */
export async function findAction(
  db: Db,
  communeId: number,
  id: number,
): Promise<ActionRow | undefined> {
  return await db
    .selectFrom('evidenceAction')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertAction(db: Db, row: NewRow<'evidenceAction'>): Promise<ActionRow> {
  return await db.insertInto('evidenceAction').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Compare and set: `isRemoved` says how it must be found. @returns it, changed; undefined: it was not so */
export async function updateAction(
  db: Db,
  id: number,
  part: Partial<ActionRow>,
  isRemoved = false,
): Promise<ActionRow | undefined> {
  return await db
    .updateTable('evidenceAction')
    .set(part)
    .where('id', '=', id)
    .where('removedAt', isRemoved ? 'is not' : 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** Forgets those that were removed before then, ms UTC. */
export async function deleteRemoved(db: Db, communeId: number, before: number): Promise<void> {
  await db
    .deleteFrom('evidenceAction')
    .where('communeId', '=', communeId)
    .where('removedAt', '<', before)
    .execute()
}
