import { z } from 'zod'
import { textsById } from '../events/shapes-event.ts'
import { countings } from '../language/text-length.ts'
import { mostPictures } from '../pictures/rules-rendition-plan.ts'
import { askedTime, id, instant, localTime, prose, said } from '../platform/shapes.ts'
import { deliveryStates } from '../publishing/rules/delivery.ts'
import { takingBackStates, warningStates, warningTopics } from './rules-warning.ts'

/** More than a commune has. */
const mostChannels = 50

const way = z.enum(['push', 'mail', 'sms'])

export const warningForm = z.object({
  models: z.array(
    z.object({
      topic: z.enum(warningTopics),
      title: z.string(),
      /** What is in square brackets is to be written. */
      text: z.string(),
      /** How long it usually holds. */
      hours: z.int(),
    }),
  ),
  channels: z.array(
    z.object({
      channel: id,
      name: z.string(),
      connector: z.string(),
      /** How its readers are reached one by one; null: it is a network, or a place. */
      way: way.nullable(),
      /** Why nothing can be said there now; null: it can. */
      problem: said.nullable(),
      /** It takes nothing without a picture: with one its problem is gone. */
      needsPicture: z.boolean(),
      byHand: z.boolean(),
      /** Null: we do not know them. */
      subscribers: z.int().nullable(),
      /** The signs that it takes beside the line that says until when it holds. */
      limit: z.int(),
      /** All that it takes, and how it counts: what is longer is cut (`fitted` in `rules/warning.ts`). */
      textLength: z.int(),
      counts: z.enum(countings),
    }),
  ),
  /** How many people a drill reaches. */
  drillTo: z.int(),
})
export type WarningForm = z.infer<typeof warningForm>

/** `texts` overrides by channel id. */
export const warningNew = z.object({
  topic: z.enum(warningTopics),
  text: prose.min(1).max(63_206),
  texts: textsById,
  channels: z.array(id).min(1).max(mostChannels),
  media: z.array(id).max(mostPictures).default([]),
  endsLocal: askedTime,
  isDrill: z.boolean().default(false),
  /** The vigilance of Météo-France that it announces (`GET /feed-items`); null: none. */
  item: id.nullable().default(null),
})
export type WarningNew = z.infer<typeof warningNew>

/** `channels`: whose readers are told; absent: all that cost nothing. */
export const warningLift = z.object({
  /** Null: nobody is told. */
  text: prose.min(1).max(1_000).nullable().default(null),
  channels: z.array(id).max(mostChannels).optional(),
})
export type WarningLift = z.infer<typeof warningLift>

const reach = z.object({
  recipients: z.int(),
  reached: z.int(),
  failed: z.int(),
  waiting: z.int(),
})

export const warningShape = z.object({
  /** Its post's. */
  id,
  topic: z.enum(warningTopics),
  text: z.string(),
  startedAt: instant,
  endsAt: instant,
  endsLocal: localTime,
  isDrill: z.boolean(),
  state: z.enum(warningStates),
  by: z.string(),
  liftedAt: instant.nullable(),
  liftedBy: z.string().nullable(),
  liftedText: z.string().nullable(),
  /** How many people of the mairie a drill was sent to; null: it is none. */
  drillTo: z.int().nullable(),
  channels: z.array(
    z.object({
      delivery: id,
      channel: id,
      name: z.string(),
      connector: z.string(),
      way: way.nullable(),
      state: z.enum(deliveryStates),
      url: z.string().nullable(),
      publishedAt: instant.nullable(),
      /** Whether it is out, and its network lets us take it back, or a person can (`byHand`). */
      withdrawable: z.boolean(),
      byHand: z.boolean(),
      reason: said.nullable(),
      /** Null: nobody is reached one by one there, or it has not gone out. */
      reach: reach.nullable(),
      /** As a person counted them on its panel. */
      readers: z.int().nullable(),
      takenBack: z.enum(takingBackStates).nullable(),
      /** Who was told that it is over; null: nobody there. */
      endReach: reach.nullable(),
    }),
  ),
})
export type WarningShape = z.infer<typeof warningShape>
