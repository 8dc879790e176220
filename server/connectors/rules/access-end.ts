const DAY = 86_400_000

/** How many days before a known end people are warned of it. */
export const accessSteps = [14, 7, 1] as const
export type AccessStep = (typeof accessSteps)[number]

/** An access that ends within this, ms, is worth a word on the screens. */
export const accessEndsSoonMs = accessSteps[0] * DAY

/**
 * The warning that is due at `now`: of the steps that are reached, the one nearest to the end, so
 * that anyone who was away for days is told once. Null before the first one, and from the end on:
 * what died is told otherwise.
 * @param endsAt when the access ends, ms UTC.
 */
export function accessStepAt(endsAt: number, now: number): AccessStep | null {
  if (now >= endsAt) return null
  return accessSteps.findLast(days => now >= endsAt - days * DAY) ?? null
}
