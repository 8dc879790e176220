import { z } from 'zod'
import { countings } from '../language/text-length.ts'
import { askedTime, id, localTime, pastedLine, prose, said } from '../platform/shapes.ts'
import { eventStatuses } from './rules/plan.ts'
import { textsById } from './shapes-event.ts'

const detail = prose.max(500).default('')
const kinds = [
  /** To another date; `startLocal` null: it is not known yet. */
  z.object({
    kind: z.literal('postpone'),
    startLocal: askedTime.nullable(),
    endLocal: askedTime.nullable().default(null),
    detail,
  }),
  z.object({ kind: z.literal('cancel'), detail }),
  z.object({ kind: z.literal('reinstate'), detail }),
] as const

/** What a person decides; `detail`: their own words, said in every notice. */
export const eventChangeAsked = z.discriminatedUnion('kind', kinds)
export type EventChangeAsked = z.infer<typeof eventChangeAsked>

/** Who is not told of a change: channels by id, all others by their `key`. */
const untold = z.object({
  channels: z.array(id).max(50).default([]),
  readers: z.array(z.string().max(60)).max(1_000).default([]),
})
export type Untold = z.infer<typeof untold>

/** Each is drawn or read anew: more than any plan has posters. */
const mostReplaced = 50

/**
 * Words and pictures in place of those that name the old date. `deliveries`: what is planned and was
 * written by hand, by id. `pictures`: by the id of the one that goes, the one that comes, or
 * « REPORTÉ » or « ANNULÉ » over it.
 */
const rewording = z.object({
  title: pastedLine(140).optional(),
  text: prose.min(1).max(10_000).optional(),
  deliveries: textsById,
  pictures: z
    .record(z.string(), z.union([z.literal('stamp'), id]))
    .refine(pictures => Object.keys(pictures).length <= mostReplaced)
    .default({}),
})
export type Rewording = z.infer<typeof rewording>

/**
 * The same, done. `sequence`: the event's, as it was looked at, so that pressing twice is one
 * change. `texts`: notices changed by hand, by channel id.
 */
export const eventChangeNew = z.object({
  change: eventChangeAsked,
  sequence: z.int().nonnegative(),
  texts: textsById,
  untold: untold.optional(),
  rewording: rewording.optional(),
})
export type EventChangeNew = z.infer<typeof eventChangeNew>

/** What becomes of an announcement that is not out (event-change.ts). */
const changedDelivery = z.object({
  id,
  channelName: z.string(),
  neighbour: z.string().nullable(),
  stepName: z.string().nullable(),
  becomes: z.enum(['moves', 'waits', 'passes', 'stops']),
  from: localTime,
  /** Null unless it moves, or passes. */
  to: localTime.nullable(),
  /** Its time was chosen by itself, and keeps its distance in days. */
  keepsDistance: z.boolean(),
  /** Its text, written by hand, still names the old day. */
  namesOldDay: z.boolean(),
})

const changedReminder = z.object({
  id,
  stepName: z.string(),
  from: localTime,
  /** Null: done away with. */
  to: localTime.nullable(),
})

const plannedNotice = z.object({
  channel: id,
  channelName: z.string(),
  neighbour: z.string().nullable(),
  text: z.string(),
  limit: z.object({
    textLength: z.int(),
    counts: z.enum(countings),
  }),
})

/**
 * Who is told otherwise than on a channel. `mail`: to `people`, and only they can be left out;
 * `screens`: a commune of this installation; `software`: a partner's own, which asks by itself.
 */
const changeReader = z.object({
  key: z.string(),
  kind: z.enum(['neighbour', 'committee']),
  name: z.string(),
  way: z.enum(['mail', 'screens', 'software']),
  people: z.array(z.string()),
})
export type ChangeReader = z.infer<typeof changeReader>

/** What names the old date, and what it could say instead. */
const oldDate = z.object({
  words: z.array(
    z.object({ field: z.enum(['title', 'text']), text: z.string(), proposal: z.string() }),
  ),
  /** Written by hand, and planned: the deliveries that say it. */
  wordings: z.array(
    z.object({
      deliveries: z.array(id),
      channels: z.array(z.string()),
      stepName: z.string().nullable(),
      text: z.string(),
      proposal: z.string(),
    }),
  ),
  /** `names`: whether it says the old date; null where nobody could read what it says. */
  pictures: z.array(
    z.object({
      media: id,
      url: z.string(),
      alt: z.string(),
      names: z.literal(true).nullable(),
    }),
  ),
})
export type OldDate = z.infer<typeof oldDate>

/** What a change does, or would do. */
export const eventChangePlan = z.object({
  /** The event's before it: to be given back with the change. */
  sequence: z.int(),
  status: z.enum(eventStatuses),
  startLocal: localTime,
  endLocal: localTime.nullable(),
  deliveries: z.array(changedDelivery),
  reminders: z.array(changedReminder),
  notices: z.array(plannedNotice),
  /** Channels on which what is out is brought up to date where it stands; `byHand`: by a person. */
  corrected: z.array(
    z.object({
      channel: id,
      channelName: z.string(),
      neighbour: z.string().nullable(),
      byHand: z.boolean(),
    }),
  ),
  readers: z.array(changeReader),
  /** Whether the public agenda shows it, with the feeds and calendars that follow that. */
  isPublic: z.boolean(),
  oldDate,
  /** Channels on which something is out, and no notice can go; `reason` is one sentence. */
  silent: z.array(
    z.object({ channelName: z.string(), neighbour: z.string().nullable(), reason: said }),
  ),
  /** Names of channels on which something is being sent at this moment. */
  underWay: z.array(z.string()),
})
export type EventChangePlan = z.infer<typeof eventChangePlan>
export type ChangedDelivery = z.infer<typeof changedDelivery>
export type ChangedReminder = z.infer<typeof changedReminder>
export type PlannedNotice = z.infer<typeof plannedNotice>
