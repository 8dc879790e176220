import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { broughtBy } from '../brought.ts'
import type { Faults } from '../faults.ts'
import type { Bindings } from '../graph/http.ts'
import { callOf, isUnder, type Refusals, spoiled } from '../spoil.ts'
import { accountView, type ShownPost, written } from '../web/account-view.ts'
import { contentOf, lengthOf, mentionsIn } from './content.ts'
import {
  type Mastodon,
  type MastodonMedia,
  type MastodonStatus,
  ownAcct,
  ownFollowers,
  ownToken,
} from './server.ts'

const most = { signs: 500, pictures: 4 }
const path = '/mastodon'
const refusals: Refusals = {
  deadToken: () => refusalOf(401, 'The access token is invalid'),
  throttled: at =>
    refusalOf(429, 'Too many requests', {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': new Date(at).toISOString(),
    }),
  failed: (status, message = 'Error') => refusalOf(status, message),
}

const posted = z.object({
  status: z.string(),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).default('public'),
  spoiler_text: z.string().default(''),
  in_reply_to_id: z.string().nullish(),
  media_ids: z.array(z.string()).default([]),
})

/**
 * Mastodon's API as far as it is used (https://docs.joinmastodon.org/methods/), under `/mastodon`.
 * Faults whose path begins with `/mastodon` spoil its calls.
 */
export function mastodonRoutes(
  server: Mastodon,
  faults: Faults,
  now: () => number,
): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.use('*', spoiled(path, faults, now, refusals))

  routes.use('/api/*', async (c, next) => {
    const isOpen = c.req.method === 'GET' && /\/(statuses\/|instance)/.test(c.req.path)
    if (isOurs(c) || (isOpen && c.req.header('authorization') === undefined)) return await next()
    return refusals.deadToken()
  })
  routes.get('/api/v2/instance', c =>
    c.json({
      configuration: {
        statuses: { max_characters: most.signs, max_media_attachments: most.pictures },
      },
    }),
  )
  routes.get('/api/v1/accounts/verify_credentials', c =>
    c.json({ ...accountRow(server, ownAcct, originOf(c)), followers_count: ownFollowers }),
  )
  addReading(routes, server, faults)
  addWriting(routes, server)
  addMedia(routes, server)
  routes.post('/ecrire', async c => {
    const form = await c.req.parseBody()
    const { resident, text, replyTo } = written.parse(form)
    server.write({
      resident,
      text: mentionsIn(text).includes(ownAcct) ? text : `@${ownAcct} ${text}`,
      replyTo,
      visibility: form.direct === '1' ? 'direct' : 'public',
    })
    return c.redirect(`/mastodon/@${ownAcct}`, 303)
  })
  // A post, an account, a tag: all of it is on one page.
  routes.get('/:account{@.+}', c => c.html(pageOf(server)))
  return routes
}

const isOurs = (c: Context) => c.req.header('authorization') === `Bearer ${ownToken}`
const missing = () => refusalOf(404, 'Record not found')
const mayRead = (c: Context, one: MastodonStatus) =>
  one.visibility === 'public' ||
  one.visibility === 'unlisted' ||
  (isOurs(c) && (one.author === ownAcct || mentionsIn(one.text).includes(ownAcct)))

function refusalOf(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers })
}

function addReading(routes: Hono<Bindings>, server: Mastodon, faults: Faults): void {
  const shown = (c: Context, one: MastodonStatus) => statusRow(server, one, originOf(c))
  routes.get('/api/v1/accounts/:id/statuses', c => {
    const own = server.all().filter(({ author }) => author === ownAcct)
    return c.json(cutList(own, ({ id }) => BigInt(id), c).map(one => shown(c, one)))
  })
  routes.get('/api/v1/notifications', c => {
    const told = server
      .all()
      .filter(({ author, text }) => author !== ownAcct && mentionsIn(text).includes(ownAcct))
      .toSorted((a, b) => b.seq - a.seq)
    const rows = cutList(told, ({ seq }) => BigInt(seq), c).map(one => ({
      id: String(one.seq),
      type: 'mention',
      created_at: new Date(one.createdAt).toISOString(),
      account: accountRow(server, one.author, originOf(c)),
      status: shown(c, one),
    }))
    return c.json(rows)
  })
  routes.get('/api/v1/statuses/:id', c => {
    const one = server.one(c.req.param('id'))
    const isLate = faults.use('not-yet', callOf(c), isUnder(path))
    return one === undefined || isLate || !mayRead(c, one) ? missing() : c.json(shown(c, one))
  })
  routes.get('/api/v1/statuses/:id/context', c => {
    const one = server.one(c.req.param('id'))
    if (one === undefined || !mayRead(c, one)) return missing()
    const ancestors: MastodonStatus[] = []
    for (let up = server.one(one.replyTo ?? ''); up; up = server.one(up.replyTo ?? ''))
      ancestors.unshift(up)
    const below = (id: string): MastodonStatus[] =>
      server.under(id).flatMap(found => [found, ...below(found.id)])
    const seen = (rows: MastodonStatus[]) =>
      rows.filter(row => mayRead(c, row)).map(row => shown(c, row))
    return c.json({ ancestors: seen(ancestors), descendants: seen(below(one.id)) })
  })
}

