/** One round of a job after the other, whoever asks for it: the clock, a sleeper or a test. */
export type Rounds = {
  /** Does a round once those before it have ended. It fails as the round does, for whoever asked. */
  run(): Promise<void>
  /** Resolves when every round that was asked for so far has ended, however it went. */
  ended(): Promise<unknown>
}

/** @param once one round; what it throws keeps no later one from beginning. */
export function createRounds(once: () => Promise<unknown>): Rounds {
  let last: Promise<unknown> = Promise.resolve()
  return {
    async run() {
      const round = last.then(once)
      // Whoever asked for this round gets its error; the next one begins all the same.
      last = round.catch(() => undefined)
      await round
    },
    ended: () => last,
  }
}
