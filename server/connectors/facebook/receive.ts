import { z } from 'zod'
import { type GraphError, isOfPage, isOnPage } from '../meta/answer.ts'
import { orElse } from '../meta/attempt.ts'
import { senderOf } from '../meta/automatic.ts'
import { limited, type Query, rowsOf, shaped } from '../meta/client.ts'
import { isNewestFirst, metaCursor } from '../meta/cursor.ts'
import {
  type Changed,
  isUnread,
  noteWhole,
  type PostList,
  type Read,
  readSeen,
} from '../meta/post-list.ts'
import { createPosts, type Posts } from '../meta/posts.ts'
import { addPublic, type ReceiveContext, receiveWith } from '../meta/receive.ts'
import { receiveThreads } from '../meta/threads.ts'
import { network } from './network.ts'
import {
  type Ancestry,
  ancestry,
  type CommentRow,
  commentMessage,
  commentRow,
  type PostRow,
  type ProbeRow,
  postRow,
  probeRow,
  publicConversation,
  visitorMessage,
} from './payload.ts'
import { eventsIn, type WebhookEvents } from './webhook-events.ts'

/** `echoes`: of the latest private messages of the page, through which application they went. */
export const cursor = metaCursor.extend({
  echoes: z.record(z.string(), z.string()).default({}),
})
type Cursor = z.infer<typeof cursor>
type Context = ReceiveContext<Cursor>

export const receive = receiveWith({
  network,
  cursor,
  sentBy: (cursor, call) => message => senderOf(cursor.echoes[message], call.config.app_id),
  open(context, webhooks) {
    const { graph } = context
    const events = webhooks.length === 0 ? null : eventsIn(webhooks, graph.page)
    const posts = createPosts(context, postList(context))
    return {
      async events() {
        if (events !== null) await followEvents(context, posts, events)
      },
      threads: () =>
        receiveThreads(context, { network, self: graph.page, fromWebhooks: events?.messages }),
      posts: posts.receive,
    }
  },
})

/** Echoes remembered: those of some days, for anyone who answers a hundred messages a day. */
const rememberedEchoes = 400

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
  // Through which application the page's own messages went: needed before conversations are read.
  const echoes = [...Object.entries(cursor.echoes), ...events.echoes]
  cursor.echoes = Object.fromEntries(echoes.slice(-rememberedEchoes))
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
    commentsDownTo: (post, floor) => commentsDownTo(context, post, floor),
    allComments: post => allComments(context, post),
    changedComments: (post, seen) => changedComments(context, post, seen),
    add: (post, comments) => addComments(context, post, comments),
  }
}

/** Three parents at once: Facebook shows two levels, and its API has been seen to have more. */
const parents = 'parent{id,parent{id,parent{id}}}'
const commentFields = `id,created_time,from{id,name},message,message_tags,attachment,is_hidden,can_reply_privately,permalink_url,${parents}`

/** All comments of a post in one list, whatever they answer, the newest first. */
const newestFirst = 'filter(stream).order(reverse_chronological)'

/** The fields of a post with its `comments` newest comments and how many there are. */
function postFields(comments: number): string {
  return (
    'id,created_time,from{id,name},message,message_tags,permalink_url,is_published,is_hidden,can_reply_privately,' +
    'attachments{media_type,title,url,media},' +
    `comments.${newestFirst}.limit(${comments}).summary(true){${commentFields}}`
  )
}

/** The least that tells whether an older post has moved. */
const probeFields = `id,created_time,is_published,comments.${newestFirst}.limit(1){created_time}`

/** What came with the post: its newest comments. */
function nestedComments(context: Context, post: PostRow): CommentRow[] {
  return rowsOf(context.graph, commentRow, post.comments?.data ?? [])
}

/** Comments of a post, the newest first; `isWhole`: the list was read to its end. */
type Comments = Read<CommentRow> & { isWhole: boolean }

/**
 * The post's comments down to `floor` (ms UTC), from those that came with it on. A list that does
 * not go from the newest to the oldest, as Meta gives where it ranks them, is read to its end.
 */
async function commentsDownTo(context: Context, post: PostRow, floor: number): Promise<Comments> {
  const { graph } = context
  const all = nestedComments(context, post)
  const isDeepEnough = () => {
    const last = all.at(-1)
    if (last === undefined || last.created_time > floor) return false
    return isNewestFirst(all.map(row => row.created_time))
  }
  const next = post.comments?.paging?.next
  if (next === undefined) return { rows: all, isWhole: true, refused: null }
  if (isDeepEnough()) return { rows: all, isWhole: false, refused: null }
  const query = (share: number): Query => ({
    fields: commentFields,
    filter: 'stream',
    order: 'reverse_chronological',
    limit: limited(100, share),
  })
  let isWhole = false
  const refused = await context.doPart('read', async () => {
    for await (const page of graph.pages(`${post.id}/comments`, query, next)) {
      all.push(...rowsOf(graph, commentRow, page.data))
      isWhole = page.paging?.next === undefined
      if (isWhole || isDeepEnough()) return
    }
    // Meta led back to where it came from: the rest could not be read.
  })
  return { rows: all, isWhole, refused }
}