function addWriting(routes: Hono<Bindings>, server: Mastodon): void {
  const shown = (c: Context, one: MastodonStatus) => statusRow(server, one, originOf(c))
  routes.post('/api/v1/statuses', async c => {
    const asked = posted.parse(await c.req.json())
    const { status: text, spoiler_text: warning, in_reply_to_id: replyTo = null } = asked
    if (lengthOf(`${warning}${text}`) > most.signs) {
      return refusalOf(422, 'Validation failed: Text character limit of 500 exceeded')
    }
    if (asked.media_ids.length > most.pictures) {
      return refusalOf(422, 'Cannot attach more than 4 files')
    }
    if (replyTo !== null && server.one(replyTo) === undefined) return missing()
    const made = server.write({
      resident: null,
      text,
      warning,
      visibility: asked.visibility,
      replyTo,
      key: c.req.header('idempotency-key') ?? null,
      media: asked.media_ids.map(Number),
    })
    return c.json(shown(c, made))
  })
  routes.put('/api/v1/statuses/:id', async c => {
    const one = server.one(c.req.param('id'))
    if (one === undefined || one.author !== ownAcct) return missing()
    const { status: text, media_ids: media } = posted.parse(await c.req.json())
    if (lengthOf(`${one.warning}${text}`) > most.signs) {
      return refusalOf(422, 'Validation failed: Text character limit of 500 exceeded')
    }
    server.edit(one.id, text, media.map(Number))
    return c.json(shown(c, server.one(one.id) ?? one))
  })
  routes.delete('/api/v1/statuses/:id', c => {
    const one = server.one(c.req.param('id'))
    if (one === undefined || one.author !== ownAcct) return missing()
    server.remove(one.id)
    return c.json(shown(c, one))
  })
}

function addMedia(routes: Hono<Bindings>, server: Mastodon): void {
  routes.post('/api/v2/media', async c => {
    const form = await c.req.formData()
    const file = form.get('file')
    if (!(file instanceof File)) return refusalOf(422, 'File is missing')
    const alt = String(form.get('description') ?? '')
    const made = server.upload(new Uint8Array(await file.arrayBuffer()), file.type, alt)
    return c.json(mediaRow(made, originOf(c)), made.looks > 0 ? 202 : 200)
  })
  routes.get('/api/v1/media/:id', c => {
    const one = server.media(Number(c.req.param('id')))
    if (!one) return missing()
    return one.looks > 0 ? c.body(null, 206) : c.json(mediaRow(one, originOf(c)))
  })
  routes.get('/pictures/:id', c => {
    const one = server.media(Number(c.req.param('id')))
    if (!one) return c.notFound()
    return c.body(Buffer.from(one.bytes), 200, { 'content-type': one.type })
  })
}

function pageOf(server: Mastodon) {
  const shown = (one: MastodonStatus): ShownPost => ({
    ...{ id: one.id, anchor: one.id, text: one.text, at: one.createdAt },
    name: server.account(one.author)?.name,
    pictures: server.mediaOf(one.id).map(({ id, alt }) => {
      return { address: `${path}/pictures/${id}`, alt }
    }),
    answers: server
      .under(one.id)
      .flatMap(answer => (answer.visibility === 'direct' ? [] : [shown(answer)])),
  })
  const isTop = ({ visibility, replyTo }: MastodonStatus) =>
    replyTo === null && (visibility === 'public' || visibility === 'unlisted')
  return accountView({
    network: 'Mastodon',
    name: server.account(ownAcct)?.name,
    address: `${path}/@${ownAcct}`,
    posts: server.all().filter(isTop).map(shown),
    writes: `${path}/ecrire`,
    asks: html`<label><input type="checkbox" name="direct" value="1"> À la mairie seule</label>`,
  })
}

const originOf = (c: Context) => `${new URL(c.req.url).origin}/mastodon`

/** The newest first, but from `min_id` on those that follow it at once. */
function cutList<Row>(rows: Row[], idOf: (row: Row) => bigint, c: Context): Row[] {
  const limit = Number(c.req.query('limit') ?? 20)
  const { max_id: below, min_id: above } = c.req.query()
  const within = rows.filter(
    row =>
      (below === undefined || idOf(row) < BigInt(below)) &&
      (above === undefined || idOf(row) > BigInt(above)),
  )
  return above === undefined ? within.slice(0, limit) : within.slice(-limit)
}

function accountRow(server: Mastodon, acct: string, origin: string) {
  const known = server.account(acct)
  return {
    id: String(known?.seq ?? 0),
    acct,
    username: acct.split('@')[0],
    display_name: known?.name ?? '',
    url: `${origin}/@${acct}`,
  }
}

function statusRow(server: Mastodon, one: MastodonStatus, origin: string) {
  const answered = one.replyTo === null ? null : server.one(one.replyTo)
  return {
    id: one.id,
    url: `${origin}/@${one.author}/${one.id}`,
    account: accountRow(server, one.author, origin),
    content: contentOf(one.text, origin),
    created_at: new Date(one.createdAt).toISOString(),
    edited_at: one.editedAt === null ? null : new Date(one.editedAt).toISOString(),
    visibility: one.visibility,
    spoiler_text: one.warning,
    in_reply_to_id: one.replyTo,
    in_reply_to_account_id: answered && accountRow(server, answered.author, origin).id,
    ...countsOf(server, one),
    mentions: mentionsIn(one.text).map(acct => accountRow(server, acct, origin)),
    media_attachments: server.mediaOf(one.id).map(media => mediaRow(media, origin)),
  }
}

function countsOf(server: Mastodon, one: MastodonStatus) {
  const { reactions, shares } = broughtBy(one.id, ownFollowers, server.now() - one.createdAt)
  const isOwn = one.author === ownAcct
  return {
    replies_count: server.under(one.id).length,
    favourites_count: isOwn ? reactions : 0,
    reblogs_count: isOwn ? shares : 0,
  }
}

function mediaRow({ id, alt, looks }: MastodonMedia, origin: string) {
  const url = looks > 0 ? null : `${origin}/pictures/${id}`
  return { id: String(id), type: 'image', url, description: alt === '' ? null : alt }
}
