import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { broughtBy } from '../brought.ts'
import type { Faults } from '../faults.ts'
import type { Bindings } from '../graph/http.ts'
import { callOf, isUnder, type Refusals, spoiled } from '../spoil.ts'
import { accountView, type ShownPost, written } from '../web/account-view.ts'
import {
  type Bluesky,
  type BlueskyPost,
  ownDid,
  ownFollowers,
  ownHandle,
  ownPassword,
  picturesOf,
} from './server.ts'

const path = '/bluesky'
const refusals: Refusals = {
  deadToken: () => refusalOf(401, 'InvalidToken', 'Token has been revoked'),
  throttled: at =>
    refusalOf(429, 'RateLimitExceeded', 'Rate Limit Exceeded', {
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(at / 1000),
    }),
  failed: (status, message = 'Internal Server Error') =>
    refusalOf(status, 'InternalServerError', message),
}

function refusalOf(
  status: number,
  error: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ error, message }, { status, headers })
}

const refuse = (error: string, message: string) => refusalOf(400, error, message)

const ref = z.object({ uri: z.string(), cid: z.string() })
const put = z.object({
  repo: z.literal(ownDid),
  collection: z.literal('app.bsky.feed.post'),
  /** https://atproto.com/specs/tid */
  rkey: z.string().regex(/^[234567abcdefghij][234567a-z]{12}$/),
  record: z.looseObject({
    text: z.string(),
    createdAt: z.iso.datetime(),
    reply: z.object({ root: ref, parent: ref }).optional(),
    facets: z.unknown().optional(),
    embed: z.unknown().optional(),
  }),
  swapRecord: z.null(),
})
const signs = new Intl.Segmenter('fr', { granularity: 'grapheme' })
const most = { signs: 300, bytes: 3_000, blob: 1_000_000, listed: 50 }

/**
 * Bluesky as far as it is used (https://docs.bsky.app/docs/api), under `/bluesky`: the mairie's server
 * and the network behind it. Faults whose path begins with `/bluesky` spoil its calls.
 */
export function blueskyRoutes(server: Bluesky, faults: Faults, now: () => number): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.use('*', spoiled(path, faults, now, refusals))

  const open = /createSession|resolveHandle|getRecord/
  routes.use('/xrpc/*', async (c, next) => {
    if (open.test(c.req.path)) return await next()
    const token = /^Bearer (jeton-\d+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined) return refusalOf(401, 'AuthMissing', 'Missing')
    if (!server.tokens.holds(token)) return refuse('ExpiredToken', 'Token has expired')
    return await next()
  })
  addRepository(routes, server)
  addFeeds(routes, server, faults)

  routes.get('/pictures/:cid', c => {
    const one = server.blob(c.req.param('cid'))
    if (!one) return c.notFound()
    return c.body(Buffer.from(one.bytes), 200, { 'content-type': one.type })
  })
  routes.post('/ecrire', async c => {
    const { resident, text, replyTo } = written.parse(await c.req.parseBody())
    const isAddressed = replyTo !== null || text.includes(`@${ownHandle}`)
    server.write({ resident, text: isAddressed ? text : `@${ownHandle} ${text}`, replyTo })
    return c.redirect(`${path}/profile/${ownHandle}`, 303)
  })
  // A post, an account, a tag: all of it is on one page.
  routes.get('/profile/*', c => c.html(pageOf(server)))
  return routes
}

