import { Hono, type Context as HonoContext, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import type { Context } from '../context.ts'
import { bringStyle } from '../http/fences.ts'
import type { Env } from '../http/identity.ts'
import { pageNameOf } from '../language/slug.ts'
import { eventPath } from './addresses.ts'
import {
  agendaCommunes,
  findAgendaEvent,
  pastEvents,
  sharedEvents,
  upcomingEvents,
} from './agenda.ts'
import { jsonOf } from './json-ld.ts'
import { eventPage } from './pages/event-page.ts'
import { embedPage, listPage } from './pages/list-page.ts'
import { missingPage } from './pages/missing-page.ts'
import type { Html } from './pages/page.ts'
import { rssOf } from './pages/rss.ts'
import { style } from './pages/style.ts'
import { agendaPicture, pictureWidths } from './picture.ts'
import type { AgendaEvent } from './rules/agenda.ts'

/** A cancellation must be seen soon, and a page that is asked for often must cost little. */
const aMinute = 'public, max-age=60'
const aDay = 'public, max-age=86400'

/** What writes calendars comes with the first one: it takes megabytes that a village may not need. */
const icalendar = () => import('./calendar.ts')

type Ask = HonoContext<Env>

/** Pictures and feeds are for the pages of others too: whoever reads them has no session here. */
const shared: MiddlewareHandler<Env> = async (c, next) => {
  bringStyle(c, style)
  await next()
  if (!c.res.headers.has('cache-control')) c.header('cache-control', aMinute)
  c.header('access-control-allow-origin', '*')
}

/**
 * The public agenda: pages without script, and feeds, for anybody and without a session. Outside
 * the API, and before the screens; nothing here reads a cookie.
 */
export function agendaRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  const { publicUrl } = context
  for (const path of ['/agenda/*', '/agenda.ics', '/agenda.rss', '/agenda.json']) {
    app.use(path, shared, compress(), etag({ weak: true }))
  }

  /** The commune that is asked for: null where there is none of that number. */
  async function listed(c: Ask, read: (id?: number) => Promise<AgendaEvent[]>, isPast = false) {
    const communes = await agendaCommunes(context)
    const asked = c.req.query('commune')
    const chosen = asked === undefined ? undefined : Number(asked)
    if (chosen !== undefined && !communes.some(({ id }) => id === chosen)) return null
    return { events: await read(chosen), communes, chosen, isPast, publicUrl }
  }
  const page = async (c: Ask, content: Html) => c.html(await content)
  const missing = async (c: Ask) =>
    c.html(await missingPage(), 404, { 'cache-control': 'no-store' })
  const upcoming = (id?: number) => upcomingEvents(context, id)
  const kept = (id?: number) => sharedEvents(context, id)

  app.get('/agenda', async c => {
    const listing = await listed(c, upcoming)
    return listing === null ? missing(c) : page(c, listPage(listing))
  })
  app.get('/agenda/', c => c.redirect('/agenda', 301))
  app.get('/agenda/passes', async c => {
    const listing = await listed(c, id => pastEvents(context, id), true)
    return listing === null ? missing(c) : page(c, listPage(listing))
  })
  app.get('/agenda/embed', async c => {
    const listing = await listed(c, upcoming)
    return listing === null ? missing(c) : page(c, embedPage(listing))
  })
  app.get('/agenda.ics', async c => {
    const listing = await listed(c, kept)
    if (listing === null) return missing(c)
    const source = `${publicUrl}/agenda.ics${queryOf(listing.chosen)}`
    const about = { name: titleOf(listing), source }
    const { calendarOf } = await icalendar()
    return calendar(c, calendarOf(listing.events, about, publicUrl), 'agenda')
  })
  app.get('/agenda.rss', async c => {
    const listing = await listed(c, kept)
    if (listing === null) return missing(c)
    const about = { title: titleOf(listing), publicUrl, query: queryOf(listing.chosen) }
    return c.body(String(await rssOf(listing.events, about)), 200, {
      'content-type': 'application/rss+xml; charset=utf-8',
    })
  })
  app.get('/agenda.json', async c => {
    const listing = await listed(c, kept)
    if (listing === null) return missing(c)
    return c.body(JSON.stringify(jsonOf(listing.events, publicUrl)), 200, {
      'content-type': 'application/ld+json; charset=utf-8',
    })
  })
  /** The event of that name; whoever asks by other words is led to the right ones. */
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
    return calendar(c, calendarOf([event], about, publicUrl), name)
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
  app.get('/agenda/*', missing)
  return app
}

function calendar(c: Ask, text: string, name: string) {
  return c.body(text, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${name}.ics"`,
  })
}

const queryOf = (chosen?: number): string => (chosen === undefined ? '' : `?commune=${chosen}`)

function titleOf(listing: {
  communes: readonly { id: number; name: string }[]
  chosen: number | undefined
}): string {
  const { communes, chosen } = listing
  const shown = chosen === undefined ? communes : communes.filter(({ id }) => id === chosen)
  const [only, other] = shown
  return only !== undefined && other === undefined ? `Agenda – ${only.name}` : 'Agenda'
}
