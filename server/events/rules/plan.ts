import type { LateRule } from '../../publishing/rules/delivery.ts'
import { type Announced, lastDayOf } from './compose.ts'

export const eventStatuses = ['planned', 'postponed', 'cancelled'] as const

/** `postponed`: put off, and nobody knows yet to when. With a new date it is `planned` again. */
export type EventStatus = (typeof eventStatuses)[number]

export const approvalStates = ['none', 'pending', 'approved', 'refused'] as const

/** Whether somebody must agree before an event is announced. `none`: nobody was asked. */
export type ApprovalState = (typeof approvalStates)[number]

/** Nobody must still agree to the event: it may be shown to everybody. */
export const agreedStates = ['none', 'approved'] as const satisfies ApprovalState[]
export const isAgreed = (approval: ApprovalState) => agreedStates.some(one => one === approval)

/** `internal`: to be done at the mairie, and said to nobody else. */
type Audience = 'public' | 'internal'

/** One step of a plan: what is said when, relative to the event. */
export type PlanStep = {
  /** « Affiche et bénévoles ». */
  name: string
  /** Calendar days: before the event's first day (negative), on it (0), or after its last one. */
  days: number
  /** 'HH:MM', in the event's zone. */
  time: string
  audience: Audience
  /** What is said, with its places (`templatePlaces`); empty: the event as it is composed. */
  text: string
  /** What becomes of it when nobody was there at its time. */
  lateRule: LateRule
}

export type StepTime = Pick<PlanStep, 'days' | 'time'>

/** When an event is: local times, 'YYYY-MM-DDTHH:MM'. */
export type EventDays = Pick<Announced, 'startLocal' | 'endLocal'>

/**
 * The local time of a step, 'YYYY-MM-DDTHH:MM': so many calendar days before the event's first day
 * or after its last one, whatever the clocks do in between.
 */
export function stepLocal(event: EventDays, { days, time }: StepTime): string {
  const from = days > 0 ? lastDayOf(event) : event.startLocal.slice(0, 10)
  // Dates alone, so that browsers without `Temporal` count the same.
  const date = new Date(Date.parse(`${from}T00:00Z`) + days * 86_400_000)
  return `${date.toISOString().slice(0, 10)}T${time}`
}

/**
 * The step that has this local time: the inverse of `stepLocal`. Null within an event of several
 * days, which no step can name.
 */
export function stepTimeOf(event: EventDays, local: string): StepTime | null {
  const date = local.slice(0, 10)
  const first = event.startLocal.slice(0, 10)
  const last = lastDayOf(event)
  if (date > first && date <= last) return null
  const from = date > last ? last : first
  const days = (Date.parse(`${date}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000
  return { days, time: local.slice(11, 16) }
}

/** `isPast`: its time is over, and it is named only so that people see that it is skipped. */
export type ScheduledStep<S extends StepTime> = { step: S; dueLocal: string; isPast: boolean }

/** A plan's steps at their times for one event, earliest first; `nowLocal` as the event's times. */
export function schedulePlan<S extends StepTime>(
  steps: readonly S[],
  event: EventDays,
  nowLocal: string,
): ScheduledStep<S>[] {
  return steps
    .map(step => {
      const dueLocal = stepLocal(event, step)
      return { step, dueLocal, isPast: dueLocal < nowLocal }
    })
    .sort((a, b) => a.dueLocal.localeCompare(b.dueLocal))
}
