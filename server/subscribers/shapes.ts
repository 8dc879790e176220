import { z } from 'zod'
import { askedDate, id, instant, localDate, said, tableQuery } from '../platform/shapes.ts'
import { figuresShape } from '../publishing/shapes.ts'

const way = z.enum(['push', 'mail', 'sms'])

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
  themes: z.array(
    z.object({
      channel: id,
      theme: z.string(),
      way,
      active: z.int(),
      /** Cents that may still be spent this month; null: it costs nothing, or nobody set a limit. */
      budgetLeft: z.int().nullable(),
    }),
  ),
})
export type AudienceShape = z.infer<typeof audienceShape>

export const audienceQuery = z.object({ from: askedDate, to: askedDate })
export const audienceTableQuery = audienceQuery.extend(tableQuery.shape)

/** Whom a channel reaches, by who says so; null: they did not, in that period. */
const peopleShape = z.object({
  kind: z.enum(['followers', 'subscribers', 'readers', 'none']),
  /** For readers, the most that one post had. */
  count: z.int().nullable(),
  /** When the network counted its followers last, and in the period first. */
  day: localDate.optional(),
  before: z.object({ count: z.int(), day: localDate }).nullable().optional(),
  /** They were asked by mail and have not said yes; they could not be reached again and again. */
  pending: z.int().optional(),
  suspended: z.int().optional(),
  /** For how many posts somebody told the readers. */
  posts: z.int().optional(),
})

/** `from` and `to` are local dates, both included. */
export const audienceReportShape = z.object({
  from: localDate,
  to: localDate,
  /** As INSEE counted them in the census of that year; null: the commune has not said. */
  households: z.object({ count: z.int(), year: z.int() }).nullable(),
  /** Where residents sign up. */
  page: z.string(),
  channels: z.array(
    z.object({
      id,
      name: z.string(),
      connector: z.string(),
      /** How its subscribers are told; null: it has none here. */
      way: way.nullable(),
      theme: z.string().nullable(),
      people: peopleShape,
      /** What went out on it in the period. */
      posts: z.int(),
      /** How often one of these reached a subscriber; null: it has none here. */
      reached: z.int().nullable(),
      /** SMS that left, and of its contract what falls on the days until today; null: nobody said. */
      cents: z.int().nullable(),
      minutes: z.int().nullable(),
      yearlyCost: z.int().nullable(),
      postMinutes: z.int().nullable(),
    }),
  ),
  /** The sums of what is known; null: nothing is. */
  total: z.object({ cents: z.int().nullable(), minutes: z.int().nullable() }),
  /** The last announcements of the period, newest first. */
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
export type AudienceReportShape = z.infer<typeof audienceReportShape>

/** Who counted the people: the network who saw it, its panel who read it, or we whom it was sent to. */
const countedBy = z.enum(['network', 'panel', 'sent'])

/** What one post on one channel brought, also one that was taken back since. */
const postBrought = figuresShape.extend({
  delivery: id,
  post: id,
  channel: id,
  channelName: z.string(),
  connector: z.string(),
  event: id.nullable(),
  title: z.string(),
  /** The step of the event's plan that it came from, and its days from the event's first one. */
  step: z.string().nullable(),
  days: z.int().nullable(),
  publishedAt: instant,
  url: z.string().nullable(),
  /** Null where nobody counted: `reach` is null then. */
  countedBy: countedBy.nullable(),
  /** When the network counted; null: it was not asked yet, or nobody is asked. */
  readAt: instant.nullable(),
})
export type PostBrought = z.infer<typeof postBrought>

/** In the order in which they went out. */
export const postsBroughtShape = z.object({ posts: z.array(postBrought) })
export type PostsBroughtShape = z.infer<typeof postsBroughtShape>

/** The households that a census counted, and its year. */
export const householdsEdit = z.object({
  households: z.int().min(1).max(2_000_000),
  year: z.int().min(1900).max(2100),
})

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
