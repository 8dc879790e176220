import type { SourceUse } from './source.ts'

const HOUR = 60 * 60_000

/** What somebody writes may be of today; what takes place is known for weeks; a storm comes within hours. */
const usual: Readonly<Record<SourceUse, number>> = {
  events: 4 * HOUR,
  items: HOUR,
  vigilance: HOUR / 3,
}
const seldom = 24 * HOUR
/** More than that nobody means who asks to be left alone. */
const longest = 7 * 24 * HOUR

/**
 * How long until a source is looked at again, ms: at its own rhythm where it asks for a slower one, and
 * one that fails is left alone for longer and longer.
 * @param failures looks in a row that failed, this one included
 * @param waitMs what its server asks for; of a failure (`Retry-After`) it is kept up to a week
 */
export function nextLook({
  use,
  waitMs,
  failures,
}: {
  use: SourceUse
  waitMs: number | null
  failures: number
}): number {
  const asked = waitMs ?? 0
  if (failures === 0) return Math.max(usual[use], Math.min(asked, seldom))
  const backoff = Math.min(seldom, usual[use] * 2 ** (failures - 1))
  return Math.max(backoff, Math.min(asked, longest))
}
