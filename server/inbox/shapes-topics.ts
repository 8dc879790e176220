import { z } from 'zod'
import { id, localDate } from '../platform/shapes.ts'
import { figuresShape, reportQuery } from '../reply-times/shapes.ts'

/** The last year of the dates, where they are longer. */
export const topicsQuery = reportQuery.pick({ from: true, to: true, channel: true })

const days = z.object({ from: localDate, to: localDate })

/** Something that three persons or more asked about. */
const topic = figuresShape.extend({
  /** Words of a list in which there is no name. */
  label: z.string(),
  /** What else is asked about it, by three persons or more each. */
  beside: z.array(z.string()),
  questions: z.int(),
  persons: z.int(),
  /** How many questions there were about it in as many days before. */
  before: z.int(),
  /** Its questions in each of `months`. */
  byMonth: z.array(z.int()),
  /** What finds it in `GET /conversations`. */
  search: z.string(),
  /** The saved reply that fits it. */
  savedReply: z.object({ id, title: z.string() }).nullable(),
  /** The last question about it that was answered: what it is like was answered too. */
  answered: id.nullable(),
})
export type TopicShape = z.infer<typeof topic>

export const topicsShape = days.extend({
  channel: id.nullable(),
  /** The questions of the period; only the last ones of a very busy one. */
  questions: z.int(),
  isCut: z.boolean(),
  before: days.extend({ questions: z.int() }),
  months: z.array(days),
  /** The most usual first; what is in none of them is « autres questions ». */
  topics: z.array(topic),
})
export type TopicsShape = z.infer<typeof topicsShape>
