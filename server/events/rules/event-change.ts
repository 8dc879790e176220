import type { DeliveryState } from '../../publishing/rules/delivery.ts'
import { isOut } from '../../publishing/rules/delivery-state.ts'
import { type EventDays, type EventStatus, type StepTime, stepLocal } from './plan.ts'

/** What a person decides about an event that is announced already. */
export type EventChange =
  /** `startLocal` null: put off, and nobody knows yet to when. */
  | { kind: 'postpone'; startLocal: string | null; endLocal: string | null }
  | { kind: 'cancel' }
  /** It takes place after all. */
  | { kind: 'reinstate' }

export type EventState = EventDays & { status: EventStatus }

/**
 * The event after a change; its dates stay where no new ones are given.
 * @param cancelledFrom what it was before it was cancelled: it is that again
 */
export function eventAfter(
  event: EventState,
  change: EventChange,
  cancelledFrom: EventStatus,
): EventState {
  const { startLocal, endLocal } = event
  if (change.kind === 'cancel') return { startLocal, endLocal, status: 'cancelled' }
  if (change.kind === 'reinstate') return { startLocal, endLocal, status: cancelledFrom }
  if (change.startLocal === null) return { startLocal, endLocal, status: 'postponed' }
  return { startLocal: change.startLocal, endLocal: change.endLocal, status: 'planned' }
}

/** Whether the event is what this change would make of it. */
export function isAsAsked(event: EventState, change: EventChange): boolean {
  if (change.kind === 'cancel') return event.status === 'cancelled'
  if (change.kind === 'reinstate') return event.status !== 'cancelled'
  if (change.startLocal === null) return event.status === 'postponed'
  return (
    event.status === 'planned' &&
    event.startLocal === change.startLocal &&
    event.endLocal === change.endLocal
  )
}

/** How long what a change says can still be stopped, ms: one made by mistake is undone within it. */
export const noticeHoldMs = 30_000

export function saysTheSame(one: EventState, other: EventState): boolean {
  if (one.status !== other.status) return false
  // Put off without a date, or cancelled: there is no other date to tell.
  if (one.status !== 'planned') return true
  return one.startLocal === other.startLocal && one.endLocal === other.endLocal
}

/**
 * What an event was at an instant, by what it was before each of its changes.
 * @param now what it is, or was before the change that is being made
 */
export function stateWhen(
  changes: readonly {
    at: number
    statusBefore: EventStatus
    startLocalBefore: string
    endLocalBefore: string | null
  }[],
  at: number,
  now: EventState,
): EventState {
  const next = changes.find(change => change.at >= at)
  if (next === undefined) return now
  return {
    status: next.statusBefore,
    startLocal: next.startLocalBefore,
    endLocal: next.endLocalBefore,
  }
}

/** An announcement as a change of its event sees it. */
export type Announcement = {
  state: DeliveryState
  /** What it was before its event stopped it; null: its event did not. */
  heldFrom: DeliveryState | null
  dueLocal: string
  /** The step of a plan that it comes from; null: its time was chosen by itself. */
  step: StepTime | null
}

/**
 * What becomes of an announcement that is not out:
 * - `moves`: goes out at `dueLocal`, also where its event had stopped it;
 * - `waits`: for its event's new date;
 * - `passes`: its time would be over, so that it is skipped;
 * - `stops`: with its event.
 */
export type Consequence =
  | { kind: 'moves'; state: 'scheduled' | 'awaiting-approval' | 'draft'; dueLocal: string }
  | { kind: 'waits'; heldFrom: DeliveryState }
  | { kind: 'passes'; heldFrom: DeliveryState; dueLocal: string }
  | { kind: 'stops'; heldFrom: DeliveryState }

/**
 * Null where nothing becomes of it: it is out, a person gave it up, or it failed or is due by hand and its
 * new time is over too, which leaves it to a person as before.
 * @param nowLocal 'YYYY-MM-DDTHH:MM', in the event's zone
 */
export function consequenceFor(
  announcement: Announcement,
  before: EventState,
  after: EventState,
  nowLocal: string,
): Consequence | null {
  const { state, heldFrom } = announcement
  if (isOut(state) || (state === 'cancelled' && heldFrom === null)) return null
  const was = heldFrom ?? state
  if (after.status === 'cancelled') return { kind: 'stops', heldFrom: was }
  if (after.status === 'postponed') return { kind: 'waits', heldFrom: was }
  const dueLocal = timeAfter(announcement, before, after)
  if (dueLocal < nowLocal) {
    const isLeftAlone =
      heldFrom === null && (state === 'due' || state === 'failed' || state === 'missed')
    return isLeftAlone ? null : { kind: 'passes', heldFrom: was, dueLocal }
  }
  return { kind: 'moves', state: stateAfter(was), dueLocal }
}

/** Chosen by itself, a time keeps its distance in days to the event, and its hour. */
function timeAfter(
  { step, dueLocal }: Announcement,
  before: EventState,
  after: EventState,
): string {
  if (step !== null) return stepLocal(after, step)
  return shiftedBy(dueLocal, daysBetween(before.startLocal, after.startLocal))
}

/** A local time so many calendar days later. */
export function shiftedBy(local: string, days: number): string {
  const date = new Date(dayOf(local) + days * dayMs)
  return `${date.toISOString().slice(0, 10)}${local.slice(10)}`
}

/** Calendar days from one local time to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayOf(to) - dayOf(from)) / dayMs)
}

const dayMs = 86_400_000
const dayOf = (local: string): number => Date.parse(`${local.slice(0, 10)}T00:00Z`)

function stateAfter(was: DeliveryState) {
  return was === 'draft' || was === 'awaiting-approval' ? was : 'scheduled'
}
