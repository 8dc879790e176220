import type { GraphError } from '../meta/graph-error.ts'
import { createPosts, type Posts } from '../meta/posts.ts'
import { receiveWith } from '../meta/receive.ts'
import { readSeen, unreadText } from '../meta/snapshot.ts'
import { receiveThreads } from '../meta/threads.ts'
import { type Context, cursor } from './cursor.ts'
import { readMentions, readTags } from './mentions.ts'
import { network } from './network.ts'
import { accountOf, threadSourceOf } from './parse.ts'
import { postList } from './posts.ts'
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
      threads: () => receiveThreads(context, threadSourceOf(account)),
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
