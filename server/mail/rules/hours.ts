import type { Zone } from '../../language/zone.ts'

/** Between which times of each day a mail may arrive, in minutes after midnight: [from, to). */
export type MailHours = { from: number; to: number }

/** The first instant (ms UTC) from `now` on that lies within these hours of the zone's day. */
export function withinMailHours(now: number, { from, to }: MailHours, zone: Zone): number {
  const day = zone.dayOf(now)
  if (now >= zone.instantOf(day, to)) return zone.instantOf(day + 1, from)
  return Math.max(now, zone.instantOf(day, from))
}
