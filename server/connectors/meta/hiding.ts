import { z } from 'zod'
import type { Connector, Failure } from '../connector.ts'
import { createGraph, type Graph, shaped } from './client.ts'
import type { Doing } from './explain.ts'
import { GraphError } from './graph-error.ts'

/** How the two networks name the same thing: what is written, and what is read. */
export type Hiding = {
  write: 'is_hidden' | 'hide'
  read: 'is_hidden' | 'hidden'
  asFailure(error: GraphError, now: number, doing: Doing, who: string): Failure
}

const hiddenRow = z.object({
  is_hidden: z.boolean().optional(),
  hidden: z.boolean().optional(),
})

/**
 * Hides what was written publicly from everybody but its author and the author's friends, or shows
 * it again. To say the same twice changes nothing; where the answer was lost, the network is asked
 * how it stands.
 * https://developers.facebook.com/docs/graph-api/reference/comment
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment
 */
export function hideWith({ write, read, asFailure }: Hiding): NonNullable<Connector['hide']> {
  return async (call, { remoteId }, hidden) => {
    const graph = createGraph(call)
    try {
      await graph.post(remoteId, { [write]: String(hidden) })
      return { kind: 'done' }
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      const isDone = error.mayHaveActed && (await isHidden(graph, remoteId, read)) === hidden
      return isDone ? { kind: 'done' } : asFailure(error, call.now, 'hide', graph.page)
    }
  }
}

/** Null when the network does not tell now. */
async function isHidden(graph: Graph, id: string, read: Hiding['read']): Promise<boolean | null> {
  try {
    return shaped(hiddenRow, await graph.get(id, { fields: read }))[read] ?? false
  } catch (error) {
    if (error instanceof GraphError) return null
    throw error
  }
}
