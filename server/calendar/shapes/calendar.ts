import { z } from 'zod'
import { approvalStates, eventStatuses } from '../../events/rules/plan.ts'
import { reminderShape } from '../../events/shapes/event.ts'
import { schoolZones } from '../../language/departments.ts'
import {
  askedDate,
  askedTime,
  id,
  idText,
  instant,
  localDate,
  localTime,
  said,
} from '../../platform/shapes.ts'
import { deliveryStates, postKinds } from '../../publishing/rules/delivery.ts'
import { deliveryShape } from '../../publishing/shapes.ts'
import { itemKinds } from '../rules/days.ts'

/** How many days can be asked for at once: a month with the weeks that it begins and ends in. */
export const mostCalendarDays = 62

/**
 * Days of the commune, both included, and what of them: of a state or a channel are publications
 * alone. `lines`: of each day no more than its first so many items.
 */
export const calendarQuery = z.object({
  from: askedDate,
  to: askedDate,
  lines: z.coerce.number<number>().int().min(1).max(100).optional(),
  kind: z.enum(itemKinds).optional(),
  channel: idText.optional(),
  state: z.enum(deliveryStates).optional(),
  event: idText.optional(),
  /** False: no neighbours' events, but where they are asked for by their kind. */
  neighbours: z.stringbool().optional(),
})
export type CalendarQuery = z.output<typeof calendarQuery>

const calendarEvent = z.object({
  id,
  title: z.string(),
  startLocal: localTime,
  endLocal: localTime.nullable(),
  place: z.string(),
  status: z.enum(eventStatuses),
  approval: z.enum(approvalStates),
})
export type CalendarEvent = z.infer<typeof calendarEvent>

/**
 * One text at one time, and what becomes of it on each of its channels. What it says, and why it
 * stands as it does, `GET /deliveries` tells of that time.
 */
const calendarPost = z.object({
  post: id,
  event: id.nullable(),
  /** The last day of its event. */
  eventEnds: localDate.nullable(),
  title: z.string(),
  step: z.string().nullable(),
  kind: z.enum(postKinds),
  /** A word of its text that is true on one day alone, « demain », as its first channel says it. */
  dayWord: z.string().nullable(),
  dueAt: instant,
  dueLocal: localTime,
  channels: z.array(
    z.object({
      delivery: id,
      channel: id,
      name: z.string(),
      state: z.enum(deliveryStates),
      /** Whether its time can still be chosen. */
      movable: z.boolean(),
    }),
  ),
})
export type CalendarPost = z.infer<typeof calendarPost>

/** `startLocal` and `endLocal` are dates where it lasts whole days. */
const neighbourEvent = z.object({
  id,
  neighbour: z.string(),
  title: z.string(),
  startLocal: z.union([localTime, localDate]),
  endLocal: z.union([localTime, localDate]).nullable(),
  place: z.string(),
  link: z.string().nullable(),
})
export type NeighbourEvent = z.infer<typeof neighbourEvent>

/** Days, both included. */
const period = z.object({ name: said, from: localDate, to: localDate })

export const calendarDays = z.object({
  from: localDate,
  to: localDate,
  /** Those that are on at one of these days, in the order in which they begin. */
  events: z.array(calendarEvent),
  posts: z.array(calendarPost),
  reminders: z.array(reminderShape),
  holidays: z.array(z.object({ date: localDate, name: said })),
  /** The zone of the commune's department; null: it has none, or nobody said which it is. */
  schoolZone: z.enum(schoolZones).nullable(),
  schoolHolidays: z.array(period),
  /** Until when school holidays are known. */
  schoolKnownUntil: localDate,
  /** What takes place at neighbours', by their calendars. */
  neighbours: z.array(neighbourEvent),
  /** For general elections: art. L52-1 of the Code électoral. */
  elections: z.array(period),
  /** The days that have more than `lines`, with all that they have. */
  full: z.array(z.object({ date: localDate, count: z.int(), kinds: z.array(z.enum(itemKinds)) })),
  /** What can be chosen of these days, whatever is wanted now: events and channels to choose, and whether neighbours have anything. */
  choices: z.object({
    events: z.array(z.object({ id, title: z.string() })),
    channels: z.array(z.object({ id, name: z.string() })),
    neighbours: z.boolean(),
  }),
})
export type CalendarDays = z.infer<typeof calendarDays>

/**
 * Another time for a delivery. `with`: others of the same publication, due at the same time, that
 * go with it. `from`: the time from which it is moved; where somebody moved it meanwhile, nothing is.
 */
export const deliveryMove = z.object({
  local: askedTime,
  with: z.array(id).max(50).default([]),
  from: askedTime.optional(),
})
export type DeliveryMove = z.output<typeof deliveryMove>

/** What was moved, and where from: the same again with `local` and `from` changed over undoes it. */
export const deliveriesMoved = z.object({ deliveries: z.array(deliveryShape), from: localTime })
export type DeliveriesMoved = z.infer<typeof deliveriesMoved>

export const reminderMove = z.object({ local: askedTime, from: askedTime.optional() })
export type ReminderMove = z.output<typeof reminderMove>

export const reminderMoved = z.object({ reminder: reminderShape, from: localTime })
export type ReminderMoved = z.infer<typeof reminderMoved>
