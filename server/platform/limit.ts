/** Runs what it is given, at most `most` at the same time, the others in their order. */
export function limitOf(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async work => {
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place passes to the next one, so that nobody slips in between.
      if (next) next()
      else running -= 1
    }
  }
}
