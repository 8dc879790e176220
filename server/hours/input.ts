import type { z } from 'zod'
import { BadInput, problemOf } from '../platform/refusal.ts'
import { hoursSentences } from './sentences.ts'
import { calendarSchema } from './shapes.ts'

/**
 * Reads a calendar file: the JSON list of its versions; an empty list is a calendar that was
 * never set.
 *
 * @throws BadInput with one sentence that names the field.
 */
export function parseCalendar(text: string): z.output<typeof calendarSchema> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadInput(hoursSentences.fileNotJson)
  }
  const parsed = calendarSchema.safeParse(json)
  if (!parsed.success) throw new BadInput(hoursSentences.wrongFile(problemOf(parsed.error)))
  return parsed.data
}
