import type { z } from 'zod'
import { type Query, rowsOf } from './client.ts'
import type { ReceiveContext } from './context.ts'
import type { Walk } from './cursor.ts'

/** One way down a list, from the newest row to older ones. */
export type Descent<Row> = {
  /** The list, as `1353/feed`. */
  path: string
  walk: Walk
  row: z.ZodType<Row>
  /** Fields and limit; the position is added here. */
  query: (share: number) => Query
  visit: (row: Row) => Promise<void>
  /** Whether it may end here, with more below: rows seen in this call, and the last one's time. */
  isEnough: (seen: number, last: number) => boolean
}

/** `ended`: nothing is left to do; `below` is where the rest of the list begins, null at its end. */
export type Descended = { ended: boolean; below: number | null }

/**
 * Walks down a list. `walk.at` follows, so that a later call goes on from there, also after a
 * failure: it takes a time (`until`), and times do not expire as Meta's cursors do. Rows of
 * the same second are all visited before it stops.
 *
 * @throws GraphError; what was taken before is in the gather, and `walk.at` says how far it came.
 */
export async function descend<Row extends { created_time: number }>(
  context: ReceiveContext,
  { path, walk, row, query, visit, isEnough }: Descent<Row>,
): Promise<Descended> {
  const { graph } = context
  const start = walk.at
  // A second more than the last one: Meta's times have no fraction, and may exclude their end.
  const until: Query = start === null ? {} : { until: Math.floor(start / 1000) + 1 }
  let seen = 0
  let last: number | null = null
  const ask = (share: number) => ({ ...query(share), ...until })
  for await (const page of graph.pages(path, ask)) {
    for (const one of rowsOf(graph, row, page.data)) {
      const hasProgressed = last !== null && (start === null || last <= start)
      if (hasProgressed && context.isSpent() && last !== null && one.created_time < last) {
        walk.at = one.created_time
        return { ended: false, below: null }
      }
      await visit(one)
      seen += 1
      last = one.created_time
      walk.at = last
    }
    if (page.paging?.next === undefined) return finish(walk, null)
    if (last === null) continue
    if (isEnough(seen, last)) return finish(walk, last)
    if (context.isSpent() && (start === null || last < start)) return { ended: false, below: null }
  }
  return finish(walk, null)
}

function finish(walk: Walk, below: number | null): Descended {
  walk.at = null
  return { ended: true, below }
}
