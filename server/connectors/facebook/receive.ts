import { senderOf } from '../meta/automatic.ts'
import { createPosts } from '../meta/posts/posts.ts'
import { receiveWith } from '../meta/receive.ts'
import { receiveThreads } from '../meta/threads.ts'
import { cursor } from './cursor.ts'
import { followEvents, noteEchoes } from './follow-events.ts'
import { network } from './network.ts'
import { threadSourceOf } from './parse.ts'
import { postList } from './posts.ts'
import { eventsIn } from './webhook-events.ts'

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
        receiveThreads(context, { ...threadSourceOf(graph), fromWebhooks: events.messages }),
      posts: posts.receive,
    }
  },
})
