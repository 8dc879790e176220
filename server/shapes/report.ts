import { z } from 'zod'
import { id, instant, localDate } from './common.ts'
import { episodeShape } from './conversation.ts'

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
export type SummaryShape = z.infer<typeof summaryShape>

export const reportQuery = z.object({
  from: localDate,
  to: localDate,
  channel: z.coerce.number().int().positive().optional(),
  /** As it stood, and as far as it was known, at that instant; now unless told. */
  now: instant.optional(),
})

/** `from` and `to` are local dates, both included; episodes belong to the date of their opening. */
export const reportShape = z.object({
  from: localDate,
  to: localDate,
  channel: id.nullable(),
  aimMinutes: z.int(),
  targetMinutes: z.int(),
  summary: summaryShape,
  /** Elapsed time beside office time: the same statistics on W. */
  elapsed: z.object({ medianMs: z.number().nullable(), p90Ms: z.number().nullable() }),
  weeks: z.array(
    z.object({ week: z.string(), from: localDate, to: localDate, summary: summaryShape }),
  ),
  channels: z.array(z.object({ channel: id, name: z.string(), summary: summaryShape })),
  /** Answered out of hours, imported history, and what could not be read. */
  outOfHours: z.int(),
  history: z.int(),
  notMeasured: z.array(z.string()),
  episodes: z.array(episodeShape),
})
export type ReportShape = z.infer<typeof reportShape>
