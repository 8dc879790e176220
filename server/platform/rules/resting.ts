/**
 * Whether what failed rests until an instant still. Never for longer than it may, `mostMs`: a clock that
 * was put back must not make it rest for hours. Instants are ms UTC.
 */
export const isResting = (until: number, now: number, mostMs: number): boolean =>
  until > now && until <= now + mostMs
