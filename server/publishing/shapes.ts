import { z } from 'zod'
import { channelStates } from '../channels/rules.ts'
import { id, instant, localTime, said, webLink } from '../platform/shapes.ts'
import { deliveryStates, postKinds } from './rules/delivery.ts'
import { handTasks } from './rules/delivery-state.ts'

const count = z.int().nullable()

/** What a post brought, as its network counts it; null: it does not say. */
export const figuresShape = z.object({
  /** People who saw it. */
  reach: count,
  reactions: count,
  comments: count,
  shares: count,
  clicks: count,
})

export const deliveryShape = z.object({
  id,
  channel: id,
  channelName: z.string(),
  connector: z.string(),
  /** What is `paused` or `disconnected` must be reconnected before anything goes out there. */
  channelState: z.enum(channelStates),
  neighbour: z.string().nullable(),
  /** `notice`: that the event is put off or cancelled. */
  kind: z.enum(postKinds),
  post: id,
  /** The delivery of the post that a first comment goes under. */
  after: id.nullable(),
  event: id.nullable(),
  title: z.string(),
  /** What the post is, and the step of the plan that it came from. */
  step: z.string().nullable(),
  text: z.string(),
  state: z.enum(deliveryStates),
  dueAt: instant,
  dueLocal: localTime,
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  reason: said.nullable(),
  attempts: z.int(),
  /** The next attempt, while one is planned. */
  nextAt: instant.nullable(),
  publishedAt: instant.nullable(),
  /** Whether it is out, and its network lets us take it back, or a person can. */
  withdrawable: z.boolean(),
  /** Whether a person carries it out, and what they have to do now. */
  byHand: z.boolean(),
  task: z.enum(handTasks).nullable(),
  /** How many read it, as its own panel counts and a person told. */
  readers: z.int().nullable(),
  /** What it brought by then; null: its network was not asked yet, or counts nothing. */
  figures: figuresShape.extend({ readAt: instant }).nullable(),
})
export type DeliveryShape = z.infer<typeof deliveryShape>
/** What a person has to do, with all that they need at hand; the text is the delivery's. */
export const handTaskShape = z.object({
  delivery: deliveryShape,
  task: z.enum(handTasks),
  link: z.string().nullable(),
  /** In their order; each is had by its place among them. */
  pictures: z.array(z.object({ alt: z.string() })),
  /** Where one publishes. */
  address: z.string().nullable(),
  /** When it is missed; null: it is not. */
  until: instant.nullable(),
})
export type HandTaskShape = z.infer<typeof handTaskShape>

const mostReaders = 10_000_000

/** What is told of something that was done by hand. */
export const handDone = z.object({
  url: webLink.nullable().default(null),
  readers: z.int().min(0).max(mostReaders).nullable().default(null),
})
export type HandDone = z.infer<typeof handDone>

const deliveryOutcome = z.object({
  id,
  channelName: z.string(),
  state: z.enum(deliveryStates),
  url: z.string().nullable(),
  reason: said.nullable(),
})
export type DeliveryOutcome = z.infer<typeof deliveryOutcome>
