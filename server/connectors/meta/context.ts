import type { Automatic } from './automatic.ts'
import type { Graph } from './client.ts'
import type { MetaCursor } from './cursor.ts'
import type { Gather } from './gather.ts'
import type { GraphError } from './graph-error.ts'
import type { Doing } from './network.ts'

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
  /**
   * Does a part of the look: what it is refused is a gap, and holds nothing else up.
   * @returns why it was not done; null: it was
   * @throws GraphError where whatever else is asked would fare the same
   */
  doPart(doing: Doing, act: () => Promise<void>): Promise<GraphError | null>
  /** Notes that something could not be put in its place, and is read again by the next look. */
  hold(): void
  /** Whether that was so for several looks: it is taken as far as it is known, and waits no longer. */
  isPatienceOver: boolean
}

/** What was written this recently is given again at each poll, for it may be edited or hidden. */
export const freshMs = 24 * 60 * 60_000
