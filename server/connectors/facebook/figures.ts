import { z } from 'zod'
import type { Port } from '../connector.ts'
import { orElse, orFailure } from '../meta/attempt.ts'
import { createGraph, type Graph, shaped } from '../meta/client.ts'
import { insightsOf, orGone } from '../meta/figures.ts'
import { network } from './network.ts'

const summary = z.object({ summary: z.object({ total_count: z.int().min(0) }) }).optional()
/** `shares` is left out where nobody shared it. */
const counted = z.object({
  shares: z.object({ count: z.int().min(0) }).default({ count: 0 }),
  reactions: summary,
  comments: summary,
})

const always = 'shares,reactions.limit(0).summary(true)'
const comments = 'comments.filter(stream).limit(0).summary(true)'

/**
 * People who saw it. It stands in the place of `post_impressions_unique`, which Meta withdrew from all
 * versions of its API, as the page that lists those says (updated on 2 March 2026):
 * https://developers.facebook.com/documentation/pages-api/platforminsights/page/deprecated-metrics
 * It needs the permission `read_insights`: https://developers.facebook.com/docs/permissions#r
 */
const reach = 'post_total_media_view_unique'
/** That page does not list it; some report that it is refused all the same. */
const clicks = 'post_clicks'

export const figures: Port['figures'] = async (call, remoteId) => {
  const graph = createGraph(call)
  return await orFailure(network, call, 'read', () =>
    orGone(async () => {
      const row = await countedOf(graph, remoteId)
      const seen = await insightsOf(graph, remoteId, [reach, clicks])
      return {
        kind: 'figures',
        reach: seen.get(reach) ?? null,
        reactions: row.reactions?.summary.total_count ?? null,
        comments: row.comments?.summary.total_count ?? null,
        shares: row.shares.count,
        clicks: seen.get(clicks) ?? null,
      }
    }),
  )
}

/** Comments are refused to who may not read what visitors write. */
function countedOf(graph: Graph, id: string) {
  const ask = async (fields: string) => shaped(counted, await graph.get(id, { fields }))
  return orElse(
    () => ask(`${always},${comments}`),
    error => {
      if (error.problem !== 'permission') throw error
      return ask(always)
    },
  )
}
