import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { calendarRoutes } from './calendar.ts'
import {
  errorAs,
  homeOf,
  isOurs,
  numberOf,
  ownUser,
  type WordPress,
  type WordPressRow,
} from './server.ts'

const posted = z.object({
  title: z.string(),
  content: z.string(),
  slug: z.string(),
  featured_media: z.number().default(0),
  categories: z.array(z.number()).default([1]),
})
const amended = posted.pick({ title: true, content: true }).partial()
const commented = z.object({ post: z.number(), parent: z.number(), content: z.string() })
const named = z.object({ name: z.string() })
const moderated = z.object({ status: z.string() })

/** https://developer.wordpress.org/rest-api/reference/, as far as it is used. */
export function apiRoutes(site: WordPress): Hono {
  const api = new Hono()
  api.use('*', async (c, next) => {
    const { path, method } = c.req
    const isOpen = method === 'GET' && /^\/($|wp\/v2\/posts\/|tribe\/events\/v1\/)/.test(path)
    if (isOurs(c) || (isOpen && c.req.header('authorization') === undefined)) return await next()
    const given = c.req.header('authorization')
    return errorAs(given === undefined ? 'rest_not_logged_in' : 'incorrect_password', 401)
  })
  api.get('/', c =>
    c.json({
      name: 'Vaub&eacute;court-sur-Marne',
      home: homeOf(c),
      namespaces: ['wp/v2', ...(site.calendar.isThere ? ['tribe/events/v1'] : [])],
      authentication: { 'application-passwords': {} },
    }),
  )
  api.get('/wp/v2/users/me', c => {
    const capabilities = {
      publish_posts: true,
      upload_files: true,
      moderate_comments: true,
      publish_tribe_events: site.calendar.isThere && site.calendar.mayPublish,
    }
    return c.json({ id: ownUser.id, name: 'Mairie', capabilities })
  })

  addPosts(api, site)
  addMedia(api, site)
  addComments(api, site)
  api.use('/tribe/events/v1/*', async (_, next) =>
    site.calendar.isThere ? await next() : errorAs('rest_no_route', 404),
  )
  api.route('/tribe/events/v1', calendarRoutes(site))
  return api
}

function addPosts(api: Hono, site: WordPress): void {
  const shown = (c: Context, row: WordPressRow<'post'>) => ({
    id: row.id,
    link: `${homeOf(c)}/${row.slug}`,
    status: row.status,
    title: { rendered: row.title },
    content: {
      rendered: row.content.replace(/<!--.*?-->/gs, ''),
      ...(isOurs(c) && { raw: row.content }),
      protected: false,
    },
    featured_media: row.picture,
    _embedded: {
      'wp:featuredmedia': site.all('media').flatMap(({ id, alt }) => {
        return id === row.picture ? [{ alt_text: alt }] : []
      }),
    },
  })
  api.get('/wp/v2/posts', c => {
    const slugs = c.req.query('slug')?.split(',') ?? []
    const states = c.req.query('status')?.split(',') ?? ['publish']
    const rows = site
      .all('post')
      .filter(({ slug, status }) => slugs.includes(slug) && states.includes(status))
    return c.json(rows.map(row => shown(c, row)))
  })
  api.post('/wp/v2/posts', async c => {
    const asked = posted.parse(await c.req.json())
    const [category = 1] = asked.categories
    const { title, content, featured_media: picture } = asked
    const taken = (slug: string) => site.all('post').some(row => row.slug === slug)
    let { slug } = asked
    for (let n = 2; taken(slug); n++) slug = `${asked.slug}-${n}`
    const id = site.add('post', {
      ...{ title, content, slug, picture, category },
      status: 'publish',
      at: site.now(),
    })
    const row = site.one('post', id)
    return row ? c.json(shown(c, row), 201) : errorAs('db_insert_error', 500)
  })
  api.use('/wp/v2/posts/:id', async (c, next) => {
    const row = site.one('post', numberOf(c))
    if (row === undefined) return errorAs('rest_post_invalid_id', 404)
    const isSeen = row.status === 'publish' || isOurs(c)
    return isSeen ? await next() : errorAs('rest_forbidden', 401)
  })
  const answerPost = (c: Context) => {
    const row = site.one('post', numberOf(c))
    return row ? c.json(shown(c, row)) : errorAs('rest_post_invalid_id', 404)
  }
  api.get('/wp/v2/posts/:id', answerPost)
  api.post('/wp/v2/posts/:id', async c => {
    site.change('post', numberOf(c), amended.parse(await c.req.json()))
    return answerPost(c)
  })
  api.delete('/wp/v2/posts/:id', c => {
    const { status, slug } = site.one('post', numberOf(c)) ?? { status: 'trash', slug: '' }
    if (status === 'trash') return errorAs('rest_already_trashed', 410)
    site.change('post', numberOf(c), { status: 'trash', slug: `${slug}__trashed` })
    return answerPost(c)
  })
}

