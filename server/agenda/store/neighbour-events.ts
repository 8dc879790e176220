import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/** An event of a calendar that a commune follows and shows, with its name and the commune's zone. */
export type NeighbourEventRow = Omit<Row<'calendarFeedEvent'>, 'feedId'> & {
  feedName: string
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
    .select(['event.place', 'event.link', 'calendarFeed.name as feedName', 'commune.zone'])
    .where('calendarFeed.inAgenda', '=', 1)
    .where(eb => eb(eb.fn.coalesce('event.endLocal', 'event.startLocal'), '>=', from))
  if (communeId !== undefined) rows = rows.where('calendarFeed.communeId', '=', communeId)
  return await rows.orderBy('event.startLocal').orderBy('event.id').limit(limit).execute()
}
