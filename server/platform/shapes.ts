import { z } from 'zod'

/**
 * What enters and leaves the house: the same documents in the API, in the command's `--json` and
 * in the screens. Instants are ISO 8601 in UTC with milliseconds; local times 'YYYY-MM-DDTHH:MM'
 * are in the commune's zone; durations are in milliseconds and say so in their name.
 */
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 instant' })
export const localDate = z.iso.date()
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .meta({ description: 'Local time in the commune’s zone, YYYY-MM-DDTHH:MM' })
export const id = z.int().positive()

/** An id in a path or a query, where a caller of ours writes a number. */
export const idText = z.coerce.number<number>().int().positive()
/** Of a path that names one thing: `/duties/:id`. */
export const byId = z.object({ id: idText })

/** Every refusal: one sentence for a person, and a stable key for a program. */
export const problem = z.object({ error: z.string(), message: z.string() })
export type ProblemShape = z.infer<typeof problem>

/** What an open screen is told: which part of what it shows is no longer true. */
export const topics = [
  'messages',
  'deliveries',
  'channels',
  'commune',
  'alerts',
  'rebuild',
  'archive',
] as const
export type Topic = (typeof topics)[number]
