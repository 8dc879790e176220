import { Hono } from 'hono'
import { z } from 'zod'
import type { Bindings } from '../graph/http.ts'
import { accountOf, removeFromInstagram, writeOnInstagram } from '../state/instagram-writing.ts'
import type { Network } from '../state/network.ts'

/** ms UTC, or ISO 8601. */
export const instantShape = z.union([
  z.int(),
  z.iso.datetime({ offset: true }).transform(text => Date.parse(text)),
])

const writing = z.strictObject({
  account: z.string(),
  resident: z.union([z.string(), z.int()]).nullable(),
  kind: z.enum(['comment', 'message', 'mention', 'tag']),
  target: z.string().optional(),
  text: z.string().min(1),
  at: instantShape.optional(),
})

const conduct = z.strictObject({
  quota: z.int().min(0).optional(),
  looks: z.int().min(0).optional(),
  failure: z.string().nullable().optional(),
})

/** The JSON side of Instagram, under `/sandbox/instagram`. */
export function instagramControl(network: Network): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.get('/accounts', c => c.json({ accounts: network.instagram.accounts() }))
  routes.post('/write', async c =>
    c.json(writeOnInstagram(network, writing.parse(await c.req.json())), 201),
  )
  routes.post('/remove', async c => {
    const { id } = z.strictObject({ id: z.string() }).parse(await c.req.json())
    removeFromInstagram(network, id)
    return c.json({ id })
  })
  routes.post('/hide', async c => {
    const shape = z.strictObject({ id: z.string(), hidden: z.boolean() })
    const { id, hidden } = shape.parse(await c.req.json())
    network.instagram.hide(id, hidden)
    return c.json({ id, hidden })
  })
  /** How many posts a day, how long containers take, and what becomes of them. */
  routes.post('/conduct', async c => {
    const { quota, looks, failure } = conduct.parse(await c.req.json())
    if (quota !== undefined) network.instagram.quota = quota
    if (looks !== undefined) network.instagram.looks = looks
    if (failure !== undefined) network.instagram.failure = failure
    return c.body(null, 204)
  })
  routes.get('/:account/media', c => {
    const account = accountOf(network, c.req.param('account'))
    return c.json({ media: wholeInstagram(network, account.id) })
  })
  return routes
}

/** Everything on an account, also what the public does not see: for tests. */
export function wholeInstagram(network: Network, key: string) {
  const account = accountOf(network, key)
  const rows = network.db
    .prepare<[string, number], { id: string; caption: string; createdAt: number }>(
      `SELECT id, caption, createdAt FROM igMedia
       WHERE account = ? AND removedAt IS NULL AND createdAt <= ? ORDER BY createdAt DESC, seq DESC`,
    )
    .all(account.id, network.now())
  return rows.map(media => ({
    ...media,
    pictures: network.instagram.picturesOf(media.id),
    comments: network.instagram.commentsOf(media.id, network.now()).map(comment => ({
      id: comment.id,
      parent: comment.parent,
      isByAccount: comment.author === null,
      text: comment.text,
      createdAt: comment.createdAt,
      isHidden: comment.hidden === 1,
      app: comment.app,
    })),
  }))
}
