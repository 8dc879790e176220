import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Bindings } from '../graph/http.ts'
import type { Mailbox } from '../mail.ts'
import { app, type Network } from '../state/network.ts'
import { publicPost, publicPosts } from '../state/public.ts'
import type { PageRow } from '../state/rows.ts'
import { UnknownThing, writeAsResident } from '../state/writing.ts'
import { answerPicture, drawBadge } from '../village/pictures.ts'
import { currentUserToken } from '../village/settle.ts'
import { answerForm } from './answer-form.ts'
import { type Addresses, homeView } from './home-view.ts'
import { mailboxView, mailView } from './mailbox-view.ts'
import { neighbourAgenda } from './neighbour-agenda.ts'
import { blogFeed, blogPage } from './news-feeds.ts'
import { pageView, postView } from './public-page.ts'
import { messagesView, residentsView } from './residents-view.ts'
import { style } from './style.ts'
import type { Writers } from './written.ts'

const postsOnAPage = 10
const ownPages =
  "default-src 'none'; img-src 'self'; style-src 'self' 'unsafe-inline'; frame-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
/** Remembers as whom one has last written. */
const writerCookie = 'habitant'

/** The pages for people: the villages, the residents, the mailbox. */
export function webRoutes(
  network: Network,
  mailbox: Mailbox,
  addresses: () => Addresses,
): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  // No page of ours runs a script or fetches anything from elsewhere.
  routes.use('*', async (c, next) => {
    await next()
    const isPage = c.res.headers.get('content-type')?.startsWith('text/html')
    if (isPage && !c.res.headers.has('content-security-policy')) {
      c.res.headers.set('content-security-policy', ownPages)
    }
  })

  routes.get('/', async (c, next) => {
    // `GET /?ids=…` is the Graph API's.
    if (c.req.query('ids') !== undefined) return next()
    const pages = network.people.pages().map(page => ({
      ...page,
      token: network.tokens.ofPage(page.id, true)?.token ?? '',
    }))
    const mails = network.mails.all().length
    const userToken = currentUserToken(network)
    return c.html(
      homeView({
        pages,
        addresses: addresses(),
        userToken,
        app,
        mails,
        accounts: network.instagram.accounts(),
      }),
    )
  })

  routes.get('/assets/style.css', c => c.body(style, 200, { 'content-type': 'text/css' }))

  addPages(routes, network)
  addWriting(routes, network)
  addResidents(routes, network)
  addMailbox(routes, mailbox)
  return routes
}

function addPages(routes: Hono<Bindings>, network: Network): void {
  const writersOf = (c: Context<Bindings>, page: PageRow): Writers => ({
    people: network.people.everyone().filter(person => person.home === page.id),
    last: getCookie(c, writerCookie) ?? '',
  })

  routes.get('/pages/:id', c => {
    const page = network.people.page(c.req.param('id'))
    if (!page) return c.notFound()
    const before = Number(c.req.query('avant')) || undefined
    const posts = publicPosts(network, page.id, { before, limit: postsOnAPage + 1 })
    const shown = posts.slice(0, postsOnAPage)
    return c.html(pageView(page, shown, writersOf(c, page), posts.length > shown.length))
  })

  routes.get('/pages/:id/posts/:post', c => {
    const page = network.people.page(c.req.param('id'))
    const post = publicPost(network, c.req.param('post'))
    if (!page || post?.page !== page.id) return c.notFound()
    return c.html(postView(page, post, writersOf(c, page)))
  })

  routes.get('/pages/:id/agenda.ics', c => {
    const page = network.people.page(c.req.param('id'))
    if (!page) return c.notFound()
    const type = 'text/calendar; charset=utf-8'
    return c.body(neighbourAgenda(page, network.now()), 200, { 'content-type': type })
  })

  routes.get('/blogs/:name', c => {
    const page = blogPage(c.req.param('name'))
    return page === null ? c.notFound() : c.html(page)
  })

  routes.get('/blogs/:name/feed', c => {
    const { origin } = new URL(c.req.url)
    const feed = blogFeed(c.req.param('name'), origin, network.now())
    if (feed === null) return c.notFound()
    return c.body(feed, 200, { 'content-type': 'application/rss+xml; charset=utf-8' })
  })

  routes.get('/pages/:id/picture', c =>
    c.body(drawBadge(Number(c.req.param('id')) % 2 ** 31), 200, {
      'content-type': 'image/svg+xml',
    }),
  )

  routes.get('/photos/:file', async c => {
    const id = c.req.param('file').replace(/\.jpg$/, '')
    const photo = network.photos.bytes(id)
    if (!photo) return c.notFound()
    return await answerPicture(photo, bytes => network.photos.replaceBytes(id, bytes, 'image/jpeg'))
  })
}

