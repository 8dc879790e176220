/** The only reader of the wall clock. Everything else is given an instant, or a `Clock`. */
export type Clock = { now(): number }

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const systemClock: Clock = { now: () => Date.now() }
