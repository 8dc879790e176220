import { z } from 'zod'
import { id, instant, said } from '../platform/shapes.ts'

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
  /** Where residents sign up. */
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
      /** Cents that may still be spent this month; null: it costs nothing, or nobody set a limit. */
      budgetLeft: z.int().nullable(),
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
      /** What its provider says of each SMS that left; null: it is none. */
      receipts: z.object({ delivered: z.int(), failed: z.int(), awaited: z.int() }).nullable(),
    }),
  ),
})
export type AudienceShape = z.infer<typeof audienceShape>

/** A table of numbers that residents gave, with the day of each consent and how it was given. */
export const numbersImport = z.object({
  channel: id,
  text: z.string().min(1).max(1_000_000),
  /** False: it is only looked through. */
  keep: z.boolean().default(false),
})
export type NumbersImport = z.infer<typeof numbersImport>

export const numbersImported = z.object({
  /** By which it is undone; null: it was only looked through. */
  at: instant.nullable(),
  lines: z.array(
    z.object({
      line: z.int(),
      number: z.string(),
      state: z.enum(['new', 'known', 'refused']),
      reason: said.nullable(),
    }),
  ),
})
export type NumbersImported = z.infer<typeof numbersImported>

export const importUndone = z.object({ numbers: z.int() })
export const importToUndo = z.object({ at: instant })
export const numberToErase = z.object({ number: z.string().min(1).max(40) })
