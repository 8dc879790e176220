import { z } from 'zod'
import type { Port } from '../connector.ts'
import { orFailure } from '../network/error.ts'
import { count } from '../network/exchange.ts'
import { noFigures } from '../rules/figures.ts'
import { apiOf } from './api.ts'

/** https://docs.bsky.app/docs/api/app-bsky-feed-get-posts */
const counted = z.object({
  posts: z.array(
    z.object({ likeCount: count, repostCount: count, quoteCount: count, replyCount: count }),
  ),
})

/** Who sees or opens a post Bluesky counts nowhere. A quote shares it, as a repost does. */
export const figures: Port['figures'] = async (call, uri) => {
  const api = apiOf(call)
  return await orFailure(call, async () => {
    const { posts } = await api.get(counted, 'app.bsky.feed.getPosts', { uris: [uri] })
    const [row] = posts
    if (row === undefined) return null
    const { likeCount, repostCount, quoteCount, replyCount } = row
    const isShared = repostCount !== null && quoteCount !== null
    return {
      ...{ kind: 'figures', ...noFigures },
      reactions: likeCount,
      comments: replyCount,
      shares: isShared ? repostCount + quoteCount : null,
    }
  })
}
