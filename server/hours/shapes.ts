import { z } from 'zod'
import { isDepartment } from '../language/departments.ts'
import { holidayRegions } from '../language/holidays.ts'
import { isDate, isTime, isZone } from '../language/zone.ts'
import {
  askedDate,
  askedInstant,
  askedTime,
  id,
  instant,
  line,
  localDate,
  must,
  said,
} from '../platform/shapes.ts'
import { mostTarget } from './rules-target.ts'
import { hoursSentences } from './sentences.ts'

/** Strict: the target, which was one of these once, is `PUT /targets`. */
export const communeEdit = z.strictObject({
  name: line(120),
  aimMinutes: z.int().min(1).max(1440),
  /** Without it, as it is. */
  goalPercent: z.int().min(50).max(100).optional(),
  /** Without it, as it is. */
  department: z
    .string()
    .refine(isDepartment, must(hoursSentences.mustBeDepartment))
    .nullable()
    .optional(),
  /** Without it, as it is. */
  postcode: z
    .string()
    .regex(/^\d{5}$/, must(hoursSentences.mustBePostcode))
    .nullable()
    .optional(),
})

/** Within what an answer is on time: docs/reply-times.md. */
export const targetShape = z.union([
  z.strictObject({ minutes: z.int().min(1).max(mostTarget.minutes) }),
  z.strictObject({ workingDays: z.int().min(1).max(mostTarget.workingDays) }),
])
const datedTarget = { from: localDate, target: targetShape }
const channelTarget = z.object({ ...datedTarget, target: targetShape.nullable() })

/** The targets, each from its date on, the earliest first. */
export const targetsShape = z.object({
  /** The commune's before its first dated one. */
  first: targetShape,
  commune: z.array(z.object(datedTarget)),
  /** Every channel; one without a version, or whose target is null, has the commune's. */
  channels: z.array(z.object({ channel: id, name: z.string(), versions: z.array(channelTarget) })),
})
export type TargetsShape = z.infer<typeof targetsShape>

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const intervals = z.array(z.tuple([clock, clock]))
const calendarVersion = z.object({
  from: localDate,
  zone: z.string(),
  week: z.object({
    mon: intervals.optional(),
    tue: intervals.optional(),
    wed: intervals.optional(),
    thu: intervals.optional(),
    fri: intervals.optional(),
    sat: intervals.optional(),
    sun: intervals.optional(),
  }),
  holidays: z.enum(['FR', 'FR-alsace-moselle']).nullable(),
  closed: z.array(localDate),
  open: z.record(localDate, intervals),
})

/** The effective-dated calendar of docs/reply-times.md. */
export const calendarShape = z.array(calendarVersion)
export type CalendarShape = z.infer<typeof calendarShape>

/** What a message of that instant would count by a calendar, and the bridge days of the year to come. */
export const hoursPreviewShape = z.object({
  at: instant,
  /** False: no opening hours were ever set. */
  isSet: z.boolean(),
  openNow: z.boolean(),
  /** When its clock starts; null when nothing opens any more. */
  startsAt: instant.nullable(),
  /** The last instants at which a reply is within the aim, and within the target. */
  aimAt: instant.nullable(),
  dueAt: instant.nullable(),
  officeMsAfter: z.array(
    z.object({ elapsedMinutes: z.int(), officeMs: z.int(), onTime: z.boolean() }),
  ),
  /** All of it, as one says it to somebody. */
  sentence: said,
  /** Opening days between a public holiday and the weekend. */
  bridges: z.array(z.object({ date: localDate, holiday: localDate, name: said })),
})
export type HoursPreviewShape = z.infer<typeof hoursPreviewShape>

const time = z.string().refine(isTime, must(hoursSentences.mustBeTime))
const date = z.string().refine(isDate, must(hoursSentences.mustBeDate))
const span = z
  .tuple([time, time])
  .refine(([from, to]) => from < to, must(hoursSentences.mustEndLater))
const hours = z.array(span).max(12)

/** The most versions of a mairie's calendar, since ever: more is a mistake, and reckoning by it takes for ever. */
const mostVersions = 100
const mostSpecialDays = 2_000

/** The dated targets of a channel, or (null) of the commune, in place of those it had. */
export const targetsEdit = z.object({
  channel: id.nullable(),
  versions: z
    .array(z.strictObject({ from: askedDate, target: targetShape.nullable() }))
    .max(mostVersions)
    .meta({ description: 'A null target: from then on as the commune' }),
})
export type TargetsEdit = z.infer<typeof targetsEdit>

/**
 * The effective-dated calendar of docs/reply-times.md. A weekday, `holidays`, `closed` and `open` may be
 * left out; a field that does not exist is refused, for a slip of the pen would close the mairie.
 */
export const calendarSchema = z
  .array(
    z.strictObject({
      from: date,
      zone: z.string().refine(isZone, must(hoursSentences.mustBeZone)),
      week: z.strictObject({
        mon: hours.optional(),
        tue: hours.optional(),
        wed: hours.optional(),
        thu: hours.optional(),
        fri: hours.optional(),
        sat: hours.optional(),
        sun: hours.optional(),
      }),
      holidays: z.enum(holidayRegions).nullable().default(null),
      closed: z.array(date).max(mostSpecialDays).default([]),
      open: z
        .record(z.string(), hours)
        .refine(open => Object.keys(open).every(isDate), must(hoursSentences.mustBeByDate))
        .refine(
          open => Object.keys(open).length <= mostSpecialDays,
          must(hoursSentences.tooManyDates(mostSpecialDays)),
        )
        .default({}),
    }),
  )
  .max(mostVersions)

/** Drafts to try, without them what is saved; and when a message would arrive, now unless told. */
export const previewRequest = z.object({
  calendar: calendarSchema.optional(),
  target: targetShape
    .optional()
    .meta({ description: 'Without it, the commune’s own on the day of the message' }),
  at: z.union([askedInstant, askedTime]).optional(),
})
