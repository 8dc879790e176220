import { z } from 'zod'
import { id, instant } from '../platform/shapes.ts'

/** As browsers give it (`PushSubscription.toJSON`). `themes`: channels by their ids; absent: as they are. */
export const pushSignUp = z.object({
  commune: id,
  subscription: z.object({
    endpoint: z.string().max(2_000),
    keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
  }),
  themes: z.array(id).max(50).optional(),
})
export type PushSignUp = z.infer<typeof pushSignUp>

/** What a browser without an account is pushed (`web/worker/payload.ts` reads it). */
export const newsPayload = z.object({
  v: z.literal(1),
  kind: z.literal('news'),
  /** What is pushed under the same one takes its place. */
  tag: z.string(),
  title: z.string(),
  body: z.string(),
  lang: z.literal('fr'),
  href: z.string(),
})
export type NewsPayload = z.infer<typeof newsPayload>

export const audienceShape = z.object({
  /** Where residents sign up; null where nobody outside could open it. */
  page: z.string(),
  themes: z.array(
    z.object({
      channel: id,
      name: z.string(),
      theme: z.string(),
      way: z.enum(['push', 'mail', 'sms']),
      active: z.int(),
      /** They were asked by mail and have not said yes. */
      pending: z.int(),
      /** They could not be reached again and again. */
      suspended: z.int(),
    }),
  ),
  broadcasts: z.array(
    z.object({
      delivery: id,
      channel: id,
      event: id.nullable(),
      title: z.string(),
      at: instant,
      recipients: z.int(),
      reached: z.int(),
      failed: z.int(),
      waiting: z.int(),
    }),
  ),
})
export type AudienceShape = z.infer<typeof audienceShape>