/**
 * The comments of a post that changed, down to `since` (ms UTC). If what came does not explain how
 * many there are now, something older was removed or came to light: then all are read, and whatever
 * is not among them is no longer there.
 */
async function changedComments(
  context: Context,
  post: PostRow,
  { was, since }: Changed,
): Promise<Comments> {
  if (was !== undefined && isUnread(was)) return await allComments(context, post)
  const read = await commentsDownTo(context, post, since)
  const { rows } = read
  const { comments_count: count } = post
  if (was === undefined || count === undefined || read.refused !== null) return read
  const before = readSeen(was)
  const added = before.newest === '' ? rows.length : rows.findIndex(row => row.id === before.newest)
  if (before.count === null || (added !== -1 && before.count + added === count)) return read
  return read.isWhole ? noted(context, post, read) : await allComments(context, post)
}

/** All comments of a post. */
async function allComments(context: Context, post: PostRow): Promise<Comments> {
  return noted(context, post, await commentsDownTo(context, post, Number.NEGATIVE_INFINITY))
}

/** A list that was read to its end says what is gone. */
function noted(context: Context, post: PostRow, read: Comments): Comments {
  if (read.isWhole) noteWhole(context, post, read.rows)
  return read
}

/**
 * Adds a post's comments, and the post itself where a visitor wrote it, to their conversations.
 * Under a post on somebody else's wall, people talk among themselves: only what its author and the
 * page write there belongs to the page's conversation.
 */
async function addComments(context: Context, post: PostRow, rows: CommentRow[]): Promise<void> {
  const { page } = context.graph
  const taken = rows
    .filter(row => row.created_time >= context.horizon)
    .map(row => (row.parent?.id === post.id ? { ...row, parent: undefined } : row))
  const message = (row: CommentRow) => commentMessage(row, post, page)
  if (!isOfPage(post, page)) {
    const own = isOnPage(post, page)
      ? taken
      : taken.filter(row => isOfPage(row, page) || isBySame(row, post))
    const root = post.created_time < context.horizon ? [] : [visitorMessage(post, page)]
    const conversation = publicConversation(post, post.id, null, page)
    addPublic(context, conversation, [...root, ...own.map(message)])
    return
  }
  const { roots, refused } = await rootsOf(context, taken)
  const addresses = new Map(taken.map(row => [row.id, row.permalink_url]))
  const placed = taken.filter(row => roots.has(row.id))
  for (const [root, under] of Map.groupBy(placed, row => roots.get(row.id) ?? row.id)) {
    const conversation = publicConversation(post, root, addresses.get(root) ?? null, page)
    addPublic(context, conversation, under.map(message))
  }
  if (refused !== null) throw refused
}

function isBySame(row: CommentRow, post: PostRow): boolean {
  return row.from !== undefined && row.from.id === post.from?.id
}

/**
 * The top of the tree of each comment, asking for parents that did not come along. One of
 * which these are refused waits for some looks, and then stands under the topmost that is known.
 */
async function rootsOf(
  context: Context,
  rows: CommentRow[],
): Promise<{ roots: Map<string, string>; refused: GraphError | null }> {
  /** Null: known to be at the top. */
  const parentOf = new Map<string, string | null>()
  for (const row of rows) noteParents(parentOf, row)
  const roots = new Map<string, string>()
  let refused: GraphError | null = null
  for (const row of rows) {
    let root = row.id
    const lost = await context.doPart('read', async () => {
      for (let depth = 0; depth < 50; depth++) {
        if (!parentOf.has(root)) noteParents(parentOf, await parentsOf(context, root))
        const above = parentOf.get(root) ?? null
        if (above === null) break
        root = above
      }
    })
    if (lost !== null) context.hold()
    if (lost === null || context.isPatienceOver) roots.set(row.id, root)
    else refused = lost
  }
  return { roots, refused }
}

/** How many parents one answer tells: the topmost of three may have another that was not asked. */
const depth = 3

function noteParents(parentOf: Map<string, string | null>, row: Ancestry): void {
  let one: Ancestry | undefined = row
  for (let level = 0; one !== undefined && level < depth; level++) {
    parentOf.set(one.id, one.parent?.id ?? null)
    one = one.parent
  }
}

/** A parent that is gone is the top of what is left of its tree. */
function parentsOf(context: Context, id: string): Promise<Ancestry> {
  return orElse<Ancestry, Ancestry>(
    async () => shaped(ancestry, await context.graph.get(id, { fields: `id,${parents}` })),
    error => {
      if (error.problem === 'missing') return { id }
      throw error
    },
  )
}
