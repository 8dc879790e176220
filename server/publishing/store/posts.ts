import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { inChunks } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { picturesOfVariants, setVariantPictures } from '../../pictures/rows.ts'

export async function insertPost(db: Db, post: NewRow<'post'>): Promise<number> {
  const { id } = await db.insertInto('post').values(post).returning('id').executeTakeFirstOrThrow()
  return id
}

/** @param media the ids of its pictures, in order */
export async function insertVariant(
  db: Db,
  variant: NewRow<'variant'>,
  media: readonly number[] = [],
): Promise<number> {
  const { id } = await db
    .insertInto('variant')
    .values(variant)
    .returning('id')
    .executeTakeFirstOrThrow()
  await setVariantPictures(db, id, media)
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

/** A variant with the ids of its pictures, in order. */
export type PicturedVariant = Row<'variant'> & { media: number[] }

/** The same with the step of the plan that its post came from. */
export type PlannedVariant = PicturedVariant &
  Pick<Row<'post'>, 'kind' | 'stepName' | 'stepDays' | 'stepTime' | 'stepText'>

/** The wordings of every post about an event, oldest first. */
export async function variantsOfEvent(db: Db, eventId: number): Promise<PlannedVariant[]> {
  const variants = await db
    .selectFrom('variant')
    .innerJoin('post', 'post.id', 'variant.postId')
    .selectAll('variant')
    .select(['post.kind', 'post.stepName', 'post.stepDays', 'post.stepTime', 'post.stepText'])
    .where('post.eventId', '=', eventId)
    .orderBy('variant.id')
    .execute()
  const pictures = await picturesOfVariants(
    db,
    variants.map(({ id }) => id),
  )
  return variants.map(variant => ({ ...variant, media: pictures.get(variant.id) ?? [] }))
}

/** What a variant says and shows: its pictures by their ids, in order. */
export type Said = { text: string; link: string | null; media: number[] }

/** What variants say and show, by their ids, with their post's link where they have none of their own. */
export async function wordingsOf(
  db: Db,
  variantIds: readonly number[],
): Promise<Map<number, Said>> {
  const wordings = await inChunks([...new Set(variantIds)], async some => {
    const rows = await db
      .selectFrom('variant')
      .innerJoin('post', 'post.id', 'variant.postId')
      .select(['variant.id', 'variant.text', 'variant.place'])
      .select(['variant.link', 'post.link as postLink'])
      .select(({ exists, selectFrom }) =>
        exists(
          selectFrom('variantMedia')
            .select('variantMedia.mediaId')
            .whereRef('variantMedia.variantId', '=', 'variant.id'),
        ).as('isPictured'),
      )
      .where('variant.id', 'in', some)
      .execute()
    // Most show nothing, and a burst of them need not ask what.
    const pictured = rows.filter(({ isPictured }) => Boolean(isPictured)).map(({ id }) => id)
    const pictures = await picturesOfVariants(db, pictured)
    return rows.map(({ id, text, place, link, postLink }): [number, Said] => {
      // The card is the post's: a comment under it says what it says.
      const shown = link ?? (place === 'post' ? postLink : null)
      return [id, { text, link: shown, media: pictures.get(id) ?? [] }]
    })
  })
  return new Map(wordings)
}

export async function updateVariant(
  db: Db,
  id: number,
  { text, media }: Pick<PicturedVariant, 'text' | 'media'>,
): Promise<void> {
  await db.updateTable('variant').set({ text }).where('id', '=', id).execute()
  await setVariantPictures(db, id, media)
}

/** The step of a plan that a post comes from, as its event's new date is reckoned by. */
export type PostStep = Pick<Row<'post'>, 'stepDays' | 'stepTime'>

export async function updatePostStep(db: Db, id: number, step: PostStep): Promise<void> {
  await db.updateTable('post').set(step).where('id', '=', id).execute()
}

/** Another post of the same event and the same words, at that step. */
export async function sisterPost(
  db: Db,
  { id, communeId, eventId, kind, text, stepName, stepText }: Row<'post'>,
  step: PostStep,
): Promise<number | null> {
  if (eventId === null) return null
  const sister = await db
    .selectFrom('post')
    .select('id')
    .where('communeId', '=', communeId)
    .where('eventId', '=', eventId)
    .where('id', '!=', id)
    .where('kind', '=', kind)
    .where('text', '=', text)
    .where('stepName', stepName === null ? 'is' : '=', stepName)
    .where('stepText', stepText === null ? 'is' : '=', stepText)
    .where('stepDays', step.stepDays === null ? 'is' : '=', step.stepDays)
    .where('stepTime', step.stepTime === null ? 'is' : '=', step.stepTime)
    .orderBy('id')
    .executeTakeFirst()
  return sister?.id ?? null
}

/** Puts wordings under another post, and takes away the one that is left without any. */
export async function moveVariants(
  db: Db,
  ids: readonly number[],
  { from, to }: { from: number; to: number },
): Promise<void> {
  await db
    .updateTable('variant')
    .set({ postId: to })
    .where('id', 'in', [...ids])
    .execute()
  const left = await db
    .selectFrom('variant')
    .select('id')
    .where('postId', '=', from)
    .executeTakeFirst()
  if (left === undefined) await db.deleteFrom('post').where('id', '=', from).execute()
}

/**
 * Inside a transaction: others that plan, approve or move the post wait for its end, and read what
 * was written. A write that changes nothing, because SQLite knows no `FOR UPDATE`.
 */
export async function lockPost(transaction: Db, postId: number): Promise<void> {
  await transaction
    .updateTable('post')
    .set({ text: sql.ref('text') })
    .where('id', '=', postId)
    .execute()
}
