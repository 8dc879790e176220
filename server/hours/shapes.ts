import { z } from 'zod'
import { isDepartment } from '../language/departments.ts'
import { instant, localDate } from '../platform/shapes.ts'

export const communeEdit = z.object({
  name: z.string().trim().min(1).max(120),
  aimMinutes: z.int().min(1).max(1440),
  targetMinutes: z.int().min(1).max(1440),
  /** Without it, as it is. */
  department: z
    .string()
    .refine(isDepartment, 'doit être le numéro d’un département, comme « 21 » ou « 2A »')
    .nullable()
    .optional(),
})
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
export const intervals = z.array(z.tuple([clock, clock]))
export const calendarVersion = z.object({
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
  officeMsAfter: z.array(z.object({ elapsedMinutes: z.int(), officeMs: z.int() })),
  /** The same in French. */
  sentence: z.string(),
  /** Opening days between a public holiday and the weekend. */
  bridges: z.array(z.object({ date: localDate, holiday: localDate, name: z.string() })),
})
export type HoursPreviewShape = z.infer<typeof hoursPreviewShape>