function addMedia(api: Hono, site: WordPress): void {
  const mediaRow = (c: Context, { id, alt }: WordPressRow<'media'>) => {
    return { id, alt_text: alt, source_url: `${homeOf(c)}/pictures/${id}` }
  }
  api.get('/wp/v2/media', c => {
    const rows = site.all('media').filter(({ slug }) => slug === c.req.query('slug'))
    return c.json(rows.map(row => mediaRow(c, row)))
  })
  api.post('/wp/v2/media', async c => {
    const form = await c.req.formData()
    const file = form.get('file')
    if (!(file instanceof File)) return errorAs('rest_upload_no_data', 400)
    const row = {
      slug: file.name.replace(/\.\w+$/, ''),
      type: file.type,
      alt: String(form.get('alt_text') ?? ''),
      bytes: Buffer.from(await file.arrayBuffer()).toString('base64'),
    }
    return c.json(mediaRow(c, { ...row, id: site.add('media', row) }), 201)
  })
  api.get('/wp/v2/categories', c => c.json(site.all('category')))
  api.post('/wp/v2/categories', async c => {
    const { name } = named.parse(await c.req.json())
    return c.json({ id: site.add('category', { name }), name }, 201)
  })
}

function addComments(api: Hono, site: WordPress): void {
  const commentRow = (c: Context, row: WordPressRow<'comment'>) => {
    const post = site.one('post', row.post)
    const email = `${row.resident?.toLowerCase().replaceAll(' ', '.')}@exemple.fr`
    return {
      id: row.id,
      post: row.post,
      parent: row.parent,
      author: row.resident === null ? ownUser.id : 0,
      author_name: row.resident ?? 'Mairie',
      author_email: row.resident === null ? '' : email,
      date_gmt: new Date(row.at).toISOString().slice(0, 19),
      content: { raw: row.content, rendered: row.content },
      link: `${homeOf(c)}/${post?.slug}#comment-${row.id}`,
      status: row.status,
      _embedded: { up: post ? [{ title: { rendered: post.title } }] : [] },
    }
  }
  api.get('/wp/v2/comments', c => {
    const { after, before, include, parent, author, post, status } = c.req.query()
    const within = site
      .all('comment')
      .filter(
        row =>
          (after === undefined || row.at > Date.parse(after)) &&
          (before === undefined || row.at < Date.parse(before)) &&
          (include === undefined || include.split(',').includes(String(row.id))) &&
          (parent === undefined || row.parent === Number(parent)) &&
          (post === undefined || row.post === Number(post)) &&
          (status !== 'approve' || row.status === 'approved') &&
          (author === undefined || (row.resident === null) === (Number(author) === ownUser.id)),
      )
    const rows = within.toSorted((a, b) => b.at - a.at || b.id - a.id)
    const from = Number(c.req.query('offset') ?? 0)
    const page = rows.slice(from, from + Number(c.req.query('per_page')))
    c.header('x-wp-total', String(rows.length))
    return c.json(page.map(row => commentRow(c, row)))
  })
  api.post('/wp/v2/comments', async c => {
    const { post, parent, content } = commented.parse(await c.req.json())
    const row = site.one('comment', site.comment({ post, parent, text: content }))
    return row ? c.json(commentRow(c, row), 201) : errorAs('rest_comment_failed_create', 500)
  })
  const answerComment = (c: Context) => {
    const row = site.one('comment', numberOf(c))
    return row ? c.json(commentRow(c, row)) : errorAs('rest_comment_invalid_id', 404)
  }
  api.get('/wp/v2/comments/:id', answerComment)
  api.post('/wp/v2/comments/:id', async c => {
    site.change('comment', numberOf(c), moderated.parse(await c.req.json()))
    return answerComment(c)
  })
}
