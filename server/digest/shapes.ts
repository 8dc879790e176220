import { z } from 'zod'
import { askedDate, askedWeek, email, instant, localDate, said } from '../platform/shapes.ts'

/** '2026-W47', or the last of seven days that are no ISO week, '2026-11-25'. */
const edition = z.union([askedWeek, askedDate])

export const digestQuery = z.object({
  week: edition.optional(),
})

export const digestSchedule = z.object({
  /** One or two: 1 is Monday, 7 Sunday. */
  days: z.array(z.int().min(1).max(7)).min(1).max(2),
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
})

export const digestShape = z.object({
  /** '2026-W47', or the last of its seven days. */
  week: z.string(),
  from: localDate,
  to: localDate,
  /** Those beside it; null: it is still to come. */
  earlier: z.string(),
  later: z.string().nullable(),
  schedule: digestSchedule.extend({ nextAt: instant }),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  recipients: z.array(
    z.object({
      email: z.string(),
      /** `none`: nothing was sent for this week; `asked`: it has not said yet that it wants the digest. */
      state: z.enum(['asked', 'none', 'sending', 'sent', 'failed', 'unconfirmed']),
      sentAt: z.string().nullable(),
      /** Why it is not `sent`: goes on after a colon. */
      reason: said.nullable(),
    }),
  ),
})
export type DigestShape = z.infer<typeof digestShape>

export const digestSend = z.object({
  week: edition,
  /** Also to those of whom nobody knows whether they got it. */
  unconfirmed: z.boolean().default(false),
})

export const digestCopy = z.object({ week: edition })

/** `confirmed`: it gets the digest; else it was asked whether it wants it. */
export const recipientShape = z.object({ email: z.string(), confirmed: z.boolean() })
export type RecipientShape = z.infer<typeof recipientShape>

export const recipientNew = z.object({ email })
