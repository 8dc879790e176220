import type { DeliveryState, LateRule, Wanted } from './delivery.ts'

const hourMs = 60 * 60_000

/** How long somebody has to carry out what is due, ms: what came in the evening can be done in the morning. */
const patienceMs = 24 * hourMs
/** So long before it is missed it is told once more, ms. */
const lastWordMs = 2 * hourMs

export type Handed = {
  lateRule: LateRule
  /** When it was due, or when a person last asked for it, ms UTC. */
  wantedAt: number
  /** When the event that it announces is over, ms UTC; null: it announces none, or nobody knows. */
  eventEndsAt: number | null
  /** From then on it is true no more, ms UTC, whatever its rule; null: it always is. */
  validUntil: number | null
}

/**
 * Until when what is due by hand can be done, ms UTC: for a day, and no longer than its event lasts, for
 * nobody comes to what is over; what says itself until when it is true, until then. Null: however late, for
 * its rule is to be said whatever happens.
 */
export function doneBy({ lateRule, wantedAt, eventEndsAt, validUntil }: Handed): number | null {
  if (validUntil !== null) return validUntil
  if (lateRule === 'publish') return null
  const patient = wantedAt + patienceMs
  // What follows an event, as thanks do, is not bound to it.
  return eventEndsAt !== null && eventEndsAt > wantedAt ? Math.min(patient, eventEndsAt) : patient
}

/** When a person is told for the last time: in the second half of the time that they have, ms UTC. */
export function lastWordAt(wantedAt: number, until: number | null): number {
  const end = until ?? wantedAt + patienceMs
  return Math.max(end - lastWordMs, wantedAt + Math.round((end - wantedAt) / 2))
}

/** What a person has to do by hand. */
export const handTasks = ['publish', 'amend', 'withdraw'] as const
export type HandTask = (typeof handTasks)[number]

/** Null: nothing. What a network has is known there by an id: it corrects and takes back by itself. */
export function handTaskOf({
  state,
  wanted,
  remoteId,
}: {
  state: DeliveryState
  wanted: Wanted | null
  remoteId: string | null
}): HandTask | null {
  if (state === 'due') return 'publish'
  if (state !== 'published' || wanted === null || remoteId !== null) return null
  return wanted === 'withdrawn' ? 'withdraw' : 'amend'
}