/** Who signs in, and what the mairie's own server keeps. */
function addRepository(routes: Hono<Bindings>, server: Bluesky): void {
  routes.post('/xrpc/com.atproto.server.createSession', async c => {
    const { identifier, password } = await c.req.json()
    if (identifier !== ownHandle || password !== ownPassword) {
      return refusalOf(401, 'AuthenticationRequired', 'Invalid identifier or password')
    }
    const accessJwt = server.tokens.give()
    return c.json({ did: ownDid, handle: ownHandle, accessJwt, refreshJwt: 'rien' })
  })
  routes.get('/xrpc/com.atproto.identity.resolveHandle', c => {
    const known = server.account(c.req.query('handle') ?? '')
    return known ? c.json({ did: known.did }) : refuse('HandleNotFound', 'Unable to resolve handle')
  })
  routes.get('/plc/:did', c => {
    const id = `${c.req.param('did')}#atproto_pds`
    const type = 'AtprotoPersonalDataServer'
    return c.json({ service: [{ id, type, serviceEndpoint: originOf(c) }] })
  })
  routes.get('/xrpc/com.atproto.repo.getRecord', c => {
    const { repo, collection, rkey } = c.req.query()
    const one = server.one(`at://${repo}/${collection}/${rkey}`)
    if (!one) return refuse('RecordNotFound', 'Could not locate record')
    return c.json({ uri: one.uri, cid: one.cid, value: one.record })
  })
  routes.post('/xrpc/com.atproto.repo.uploadBlob', async c => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length > most.blob) return refuse('BlobTooLarge', 'This file is too large.')
    const mimeType = c.req.header('content-type') ?? ''
    const $link = server.upload(bytes, mimeType)
    return c.json({ blob: { $type: 'blob', ref: { $link }, mimeType, size: bytes.length } })
  })
  routes.post('/xrpc/com.atproto.repo.putRecord', async c => {
    const asked = put.safeParse(await c.req.json())
    if (!asked.success) return refuse('InvalidRequest', z.prettifyError(asked.error))
    const { rkey, record } = asked.data
    const isLong = [...signs.segment(record.text)].length > most.signs
    if (isLong || Buffer.from(record.text).length > most.bytes) {
      return refuse('InvalidRequest', 'Invalid app.bsky.feed.post record: grapheme too big')
    }
    const before = server.one(`at://${ownDid}/app.bsky.feed.post/${rkey}`)
    if (before && JSON.stringify(before.record) !== JSON.stringify(record)) {
      return refuse('InvalidSwap', `Record was at ${before.cid}`)
    }
    const { uri, cid } = before ?? server.store(rkey, record)
    return c.json({ uri, cid, validationStatus: 'valid' })
  })
  // What is not there is removed as well.
  routes.post('/xrpc/com.atproto.repo.deleteRecord', async c => {
    const asked = put
      .pick({ repo: true, collection: true, rkey: true })
      .safeParse(await c.req.json())
    if (!asked.success) return refuse('InvalidRequest', z.prettifyError(asked.error))
    server.remove(`at://${ownDid}/app.bsky.feed.post/${asked.data.rkey}`)
    return c.json({})
  })
}

/** What the network behind it shows. */
function addFeeds(routes: Hono<Bindings>, server: Bluesky, faults: Faults): void {
  const shown = (one: BlueskyPost, c: Context) => postRow(server, one, originOf(c))
  routes.get('/xrpc/app.bsky.actor.getProfile', c => {
    const known = server.account(c.req.query('actor') ?? '')
    if (!known) return refuse('InvalidRequest', 'Profile not found')
    return c.json({ ...authorRow(server, known.did), followersCount: ownFollowers })
  })
  routes.get('/xrpc/app.bsky.notification.listNotifications', c => {
    const told = server.all().filter(one => isTold(server, one))
    return c.json(
      listOf(c, told, 'notifications', one => ({
        ...shown(one, c),
        reason: one.replyTo === null ? 'mention' : 'reply',
      })),
    )
  })
  routes.get('/xrpc/app.bsky.feed.getAuthorFeed', c => {
    const own = server.all().filter(({ author }) => author === ownDid)
    return c.json(listOf(c, own, 'feed', one => ({ post: shown(one, c) })))
  })
  routes.get('/xrpc/app.bsky.feed.getPosts', c => {
    const uris = c.req.queries('uris') ?? []
    if (uris.length > 25) return refuse('InvalidRequest', 'uris too long')
    const isLate = !server.conduct.shows || faults.use('not-yet', callOf(c), isUnder(path))
    const found = isLate ? [] : uris.flatMap(uri => server.one(uri) ?? [])
    const seen = found.filter(({ author }) => !server.conduct.blocked.has(author))
    return c.json({ posts: seen.map(one => shown(one, c)) })
  })
  routes.get('/xrpc/app.bsky.feed.getPostThread', c => {
    const uri = c.req.query('uri') ?? ''
    const depth = Number(c.req.query('depth') ?? 6)
    const one = server.one(uri)
    if (!one) return refuse('NotFound', `Post not found: ${uri}`)
    return c.json({ thread: nodeOf(server, one, depth, c) })
  })
}

