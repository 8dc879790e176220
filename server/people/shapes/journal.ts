import { z } from 'zod'
import { id, instant } from '../../platform/shapes.ts'

/** Where something that was done can be seen. */
export const journalFilters = z.object({
  kind: z.enum([
    'conversation',
    'event',
    'channel',
    'digest',
    'people',
    'keys',
    'commune',
    'hours',
  ]),
  id: id.nullable(),
  /** The conversation's subject, the event's title, the channel's name, where there is one. */
  name: z.string().nullable(),
})
export type JournalFilters = z.infer<typeof journalFilters>

/** One act: who, when, what; `detail` is of the act's own form. */
export const journalLine = z.object({
  id,
  at: instant,
  by: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  /** Null when what it is about is no longer there. */
  place: journalFilters.nullable(),
})
export type JournalLine = z.infer<typeof journalLine>

export const journalPage = z.object({
  lines: z.array(journalLine),
  /** Give it back as `before` for the older ones; null at the end. */
  next: id.nullable(),
})
export type JournalPage = z.infer<typeof journalPage>
