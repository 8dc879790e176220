import { randomBytes } from 'node:crypto'
import type { Db } from '../database/database.ts'
import { slugOf } from '../language/slug.ts'
import { Refusal } from '../platform/refusal.ts'
import { eventSentences } from './sentences.ts'
import { isSlugTaken } from './store/events.ts'

export const newSlug = (): string => slugOf(randomBytes(8))

/**
 * The place that a form has chosen, so that its texts could name it before the event was there; or
 * a new one.
 * @throws Refusal (`conflict`) when another event has it.
 */
export async function slugFor(db: Db, wanted: string | null): Promise<string> {
  if (wanted === null) return newSlug()
  if (!(await isSlugTaken(db, wanted))) return wanted
  throw new Refusal('conflict', eventSentences.addressTaken)
}
