import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

type Rendition = Pick<Row<'rendition'>, 'id' | 'type' | 'bytes'>

/** What was made of a picture by that plan. */
export async function findRendition(
  db: Db,
  pictureId: number,
  plan: string,
): Promise<Rendition | undefined> {
  return await db
    .selectFrom('rendition')
    .select(['id', 'type', 'bytes'])
    .where('pictureId', '=', pictureId)
    .where('plan', '=', plan)
    .executeTakeFirst()
}

/** One by its id, if it was made of that picture. */
export async function renditionById(
  db: Db,
  pictureId: number,
  id: number,
): Promise<Rendition | undefined> {
  return await db
    .selectFrom('rendition')
    .select(['id', 'type', 'bytes'])
    .where('id', '=', id)
    .where('pictureId', '=', pictureId)
    .executeTakeFirst()
}

/** Keeps one; where another process made the same one first, that one is given back. */
export async function keepRendition(db: Db, made: NewRow<'rendition'>): Promise<Rendition> {
  await db
    .insertInto('rendition')
    .values(made)
    .onConflict(conflict => conflict.columns(['pictureId', 'plan']).doNothing())
    .execute()
  const kept = await findRendition(db, made.pictureId, made.plan)
  if (kept === undefined) throw new Error(`a rendition of picture ${made.pictureId} was not kept`)
  return kept
}

/** Forgets those made before `before` (ms UTC), but for those plans. */
export async function forgetRenditions(
  db: Db,
  before: number,
  kept: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('rendition')
    .where('createdAt', '<', before)
    .where('plan', 'not in', [...kept])
    .execute()
}
