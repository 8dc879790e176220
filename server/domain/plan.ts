import { localTimeOf } from './instant.ts'

export const eventStatuses = ['planned', 'postponed', 'cancelled'] as const
/** `postponed`: put off, and nobody knows yet to when. With a new date it is `planned` again. */
export type EventStatus = (typeof eventStatuses)[number]

export const approvalStates = ['none', 'pending', 'approved', 'refused'] as const
/** Whether somebody must agree before an event is announced. `none`: nobody was asked. */
export type ApprovalState = (typeof approvalStates)[number]

export const postKinds = ['announcement', 'notice'] as const
/** `notice`: that an event is put off or cancelled; it takes no part in its plan. */
export type PostKind = (typeof postKinds)[number]

/** Where on a network a wording goes: a post, or the first comment under it. */
export type VariantPlace = 'post' | 'comment'

/** `internal`: to be done at the mairie, and said to nobody else. */
export type Audience = 'public' | 'internal'

/** One step of a plan: what is said when, relative to the event's first day. */
export type PlanStep = {
  /** « Affiche et bénévoles ». */
  name: string
  /** Days from the event's first day, negative before it. */
  days: number
  /** 'HH:MM', in the event's zone. */
  time: string
  audience: Audience
  /** What is said, with its places (`planPlaces`); empty: the event as it is composed. */
  text: string
}

export type StepTime = Pick<PlanStep, 'days' | 'time'>

/**
 * The local time of a step, 'YYYY-MM-DDTHH:MM': so many calendar days from the event's first day,
 * whatever the clocks do in between.
 * @param startLocal when the event begins, 'YYYY-MM-DDTHH:MM'.
 */
export function stepLocal(startLocal: string, { days, time }: StepTime): string {
  return `${Temporal.PlainDate.from(startLocal.slice(0, 10)).add({ days })}T${time}`
}

export type ScheduledStep = { step: PlanStep; dueLocal: string; isPast: boolean }

/**
 * A plan's steps at their times for one event, earliest first.
 * @param now ms UTC; a step whose time is past is still named, so that the screen can say so.
 */
export function schedulePlan(
  steps: readonly PlanStep[],
  startLocal: string,
  zone: string,
  now: number,
): ScheduledStep[] {
  const nowLocal = localTimeOf(now, zone)
  return steps
    .map(step => {
      const dueLocal = stepLocal(startLocal, step)
      return { step, dueLocal, isPast: dueLocal < nowLocal }
    })
    .sort((a, b) => a.dueLocal.localeCompare(b.dueLocal))
}
