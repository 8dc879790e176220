import { z } from 'zod'
import type { Port } from '../connector.ts'
import { isRefused } from './answer.ts'
import { orElse } from './attempt.ts'
import { createGraph, type Graph, shaped } from './client.ts'

const insights = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: z.unknown() })).default([]),
    }),
  ),
})

/**
 * Numbers that Meta counts of a post over its whole life, by their names. What it does not tell is not
 * there: without the permission nothing is, nor of a page with fewer than 100 followers. A name that it
 * does not know fails the whole question, so that each is then asked apart.
 * https://developers.facebook.com/docs/graph-api/reference/insights
 * @throws GraphError of what is no refusal
 */
export async function insightsOf(
  graph: Graph,
  id: string,
  metrics: readonly string[],
): Promise<Map<string, number>> {
  return await orElse(
    async () => {
      const answer = await graph.get(`${id}/insights`, { metric: metrics.join() })
      return new Map(
        shaped(insights, answer).data.flatMap(({ name, values }): [string, number][] => {
          const value = values.at(-1)?.value
          return typeof value === 'number' && value >= 0 ? [[name, value]] : []
        }),
      )
    },
    async error => {
      if (!isRefused(error)) throw error
      const found = new Map<string, number>()
      if (error.problem !== 'parameter' || metrics.length === 1) return found
      for (const metric of metrics) {
        for (const [name, value] of await insightsOf(graph, id, [metric])) found.set(name, value)
      }
      return found
    },
  )
}

/** What `ask` gives; null where the post is not there any more. @throws GraphError */
export async function orGone<T>(ask: () => Promise<T>): Promise<T | null> {
  return await orElse(ask, error => {
    if (error.problem === 'missing') return null
    throw error
  })
}

/** What a page and an account have in common. */
export const counted = z.object({ followers_count: z.int().min(0).nullable().default(null) })

/**
 * How many follow, by a question of its own: a field that Meta refuses must not fail a check.
 * @param fields what is asked of the page
 * @param shape what the number is taken from
 */
export function followersBy(fields: string, shape: z.ZodType<number | null>): Port['followers'] {
  return call =>
    orElse(
      async () => {
        const graph = createGraph(call)
        return shaped(shape, await graph.get(graph.page, { fields }))
      },
      () => null,
    )
}
