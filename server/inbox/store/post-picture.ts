import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/**
 * The first picture of the post that a conversation is under, where it went out from here; of what
 * was posted on the network itself nothing is kept.
 */
export async function pictureOfPost(
  db: Db,
  { channelId, postRemoteId }: Pick<Row<'conversation'>, 'channelId' | 'postRemoteId'>,
): Promise<{ id: number; alt: string } | null> {
  if (postRemoteId === null) return null
  const row = await db
    .selectFrom('delivery')
    .innerJoin('variantMedia', 'variantMedia.variantId', 'delivery.variantId')
    .innerJoin('media', 'media.id', 'variantMedia.mediaId')
    .select(['media.pictureId as id', 'media.alt'])
    .where('delivery.channelId', '=', channelId)
    .where('delivery.remoteId', '=', postRemoteId)
    .orderBy('variantMedia.position')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
