import { z } from 'zod'
import { targetShape } from '../../hours/shapes.ts'
import { id, localDate } from '../../platform/shapes.ts'
import { arrivalCells, reportQuery } from '../shapes.ts'

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
