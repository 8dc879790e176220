import type { Row } from '../database/schema.ts'
import type { Sentence } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { instantOf, refuseSkipped } from './local-times.ts'
import type { EventChange } from './rules/event-change.ts'
import { eventSentences } from './sentences.ts'

/**
 * Refuses a change that an event's status or dates do not allow.
 * @throws Refusal (`bad-request` for a date that is past, the same, or none; `conflict`)
 */
export function refuseChange(event: Row<'event'>, change: EventChange, nowLocal: string): void {
  if (change.kind === 'reinstate') {
    if (event.status !== 'cancelled') throw conflict(eventSentences.notCancelled)
    if (isOver(event, nowLocal)) throw conflict(eventSentences.overNoReturn)
    return
  }
  if (event.status === 'cancelled') {
    throw conflict(
      change.kind === 'cancel' ? eventSentences.cancelledAlready : eventSentences.reinstateFirst,
    )
  }
  if (isOver(event, nowLocal)) throw conflict(eventSentences.over)
  if (change.kind === 'cancel') return
  if (change.startLocal === null) {
    if (event.status === 'postponed') throw conflict(eventSentences.postponedAlready)
    return
  }
  refuseDates(event, change.startLocal, change.endLocal, nowLocal)
}

function refuseDates(
  event: Row<'event'>,
  startLocal: string,
  endLocal: string | null,
  nowLocal: string,
): void {
  for (const local of [startLocal, endLocal]) refuseSkipped(local ?? '', event.zone)
  instantOf(startLocal, event.zone)
  if (endLocal !== null && instantOf(endLocal, event.zone) < instantOf(startLocal, event.zone)) {
    throw bad(eventSentences.endsBeforeItBegins)
  }
  if (startLocal < nowLocal) throw bad(eventSentences.newDatePast)
  const isSame = event.startLocal === startLocal && event.endLocal === endLocal
  if (event.status === 'planned' && isSame) {
    throw bad(eventSentences.sameDate)
  }
}

/** The day after its last one has begun; one that waits for its date has no day that could be over. */
export function isOver(event: Row<'event'>, nowLocal: string): boolean {
  const { status, startLocal, endLocal } = event
  return status !== 'postponed' && (endLocal ?? startLocal).slice(0, 10) < nowLocal.slice(0, 10)
}

const conflict = (sentence: Sentence) => new Refusal('conflict', sentence)
const bad = (sentence: Sentence) => new Refusal('bad-request', sentence)
