import type { GraphError } from '../meta/answer.ts'
import { type PostList, readSeen, unreadText } from '../meta/post-list.ts'
import { createPosts, type Posts } from '../meta/posts.ts'
import { receiveWith } from '../meta/receive.ts'
import { receiveThreads } from '../meta/threads.ts'
import {
  addComments,
  allComments,
  type Context,
  cursor,
  mediaFields,
  nestedComments,
  probeFields,
} from './comments.ts'
import { readMentions, readTags } from './mentions.ts'
import { network } from './network.ts'
import {
  type Account,
  accountOf,
  type CommentRow,
  type MediaRow,
  mediaRow,
  type ProbeRow,
  probeRow,
} from './payload.ts'
import { eventsIn, type WebhookEvents } from './webhook-events.ts'

export const receive = receiveWith({
  network,
  cursor,
  async open(context, webhooks) {
    const { cursor, graph } = context
    cursor.account ??= await accountOf(graph)
    const { account } = cursor
    const posts = createPosts(context, postList(context, account))
    return {
      async events() {
        const events = eventsIn(webhooks, account.id)
        const own = await readMentions(context, account, events.mentions)
        await followEvents(context, posts, { ...events, media: events.media.union(own) })
      },
      threads: () => receiveThreads(context, { network, self: account.id }),
      async posts() {
        const refused = await context.doPart('read', posts.receive)
        await readTags(context, account)
        // The page may be linked to another account since: the next call asks.
        if (refused?.problem === 'missing') cursor.account = null
        if (refused !== null) throw refused
      },
    }
  },
})

/**
 * Looks at the posts that webhooks named, also at old ones, which polling would come by within a
 * quarter of an hour. What they say is not taken for true.
 * @throws GraphError
 */
async function followEvents(context: Context, posts: Posts, events: WebhookEvents): Promise<void> {
  const { cursor, gather, horizon } = context
  for (const [remoteId, at] of events.unsent) gather.remove({ of: 'message', remoteId, at })
  let refused: GraphError | null = null
  for (const media of events.media) {
    const seen = cursor.knownPosts[media]
    if (seen === undefined) {
      const read = () => posts.readNamed(media, horizon)
      refused = (await context.doPart('read', read)) ?? refused
    }
    // It comes with the latest ones, and is read whole whatever its number of comments says.
    else cursor.knownPosts[media] = unreadText(readSeen(seen).at)
  }
  if (refused !== null) throw refused
}

/** The number of comments is remembered for so many older posts. */
const countedPosts = 1_000

/**
 * The account's posts. Instagram says how many comments one has, replies included, and not which are
 * new: of one that changed all are read.
 */
function postList(context: Context, account: Account): PostList<MediaRow, CommentRow, ProbeRow> {
  const { counts } = context.cursor
  const fromNested = (post: MediaRow) => allComments(context, post, true)
  return {
    path: `${account.id}/media`,
    post: mediaRow,
    fields: comments => mediaFields(comments, comments),
    commentsOfOne: 25,
    probe: probeRow,
    probeFields,
    async look({ id, comments, comments_count: count }, since, read) {
      const newest = comments?.data[0]?.timestamp ?? 0
      const was = counts[id]
      const isOther = was !== undefined && was !== count
      if (newest > since || isOther) await read()
      const isKept = was !== undefined || Object.keys(counts).length < countedPosts
      if (count !== undefined && isKept) counts[id] = count
    },
    nested: post => nestedComments(context, post),
    commentsDownTo: fromNested,
    allComments: fromNested,
    changedComments: post => allComments(context, post, false),
    add: async (post, comments) => addComments(context, account, post, comments),
  }
}
