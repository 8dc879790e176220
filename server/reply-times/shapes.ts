import { z } from 'zod'
import { targetShape } from '../hours/shapes.ts'
import { languages } from '../language/sentence.ts'
import { answererShape } from '../people/shapes.ts'
import {
  askedDate,
  askedInstant,
  id,
  idText,
  instant,
  localDate,
  said,
  tableQuery,
} from '../platform/shapes.ts'
import { mostPoints } from './rules/answered-curve.ts'
import { needReasons } from './rules/need/rules/described-rule.ts'
import { verdicts } from './rules/verdict.ts'

/** An episode in words for screens and exports; the keys are docs/reply-times.md's. */
export const episodeShape = z.object({
  id,
  conversation: id,
  channel: id,
  channelName: z.string(),
  visibility: z.enum(['private', 'public']),
  subject: z.string().nullable(),
  author: z.string().nullable(),
  openedBy: id,
  text: z.string().nullable(),
  openedAt: instant,
  closedBy: id.nullable(),
  closedAt: instant.nullable(),
  state: z.enum(['answered', 'waiting', 'missed', 'withdrawn', 'excluded']),
  reason: z.string().nullable(),
  elapsedMs: z.number().nullable(),
  officeMs: z.number(),
  onTime: z.boolean().nullable(),
  outOfHours: z.boolean(),
  fullAnswerMs: z.number().nullable(),
  detectionMs: z.number(),
  history: z.boolean(),
})
export type EpisodeShape = z.infer<typeof episodeShape>

/** Somebody who waits: when office time passes the two lines, or null when that is not foreseen. */
export const waitingShape = episodeShape.extend({
  aimAt: instant.nullable(),
  dueAt: instant.nullable(),
  /** Opening hours from its opening to `dueAt`, ms: within them it is on time. */
  targetMs: z.number().nullable(),
  openNow: z.boolean(),
  /** It counts, and most probably wants no answer. */
  unlikely: z.boolean(),
  /** What it is about, where its channel has subjects. */
  topic: z.string().nullable(),
  /** Who of the commune deals with it; anybody may answer all the same. */
  inCharge: answererShape.nullable(),
  /** Whether it is back: it waited for somebody else until today. */
  isBack: z.boolean(),
  /** Whether it can be answered from here; else the conversation says why, and where. */
  answerable: z.boolean(),
})
export type WaitingShape = z.infer<typeof waitingShape>

export const summaryShape = z.object({
  onTime: z.int(),
  counted: z.int(),
  waiting: z.int(),
  missed: z.int(),
  excluded: z.int(),
  withdrawn: z.int(),
  ratio: z.number().nullable(),
  wilson: z.tuple([z.number(), z.number()]).nullable(),
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
})

/** Median and P90 by the clock on the wall: the same statistics on W. */
const elapsedShape = z.object({
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
})

/** A set of episodes on both clocks: they are never shown apart. */
export const figuresShape = z.object({ summary: summaryShape, elapsed: elapsedShape })
export type FiguresShape = z.infer<typeof figuresShape>

/** Whether the share on time is what the council wants; null where nothing is counted. */
const verdict = z.enum(verdicts).nullable()

/** What became of those who are counted or still have time: four parts whose sum is `total`. */
const partsShape = z.object({
  onTime: z.int(),
  late: z.int(),
  missed: z.int(),
  waiting: z.int(),
  total: z.int(),
})

/** Why an episode is not counted: by a rule, hidden by the page, or by a person's judgement. */
export const exclusionKinds = [
  'courtesy',
  'emoji',
  'tag',
  'automatic',
  'moderation',
  'person',
] as const

/** `ignored`: every figure as if no rule, no mark and no hiding existed. */
const exclusionsChoice = z.enum(['applied', 'ignored'])

export const reportQuery = z.object({
  from: askedDate,
  to: askedDate,
  channel: idText.optional(),
  exclusions: exclusionsChoice.default('applied'),
  /** As it stood, and as far as it was known, at that instant; now unless told. */
  now: askedInstant.optional(),
})

export const reportTableQuery = reportQuery.extend(tableQuery.shape)

export const councilQuery = reportQuery.pick({ from: true, to: true, channel: true }).extend({
  language: z.enum(languages).default('fr'),
  /** On one page to hand out, or as four slides to show. */
  layout: z.enum(['page', 'slides']).default('page'),
})

/**
 * When messages that need an answer arrive: seven weekdays from Monday, of 24 local hours each.
 * `open`: the part of that hour, 0–1, during which the mairie was open over the period; 0 where it was on
 * fewer than half of its days.
 */
export const arrivalCells = z.array(z.array(z.object({ count: z.int(), open: z.number() })))