function pageOf(server: Bluesky) {
  const shown = (one: BlueskyPost): ShownPost => ({
    ...{ id: one.uri, anchor: one.seq, text: one.text, at: one.createdAt },
    name: server.account(one.author)?.name,
    pictures: picturesOf(one.record.embed).map(({ cid, alt }) => {
      return { address: `${path}/pictures/${cid}`, alt }
    }),
    answers: server.under(one.uri).map(shown),
  })
  return accountView({
    network: 'Bluesky',
    name: server.account(ownDid)?.name,
    address: `${path}/profile/${ownHandle}`,
    posts: server.all().flatMap(one => (one.replyTo === null ? [shown(one)] : [])),
    writes: `${path}/ecrire`,
  })
}

const originOf = (c: Context) => `${new URL(c.req.url).origin}${path}`

/** An answer to something of the mairie's, a mention, a quote. */
function isTold(server: Bluesky, one: BlueskyPost): boolean {
  const { blocked, muted } = server.conduct
  if (one.author === ownDid || blocked.has(one.author) || muted.has(one.author)) return false
  const { embed } = one.record
  const above = server.one(one.replyTo ?? '')
  return (
    above?.author === ownDid ||
    one.text.includes(`@${ownHandle}`) ||
    JSON.stringify(embed ?? '').includes(`at://${ownDid}/`)
  )
}

/** The newest first; the cursor is where the next page begins. */
function listOf<Row>(
  c: Context,
  rows: BlueskyPost[],
  name: string,
  rowOf: (one: BlueskyPost) => Row,
): Record<string, unknown> {
  const from = Number(c.req.query('cursor') ?? Number.MAX_SAFE_INTEGER)
  const limit = Number(c.req.query('limit') ?? most.listed)
  // In the order of arrival: what is written side by side stands apart.
  const left = rows.filter(({ createdAt, seq }) => placeOf(createdAt, seq) < from)
  const page = left.slice(0, limit)
  const last = page.at(-1)
  const isMore = left.length > page.length && last !== undefined
  return {
    [name]: page.map(rowOf),
    ...(isMore && { cursor: String(placeOf(last.createdAt, last.seq)) }),
  }
}

const placeOf = (at: number, seq: number) => at * 1000 + (seq % 1000)

function nodeOf(server: Bluesky, one: BlueskyPost, depth: number, c: Context): object {
  if (server.conduct.blocked.has(one.author)) {
    return { $type: 'app.bsky.feed.defs#blockedPost', uri: one.uri, blocked: true }
  }
  const replies = depth === 0 ? [] : server.under(one.uri)
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: postRow(server, one, originOf(c)),
    replies: replies.map(row => nodeOf(server, row, depth - 1, c)),
  }
}

function authorRow(server: Bluesky, did: string) {
  const { handle = '', name = '' } = server.account(did) ?? {}
  return { did, handle, displayName: name, labels: labelsOf(server, did) }
}

function labelsOf(server: Bluesky, of: string) {
  const val = server.conduct.labels.get(of)
  return val === undefined ? [] : [{ val }]
}

function postRow(server: Bluesky, one: BlueskyPost, origin: string) {
  const { uri, cid, createdAt, record } = one
  const embed = embedRow(record.embed, origin)
  const isOwn = one.author === ownDid
  const { reactions, shares } = broughtBy(uri, ownFollowers, server.now() - createdAt)
  return {
    uri,
    cid,
    author: authorRow(server, one.author),
    record,
    ...(embed && { embed }),
    replyCount: server.under(uri).length,
    likeCount: isOwn ? reactions : 0,
    repostCount: isOwn ? shares : 0,
    quoteCount: server.quoting(uri).length,
    indexedAt: new Date(createdAt).toISOString(),
    labels: labelsOf(server, uri),
    viewer: { replyDisabled: server.conduct.closed.has(uri) },
  }
}

function embedRow(embed: unknown, origin: string) {
  const images = picturesOf(embed).map(({ cid, alt }) => ({
    fullsize: `${origin}/pictures/${cid}`,
    alt,
  }))
  return images.length > 0 ? { $type: 'app.bsky.embed.images#view', images } : null
}
