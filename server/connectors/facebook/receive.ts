import { senderOf } from '../meta/automatic.ts'
import { isUnread, noteWhole, type PostList, type Read, readSeen } from '../meta/post-list.ts'
import { createPosts, type Posts } from '../meta/posts.ts'
import { receiveWith } from '../meta/receive.ts'
import { receiveThreads } from '../meta/threads.ts'
import {
  addComments,
  type Comments,
  type Context,
  type Cursor,
  commentsDownTo,
  cursor,
  nestedComments,
  postFields,
  probeFields,
} from './comments.ts'
import { network } from './network.ts'
import { type CommentRow, type PostRow, type ProbeRow, postRow, probeRow } from './payload.ts'
import { eventsIn, type WebhookEvents } from './webhook-events.ts'

export const receive = receiveWith({
  network,
  cursor,
  sentBy: (cursor, call) => message => senderOf(cursor.echoes[message], call.config.app_id),
  open(context, webhooks) {
    const { cursor, graph } = context
    const events = eventsIn(webhooks, graph.page)
    noteEchoes(cursor, events)
    const posts = createPosts(context, postList(context))
    return {
      events: () => followEvents(context, posts, events),
      threads: () =>
        receiveThreads(context, { network, self: graph.page, fromWebhooks: events.messages }),
      posts: posts.receive,
    }
  },
})

/** The page's posts and those that others wrote on it, with comments of any depth in one list. */
function postList(context: Context): PostList<PostRow, CommentRow, ProbeRow> {
  return {
    path: `${context.graph.page}/feed`,
    post: postRow,
    fields: postFields,
    commentsOfOne: 100,
    probe: probeRow,
    probeFields,
    async look({ is_published, comments }, since, read) {
      const newest = comments?.data[0]?.created_time
      // An empty page with a `next` says that there are comments, and not of when.
      const hasUnseen = comments?.paging?.next !== undefined
      const isMoved = newest === undefined ? hasUnseen : newest > since
      if (is_published && isMoved) await read()
    },
    nested: post => nestedComments(context, post),
    commentsDownTo: (post, nested, floor) => commentsDownTo(context, post, nested, floor),
    allComments: (post, nested) => allComments(context, post, nested),
    changedComments: (post, nested, seen) => changedComments(context, post, nested, seen),
    add: (post, comments) => addComments(context, post, comments),
  }
}

/** Echoes remembered: those of some days, for anyone who answers a hundred messages a day. */
const rememberedEchoes = 400

/** Through which application the page's own messages went: needed before conversations are read. */
function noteEchoes(cursor: Cursor, { echoes }: WebhookEvents): void {
  const all = [...Object.entries(cursor.echoes), ...echoes]
  cursor.echoes = Object.fromEntries(all.slice(-rememberedEchoes))
}

/**
 * Looks at what webhooks named. What they say is not taken for true: it may be late, come twice, or
 * after what happened next. A comment under an old post is found at once, which polling would find
 * within a quarter of an hour; and a removal, an edit or a hiding of something old, which polling
 * would not find at all.
 *
 * @throws GraphError where something could not be looked at; the rest is in the gather.
 */
async function followEvents(context: Context, posts: Posts, events: WebhookEvents): Promise<void> {
  const { cursor, gather, graph } = context
  for (const [remoteId, at] of events.unsent) gather.remove({ of: 'message', remoteId, at })
  let refused = await context.doPart('read', async () => {
    const present = await graph.present([...events.gone.keys()])
    for (const [remoteId, { of, at }] of events.gone) {
      if (present.get(remoteId) === false) gather.remove({ of, remoteId, at })
    }
  })
  for (const [post, floor] of events.posts) {
    // A new comment under one of the latest posts comes with those; of a known one that was edited
    // or hidden only the newest are looked at there.
    const isNew = !events.changed.has(post) && floor > context.now - atHandMs
    const isAtHand = isNew && post in cursor.knownPosts
    if (isAtHand || events.gone.has(post)) continue
    const read = () => posts.readNamed(post, Math.max(floor - 1, context.horizon))
    refused = (await context.doPart('read', read)) ?? refused
  }
  if (refused !== null) throw refused
}

/** A comment this young is among the newest ones of its post, unless there are more: then all are read. */
const atHandMs = 10 * 60_000

/**
 * The comments of a post that changed, down to `since` (ms UTC). If what came does not explain how
 * many there are now, something older was removed or came to light: then all are read, and whatever
 * is not among them is no longer there.
 */
async function changedComments(
  context: Context,
  post: PostRow,
  nested: CommentRow[],
  { was, since }: { was: string | undefined; since: number },
): Promise<Read<CommentRow>> {
  if (was !== undefined && isUnread(was)) return await allComments(context, post, nested)
  const read = await commentsDownTo(context, post, nested, since)
  const { rows } = read
  const { comments_count: count } = post
  if (was === undefined || count === undefined || read.refused !== null) return read
  const before = readSeen(was)
  const added = before.newest === '' ? rows.length : rows.findIndex(row => row.id === before.newest)
  if (before.count === null || (added !== -1 && before.count + added === count)) return read
  return read.isWhole ? wholeOf(context, post, read) : await allComments(context, post, nested)
}

/** All comments of a post. */
async function allComments(
  context: Context,
  post: PostRow,
  nested: CommentRow[],
): Promise<Read<CommentRow>> {
  return wholeOf(
    context,
    post,
    await commentsDownTo(context, post, nested, Number.NEGATIVE_INFINITY),
  )
}

function wholeOf(context: Context, post: PostRow, read: Comments): Comments {
  if (read.isWhole) {
    const ids = read.rows.map(row => row.id)
    noteWhole(context, post.id, ids, post.comments_count)
  }
  return read
}
