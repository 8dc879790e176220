import { z } from 'zod'
import { isDepartment } from '../../language/departments.ts'
import { id, instant, localDate, role } from '../../platform/shapes.ts'
import { passwordLength } from '../rules/password.ts'

export const password = z.string().min(passwordLength.least).max(passwordLength.most)

export const communeShape = z.object({
  id,
  name: z.string(),
  zone: z.string(),
  aimMinutes: z.int(),
  targetMinutes: z.int(),
  /** « 21 », « 2A », « 971 »; null: nobody said. */
  department: z.string().nullable(),
})
export type CommuneShape = z.infer<typeof communeShape>

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

export const setupRequest = z.object({
  commune: z.string().trim().min(1).max(120),
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  password,
})

export const meShape = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  role,
  commune: communeShape,
  /** The public agenda, without an event's slug; null where nobody outside can open it. */
  agendaUrl: z.string().nullable(),
})
export type MeShape = z.infer<typeof meShape>

export const personShape = z.object({ id: z.string(), name: z.string(), email: z.string(), role })
export type PersonShape = z.infer<typeof personShape>

export const personNew = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  role,
  password,
})

export const apiKeyShape = z.object({
  id,
  name: z.string(),
  role,
  prefix: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
})
export type ApiKeyShape = z.infer<typeof apiKeyShape>

export const apiKeyNew = z.object({ name: z.string().trim().min(1).max(80), role })
/** The only time at which the whole key is told. */
export const apiKeyMade = apiKeyShape.extend({ token: z.string() })

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const intervals = z.array(z.tuple([clock, clock]))
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
/** The effective-dated calendar of reply-time.md. */
export const calendarShape = z.array(calendarVersion)
export type CalendarShape = z.infer<typeof calendarShape>

/** The rebuild of the episodes that is asked for and not finished, or null. */
export const rebuildShape = z.object({
  rebuild: z
    .object({
      /** From which something changed; null: everything is reckoned anew. */
      fromDate: localDate.nullable(),
      /** Conversations that are done, and all of them; null until they are counted. */
      done: z.int(),
      total: z.int().nullable(),
      requestedAt: instant,
    })
    .nullable(),
})
export type RebuildShape = z.infer<typeof rebuildShape>

export const rebuildRequest = z.object({ fromDate: localDate.optional() })

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
