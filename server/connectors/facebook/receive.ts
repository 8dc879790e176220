import { senderOf } from '../meta/automatic.ts'
import { createPosts } from '../meta/posts.ts'
import { receiveWith } from '../meta/receive.ts'
import { receiveThreads } from '../meta/threads.ts'
import { cursor } from './cursor.ts'
import { followEvents, noteEchoes } from './follow-events.ts'
import { network } from './network.ts'
import { placeOf } from './parse.ts'
import { postList } from './posts.ts'
import { wordsOf } from './webhook-events.ts'

export const receive = receiveWith({
  network,
  cursor,
  sentBy: (cursor, call) => message => senderOf(cursor.echoes[message], call.config.app_id),
  open(reader, told) {
    const { cursor, graph } = reader
    const events = wordsOf(told, graph.page)
    noteEchoes(cursor, events)
    const posts = createPosts(reader, postList(reader))
    return {
      named: () => followEvents(reader, posts, events),
      threads: () => receiveThreads(reader, { ...placeOf(graph), fromWebhooks: events.messages }),
      posts: posts.receive,
    }
  },
})
