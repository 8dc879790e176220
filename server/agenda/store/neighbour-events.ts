import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

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
