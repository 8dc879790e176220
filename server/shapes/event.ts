import { z } from 'zod'
import { deliveryStates, lateRules } from '../domain/delivery.ts'
import { mostPictures } from '../domain/pictures.ts'
import { id, instant, localTime } from './common.ts'

export const mediaShape = z.object({
  id,
  type: z.string(),
  width: z.int(),
  height: z.int(),
  size: z.int(),
  alt: z.string(),
  url: z.string(),
})
export type MediaShape = z.infer<typeof mediaShape>

export const deliveryShape = z.object({
  id,
  channel: id,
  channelName: z.string(),
  neighbour: z.string().nullable(),
  post: id,
  event: id.nullable(),
  title: z.string(),
  text: z.string(),
  state: z.enum(deliveryStates),
  dueAt: instant,
  dueLocal: localTime,
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  reason: z.string().nullable(),
  attempts: z.int(),
  /** The next attempt, while one is planned. */
  nextAt: instant.nullable(),
  publishedAt: instant.nullable(),
})
export type DeliveryShape = z.infer<typeof deliveryShape>

export const deliveryOutcome = z.object({
  id,
  channelName: z.string(),
  state: z.enum(deliveryStates),
  url: z.string().nullable(),
  reason: z.string().nullable(),
})
export type DeliveryOutcome = z.infer<typeof deliveryOutcome>

/** Pictures by their ids, in the order in which they are shown. */
const pictures = z.array(id).max(mostPictures).default([])

/**
 * One text at one or several times on one or several channels; `texts` overrides by channel id. A
 * time is local to the commune, or an instant.
 */
export const postNew = z.object({
  text: z.string().trim().min(1).max(63_206),
  texts: z.record(z.string(), z.string()).default({}),
  channels: z.array(id).min(1),
  times: z
    .array(z.union([localTime, instant]))
    .min(1)
    .max(20),
  media: pictures,
  link: z.url().nullable().default(null),
  lateRule: z.enum(lateRules).default('ask'),
})
export type PostNew = z.infer<typeof postNew>

/** `skipped`: the times, as they were given, that were already past. */
export const postMade = z.object({
  post: id,
  deliveries: z.array(id),
  skipped: z.array(z.string()),
})
export type PostMade = z.infer<typeof postMade>

export const eventNew = z.object({
  title: z.string().trim().min(1).max(140),
  startLocal: localTime,
  endLocal: localTime.nullable().default(null),
  place: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(10_000),
  media: pictures,
  channels: z.array(id).default([]),
  times: z.array(localTime).max(20).default([]),
  /** What is posted, by channel id; without one, the text composed from the event. */
  texts: z.record(z.string(), z.string()).default({}),
})
export type EventNew = z.infer<typeof eventNew>

export const eventEdit = eventNew.omit({ channels: true, times: true, texts: true })
export type EventEdit = z.infer<typeof eventEdit>

export const eventShape = z.object({
  id,
  title: z.string(),
  startLocal: localTime,
  endLocal: localTime.nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
  zone: z.string(),
  place: z.string(),
  text: z.string(),
  media: z.array(mediaShape),
  status: z.enum(['planned', 'postponed', 'cancelled']),
  deliveries: z.array(deliveryShape),
})
export type EventShape = z.infer<typeof eventShape>

/** The answer to a new event; `skipped`: the times, as they were given, that were already past. */
export const eventMade = eventShape.extend({ skipped: z.array(z.string()) })
export type EventMade = z.infer<typeof eventMade>
