import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import type { MediaRow } from '../../pictures/rows.ts'

/** An event that anybody may see, with its commune and the one that it is from. */
export type PublicEventRow = Row<'event'> & {
  communeName: string
  communePostcode: string | null
  originCommuneName: string | null
  originPostcode: string | null
  /** Of the original, where anybody may see it. */
  originSlug: string | null
  originTitle: string | null
}
/** A picture of an event: the description without the bytes. */
export type PublicPicture = Pick<MediaRow, 'id' | 'type' | 'width' | 'height' | 'size' | 'alt'> & {
  eventId: number
  /** Size of the JPEG that is served in its place, bytes; null until it is first asked for. */
  madeSize: number | null
}

export type PublicEventFilter = {
  /** Only of that commune. */
  communeId?: number
  slug?: string
  /** Ends, or begins where no end is known, at or after, and before; ms UTC. */
  from?: number
  before?: number
  /** Begins before, ms UTC. */
  begins?: number
  latestFirst?: boolean
  limit: number
}

/** To which nobody must still agree. */
const shown = ['none', 'approved'] as const

/** Listed events to which nobody must still agree, in the order in which they begin. */
export async function publicEvents(db: Db, filter: PublicEventFilter): Promise<PublicEventRow[]> {
  const order = filter.latestFirst ? 'desc' : 'asc'
  return await chosen(db, filter)
    .innerJoin('commune', 'commune.id', 'event.communeId')
    .selectAll('event')
    .leftJoin('commune as originCommune', 'originCommune.id', 'event.originCommuneId')
    .leftJoin('event as origin', join =>
      join
        .onRef('origin.id', '=', 'event.originEventId')
        .on('origin.listed', '=', 1)
        .on('origin.approval', 'in', [...shown]),
    )
    .select([
      'commune.name as communeName',
      'commune.postcode as communePostcode',
      'originCommune.name as originCommuneName',
      'originCommune.postcode as originPostcode',
      'origin.slug as originSlug',
      'origin.title as originTitle',
    ])
    .orderBy('event.startsAt', order)
    .orderBy('event.id', order)
    .limit(filter.limit)
    .execute()
}

/** Of the same, what leads to their pages; the last to begin first. */
export async function publicPages(
  db: Db,
  filter: PublicEventFilter,
): Promise<Pick<Row<'event'>, 'slug' | 'title' | 'updatedAt'>[]> {
  return await chosen(db, filter)
    .select(['event.slug', 'event.title', 'event.updatedAt'])
    .orderBy('event.startsAt', 'desc')
    .orderBy('event.id', 'desc')
    .limit(filter.limit)
    .execute()
}

function chosen(db: Db, { communeId, slug, from, before, begins }: PublicEventFilter) {
  let rows = db
    .selectFrom('event')
    .where('event.listed', '=', 1)
    .where('event.approval', 'in', [...shown])
  if (communeId !== undefined) rows = rows.where('event.communeId', '=', communeId)
  if (slug !== undefined) rows = rows.where('event.slug', '=', slug)
  if (from !== undefined) {
    rows = rows.where(eb =>
      eb.or([
        eb(eb.fn.coalesce('event.endsAt', 'event.startsAt'), '>=', from),
        // Put off, and nobody knows to when: still to come.
        eb('event.status', '=', 'postponed'),
      ]),
    )
  }
  if (begins !== undefined) rows = rows.where('event.startsAt', '<', begins)
  if (before !== undefined) {
    rows = rows
      .where(eb => eb(eb.fn.coalesce('event.endsAt', 'event.startsAt'), '<', before))
      .where('event.status', '!=', 'postponed')
  }
  return rows
}

/** The pictures of events, each event's in its order. */
export async function publicPictures(
  db: Db,
  eventIds: readonly number[],
): Promise<PublicPicture[]> {
  if (eventIds.length === 0) return []
  return await db
    .selectFrom('eventMedia')
    .innerJoin('media', 'media.id', 'eventMedia.mediaId')
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select([
      'eventMedia.eventId',
      'media.id',
      'media.alt',
      'picture.type',
      'picture.width',
      'picture.height',
      'picture.size',
    ])
    .select(({ selectFrom }) =>
      selectFrom('rendition')
        .select(sql<number>`length("rendition"."bytes")`.as('size'))
        .whereRef('rendition.pictureId', '=', 'picture.id')
        .where('rendition.plan', '=', 'agenda-whole')
        .as('madeSize'),
    )
    .where('eventMedia.eventId', 'in', [...eventIds])
    .orderBy('eventMedia.position')
    .execute()
}

/** A picture of that event, without its bytes; undefined for any other picture. */
export async function publicPicture(
  db: Db,
  eventId: number,
  mediaId: number,
): Promise<
  Pick<Row<'picture'>, 'id' | 'type' | 'sha256' | 'width' | 'height' | 'size'> | undefined
> {
  return await db
    .selectFrom('eventMedia')
    .innerJoin('media', 'media.id', 'eventMedia.mediaId')
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select([
      'picture.id',
      'picture.type',
      'picture.sha256',
      'picture.width',
      'picture.height',
      'picture.size',
    ])
    .where('eventMedia.eventId', '=', eventId)
    .where('eventMedia.mediaId', '=', mediaId)
    .executeTakeFirst()
}
