import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'

/** A neighbour's calendar by its feed, with what takes place there. */
export async function aFeed(
  db: Db,
  communeId: number,
  {
    events = [],
    ...part
  }: Partial<NewRow<'calendarFeed'>> & {
    events?: readonly Pick<NewRow<'calendarFeedEvent'>, 'title' | 'startLocal' | 'place' | 'link'>[]
  } = {},
): Promise<Row<'calendarFeed'>> {
  const feed = await db
    .insertInto('calendarFeed')
    .values({
      ...{ communeId, name: 'Valcourt-sur-Orvain', url: 'https://valcourt.example/agenda.ics' },
      ...{ etag: null, lastModified: null, checkedAt: null, readAt: null, nextAt: 0 },
      ...{ error: null, createdAt: 0 },
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const rows = events.map(one => ({ feedId: feed.id, endLocal: null, ...one }))
  if (rows.length > 0) await db.insertInto('calendarFeedEvent').values(rows).execute()
  return feed
}

/** An article that a feed offers for relaying. */
export async function aFeedItem(
  db: Db,
  feedId: number,
  part: Partial<NewRow<'feedItem'>> = {},
): Promise<Row<'feedItem'>> {
  const { title = 'La rentrée', at = 0 } = part
  return await db
    .insertInto('feedItem')
    .values({
      ...{ feedId, title, at, guidKey: title, linkKey: null, text: 'À 8 h 20.', state: 'offered' },
      ...{ link: 'https://ecole.exemple.fr/rentree/', picture: null, publishedAt: at },
      ...{ foundAt: at, seenAt: at, decidedAt: null, decidedBy: null, postId: null },
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
