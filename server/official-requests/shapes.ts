import { z } from 'zod'
import { askedDate, id, idText, instant, line, localDate, prose } from '../platform/shapes.ts'
import { requestStates, silences } from './rules.ts'

export const officialRequestShape = z.object({
  id,
  /** « 2026-014 » */
  reference: z.string(),
  /** Null once the conversation is gone. */
  conversation: id.nullable(),
  message: id.nullable(),
  receivedOn: localDate,
  requester: z.string().nullable(),
  /** Null once its time is over; so are `text` and `outcome`. */
  subject: z.string().nullable(),
  text: z.string().nullable(),
  inCharge: z.string(),
  contact: z.string(),
  silence: z.enum(silences),
  dueOn: localDate,
  state: z.enum(requestStates),
  createdAt: instant,
  by: z.string(),
  answeredOn: localDate.nullable(),
  outcome: z.string().nullable(),
  endedAt: instant.nullable(),
  endedBy: z.string().nullable(),
  /** The receipt as a message, in French. */
  receipt: z.string(),
})
export type OfficialRequestShape = z.infer<typeof officialRequestShape>

export const officialRequestQuery = z.object({ conversation: idText.optional() })

export const officialRequestList = z.object({
  /** The open ones first, by their day; then those that ended, the last first; 500 at most. */
  requests: z.array(officialRequestShape),
  /** Who dealt with the last one, and where they are found: the next one begins with it. */
  usual: z.object({ inCharge: z.string(), contact: z.string() }).nullable(),
})
export type OfficialRequestList = z.infer<typeof officialRequestList>

export const officialRequestNew = z.object({
  message: id,
  subject: line(200),
  inCharge: line(200),
  contact: prose.max(500).default(''),
  silence: z.enum(silences),
})
export type OfficialRequestNew = z.infer<typeof officialRequestNew>

/** `open` takes back what ended it. */
export const officialRequestChange = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('answered'),
    answeredOn: askedDate,
    outcome: prose.min(1).max(2000),
  }),
  z.object({ state: z.literal('cancelled') }),
  z.object({ state: z.literal('open') }),
])
export type OfficialRequestChange = z.infer<typeof officialRequestChange>

/** One that must be answered soon, or that is late, for the first screen. */
export const dueRequestShape = officialRequestShape.pick({
  id: true,
  reference: true,
  subject: true,
  dueOn: true,
  conversation: true,
})
export type DueRequestShape = z.infer<typeof dueRequestShape>
