/**
 * What a commune plans, counts or looks back at lies between these two local dates: everything that
 * walks from day to day ends, and every date fits the clocks of a zone.
 */
export const askedFrom = '2000-01-01'
export const askedTo = '2100-12-31'

/** Whether a local date or local time, 'YYYY-MM-DD…', lies between them; a year of more digits does not. */
export function isAsked(local: string): boolean {
  const date = local.slice(0, 10)
  return /^\d{4}-/.test(local) && date >= askedFrom && date <= askedTo
}
