import { z } from 'zod'
import type { Port } from '../connector.ts'
import { orFailure } from '../meta/attempt.ts'
import { createGraph, shaped } from '../meta/client.ts'
import { insightsOf, orGone } from '../meta/figures.ts'
import { network } from './network.ts'

/** `like_count` is left out where the account hides it. */
const counted = z.object({
  like_count: z.int().min(0).nullable().default(null),
  comments_count: z.int().min(0).nullable().default(null),
})

/**
 * Instagram counts no clicks of a post in the feed. `reach` and `shares` need the permission
 * `instagram_manage_insights`, and some viewers.
 * https://developers.facebook.com/documentation/instagram-platform/reference/instagram-media/insights
 */
export const figures: Port['figures'] = async (call, remoteId) => {
  const graph = createGraph(call)
  return await orFailure(network, call, 'read', () =>
    orGone(async () => {
      const fields = 'like_count,comments_count'
      const row = shaped(counted, await graph.get(remoteId, { fields }))
      const seen = await insightsOf(graph, remoteId, ['reach', 'shares'])
      return {
        kind: 'figures',
        reach: seen.get('reach') ?? null,
        reactions: row.like_count,
        comments: row.comments_count,
        shares: seen.get('shares') ?? null,
        clicks: null,
      }
    }),
  )
}
