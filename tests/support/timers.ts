import { vi } from 'vitest'

/**
 * Lets fake timers run for so long, then lets everything happen that needs no time: what a database
 * commits takes a few turns of the real event loop.
 */
export async function runTimers(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  for (let turn = 0; turn < 20; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

/** Does a piece of work, and counts the turns that the event loop takes meanwhile. */
export async function turnsDuring<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; turns: number }> {
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  try {
    const result = await work()
    return { result, turns }
  } finally {
    isOver = true
  }
}
