import { z } from 'zod'
import { targetShape } from '../../hours/shapes.ts'
import { id, localDate, said, tableQuery } from '../../platform/shapes.ts'
import { reportQuery } from '../shapes.ts'

/** The badge is told of the days up to `to`, or up to today where that is earlier. */
export const badgesQuery = reportQuery.omit({ exclusions: true })
export const firstMessagesQuery = badgesQuery.extend(tableQuery.shape)

/** What one reading of a network’s badge makes of a page’s first private messages. */
const badgeReadingShape = z.object({
  key: z.string(),
  /** The first day on which a source tells it so, and the source. */
  asOf: localDate,
  source: z.url(),
  days: z.int(),
  percent: z.int(),
  minutes: z.int(),
  answeredWithin: z.enum(['same-day', '24-hours']),
  average: z.enum(['median', 'mean-of-fastest-90']),
  messages: z.int(),
  answered: z.int(),
  share: z.number().nullable(),
  timeMs: z.number().nullable(),
  /** Null without a message. */
  isEarned: z.boolean().nullable(),
  /** How many more of the messages, answered within `minutes`, would have earned it. */
  missing: z.int().nullable(),
})

export const badgesShape = z.object({
  /** Local dates, both included. */
  from: localDate,
  to: localDate,
  /** The networks that give such a badge. */
  networks: z.array(z.string()),
  badges: z.array(
    z.object({
      channel: id,
      name: z.string(),
      network: z.string(),
      /** What the network calls it. */
      badge: said,
      /** Whether the network lets us read the private messages at all. */
      isRead: z.boolean(),
      /** First messages of the days. */
      messages: z.int(),
      readings: z.array(badgeReadingShape),
      /** Our own figures of the same channel and days. */
      ours: z.object({
        onTime: z.int(),
        counted: z.int(),
        waiting: z.int(),
        ratio: z.number().nullable(),
        medianMs: z.number().nullable(),
        elapsedMedianMs: z.number().nullable(),
        targets: z.array(targetShape),
      }),
      /**
       * Why the two differ, counted. What we measure is `comments` + `later` + those first messages that
       * are not `notCounted`.
       */
      differences: z.object({
        /** Public episodes, which no badge counts. */
        comments: z.int(),
        /** Private episodes that open with no first message. */
        later: z.int(),
        /** First messages that open no episode of ours: a courtesy, or more of a question that is open. */
        notCounted: z.int(),
        /** First messages that came outside opening hours: the badge’s clock runs then. */
        outsideHours: z.int(),
        /** First messages without any answer yet: the badge’s time leaves them out. */
        neverAnswered: z.int(),
      }),
    }),
  ),
})
export type BadgesShape = z.infer<typeof badgesShape>
