/** When something is: local times, 'YYYY-MM-DDTHH:MM'. */
type Times = { startLocal: string; endLocal: string | null }

/**
 * The first and the last day of what lasts whole days, 'YYYY-MM-DD': from midnight to a midnight, or
 * to a minute before one. Null of what has hours, or no end.
 */
export function wholeDaysOf({ startLocal, endLocal }: Times): {
  first: string
  last: string
} | null {
  if (endLocal === null || !startLocal.endsWith('T00:00') || endLocal <= startLocal) return null
  const first = startLocal.slice(0, 10)
  const ends = endLocal.slice(0, 10)
  if (endLocal.endsWith('T23:59')) return { first, last: ends }
  return endLocal.endsWith('T00:00') ? { first, last: daysLater(ends, -1) } : null
}

/** The local times of whole days, the last one included. */
export const timesOfDays = (first: string, last: string) => ({
  startLocal: `${first}T00:00`,
  endLocal: `${last}T23:59`,
})

/** A date so many calendar days later; without `Temporal`, which not every browser has. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
