import { z } from 'zod'
import type { Port } from '../connector.ts'
import { orElse } from './attempt.ts'
import { createGraph, shaped } from './client.ts'

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
