import { z } from 'zod'
import { targetShape } from '../../hours/shapes.ts'
import { askedDate, id, localDate } from '../../platform/shapes.ts'
import { figuresShape, reportQuery } from '../shapes.ts'

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
