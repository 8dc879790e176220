import type { Row } from '../database/schema.ts'
import { instantOfLocal } from '../language/instant.ts'
import { Refusal } from '../platform/refusal.ts'
import type { EventChange } from './rules/event-change.ts'

/**
 * Refuses a change that an event's status or dates do not allow.
 * @throws Refusal (`bad-request` for a date that is past, the same, or none; `conflict`)
 */
export function refuseChange(event: Row<'event'>, change: EventChange, nowLocal: string): void {
  if (change.kind === 'reinstate') {
    if (event.status !== 'cancelled') throw conflict('L’événement n’est pas annulé.')
    if (isOver(event, nowLocal)) throw conflict('L’événement est passé : créez-en un autre.')
    return
  }
  if (event.status === 'cancelled') {
    throw conflict(
      change.kind === 'cancel'
        ? 'L’événement est déjà annulé.'
        : 'L’événement est annulé : rétablissez-le d’abord.',
    )
  }
  // One that waits for its date has no day that could be over.
  if (event.status === 'planned' && isOver(event, nowLocal)) {
    throw conflict('L’événement est passé : il n’y a plus rien à reporter ni à annuler.')
  }
  if (change.kind === 'cancel') return
  if (change.startLocal === null) {
    if (event.status === 'postponed') throw conflict('L’événement est déjà reporté sans date.')
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
  instantOf(startLocal, event.zone)
  if (endLocal !== null && instantOf(endLocal, event.zone) < instantOf(startLocal, event.zone)) {
    throw bad('L’événement finit avant de commencer : corrigez ses dates.')
  }
  if (startLocal < nowLocal)
    throw bad('La nouvelle date est déjà passée : choisissez-en une à venir.')
  const isSame = event.startLocal === startLocal && event.endLocal === endLocal
  if (event.status === 'planned' && isSame) {
    throw bad('C’est déjà la date de l’événement : choisissez-en une autre.')
  }
}

/** The day after its last one has begun. */
function isOver({ startLocal, endLocal }: Row<'event'>, nowLocal: string): boolean {
  return (endLocal ?? startLocal).slice(0, 10) < nowLocal.slice(0, 10)
}

/** @throws Refusal (`bad-request`) for a local time that the zone does not have. */
export function instantOf(local: string, zone: string): number {
  try {
    return instantOfLocal(local, zone)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw bad('La nouvelle date n’existe pas : corrigez-la.')
  }
}

const conflict = (message: string) => new Refusal('conflict', message)
const bad = (message: string) => new Refusal('bad-request', message)
