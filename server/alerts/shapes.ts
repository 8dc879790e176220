import { z } from 'zod'
import { answererShape } from '../people/shapes.ts'
import { askedDate, id, idText, instant, largestId, localDate, must } from '../platform/shapes.ts'
import { alertLimits } from './rules.ts'
import { alertSentences } from './sentences.ts'

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'Local time of day, HH:MM' })

/** Somebody of whom a notice told, as they are now. */
export const alertLineShape = z.object({
  message: id,
  conversation: id,
  channelName: z.string(),
  visibility: z.enum(['private', 'public']),
  subject: z.string().nullable(),
  openedAt: instant,
  /** The longest wait that the notice told; 0: that an answer may not have arrived, alone. */
  minutes: z.int(),
  /** Whether an answer to them may not have arrived. */
  inDoubt: z.boolean(),
  waiting: z.boolean(),
  /** Who of the commune deals with it, as they are now. */
  inCharge: answererShape.nullable(),
})
export type AlertLineShape = z.infer<typeof alertLineShape>

/** Alerts that were raised together. */
export const alertNoticeShape = z.object({
  id,
  at: instant,
  /** Nobody was on duty: everybody who may answer was told. */
  toAll: z.boolean(),
  lines: z.array(alertLineShape),
})
export type AlertNoticeShape = z.infer<typeof alertNoticeShape>

export const alertsQuery = z.object({
  after: z.coerce.number<number>().int().min(0).max(largestId).optional(),
})
export const alertsShape = z.object({
  notices: z.array(alertNoticeShape),
  /** The newest notice of the commune, whomever it told; 0 when there is none. */
  last: z.int(),
})
export type AlertsShape = z.infer<typeof alertsShape>

export const dutyShape = z.object({
  id,
  userId: z.string(),
  name: z.string(),
  from: localDate,
  /** Included; null: until further notice. */
  to: localDate.nullable(),
  /** On call as well, between these times of each day; past midnight when `callTo` is not later. */
  callFrom: time.nullable(),
  callTo: time.nullable(),
})
export type DutyShape = z.infer<typeof dutyShape>

export const dutyNew = z.object({
  userId: z.string().min(1),
  from: askedDate,
  to: askedDate.nullable().default(null),
  callFrom: time.nullable().default(null),
  callTo: time.nullable().default(null),
})
export type DutyNew = z.infer<typeof dutyNew>
export const dutyId = z.object({ id: idText })

export const dutiesShape = z.object({
  /** Running and coming, the earliest first. */
  duties: z.array(dutyShape),
  /** Who may be on duty: all who may answer. */
  people: z.array(answererShape),
})
export type DutiesShape = z.infer<typeof dutiesShape>

/** Who is on duty on the local date of now. */
export const dutyTodayShape = z.object({
  people: z.array(dutyShape.pick({ name: true, callFrom: true, callTo: true })),
  /** Nobody is, on a day on which the mairie opens: everybody who may answer will be told. */
  everyone: z.boolean(),
})
export type DutyTodayShape = z.infer<typeof dutyTodayShape>

export const alertSettingsShape = z.object({
  /** Minutes of opening hours, or of hours on call; empty: no alerts. */
  minutes: z.array(z.int()),
  /** Whether alerts reach the asker by mail; null for an API key. */
  mail: z.boolean().nullable(),
  /** Whether this installation can send mail. */
  canMail: z.boolean(),
})
export type AlertSettingsShape = z.infer<typeof alertSettingsShape>

export const alertMinutesEdit = z.object({
  minutes: z
    .array(z.int().min(1).max(alertLimits.longest))
    .max(alertLimits.most)
    .refine(
      minutes => minutes.every((each, index) => index === 0 || each > (minutes[index - 1] ?? 0)),
      must(alertSentences.mustRise),
    ),
})
export const alertMailEdit = z.object({ mail: z.boolean() })

/** What is absent stays. */
export type AlertSettingsEdit = Partial<
  z.infer<typeof alertMinutesEdit> & z.infer<typeof alertMailEdit>
>
