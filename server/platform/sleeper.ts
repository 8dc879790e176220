import type { Context } from '../context.ts'

/** The longest sleep, ms: a clock that jumps, or a laptop that wakes, makes a round this late at most. */
const longestSleepMs = 60_000
/** After an error, ms. */
const restMs = 1000

/** Runs rounds one after the other, asleep until the next is due. */
export type Sleeper = {
  start(): void
  /** Another round now, or as soon as the one under way has ended. */
  wake(): void
  /** Another round within these ms: for what may come a thousand times a second. */
  wakeWithin(ms: number): void
  /** Resolves when no round is under way any more. */
  stop(): Promise<void>
}

/**
 * Sleeps until the instant that the last round gave back (ms UTC; null: none is foreseen), to the
 * millisecond, and a minute at most.
 */
export function createSleeper(
  { clock, log }: Pick<Context, 'clock' | 'log'>,
  name: string,
  round: () => Promise<number | null>,
): Sleeper {
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined
  let stopped = true
  let running = false
  /** Something changed while a round was under way. */
  let again = false
  let last = Promise.resolve()

  function wake(): void {
    if (stopped) return
    again = true
    if (!running) last = run()
  }

  async function run(): Promise<void> {
    running = true
    while (again && !stopped) {
      again = false
      clearTimeout(timer)
      clearTimeout(soon)
      soon = undefined
      let sleepMs = longestSleepMs
      try {
        const next = await round()
        if (next !== null) sleepMs = Math.min(sleepMs, Math.max(0, next - clock.now()))
      } catch (error) {
        log.error(error, `a round of ${name} failed`)
        sleepMs = restMs
      }
      if (!stopped) timer = setTimeout(wake, sleepMs)
    }
    running = false
  }

  return {
    start() {
      stopped = false
      wake()
    },
    wake,
    wakeWithin(ms) {
      if (!stopped) soon ??= setTimeout(wake, ms)
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      clearTimeout(soon)
      await last
    },
  }
}
