import type { Zone } from '../language/zone.ts'

/** Between which times of each day a mail may arrive, in minutes after midnight: [from, to). */
export type MailHours = { from: number; to: number }

/** The first instant (ms UTC) from `now` on that lies within these hours of the zone's day. */
export function withinMailHours(now: number, { from, to }: MailHours, zone: Zone): number {
  const day = zone.dayOf(now)
  if (now >= zone.instantOf(day, to)) return zone.instantOf(day + 1, from)
  return Math.max(now, zone.instantOf(day, from))
}

const MINUTE = 60_000
const waits = [1, 5, 15, 30, 60, 120, 240, 480].map(minutes => minutes * MINUTE)

/**
 * When to try a mail again that the server refused for a while: most mean minutes (greylisting),
 * some hours. The last attempt falls some sixteen hours after the first, so that Monday's digest
 * comes on Monday, or not by itself.
 * @param attempts how many there have been, 1 or more.
 * @returns ms UTC, or null when it is left to a person.
 */
export function mailAgainAt(attempts: number, now: number): number | null {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : now + wait
}

/** When a mail was due that is tried again at `nextAt` after so many attempts, 0 or more; ms UTC. */
export function mailFirstDueAt(attempts: number, nextAt: number): number {
  return waits.slice(0, attempts).reduce((at, wait) => at - wait, nextAt)
}
