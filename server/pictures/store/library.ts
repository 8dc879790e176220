import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { Schema } from '../../database/schema.ts'
import { type MediaRow, mediaColumns } from './media.ts'

/** Where a picture is used: an event, or a publication of none. */
export type Use = {
  pictureId: number
  eventId: number | null
  /** The event's title; null for a publication of no event. */
  title: string | null
  /** How that publication begins. */
  text: string | null
  /** When it was last published or is to be, ms UTC; null: never. */
  at: number | null
}

/**
 * The pictures of a commune that were described, each with its newest description, newest first.
 * @param search without accents and in small letters; all words must be in one description
 * @param before id of the last media of the page before
 */
export async function libraryPage(
  db: Db,
  communeId: number,
  { words, before, limit }: { words: readonly string[]; before: number | null; limit: number },
): Promise<MediaRow[]> {
  let query = db
    .selectFrom('media')
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select([...mediaColumns])
    .where('media.communeId', '=', communeId)
    .where('picture.removedAt', 'is', null)
    .where(({ eb, selectFrom }) =>
      eb(
        'media.id',
        '=',
        selectFrom('media as newest')
          .select(({ fn }) => fn.max('newest.id').as('id'))
          .whereRef('newest.pictureId', '=', 'picture.id'),
      ),
    )
  if (before !== null) query = query.where('media.id', '<', before)
  if (words.length > 0) {
    query = query.where(({ exists, selectFrom }) => {
      let said = selectFrom('media as said')
        .select('said.id')
        .whereRef('said.pictureId', '=', 'picture.id')
      for (const word of words) {
        const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
        said = said.where(sql<SqlBool>`said.folded like ${pattern} escape '\\'`)
      }
      return exists(said)
    })
  }
  return await query.orderBy('media.id', 'desc').limit(limit).execute()
}

/** A picture that is shown, and the one under its band: the band must come off again. */
const isShownOrUnder = sql<SqlBool>`"media"."id" in ("shown"."id", "shown"."stampOf")`

/** Where these pictures are used, in no order. */
export async function usesOf(db: Db, pictureIds: readonly number[]): Promise<Use[]> {
  if (pictureIds.length === 0) return []
  const ids = [...pictureIds]
  const events = await db
    .selectFrom('eventMedia')
    .innerJoin('media as shown', 'shown.id', 'eventMedia.mediaId')
    .innerJoin('media', join => join.on(isShownOrUnder))
    .innerJoin('event', 'event.id', 'eventMedia.eventId')
    .select(['media.pictureId', 'event.id as eventId', 'event.title'])
    .where('media.pictureId', 'in', ids)
    .execute()
  const variants = await db
    .selectFrom('variantMedia')
    .innerJoin('media as shown', 'shown.id', 'variantMedia.mediaId')
    .innerJoin('media', join => join.on(isShownOrUnder))
    .innerJoin('variant', 'variant.id', 'variantMedia.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .leftJoin('event', 'event.id', 'post.eventId')
    .leftJoin('delivery', join =>
      join.onRef('delivery.variantId', '=', 'variant.id').on('delivery.state', '<>', 'cancelled'),
    )
    .select(['media.pictureId', 'post.eventId', 'event.title', 'post.text'])
    .select(({ fn }) => fn.max('delivery.dueAt').as('at'))
    .where('media.pictureId', 'in', ids)
    .groupBy(['media.pictureId', 'post.id', 'post.eventId', 'event.title', 'post.text'])
    .execute()
  return [...events.map(use => ({ ...use, text: null, at: null })), ...variants]
}

/**
 * Takes a picture out of the library, or back; one that is used somewhere stays.
 * @param at since when, ms UTC; null: no longer
 * @returns whether it is so now
 */
export async function setPictureRemoved(
  db: Db,
  communeId: number,
  id: number,
  at: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('picture')
    .set({ removedAt: at })
    .where('id', '=', id)
    .where('communeId', '=', communeId)
    .where(builder => (at === null ? sql<SqlBool>`1 = 1` : isUnused(builder)))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Deletes for good what was removed, or never described, before `before` (ms UTC) and is used nowhere. */
export async function purgePictures(db: Db, communeId: number, before: number): Promise<void> {
  const gone = await db
    .selectFrom('picture')
    .select('id')
    .where('communeId', '=', communeId)
    .where(({ eb, or, and, not, exists, selectFrom }) =>
      or([
        eb('removedAt', '<', before),
        and([
          eb('createdAt', '<', before),
          not(
            exists(
              selectFrom('media').select('media.id').whereRef('media.pictureId', '=', 'picture.id'),
            ),
          ),
        ]),
      ]),
    )
    .where(isUnused)
    .execute()
  const ids = gone.map(({ id }) => id)
  if (ids.length === 0) return
  await db.deleteFrom('media').where('pictureId', 'in', ids).execute()
  await db.deleteFrom('picture').where('id', 'in', ids).execute()
}

/** In no event, no publication, and nothing that a committee proposes. */
function isUnused({
  not,
  and,
  exists,
  selectFrom,
}: ExpressionBuilder<Schema, 'picture'>): Expression<SqlBool> {
  return and([
    not(
      exists(
        selectFrom('eventMedia')
          .innerJoin('media as shown', 'shown.id', 'eventMedia.mediaId')
          .innerJoin('media', join => join.on(isShownOrUnder))
          .select('media.id')
          .whereRef('media.pictureId', '=', 'picture.id'),
      ),
    ),
    not(
      exists(
        selectFrom('variantMedia')
          .innerJoin('media as shown', 'shown.id', 'variantMedia.mediaId')
          .innerJoin('media', join => join.on(isShownOrUnder))
          .select('media.id')
          .whereRef('media.pictureId', '=', 'picture.id'),
      ),
    ),
    not(
      exists(
        selectFrom('proposal')
          .select('proposal.id')
          .whereRef('proposal.pictureId', '=', 'picture.id'),
      ),
    ),
  ])
}
