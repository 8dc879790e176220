import { z } from 'zod'
import { approvalStates, eventStatuses } from '../events/rules/plan.ts'
import { postNew, reminderShape } from '../events/shapes-event.ts'
import { schoolZones } from '../language/departments.ts'
import {
  askedDate,
  askedTime,
  id,
  idText,
  instant,
  line,
  localDate,
  localTime,
  prose,
  said,
} from '../platform/shapes.ts'
import { deliveryStates, postKinds } from '../publishing/rules/delivery.ts'
import { deliveryShape } from '../publishing/shapes.ts'
import { itemKinds } from './rules/days.ts'
import { deathCauses } from './rules/item.ts'
import { sourceTypes, sourceUses, warnedTopics } from './rules/source.ts'

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

const url = z.string().trim().min(8).max(1000)

/**
 * What somebody else keeps, by its public address; `use`: what it is followed for. Météo-France’s vigilance
 * has an address of its own, and is shown the commune’s key.
 */
export const feedNew = z.object({
  name: line(80),
  url: url.default(''),
  use: z.enum(sourceUses).default('events'),
  apiKey: line(4_000).optional(),
})
export type FeedNew = z.output<typeof feedNew>

export const feedTry = z.object({ url })

/** What lies at an address, and at those that it names: each can be followed. */
export const feedFound = z.object({
  url: z.string(),
  type: z.enum(sourceTypes),
  use: z.enum(sourceUses),
  /** What it calls itself; empty: it does not. */
  title: z.string(),
  count: z.int(),
  /** Its three newest items, or its three first events to come. */
  first: z.array(
    z.object({
      title: z.string(),
      at: instant.nullable(),
      startLocal: z.union([localTime, localDate]).nullable(),
    }),
  ),
})
export type FeedFound = z.infer<typeof feedFound>

/** What of a feed can be changed: where its events are shown, and which partner announces them. */
export const feedEdit = z.object({ inAgenda: z.boolean(), partner: id.nullable() })
export type FeedEdit = z.output<typeof feedEdit>

/**
 * What is relayed without anybody's doing: on these channels, so many a day at most. `words`: one of
 * them must be in it; none: everything is.
 */
export const relayRule = z.object({
  channels: z.array(id).min(1).max(50),
  words: z.array(line(60)).max(20).default([]),
  perDay: z.int().min(1).max(5).default(1),
})
export const relayRuleEdit = z.object({ rule: relayRule.nullable() })

export const feedShape = z.object({
  id,
  name: z.string(),
  /** Its whole address for who may change feeds: some open to the person who has it. Else its host. */
  url: z.string(),
  use: z.enum(sourceUses),
  checkedAt: instant.nullable(),
  /** When it was last read, or had not changed. */
  readAt: instant.nullable(),
  /** Why it could not be read the last time, one sentence; null: it could. */
  error: said.nullable(),
  /** How many events are to come, or items wait for a decision. */
  upcoming: z.int(),
  /** Whether the public agenda shows its events. */
  inAgenda: z.boolean(),
  /** The partner whose calendar it is; null: nobody said. */
  partner: id.nullable(),
  /** Since when it is given up for dead, and why; null: it lives. */
  dead: z.object({ since: instant, why: z.enum(deathCauses) }).nullable(),
  rule: relayRule.nullable(),
  /** Why its rule could not relay the last time. */
  ruleProblem: said.nullable(),
})
export type FeedShape = z.infer<typeof feedShape>

/** What a feed offers for relaying. */
export const feedItemShape = z.object({
  id,
  feed: id,
  source: z.string(),
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  hasPicture: z.boolean(),
  at: instant,
  state: z.enum(['offered', 'relayed', 'dismissed']),
  decidedAt: instant.nullable(),
  /** A name, or that of the rule. */
  decidedBy: z.string().nullable(),
  byRule: z.boolean(),
  /** When the first of its posts goes out, or went. */
  dueAt: instant.nullable(),
  /** What it warns of, and until when, on the commune's clocks; null: of nothing. */
  warns: z.object({ topic: z.enum(warnedTopics), untilLocal: localTime }).nullable(),
})
export type FeedItemShape = z.infer<typeof feedItemShape>

/** The post that relays an item. */
export const itemRelay = postNew.pick({ text: true, channels: true, times: true, media: true })
export type ItemRelay = z.output<typeof itemRelay>

export const itemPicture = z.object({ alt: prose.min(1).max(1500) })
