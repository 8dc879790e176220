import { Hono, type MiddlewareHandler } from 'hono'
import { themesOfCommune } from '../channels/themes.ts'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { bringStyle } from '../http/security-headers.ts'
import {
  agendaPath,
  embedPath,
  eventPath,
  feedPaths,
  pastPath,
  pictureWidths,
  posterPath,
  repliesPaths,
  subscribePath,
} from '../language/agenda-address.ts'
import { localDateOf } from '../language/instant.ts'
import { isoWeekDays, isoWeekOf } from '../language/iso-week.ts'
import { eventFileName, pageNameOf } from '../language/slug.ts'
import { askedWeek } from '../platform/shapes.ts'
import { publicReplySentence } from '../reply-times/public-replies.ts'
import {
  agendaCommunes,
  eventsOfWeek,
  findAgendaEvent,
  neighboursToCome,
  pastEvents,
  quarterOf,
  upcomingEvents,
} from './agenda.ts'
import { eventPage } from './pages/event-page.ts'
import { embedPage, listPage } from './pages/list-page.ts'
import type { Listing } from './pages/listing.ts'
import type { Html } from './pages/page.ts'
import { posterPage, posterStyle } from './pages/poster-page.ts'
import { style } from './pages/style.ts'
import { subscribePage } from './pages/subscribe-page.ts'
import { agendaPicture } from './picture.ts'
import { addFeeds, calendar, icalendar } from './routes-feeds.ts'
import { keepAnswers } from './routes-keep-answers.ts'
import { type Ask, listed, missing, narrowed, paged } from './routes-listing.ts'

/** A cancellation must be seen soon, and a page that is asked for often must cost little. */
const aMinute = 'public, max-age=60'
const aDay = 'public, max-age=86400'

/** Pictures and feeds are for the pages of others too, whose readers have no session here. */
const shared: MiddlewareHandler<Env> = async (c, next) => {
  bringStyle(c, c.req.path === posterPath ? posterStyle : style)
  await next()
  const { headers } = c.res
  if (!headers.has('cache-control')) headers.set('cache-control', aMinute)
  headers.set('access-control-allow-origin', '*')
}

const { jsonFeed: _, ...ofWholeAgenda } = feedPaths('')
/** Each once, the JSON feed with the pages: an answer that is kept twice waits for itself. */
const paths = [`${agendaPath}/*`, ...Object.values(ofWholeAgenda), '/sitemap.xml', '/robots.txt']

/**
 * The public agenda: pages without script, and feeds, for anybody and without a session. Outside
 * the API, and before the screens; nothing here reads a cookie.
 */
export function agendaRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  const { publicUrl } = context
  const keep = keepAnswers(context)
  for (const path of paths) app.use(path, shared, keep)

  const page = async (c: Ask, content: Html) => c.html(await content)
  async function toCome(c: Ask) {
    const listing = await listed(context, c, id => upcomingEvents(context, id))
    if (listing === null) return null
    const neighbours = await neighboursToCome(context, listing.events, listing.chosen)
    return await narrowed(context, c, { ...listing, neighbours, isPast: false })
  }

  async function replyTimesOf({ communes, chosen }: Pick<Listing, 'communes' | 'chosen'>) {
    const id = chosen ?? (communes.length === 1 ? communes[0]?.id : undefined)
    const sentence = id === undefined ? null : await publicReplySentence(context, id)
    return sentence === null ? null : { sentence, path: repliesPaths(`?commune=${id}`).page }
  }

  app.get(agendaPath, async c => {
    const listing = await toCome(c)
    const replyTimes = listing && (await replyTimesOf(listing))
    return await paged(c, listing, agendaPath, shown => listPage(shown, replyTimes))
  })
  app.get(`${agendaPath}/`, c => c.redirect(agendaPath, 301))
  app.get(pastPath, async c => {
    const listing = await listed(context, c, id => pastEvents(context, id))
    const past = listing && { ...listing, neighbours: [], isPast: true, areas: [] }
    return await paged(c, past, pastPath, listPage)
  })
  app.get(subscribePath, async c => {
    const listing = await listed(context, c, async () => [])
    if (listing === null) return missing(c)
    const { communes, chosen } = listing
    const shown = chosen === undefined ? communes.map(({ id }) => id) : [chosen]
    const themes = await Promise.all(shown.map(id => themesOfCommune(context, id)))
    return page(c, subscribePage({ ...listing, hasNews: themes.flat().length > 0 }))
  })
  app.get(posterPath, async c => {
    const [first] = await agendaCommunes(context)
    const today = localDateOf(quarterOf(context.clock.now()), first?.zone ?? 'Europe/Paris')
    const thisWeek = isoWeekOf(today)
    const week = c.req.query('semaine') ?? thisWeek
    const days = askedWeek.safeParse(week).success ? daysOf(week) : null
    if (days === null) return missing(c)
    const listing = await listed(context, c, id => eventsOfWeek(context, days, id))
    return listing === null ? missing(c) : page(c, posterPage({ ...listing, week, thisWeek }))
  })
  app.get(embedPath, async c => paged(c, await toCome(c), embedPath, embedPage))
  addFeeds(app, context)

  /** The event of that name; an address with other words leads to the right one. */
  async function named(c: Ask, name: string, ending = '') {
    const event = await findAgendaEvent(context, name.slice(-8))
    if (event === null) return missing(c)
    if (name === pageNameOf(event)) return event
    return c.redirect(`${eventPath(event)}${ending}${new URL(c.req.url).search}`, 301)
  }
  app.get('/agenda/:file{(?:[^/]*-)?[a-z0-9]{8}\\.ics}', async c => {
    const name = c.req.param('file').slice(0, -'.ics'.length)
    const event = await named(c, name, '.ics')
    if (event instanceof Response) return event
    const about = { name: event.title, source: null }
    const { calendarOf } = await icalendar()
    return calendar(c, await calendarOf([event], about, publicUrl), eventFileName(event))
  })
  app.get('/agenda/:name{(?:[^/]*-)?[a-z0-9]{8}}', async c => {
    const event = await named(c, c.req.param('name'))
    return event instanceof Response ? event : page(c, eventPage(event, publicUrl))
  })
  app.get('/agenda/:slug{[a-z0-9]{8}}/:name{[0-9]{1,9}(-[0-9]+)?\\.jpg}', async c => {
    const [id, asked] = c.req.param('name').replace('.jpg', '').split('-').map(Number)
    const width = pictureWidths.find(known => known === asked) ?? null
    if (id === undefined || (asked !== undefined && width === null)) return missing(c)
    const picture = await agendaPicture(context, c.req.param('slug'), id, width)
    if (picture === null) return missing(c)
    const headers = { 'cache-control': aDay, etag: `"${picture.tag}"` }
    if (c.req.header('if-none-match')?.includes(headers.etag)) return c.body(null, 304, headers)
    return c.body(Uint8Array.from(await picture.bytes()), 200, {
      ...headers,
      'content-type': picture.type,
    })
  })
  app.get(`${agendaPath}/*`, missing)
  return app
}

/** Null where the year has no such week. */
function daysOf(week: string): { from: string; to: string } | null {
  try {
    return isoWeekDays(week)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return null
  }
}
