import { z } from 'zod'
import { slugPattern } from '../language/slug.ts'
import { mostPictures } from '../pictures/rules-rendition-plan.ts'
import { mediaShape } from '../pictures/shapes.ts'
import {
  askedDate,
  askedInstant,
  askedTime,
  id,
  instant,
  line,
  localTime,
  pasted,
  pastedLine,
  prose,
  said,
  webLink,
} from '../platform/shapes.ts'
import { lateRules } from '../publishing/rules/delivery.ts'
import { deliveryShape } from '../publishing/shapes.ts'
import { approvalStates, eventStatuses } from './rules/plan.ts'
import { mostRepeatYears } from './rules/recurrence.ts'

/** What is said when, relative to an event; its text has places such as `{titre}`. */
export const planStep = z.object({
  name: line(80),
  /** Calendar days: before the first day (negative), on it (0), or after the last one. */
  days: z.int().min(-365).max(365),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  audience: z.enum(['public', 'internal']),
  /** Empty: the event as it is composed. */
  text: prose.max(5_000),
  lateRule: z.enum(lateRules),
})
export type PlanStepShape = z.infer<typeof planStep>

export const planNew = z.object({
  name: line(80),
  steps: z.array(planStep).min(1).max(40),
})
export type PlanNew = z.infer<typeof planNew>

export const planShape = planNew.extend({ id })
export type PlanShape = z.infer<typeof planShape>

/** The first one is the default. */
export const planList = z.object({ plans: z.array(planShape) })
export type PlanList = z.infer<typeof planList>

/** One text for more than these is a mistake. */
const mostChannels = 50

/** Pictures by their ids, in the order in which they are shown. */
const pictures = z.array(id).max(mostPictures).default([])

/** More than an event has channels, or announcements that are planned. */
const mostTexts = 1_000

/** Texts written by hand, by the id of that for which each is. */
export const textsById = z
  .record(z.string(), pasted)
  .refine(texts => Object.keys(texts).length <= mostTexts)
  .default({})

/** What goes under each post as its first comment, on the networks that have such. */
const firstComment = prose.max(8_000).optional()

/**
 * One text at one or several times on one or several channels; `texts` overrides by channel id. A
 * time is local to the commune, or an instant.
 */
export const postNew = z.object({
  text: prose.min(1).max(63_206),
  texts: textsById,
  channels: z.array(id).min(1).max(mostChannels),
  times: z
    .array(z.union([askedTime, askedInstant]))
    .min(1)
    .max(20),
  media: pictures,
  link: webLink.nullable().default(null),
  lateRule: z.enum(lateRules).default('ask'),
  comment: firstComment,
})
export type PostNew = z.infer<typeof postNew>

/** `skipped`: the times, as they were given, that were already past. */
export const postMade = z.object({
  post: id,
  deliveries: z.array(id),
  skipped: z.array(z.string()),
})
export type PostMade = z.infer<typeof postMade>

/** A step of this event's plan; `texts` overrides by channel id. */
const plannedStep = planStep.extend({ texts: textsById })
export type PlannedStep = z.infer<typeof plannedStep>

/** The plan of one event: `steps` as changed for it; without them those of the plan `id`. */
const plannedBy = z.object({
  id: id.nullable().default(null),
  steps: z.array(plannedStep).max(40).nullable().default(null),
})

export const reminderShape = z.object({
  id,
  event: id,
  title: z.string(),
  name: z.string(),
  text: z.string(),
  dueAt: instant,
  dueLocal: localTime,
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
})
export type ReminderShape = z.infer<typeof reminderShape>

/** An event that takes place more than once: each time becomes an event of its own. */
const repeatNew = z.object({
  /** RFC 5545 § 3.3.10, without its name: `FREQ=WEEKLY;COUNT=10`. */
  rule: z.string().min(6).max(300),
  /** The dates on which it does not. */
  except: z.array(askedDate).max(400).default([]),
})
export type RepeatNew = z.infer<typeof repeatNew>

/** Which times of a repetition a change is for; `following`: this one and those after it. */
export const seriesScopes = ['this', 'following', 'all'] as const
export type SeriesScope = (typeof seriesScopes)[number]

