import type { Row } from '../database/schema.ts'
import type { Log } from '../platform/log.ts'
import type { ClaimedNext, ClaimNext } from './claim-delivery.ts'
import type { DueLane } from './store/due-deliveries.ts'

export type Touched = Pick<Row<'delivery'>, 'id' | 'communeId'>
export type LaneEnd = { touched: Touched[]; error: unknown }

export type LaneWork = {
  log: Log
  /** The lane's next row. */
  take: ClaimNext
  /** The same, in one transaction with what is being written of the row before. */
  takeNext: ClaimNext
  /**
   * Does what is to be done with a row. `onPublished` is called once when its sending went well, in the
   * moment in which that goes to be written.
   * @returns false when another worker was quicker.
   */
  step(taken: ClaimedNext, onPublished: () => void): Promise<boolean>
  isStopped(): boolean
}

/** Lanes that share a number of places. */
export type LanePool = {
  /** @returns what comes of a lane once nothing is due in it; it does not reject. */
  run(lane: DueLane): Promise<LaneEnd>
  /** How many wait for a place. */
  waiting(): number
}

type Run = { lane: DueLane; touched: Touched[]; end(error: unknown): void }

/**
 * Each lane's rows one after the other, in the order of their times, `most` lanes at the same time.
 * While others wait for a place a lane gives up its own after each row: one with fifty posts due keeps
 * none with one waiting. While none does it keeps it, and takes its next row with the outcome of the
 * one before: half the commits, and several processes do not take one lane in turn.
 */
export function createLanePool(work: LaneWork, most: number): LanePool {
  const waiting: Run[] = []
  let running = 0

  function fill(): void {
    while (running < most) {
      const run = waiting.shift()
      if (run === undefined) return
      running += 1
      void turn(run).then(() => {
        running -= 1
        fill()
      })
    }
  }

  async function turn(run: Run): Promise<void> {
    const { lane, touched, end } = run
    try {
      for (let claimed: ClaimedNext | null = null; ; ) {
        const taken: ClaimedNext | null =
          claimed ?? (work.isStopped() ? null : await work.take(lane))
        if (taken === null) return end(null)
        const following: { next: Promise<ClaimedNext | null> | null } = { next: null }
        const goesOn = await work.step(taken, () => {
          if (waiting.length > 0 || work.isStopped()) return
          // Whatever is wrong with the database, the next question tells it.
          following.next = work.takeNext(lane).catch(() => null)
        })
        claimed = await following.next
        // Who finds another worker at it leaves the channel to them.
        if (!goesOn && claimed === null) return end(null)
        const { id, communeId } = taken.row
        touched.push({ id, communeId })
        if (claimed === null && waiting.length > 0) {
          waiting.push(run)
          return
        }
      }
    } catch (error) {
      work.log.error({ err: error, channel: lane.channelId }, 'lane-failed')
      end(error)
    }
  }

  return {
    run: lane =>
      new Promise(resolve => {
        const touched: Touched[] = []
        waiting.push({ lane, touched, end: error => resolve({ touched, error }) })
        fill()
      }),
    waiting: () => waiting.length,
  }
}
