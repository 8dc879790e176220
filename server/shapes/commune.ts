import { z } from 'zod'
import { passwordLength } from '../domain/password.ts'
import { id, instant, localDate, role } from './common.ts'

export const password = z.string().min(passwordLength.least).max(passwordLength.most)

export const communeShape = z.object({
  id,
  name: z.string(),
  zone: z.string(),
  aimMinutes: z.int(),
  targetMinutes: z.int(),
})
export type CommuneShape = z.infer<typeof communeShape>

export const communeEdit = z.object({
  name: z.string().trim().min(1).max(120),
  aimMinutes: z.int().min(1).max(1440),
  targetMinutes: z.int().min(1).max(1440),
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