export const eventNew = z.object({
  title: pastedLine(140),
  startLocal: askedTime,
  endLocal: askedTime.nullable().default(null),
  place: pastedLine(200),
  text: prose.min(1).max(10_000),
  /** « #fête #village ». */
  hashtags: prose.max(300).default(''),
  /** Tickets, a site of its own. */
  link: webLink.nullable().default(null),
  media: pictures,
  channels: z.array(id).max(mostChannels).default([]),
  /** What is said by plan, beside what is said at `times`. */
  plan: plannedBy.nullable().default(null),
  times: z.array(askedTime).max(20).default([]),
  /** What is posted at `times`, by channel id; without one, the text composed from the event. */
  texts: textsById,
  comment: firstComment,
  /** Its place on the public agenda, where the texts name it already; null: a new one. */
  slug: z.string().regex(slugPattern).nullable().default(null),
  repeat: repeatNew.nullish(),
})
export type EventNew = z.infer<typeof eventNew>

export const eventEdit = eventNew.omit({
  channels: true,
  plan: true,
  times: true,
  texts: true,
  comment: true,
  slug: true,
  repeat: true,
})
export type EventEdit = z.infer<typeof eventEdit>

/** An event as somebody found it: also what came from elsewhere, and would not be taken from a form. */
export const eventBase = eventEdit.extend({
  title: prose,
  startLocal: localTime,
  endLocal: localTime.nullable(),
  place: prose,
  text: prose,
  link: z.string().nullable(),
})
export type EventBase = z.infer<typeof eventBase>

/** Without `base` all is as it is given. */
export const eventEditAsked = eventEdit.extend({
  base: eventBase.nullish().meta({
    description:
      'The event with which the change began: what others changed since stays, and what both changed is refused, with what it is now in `fill`',
  }),
})
export type EventEditAsked = z.infer<typeof eventEditAsked>

export const eventShape = z.object({
  id,
  title: z.string(),
  startLocal: localTime,
  endLocal: localTime.nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
  zone: z.string(),
  place: z.string(),
  text: z.string(),
  hashtags: z.string(),
  link: z.string().nullable(),
  media: z.array(mediaShape),
  status: z.enum(eventStatuses),
  approval: z.enum(approvalStates),
  /** Whether the public agenda shows it, and its place there. */
  listed: z.boolean(),
  slug: z.string(),
  /** Where anybody reads it; null where this installation has no public address. */
  publicUrl: z.string().nullable(),
  /** Name of the plan that it was announced with. */
  planName: z.string().nullable(),
  /** What it repeats with: the same number for all of them. */
  series: id.nullable().default(null),
  /** Where it was put off: when it was to begin before. */
  previousStartLocal: localTime.nullable(),
  /** One more with each change of its dates, its place or its status. */
  sequence: z.int(),
  /** Whether deleting it cancels it: something of it is out, or neighbours or a committee know of it. */
  announced: z.boolean(),
  deliveries: z.array(deliveryShape),
  reminders: z.array(reminderShape),
})
export type EventShape = z.infer<typeof eventShape>

/**
 * The answer to a new event. `skipped`: the times, as they were given, that were already past;
 * `skippedSteps`: the same of its plan.
 */
export const eventMade = eventShape.extend({
  skipped: z.array(z.string()),
  skippedSteps: z.array(z.object({ name: z.string(), dueLocal: localTime })),
  /** All that a repetition made, the first one included; absent: it does not repeat. */
  repeated: z.array(z.object({ id, startLocal: localTime })).optional(),
})
export type EventMade = z.infer<typeof eventMade>

/** The dates that a repetition gives, before anything is made. */
export const occurrencesAsked = z.object({
  startLocal: askedTime,
  rule: z.string().max(300),
  except: z.array(askedDate).max(400).default([]),
})
export const occurrencesShape = z.object({
  dates: z.array(
    z.object({
      startLocal: localTime,
      /** The public holiday that it falls on. */
      holiday: said.nullable(),
      /** Whether it is left out. */
      excepted: z.boolean(),
    }),
  ),
  /** Whether the rule goes on beyond what is made of it. */
  isCut: z.boolean(),
  years: z.literal(mostRepeatYears),
})
export type OccurrencesShape = z.infer<typeof occurrencesShape>

/** One line of the list: how far its publications are, of each channel; a first comment is none. */
const eventLine = eventShape
  .pick({
    id: true,
    title: true,
    startLocal: true,
    endLocal: true,
    place: true,
    status: true,
    approval: true,
    series: true,
  })
  .extend({ deliveries: z.array(deliveryShape.pick({ id: true, channel: true, state: true })) })
export type EventLine = z.infer<typeof eventLine>

/** `next`: to be given back as `after`; null at the end. */
export const eventPage = z.object({ events: z.array(eventLine), next: z.string().nullable() })
export type EventPage = z.infer<typeof eventPage>
