import { app, subscribable } from '../state/network.ts'
import type { PageRow, PostRow } from '../state/rows.ts'
import { type Connection, connect, within } from './connection.ts'
import { onInstagram, onMessenger } from './conversation-node.ts'
import { badParameter, mayNotManage, needsPageToken } from './errors.ts'
import type { Field } from './fields.ts'
import { igAccount } from './ig-account-node.ts'
import { type NodeType, render } from './node.ts'
import { post } from './post-node.ts'
import { publishPhoto, publishPost } from './publish.ts'
import { hasScope, type Reading, requirePosts, seesVisitors } from './reading.ts'
import { sendMessage } from './send.ts'

/** https://developers.facebook.com/docs/graph-api/reference/page */
export const page: NodeType<PageRow> = {
  name: 'Page',
  defaults: 'name',
  fields: {
    name: (_, row) => row.name,
    link: (reading, row) => `${reading.call.origin}/pages/${row.id}`,
    followers_count: (_, row) => row.followers,
    tasks: () => tasks,
    access_token: (reading, row) =>
      reading.token.page === row.id ? reading.token.token : pageToken(reading, row.id),
    instagram_business_account: (reading, row, field) => {
      const account = reading.network.instagram.account(row.id)
      if (!account || !hasScope(reading, 'instagram_basic')) return undefined
      return render(igAccount, reading, account, field.fields)
    },
  },
  edges: {
    feed: (reading, row, field) => {
      const visitors: PostRow['placement'][] = seesVisitors(reading) ? ['visitor', 'tagged'] : []
      return posts(reading, row, field, 'feed', ['page', ...visitors])
    },
    published_posts: (reading, row, field) =>
      posts(reading, row, field, 'published_posts', ['page']),
    conversations: (reading, row, field) =>
      field.args.get('platform') === 'instagram'
        ? onInstagram.threads(reading, row.id, reading.network.instagram.account(row.id)?.id, field)
        : onMessenger.threads(reading, row.id, row.id, field),
    subscribed_apps: (reading, row) => ({ data: subscribedApps(reading, row) }),
  },
  posts: {
    feed: publishPost,
    photos: publishPhoto,
    messages: sendMessage,
    subscribed_apps: subscribe,
  },
}

const tasks = ['ANALYZE', 'CREATE_CONTENT', 'MODERATE', 'MESSAGING', 'MANAGE']

/** The page's token, as a user token obtains it: it lives as long as that one, or for ever. */
function pageToken(reading: Reading, pageId: string): string | undefined {
  const { tokens } = reading.network
  const user = reading.token
  if (user.kind !== 'user') return undefined
  const known = tokens.ofPage(pageId, user.longLived)
  const isSame =
    known?.deadSubcode === null &&
    known.scopes.join() === user.scopes.join() &&
    known.access === user.access &&
    known.live === user.live
  if (isSame && (known.expiresAt === 0 || known.expiresAt === user.expiresAt)) return known.token
  return tokens.issue({
    kind: 'page',
    page: pageId,
    longLived: user.longLived,
    issuedAt: reading.now,
    expiresAt: user.longLived ? 0 : user.expiresAt,
    scopes: user.scopes,
    access: user.access,
    live: user.live,
  })
}

/** https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps */
function subscribedApps(reading: Reading, row: PageRow): unknown[] {
  requireMetadata(reading)
  const fields = reading.network.subscriptions.of(row.id)
  if (fields.length === 0) return []
  return [{ name: app.name, id: app.id, subscribed_fields: fields }]
}

/** `POST /{page}/subscribed_apps?subscribed_fields=feed,messages`. */
function subscribe(reading: Reading, row: PageRow): unknown {
  requireMetadata(reading)
  const fields = (reading.call.params.get('subscribed_fields') ?? '').split(',')
  const strange = fields.find(field => !subscribable.some(known => known === field))
  if (strange !== undefined) {
    const known = subscribable.join(', ')
    throw badParameter(`Param subscribed_fields must be of {${known}} - got "${strange}".`)
  }
  const wantsMessages = fields.some(field => field !== 'feed')
  if (wantsMessages && !hasScope(reading, 'pages_messaging')) throw mayNotManage('pages_messaging')
  reading.network.subscriptions.set(row.id, fields)
  return { success: true }
}

function requireMetadata(reading: Reading): void {
  if (reading.token.kind !== 'page') throw needsPageToken()
  if (!hasScope(reading, 'pages_manage_metadata')) throw mayNotManage('pages_manage_metadata')
}

function posts(
  reading: Reading,
  row: PageRow,
  field: Field,
  edge: 'feed' | 'published_posts',
  placements: PostRow['placement'][],
): Connection {
  requirePosts(reading)
  const isDated = within(reading, field)
  return connect<PostRow>(reading, field, {
    path: `${row.id}/${edge}`,
    rows: reading.network.posts
      .of(row.id)
      .filter(one => isDated(one) && placements.includes(one.placement))
      .filter(one => one.published || edge === 'feed'),
    at: one => one.createdAt,
    order: 'desc',
    defaults: post.defaults,
    show: (one, fields) =>
      one.removedAt === null ? render(post, reading, one, fields) : undefined,
  })
}
