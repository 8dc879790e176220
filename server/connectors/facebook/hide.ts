import { z } from 'zod'
import type { Call, Done } from '../connector.ts'
import { createGraph, type Graph, shaped } from '../graph/client.ts'
import { asFailure } from '../graph/explain.ts'
import { GraphError } from '../graph/graph-error.ts'

const hiddenRow = z.object({ is_hidden: z.boolean().default(false) })

/**
 * Hides a comment or a visitor's post from everybody but its author and the author's friends, or
 * shows it again. To say the same twice changes nothing; where the answer was lost, Facebook is
 * asked how it stands.
 * https://developers.facebook.com/docs/graph-api/reference/comment
 */
export async function hide(
  call: Call,
  { remoteId }: { remoteId: string },
  hidden: boolean,
): Promise<Done> {
  const graph = createGraph(call)
  try {
    await graph.post(remoteId, { is_hidden: String(hidden) })
    return { kind: 'done' }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    if (error.mayHaveActed && (await isHidden(graph, remoteId)) === hidden) return { kind: 'done' }
    return asFailure(error, call.now, 'hide', graph.page)
  }
}

/** Null when Facebook does not tell now. */
async function isHidden(graph: Graph, id: string): Promise<boolean | null> {
  try {
    return shaped(hiddenRow, await graph.get(id, { fields: 'is_hidden' })).is_hidden
  } catch (error) {
    if (error instanceof GraphError) return null
    throw error
  }
}
