import type { EventChange, EventState } from '../../events/rules/event-change.ts'
import { addDays } from '../../language/iso-week.ts'

type Original = EventState & {
  place: string
  /** Whether its date is another than the one that was announced first. */
  wasPutOff: boolean
}

/** What the own event must do to be as the original is; null: it is already. */
export type FollowingChange =
  | EventChange
  | { kind: 'edit'; to: { startLocal: string; endLocal: string | null; place?: string } }

/**
 * What lets an event that was taken from another commune follow the original. Its dates and whether
 * it takes place follow; its place only where nothing else changed, for it may be told otherwise at
 * home. Times are local to the own commune.
 */
export function followingOf(
  original: Original,
  own: EventState & { place: string },
): FollowingChange | null {
  const { status, startLocal, endLocal } = original
  if (status !== own.status && status === 'cancelled') return { kind: 'cancel' }
  if (status !== own.status && status === 'postponed') {
    return { kind: 'postpone', startLocal: null, endLocal: null }
  }
  if (status !== 'planned') return null
  const isMoved = startLocal !== own.startLocal || endLocal !== own.endLocal
  if (own.status === 'cancelled') return { kind: 'reinstate' }
  if (own.status === 'postponed') return { kind: 'postpone', startLocal, endLocal }
  if (isMoved) {
    // A date that was put off is told by notices; one that was mistyped is corrected in silence.
    return original.wasPutOff
      ? { kind: 'postpone', startLocal, endLocal }
      : { kind: 'edit', to: { startLocal, endLocal } }
  }
  return original.place === own.place
    ? null
    : { kind: 'edit', to: { startLocal, endLocal, place: original.place } }
}

/** Whether nothing about the original changed since the own event followed it. */
export function isFollowed(offer: { sequence: number; followedSequence: number | null }): boolean {
  return offer.followedSequence !== null && offer.followedSequence >= offer.sequence
}

type Origin = { originCommuneId: number | null; originEventId: number | null }

/**
 * Whose an event is that a commune takes from what another offers: the other's, or whose that was in
 * its turn. What comes home by others is nobody else's.
 */
export function originFor(
  offered: (Origin & { id: number; communeId: number }) | undefined,
  communeId: number,
): Origin {
  const first = offered?.originCommuneId ?? offered?.communeId ?? null
  if (offered === undefined || first === communeId) {
    return { originCommuneId: null, originEventId: null }
  }
  return {
    originCommuneId: first,
    originEventId: offered.originCommuneId === null ? offered.id : offered.originEventId,
  }
}

/** Between these, local hours, a post finds readers and wakes nobody. */
const first = 8
const last = 20

/**
 * A time to publish that most may take as it is, local: the next full hour of the day that is at least
 * an hour away, else the next morning; null where the event has begun by then.
 * @param now local, 'YYYY-MM-DDTHH:MM'
 */
export function suggestedPostTime(now: string, startLocal: string): string | null {
  const hour = Number(now.slice(11, 13)) + (now.endsWith(':00') ? 1 : 2)
  const date = now.slice(0, 10)
  const at =
    hour > last ? `${addDays(date, 1)}T${clock(first)}` : `${date}T${clock(Math.max(first, hour))}`
  return at < startLocal ? at : null
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
