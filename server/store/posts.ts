import type { Db } from './database.ts'
import type { NewRow, Row } from './schema.ts'

export async function insertPost(db: Db, post: NewRow<'post'>): Promise<number> {
  const { id } = await db.insertInto('post').values(post).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function insertVariant(db: Db, variant: NewRow<'variant'>): Promise<number> {
  const { id } = await db
    .insertInto('variant')
    .values(variant)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findPost(
  db: Db,
  communeId: number,
  id: number,
): Promise<Row<'post'> | undefined> {
  return await db
    .selectFrom('post')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The wordings of every post about an event, oldest first. */
export async function variantsOfEvent(db: Db, eventId: number): Promise<Row<'variant'>[]> {
  return await db
    .selectFrom('variant')
    .innerJoin('post', 'post.id', 'variant.postId')
    .selectAll('variant')
    .where('post.eventId', '=', eventId)
    .orderBy('variant.id')
    .execute()
}

/** What a variant says, with its post's link where it has none of its own. */
export async function wordingOf(
  db: Db,
  variantId: number,
): Promise<{ text: string; link: string | null; mediaId: number | null }> {
  return await db
    .selectFrom('variant')
    .innerJoin('post', 'post.id', 'variant.postId')
    .select(eb => [
      'variant.text',
      'variant.mediaId',
      eb.fn.coalesce('variant.link', 'post.link').as('link'),
    ])
    .where('variant.id', '=', variantId)
    .executeTakeFirstOrThrow()
}

export async function updateVariant(
  db: Db,
  id: number,
  patch: Pick<Row<'variant'>, 'text' | 'mediaId'>,
): Promise<void> {
  await db.updateTable('variant').set(patch).where('id', '=', id).execute()
}
