import { z } from 'zod'
import { channelStates } from '../channels/rules.ts'
import { id, instant, localTime, said } from '../platform/shapes.ts'
import { deliveryStates, postKinds } from './rules/delivery.ts'

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
  /** Whether it is out, and its network lets us take it back. */
  withdrawable: z.boolean(),
})
export type DeliveryShape = z.infer<typeof deliveryShape>
export const deliveryOutcome = z.object({
  id,
  channelName: z.string(),
  state: z.enum(deliveryStates),
  url: z.string().nullable(),
  reason: said.nullable(),
})
export type DeliveryOutcome = z.infer<typeof deliveryOutcome>
