import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

type PlanTemplate = Row<'planTemplate'>

/** A commune's plans, the default first. */
export async function planTemplatesOf(db: Db, communeId: number): Promise<PlanTemplate[]> {
  return await db
    .selectFrom('planTemplate')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** A plan whose name the commune has already is left out. */
export async function insertPlanTemplates(
  db: Db,
  rows: readonly NewRow<'planTemplate'>[],
): Promise<void> {
  await db
    .insertInto('planTemplate')
    .values(rows)
    .onConflict(conflict => conflict.columns(['communeId', 'name']).doNothing())
    .execute()
}

export async function insertPlanTemplate(
  db: Db,
  row: NewRow<'planTemplate'>,
): Promise<PlanTemplate> {
  return await db.insertInto('planTemplate').values(row).returningAll().executeTakeFirstOrThrow()
}

/** @returns the row as it then is, or undefined when the commune has none of that number. */
export async function updatePlanTemplate(
  db: Db,
  communeId: number,
  id: number,
  values: Partial<Pick<PlanTemplate, 'name' | 'steps' | 'position' | 'updatedAt'>>,
): Promise<PlanTemplate | undefined> {
  return await db
    .updateTable('planTemplate')
    .set(values)
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

/** @returns what was deleted, or undefined when the commune has none of that number. */
export async function deletePlanTemplate(
  db: Db,
  communeId: number,
  id: number,
): Promise<PlanTemplate | undefined> {
  return await db
    .deleteFrom('planTemplate')
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
