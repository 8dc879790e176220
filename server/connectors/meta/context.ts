import type { z } from 'zod'
import type { Automatic } from './automatic.ts'
import type { Graph } from './client.ts'
import type { MetaCursor } from './cursor.ts'
import type { Gather } from './gather.ts'

/** What the parts of one `receive` share. They move the cursor and fill the gather. */
export type ReceiveContext<Cursor = MetaCursor> = {
  graph: Graph
  now: number
  /** Nothing older is taken, ms UTC. */
  horizon: number
  cursor: Cursor
  gather: Gather
  automatic: Automatic
  /** Whether this call has made its share of requests, and should stop where it can. */
  isSpent(): boolean
  /** More requests, for those that only lead to where the last call ended. */
  allow(requests: number): void
}

/** What was written this recently is given again at each poll, for it may be edited or hidden. */
export const freshMs = 24 * 60 * 60_000

/** A limit of ours times the share that Meta bears. */
export function limited(limit: number, share: number): number {
  return Math.max(1, Math.floor(limit * share))
}

/** The rows that can be understood; one that cannot is a gap, and not a failure of all. */
export function rowsOf<T>(graph: Graph, shape: z.ZodType<T>, data: unknown[]): T[] {
  return data.flatMap(row => {
    const read = shape.safeParse(row)
    if (read.success) return [read.data]
    graph.gaps.add('Meta a donné un contenu sous une forme inconnue : il a été laissé de côté.')
    return []
  })
}

/** Whether a list goes from the newest to the oldest: if not, its end says nothing of the rest. */
export function isNewestFirst(times: number[]): boolean {
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time))
}
