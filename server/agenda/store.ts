import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { agreedStates } from '../events/rules/plan.ts'
import type { MediaRow } from '../pictures/rows.ts'

/** An event that anybody may see, with its commune and the one that it is from. */
export type PublicEventRow = Row<'event'> & {
  communeName: string
  communePostcode: string | null
  originCommuneName: string | null
  originPostcode: string | null
  /** The original's, where anybody may see it. */
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
        .on('origin.approval', 'in', [...agreedStates]),
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

/** What leads to the pages of the same events; the last to begin first. */
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
    .where('event.approval', 'in', [...agreedStates])
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

/** An event of a calendar that a commune follows and shows, with its name and the commune's zone. */
export type NeighbourEventRow = Omit<Row<'calendarFeedEvent'>, 'feedId'> & {
  feedName: string
  partnerId: number | null
  zone: string
}

/** What is not over on a local date, of the calendars of one commune or of all, by its beginning. */
export async function neighbourEvents(
  db: Db,
  { communeId, from, limit }: { communeId?: number; from: string; limit: number },
): Promise<NeighbourEventRow[]> {
  let rows = db
    .selectFrom('calendarFeedEvent as event')
    .innerJoin('calendarFeed', 'calendarFeed.id', 'event.feedId')
    .innerJoin('commune', 'commune.id', 'calendarFeed.communeId')
    .select(['event.id', 'event.title', 'event.startLocal', 'event.endLocal'])
    .select(['event.place', 'event.link', 'calendarFeed.name as feedName'])
    .select(['calendarFeed.partnerId', 'commune.zone'])
    .where('calendarFeed.inAgenda', '=', 1)
    .where(eb => eb(eb.fn.coalesce('event.endLocal', 'event.startLocal'), '>=', from))
  if (communeId !== undefined) rows = rows.where('calendarFeed.communeId', '=', communeId)
  return await rows.orderBy('event.startLocal').orderBy('event.id').limit(limit).execute()
}

/**
 * A commune's partners that lie somewhere, and where it lies itself: degrees. A partner that is a
 * commune of this installation is known by its number too.
 */
export async function partnersWithPlaces(db: Db, communeId: number) {
  return await db
    .selectFrom('partner')
    .innerJoin('commune as here', 'here.id', 'partner.communeId')
    .innerJoin('communeCentre as home', 'home.inseeCode', 'here.inseeCode')
    .leftJoin('commune', join =>
      join.on(({ eb, or, ref }) =>
        or([
          eb('commune.id', '=', ref('partner.partnerCommuneId')),
          eb('commune.inseeCode', '=', ref('partner.inseeCode')),
        ]),
      ),
    )
    // One that is here is where it says itself that it is.
    .innerJoin('communeCentre as centre', join =>
      join.on(({ eb, fn, ref }) =>
        eb('centre.inseeCode', '=', fn.coalesce('partner.inseeCode', ref('commune.inseeCode'))),
      ),
    )
    .select(['partner.id', 'commune.id as partnerCommuneId'])
    .select(['centre.latitude', 'centre.longitude'])
    .select(['home.latitude as homeLatitude', 'home.longitude as homeLongitude'])
    .where('partner.communeId', '=', communeId)
    .orderBy('partner.id')
    .execute()
}

/**
 * The groups of a commune that its agenda shows, by their names: a row for each member, or one of an
 * empty group. A member that is a commune of this installation is known by its code too.
 */
export async function shownGroups(db: Db, communeId: number) {
  return await db
    .selectFrom('partnerGroup as group')
    .leftJoin('partnerGroupMember as member', 'member.groupId', 'group.id')
    .leftJoin('partner', 'partner.id', 'member.partnerId')
    .leftJoin('commune', join =>
      join.on(({ eb, or, ref }) =>
        or([
          eb('commune.id', '=', ref('partner.partnerCommuneId')),
          eb('commune.inseeCode', '=', ref('partner.inseeCode')),
        ]),
      ),
    )
    .select(['group.id', 'group.name', 'member.partnerId', 'commune.id as memberCommuneId'])
    .where('group.communeId', '=', communeId)
    .where('group.inAgenda', '=', 1)
    .orderBy('group.name')
    .orderBy('group.id')
    .execute()
}
