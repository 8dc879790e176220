import { z } from 'zod'
import { askedWeek, email, localDate, said } from '../platform/shapes.ts'

export const digestQuery = z.object({
  week: askedWeek.optional(),
})

export const digestShape = z.object({
  week: z.string(),
  from: localDate,
  to: localDate,
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  recipients: z.array(
    z.object({
      email: z.string(),
      /** `none`: nothing was sent for this week. */
      state: z.enum(['none', 'sending', 'sent', 'failed', 'unconfirmed']),
      sentAt: z.string().nullable(),
      /** Why it is not `sent`: goes on after a colon. */
      reason: said.nullable(),
    }),
  ),
})
export type DigestShape = z.infer<typeof digestShape>

export const digestSend = z.object({
  week: askedWeek,
  /** Also to those of whom nobody knows whether they got it. */
  unconfirmed: z.boolean().default(false),
})

export const recipientShape = z.object({ email: z.string() })
export type RecipientShape = z.infer<typeof recipientShape>

export const recipientNew = z.object({ email })
