import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

export type AnnouncedRow = Pick<
  Row<'event'>,
  'title' | 'status' | 'startLocal' | 'endLocal' | 'zone' | 'place'
> & {
  /** The commune at whose home it takes place. */
  town: string
}

/**
 * The event that a delivery announces on its channel, as it is now; undefined: none. A channel shows
 * an event once: what follows another announcement of it that is there, or may be, announces none,
 * nor does the notice of a change. What is out keeps what it is: its network knows.
 */
export async function announcedEvent(
  db: Db,
  deliveryId: number,
): Promise<AnnouncedRow | undefined> {
  return await db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .innerJoin('event', 'event.id', 'post.eventId')
    .innerJoin('commune', 'commune.id', 'event.communeId')
    .leftJoin('commune as origin', 'origin.id', 'event.originCommuneId')
    .select(['event.title', 'event.status', 'event.startLocal', 'event.endLocal'])
    .select(['event.zone', 'event.place'])
    .select(eb => eb.fn.coalesce('origin.name', 'commune.name').as('town'))
    .where('delivery.id', '=', deliveryId)
    .where('delivery.afterId', 'is', null)
    .where('post.kind', '!=', 'notice')
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('delivery.remoteId', 'is not', null),
        not(
          exists(
            selectFrom('delivery as other')
              .innerJoin('variant as said', 'said.id', 'other.variantId')
              .innerJoin('post as about', 'about.id', 'said.postId')
              .select('other.id')
              .whereRef('other.channelId', '=', 'delivery.channelId')
              .whereRef('other.id', '!=', 'delivery.id')
              .whereRef('about.eventId', '=', 'post.eventId')
              .where('other.afterId', 'is', null)
              .where('about.kind', '!=', 'notice')
              .where('other.state', 'in', ['sending', 'unconfirmed', 'published', 'verified']),
          ),
        ),
      ]),
    )
    .executeTakeFirst()
}
