import type { Hono } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { feedPaths } from '../language/agenda-address.ts'
import { listedPages, sharedEvents } from './agenda.ts'
import {
  atomOf,
  type FeedAbout,
  type FeedEntry,
  feedEntries,
  jsonFeedOf,
  robotsOf,
  rssOf,
  sitemapOf,
} from './feeds.ts'
import { jsonInTurn } from './json-ld.ts'
import { agendaTitle } from './pages/listing.ts'
import { type Ask, listed, missing, queryOf } from './routes-listing.ts'

/** What writes calendars comes with the first one: it takes megabytes that a village may not need. */
export const icalendar = () => import('./calendar.ts')

/** What programs read of the agenda: calendars, feeds, data, and where its pages are. */
export function addFeeds(app: Hono<Env>, context: Context): void {
  const { publicUrl } = context
  const feeds = feedPaths('')
  const kept = (id?: number) => sharedEvents(context, id)

  app.get(feeds.calendar, async c => {
    const listing = await listed(context, c, kept)
    if (listing === null) return missing(c)
    const source = `${publicUrl}${feedPaths(queryOf(listing.chosen)).calendar}`
    const about = { name: agendaTitle(listing), source }
    const { calendarOf } = await icalendar()
    return calendar(c, await calendarOf(listing.events, about, publicUrl), 'agenda')
  })
  app.get(feeds.json, async c => {
    const listing = await listed(context, c, kept)
    if (listing === null) return missing(c)
    return c.body(JSON.stringify(await jsonInTurn(listing.events, publicUrl)), 200, {
      'content-type': 'application/ld+json; charset=utf-8',
    })
  })

  type Write = (entries: readonly FeedEntry[], about: FeedAbout) => unknown
  const feed = (type: string, write: Write) => async (c: Ask) => {
    const listing = await listed(context, c, kept)
    if (listing === null) return missing(c)
    const { communes, chosen, events } = listing
    const shown = communes.filter(({ id }) => chosen === undefined || id === chosen)
    const since = Math.max(0, ...shown.map(({ createdAt }) => createdAt))
    const about = { title: agendaTitle(listing), publicUrl, query: queryOf(chosen), since }
    const text = String(await write(await feedEntries(events, publicUrl), about))
    return c.body(text, 200, { 'content-type': `${type}; charset=utf-8` })
  }
  app.get(feeds.rss, feed('application/rss+xml', rssOf))
  app.get(feeds.atom, feed('application/atom+xml', atomOf))
  app.get(
    feeds.jsonFeed,
    feed('application/feed+json', (entries, about) => JSON.stringify(jsonFeedOf(entries, about))),
  )

  app.get('/sitemap.xml', async c =>
    c.body(String(await sitemapOf(await listedPages(context), publicUrl)), 200, {
      'content-type': 'application/xml; charset=utf-8',
    }),
  )
  app.get('/robots.txt', c => c.text(robotsOf(publicUrl)))
}

export function calendar(c: Ask, text: string, name: string) {
  return c.body(text, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${name}.ics"`,
  })
}
