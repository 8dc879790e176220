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
