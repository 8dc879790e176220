import { z } from 'zod'
import type { Connector, Done } from '../connector.ts'
import { orElse } from './attempt.ts'
import { createGraph, type Graph, shaped } from './client.ts'
import { asFailure } from './explain.ts'
import type { Network } from './network.ts'

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
export function hideOn(network: Network): NonNullable<Connector['hide']> {
  const { write, read } = network.hidden
  return async (call, { remoteId }, hidden) => {
    const graph = createGraph(call)
    return await orElse<Done, Promise<Done>>(
      async () => {
        await graph.post(remoteId, { [write]: String(hidden) })
        return { kind: 'done' }
      },
      async error => {
        const isDone = error.mayHaveActed && (await isHidden(graph, remoteId, read)) === hidden
        return isDone ? { kind: 'done' } : asFailure(error, 'hide', { network, call })
      },
    )
  }
}

/** Null when the network does not tell now. */
function isHidden(
  graph: Graph,
  id: string,
  read: Network['hidden']['read'],
): Promise<boolean | null> {
  return orElse(
    async () => shaped(hiddenRow, await graph.get(id, { fields: read }))[read] ?? false,
    () => null,
  )
}
