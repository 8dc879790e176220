import type { Sentence } from '../../language/sentence.ts'
import { publishingSentences } from '../sentences.ts'
import type { LateRule } from './delivery.ts'

const hourMs = 60 * 60_000

/** A delivery is late when it leaves more than this after its time, ms. */
export const lateAfterMs = 15 * 60_000

/** Beyond this a delivery that was tried in vain is news of another time of day, ms. */
export const staleAfterMs = 6 * hourMs

export type Lateness = {
  rule: LateRule
  /** When Tambour had promised to send it: its planned time, or the retry's. */
  promisedAt: number
  /** The time that a person last wished for it: the planned one, or that of « publier maintenant ». */
  wantedAt: number
  /** Whether it was tried before. */
  tried: boolean
  /** From then on it is true no more, whatever its rule; null: it always is. */
  validUntil: number | null
}

/**
 * Whether a delivery found due may still go out by itself. It may not when nobody was there at
 * its time (an announcement for yesterday must not go out), nor when trying lasted too long,
 * unless its own rule is to publish whatever happens.
 *
 * @param now ms UTC.
 * @returns null to send it, or a sentence that says why it is `missed`.
 */
export function whyMissed(delivery: Lateness, now: number): Sentence | null {
  if (isOver(delivery, now)) return publishingSentences.over
  if (delivery.rule === 'publish') return null
  const overslept = now - delivery.promisedAt > lateAfterMs
  const stale = delivery.tried && isStale(delivery, now)
  if (!overslept && !stale) return null
  const lateMs = now - delivery.wantedAt
  return delivery.rule === 'ask'
    ? publishingSentences.lateAsk(lateMs)
    : publishingSentences.lateMiss(lateMs)
}

/** Whether an attempt at that instant would come too long after the time that a person wished. */
export function isStale(
  delivery: Pick<Lateness, 'rule' | 'wantedAt' | 'validUntil'>,
  at: number,
): boolean {
  if (isOver(delivery, at)) return true
  return delivery.rule !== 'publish' && at - delivery.wantedAt > staleAfterMs
}

/** Whether what it says is true no more at that instant. */
export function isOver({ validUntil }: Pick<Lateness, 'validUntil'>, at: number): boolean {
  return validUntil !== null && validUntil <= at
}

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
