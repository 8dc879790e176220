import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { errorAs, homeOf, isOurs, numberOf, type WordPress, type WordPressRow } from './server.ts'

const changed = z.object({
  // What is empty is refused.
  title: z.string().min(1),
  description: z.string().min(1).optional(),
  slug: z.string().default(''),
  status: z.string().default('publish'),
  timezone: z.string(),
  start_date: z.string(),
  end_date: z.string(),
  // A number is refused.
  image: z.string().optional(),
  venue: z.number().optional(),
  website: z.string().default(''),
  cost: z.string().default(''),
  featured: z.boolean().default(false),
  categories: z.array(z.string()).optional(),
})
const placed = z.object({
  venue: z.string(),
  address: z.string().default(''),
  zip: z.string().default(''),
  city: z.string().default(''),
})

/**
 * What The Events Calendar adds to a site's API, as far as it is used, by its source
 * (src/Tribe/REST/V1) and as its version 6.17.1 answered: what is not there is a parameter that is
 * wrong, and a change takes away what it does not give again, but for dates, words and the venue.
 */
export function calendarRoutes(site: WordPress): Hono {
  const routes = new Hono()
  const shown = (c: Context, row: WordPressRow<'event'>) => {
    const { id, slug, status, title, content, picture, start, end, zone } = row
    const { website, cost, featured } = row
    const venue = site.one('venue', row.venue)
    return {
      ...{ id, slug, status, title, website, cost, featured },
      url: `${homeOf(c)}/event/${slug}/`,
      description: content.replace(/<!--.*?-->/gs, ''),
      image: picture === 0 ? false : { id: picture, url: `${homeOf(c)}/pictures/${picture}` },
      all_day: false,
      start_date: start,
      end_date: end,
      timezone: zone,
      sticky: false,
      hide_from_listings: false,
      show_map: false,
      show_map_link: false,
      venue: venue === undefined ? [] : { id: venue.id, venue: venue.name },
      organizer: [],
    }
  }
  const answer = (c: Context, row: WordPressRow<'event'> | undefined) => {
    if (row === undefined) return errorAs('rest_invalid_param', 400)
    if (row.status !== 'publish' && !isOurs(c)) return errorAs('event-not-accessible', 403)
    return c.json(shown(c, row))
  }

  routes.get('/events/by-slug/:slug', c =>
    answer(
      c,
      site.all('event').find(({ slug }) => slug === c.req.param('slug')),
    ),
  )
  routes.get('/events/:id', c => answer(c, site.one('event', numberOf(c))))
  routes.post('/events', async c => {
    const asked = changed.safeParse(await c.req.json())
    if (!asked.success) return errorAs('rest_invalid_param', 400)
    const { data } = asked
    let { slug } = data
    const isTaken = () => site.all('event').some(row => row.slug === slug)
    for (let n = 2; isTaken(); n++) slug = `${data.slug}-${n}`
    const id = site.add('event', {
      ...{ title: data.title, content: data.description ?? '', slug, status: data.status },
      ...{ start: data.start_date, end: data.end_date, zone: data.timezone },
      ...{ picture: Number(data.image ?? 0), venue: data.venue ?? 0 },
      ...{ website: data.website, cost: data.cost, featured: data.featured },
      category: data.categories?.[0] ?? '',
      at: site.now(),
    })
    const row = site.one('event', id)
    return row ? c.json(shown(c, row), 201) : errorAs('db_insert_error', 500)
  })
  routes.post('/events/:id', async c => {
    const row = site.one('event', numberOf(c))
    const asked = changed.partial().safeParse(await c.req.json())
    if (row === undefined || !asked.success) return errorAs('rest_invalid_param', 400)
    const { data } = asked
    site.change('event', row.id, {
      title: data.title ?? row.title,
      content: data.description ?? row.content,
      // Also what is in the dustbin.
      status: data.status ?? 'publish',
      start: data.start_date ?? row.start,
      end: data.end_date ?? row.end,
      zone: data.timezone ?? row.zone,
      venue: data.venue ?? row.venue,
      picture: Number(data.image ?? 0),
      website: data.website ?? '',
      cost: data.cost ?? '',
      featured: data.featured ?? false,
    })
    return answer(c, site.one('event', row.id))
  })
  routes.delete('/events/:id', c => {
    const row = site.one('event', numberOf(c))
    if (row === undefined) return errorAs('rest_invalid_param', 400)
    if (row.status === 'trash') return errorAs('event-is-in-trash', 410)
    site.change('event', row.id, { status: 'trash', slug: `${row.slug}__trashed` })
    return answer(c, site.one('event', row.id))
  })

  routes.get('/venues', c => {
    const word = c.req.query('search')?.toLowerCase() ?? ''
    const rows = site.all('venue').filter(({ name }) => name.toLowerCase().includes(word))
    return c.json({ venues: rows.map(({ id, name: venue }) => ({ id, venue })) })
  })
  routes.post('/venues', async c => {
    const { venue: name, address, zip, city } = placed.parse(await c.req.json())
    return c.json({ id: site.add('venue', { name, address, zip, city }), venue: name }, 201)
  })
  return routes
}