/** `from` and `to` are local dates, both included; episodes belong to the date of their opening. */
const reportFiguresShape = figuresShape.extend({
  from: localDate,
  to: localDate,
  channel: id.nullable(),
  exclusions: exclusionsChoice,
  aimMinutes: z.int(),
  /** The share of answers on time that the council wants, by which each verdict is given. */
  goalPercent: z.int(),
  verdict,
  /** By which they are judged, each by that of its channel on its day: one, or several. */
  targets: z.array(targetShape),
  /** All the period's episodes, whatever became of them. */
  received: z.int(),
  /** The local date of the first message that was ever measured there; null where none was. */
  since: localDate.nullable(),
  parts: partsShape,
  /**
   * The share (0–1) answered by each time of opening hours, ms, those who still wait being
   * right-censored, with its 95 % band; the last point is the longest time known.
   */
  curve: z
    .array(z.object({ ms: z.number(), answered: z.number(), low: z.number(), high: z.number() }))
    .max(mostPoints),
  /** The same period as if no rule, no mark and no hiding existed: stands beside the headline. */
  unfiltered: figuresShape.extend({ received: z.int() }),
  /** How many are not counted, by reason; those without a case are left out. */
  excluded: z.array(z.object({ kind: z.enum(exclusionKinds), count: z.int() })),
  /** How many that a rule leaves out people counted again, by rule. */
  overruled: z.array(z.object({ kind: z.enum(needReasons), count: z.int() })),
  /** How many that no rule leaves out people set aside as wanting no answer. */
  unruled: z.int(),
  /** Answered by a holding reply, and how many of them count as on time. */
  holding: z.object({ answered: z.int(), onTime: z.int() }),
  weeks: z.array(
    figuresShape.extend({ week: z.string(), from: localDate, to: localDate, verdict }),
  ),
  channels: z.array(
    figuresShape.extend({ channel: id, name: z.string(), targets: z.array(targetShape) }),
  ),
  visibilities: z.array(figuresShape.extend({ visibility: z.enum(['private', 'public']) })),
  arrivals: arrivalCells,
  /** Answered out of hours, imported history, and what could not be read. */
  outOfHours: z.int(),
  history: z.int(),
  notMeasured: z.array(said),
})
export type ReportFiguresShape = z.infer<typeof reportFiguresShape>

/** The same with its weeks by field, as screens are sent them: one list a field, a place a week. */
export const sentFiguresShape = reportFiguresShape.extend({
  weeks: z.object({
    week: z.array(z.string()),
    from: z.array(localDate),
    to: z.array(localDate),
    verdict: z.array(verdict),
    summary: z.object({
      onTime: z.array(z.int()),
      counted: z.array(z.int()),
      waiting: z.array(z.int()),
      missed: z.array(z.int()),
      excluded: z.array(z.int()),
      withdrawn: z.array(z.int()),
      ratio: z.array(summaryShape.shape.ratio),
      wilson: z.array(summaryShape.shape.wilson),
      medianMs: z.array(summaryShape.shape.medianMs),
      p90Ms: z.array(summaryShape.shape.p90Ms),
    }),
    elapsed: z.object({
      medianMs: z.array(elapsedShape.shape.medianMs),
      p90Ms: z.array(elapsedShape.shape.p90Ms),
    }),
  }),
})

/** The figures with every episode behind them, in the order of openings. */
export const reportShape = reportFiguresShape.extend({ episodes: z.array(episodeShape) })
export type ReportShape = z.infer<typeof reportShape>

/** The lists behind the figures. */
const episodeLists = [
  'received',
  'counted',
  /** Counted or still in time: what `parts` sums to. */
  'measured',
  'on-time',
  'late',
  'answered',
  'missed',
  'waiting',
  /** Missed or waiting. */
  'unanswered',
  'excluded',
  'withdrawn',
  'out-of-hours',
  'history',
  'holding',
  'holding-on-time',
  'public',
  'private',
] as const
export type EpisodeList = (typeof episodeLists)[number]

export const episodeListQuery = reportQuery.extend({
  list: z.enum(episodeLists).default('received'),
  /** ISO weekday, 1 is Monday, and local hour of the opening: one cell of `arrivals`. */
  weekday: z.coerce.number<number>().int().min(1).max(7).optional(),
  hour: z.coerce.number<number>().int().min(0).max(23).optional(),
  /** Only those that are not counted for that reason. */
  kind: z.enum(exclusionKinds).optional(),
  /** `slowest`: answered ones by office time, then elapsed, the longest first. */
  order: z.enum(['oldest', 'slowest']).default('oldest'),
  limit: z.coerce.number<number>().int().min(1).max(500).default(100),
  /** The `next` of the list before. */
  after: z.string().max(60).optional(),
})

export const episodeListShape = z.object({
  /** How many there are in all. */
  count: z.int(),
  episodes: z.array(episodeShape),
  next: z.string().nullable(),
})
export type EpisodeListShape = z.infer<typeof episodeListShape>

/** The rebuild of the episodes that is asked for and not finished, or null. */
export const rebuildShape = z.object({
  rebuild: z
    .object({
      /** From which something changed; null: everything is reckoned anew. */
      fromDate: localDate.nullable(),
      /** Conversations that are done, and all of them; null until they are counted. */
      done: z.int(),
      total: z.int().nullable(),
      requestedAt: instant,
    })
    .nullable(),
})
export type RebuildShape = z.infer<typeof rebuildShape>
export const rebuildRequest = z.object({ fromDate: askedDate.optional() })
