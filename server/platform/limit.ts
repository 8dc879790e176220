import { Refusal } from './refusal.ts'
import { platformSentences } from './sentences.ts'

/**
 * Runs what it is given in its turn; of those who wait the lowest `rank` first, 0 unless told.
 * @throws Refusal as `gone` and `full` say
 */
export type InTurn = <T>(work: () => Promise<T>, signal?: AbortSignal, rank?: number) => Promise<T>

type Waiter = { rank: number; begin(): void; refuse(why: Refusal): void }

/**
 * Runs what it is given, at most `most` at the same time, the others in their order. Anybody who goes
 * away while waiting leaves the queue, and of more than `mostWaiting` the last is sent away by `full`.
 */
export function limitOf(
  most: number,
  mostWaiting = Number.POSITIVE_INFINITY,
  full: () => Refusal = tooMany,
): InTurn {
  let running = 0
  const waiting: Waiter[] = []

  /** Resolves when a place has passed to the caller. */
  const turn = (rank: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(waiter), 1)
        reject(gone())
      }
      const waiter: Waiter = {
        rank,
        begin() {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
        refuse(why) {
          signal?.removeEventListener('abort', leave)
          reject(why)
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.splice(waiting.findLastIndex(before => before.rank <= rank) + 1, 0, waiter)
      if (waiting.length > mostWaiting) waiting.pop()?.refuse(full())
    })

  return async (work, signal, rank = 0) => {
    if (signal?.aborted) throw gone()
    if (running < most) running += 1
    else await turn(rank, signal)
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place passes to the next one, so that nobody slips in between.
      if (next) next.begin()
      else running -= 1
    }
  }
}

/** The caller is no longer there: nobody reads this, and nothing was done. */
export const gone = (): Refusal => new Refusal('unavailable', platformSentences.interrupted)

/** There is no room for this one now: later there is. */
export const tooMany = (): Refusal => new Refusal('unavailable', platformSentences.tooManyFiles)

/** The same, and later is within seconds. */
export const tooBusy = (): Refusal => new Refusal('too-many-requests', platformSentences.tooBusy)

/**
 * Whether what failed rests until an instant still. Never for longer than it may, `mostMs`: a clock that
 * was put back must not make it rest for hours. Instants are ms UTC.
 */
export const isResting = (until: number, now: number, mostMs: number): boolean =>
  until > now && until <= now + mostMs
