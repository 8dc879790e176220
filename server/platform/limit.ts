import { Refusal } from './refusal.ts'
import { platformSentences } from './sentences.ts'

/** Runs what it is given in its turn. @throws Refusal as `gone` and `tooMany` say */
export type InTurn = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

/**
 * Runs what it is given, at most `most` at the same time, the others in their order. Whoever goes
 * away while waiting leaves the queue, and of more than `mostWaiting` the last is sent away.
 */
export function limitOf(most: number, mostWaiting = Number.POSITIVE_INFINITY): InTurn {
  let running = 0
  const waiting = new Set<() => void>()

  /** Resolves when a place has passed to the caller. */
  const turn = (signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        waiting.delete(begin)
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting.delete(begin)
        reject(gone())
      }
      waiting.add(begin)
      signal?.addEventListener('abort', leave, { once: true })
    })

  return async (work, signal) => {
    if (signal?.aborted) throw gone()
    if (running < most) running += 1
    else if (waiting.size >= mostWaiting) throw tooMany()
    else await turn(signal)
    try {
      return await work()
    } finally {
      const [next] = waiting
      // The place passes to the next one, so that nobody slips in between.
      if (next) next()
      else running -= 1
    }
  }
}

/** Whoever asked is no longer there: nobody reads this, and nothing was done. */
export const gone = (): Refusal => new Refusal('unavailable', platformSentences.interrupted)

/** There is no room for this one now: later there is. */
export const tooMany = (): Refusal => new Refusal('unavailable', platformSentences.tooManyFiles)
