import type { Db } from '../../database/database.ts'
import { describePicture, findSameMedia, insertPicture } from './media.ts'

/**
 * Gives another commune these pictures with what is said of them, in their order; what it has
 * already stays as it is. @returns their media there
 */
export async function copyPictures(
  db: Db,
  mediaIds: readonly number[],
  communeId: number,
  createdAt: number,
): Promise<number[]> {
  const copies: number[] = []
  for (const id of mediaIds) {
    const row = await db
      .selectFrom('media')
      .innerJoin('picture', 'picture.id', 'media.pictureId')
      .selectAll('picture')
      .select('media.alt')
      .where('media.id', '=', id)
      .executeTakeFirst()
    if (row === undefined) continue
    const { alt, id: _, ...picture } = row
    const kept = await insertPicture(db, { ...picture, communeId, createdAt, removedAt: null })
    await db.updateTable('picture').set({ removedAt: null }).where('id', '=', kept.id).execute()
    const said = { communeId, pictureId: kept.id, alt }
    const same = await findSameMedia(db, said)
    copies.push((same ?? (await describePicture(db, { ...said, createdAt }))).id)
  }
  return copies
}
