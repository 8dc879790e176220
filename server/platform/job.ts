/** Something that runs by itself. `runOnce` does one round now: the clock, or a test, decides when. */
export type Job = {
  name: string
  runOnce(): Promise<void>
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>
}
