import { z } from 'zod'
import { targetShape } from '../hours/shapes.ts'
import { askedDate, id, localDate, said, tableQuery } from '../platform/shapes.ts'
import { arrivalCells, figuresShape, reportQuery } from './shapes.ts'

/** The figures are those with exclusions, as they are known now. */
export const furtherQuery = reportQuery.omit({ exclusions: true, now: true }).extend({
  /** A date after `from` and not after `to`: what was before it stands beside what came from it on. */
  changeOn: askedDate.optional(),
})

/** How a share (0–1) changed, with its 95 % interval; null where one side has no case. */
const difference = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable()

/** One side of a comparison, of those who opened on these dates, both included. */
const side = figuresShape.extend({
  from: localDate,
  to: localDate,
  targets: z.array(targetShape),
  /** Answered within 15 minutes of opening hours, and those whose fate by then is known. */
  quick: z.object({ part: z.int(), whole: z.int() }),
})

const comparison = z.object({
  before: side,
  after: side,
  /** How the share on time changed, by the target of each day. */
  onTime: difference,
  /** How the share answered within 15 minutes of opening hours changed, whatever the target was. */
  quick: difference,
})
export type ComparisonShape = z.infer<typeof comparison>

/** What a commune changed on a date: its hours, a target, somebody more who answers, a saved reply. */
const changeKinds = ['hours', 'target', 'person', 'saved-reply'] as const

export const furtherShape = z.object({
  from: localDate,
  to: localDate,
  channel: id.nullable(),
  /** Those who are counted or still have time, and those of them who are not answered yet. */
  measured: z.int(),
  unanswered: z.int(),
  /** Shares (0–1) that have their answer by a time, who still waits being right-censored; [] without anybody. */
  within: z.array(
    z.object({
      clock: z.enum(['office', 'elapsed']),
      ms: z.number(),
      answered: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  /** How many took their message back before an answer, and the shares by some times of opening hours. */
  withdrawals: z.object({
    count: z.int(),
    points: z.array(z.object({ ms: z.number(), answered: z.number(), withdrawn: z.number() })),
  }),
  /** The first time that somebody asks in a conversation, and what they ask there later. */
  turns: z.object({ first: figuresShape, later: figuresShape }),
  /** The last months of the period, twelve at most, beside the same dates a year earlier. */
  year: z.object({
    months: z.array(
      z.object({
        before: figuresShape.extend({ from: localDate, to: localDate }),
        after: figuresShape.extend({ from: localDate, to: localDate }),
      }),
    ),
    whole: comparison,
  }),
  change: comparison.nullable(),
  /** Dates of the period on which the commune changed something. */
  changes: z.array(z.object({ on: localDate, kind: z.enum(changeKinds) })),
})
export type FurtherShape = z.infer<typeof furtherShape>

/** With exclusions, as it is known now. */
export const arrivalsQuery = reportQuery.omit({ exclusions: true, now: true })

/** Those whose fate is known, and how many were answered within their target on the wall clock. */
const proportion = z.object({ part: z.int(), whole: z.int() })

export const arrivalsShape = z.object({
  from: localDate,
  to: localDate,
  channel: id.nullable(),
  /** False: no opening hours were ever set. */
  isSet: z.boolean(),
  arrivals: arrivalCells,
  /** Messages whose target is in minutes; those of working days, which no hour more brings nearer, are only counted. */
  targets: z.array(targetShape),
  all: proportion,
  /** Those that came during opening hours, with the whole target left before the doors close. */
  inHours: proportion,
  inWorkingDays: z.int(),
  /** What opening in an hour more would have brought, the best five at most (docs/figures.md). */
  slots: z.array(
    proportion.extend({
      /** ISO weekday, 1 is Monday. */
      weekday: z.int(),
      /** Minutes after midnight by the local clock; 1440 is the day's end. */
      from: z.int(),
      to: z.int(),
      /** Messages more within the target, with the 95 % interval. */
      gained: z.object({ value: z.number(), low: z.number(), high: z.number() }),
      /** Whether that is sure enough to be said: the lower bound is a message at least. */
      isOffered: z.boolean(),
      /** Days of the period, and of the year after it, on which the mairie would have opened. */
      openings: z.int(),
      yearOpenings: z.int(),
    }),
  ),
})
export type ArrivalsShape = z.infer<typeof arrivalsShape>

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