function addWriting(routes: Hono<Bindings>, network: Network): void {
  const kinds = ['comment', 'visitor_post', 'message'] as const
  routes.post('/pages/:id/write', async c => {
    const page = network.people.page(c.req.param('id'))
    if (!page) return c.notFound()
    return await answerForm(c, `/pages/${page.id}`, ({ kind: asked, ...filled }) => {
      const kind = kinds.find(one => one === asked)
      if (!kind) throw new UnknownThing('Il faut un nom et un texte.')
      const written = writeAsResident(network, { page: page.id, kind, ...filled })
      setCookie(c, writerCookie, written.resident?.name ?? '', { sameSite: 'Lax', httpOnly: true })
      if (written.conversation) return `/residents/${written.resident?.id}/messages#fil-${page.id}`
      const anchor = kind === 'comment' ? `#comment-${written.id}` : ''
      return `/pages/${page.id}/posts/${written.post}${anchor}`
    })
  })
}

function addResidents(routes: Hono<Bindings>, network: Network): void {
  routes.get('/residents', c => {
    const everyone = network.people.everyone()
    const pages = network.people.pages()
    const threadsOf = (person: number) =>
      pages.filter(page => network.conversations.between(page.id, person)).length
    const neighbourhoods = pages.map(page => ({
      page,
      people: everyone
        .filter(person => person.home === page.id)
        .map(person => ({ ...person, threads: threadsOf(person.id) })),
    }))
    return c.html(residentsView(neighbourhoods))
  })

  routes.get('/residents/:id/messages', c => {
    const person = network.people.find(Number(c.req.param('id')))
    if (!person) return c.notFound()
    const wanted = c.req.query('page')
    const pages = network.people.pages().filter(page => !wanted || page.id === wanted)
    const threads = pages.map(page => {
      const id = network.conversations.between(page.id, person.id)
      const messages = id ? network.conversations.latest(id, network.now(), 500).reverse() : []
      return { page, messages }
    })
    return c.html(messagesView(person, threads))
  })
}

function addMailbox(routes: Hono<Bindings>, mailbox: Mailbox): void {
  routes.get('/mailbox', async c => c.html(mailboxView(await mailbox.all())))

  routes.get('/mailbox/:id', async c => {
    const found = await mailbox.one(Number(c.req.param('id')))
    return found ? c.html(mailView(found.mail)) : c.notFound()
  })

  routes.get('/mailbox/:id/html', async c => {
    const found = await mailbox.one(Number(c.req.param('id')))
    if (!found?.mail.html) return c.notFound()
    return c.html(found.mail.html, 200, {
      'content-security-policy':
        "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    })
  })

  routes.get('/mailbox/:id/raw', async c => {
    const found = await mailbox.one(Number(c.req.param('id')))
    return found ? c.text(found.raw.toString('utf8')) : c.notFound()
  })

  routes.get('/mailbox/:id/attachments/:index', async c => {
    const found = await mailbox.one(Number(c.req.param('id')))
    const attachment = found?.mail.attachments[Number(c.req.param('index'))]
    if (!attachment) return c.notFound()
    return c.body(Buffer.from(attachment.bytes), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    })
  })
}
