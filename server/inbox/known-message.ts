import type { Db } from '../database/database.ts'
import { findMessage } from '../messages/store/messages.ts'
import { notFound } from '../platform/refusal.ts'
import { inboxSentences } from './sentences.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findMessage>>>

/**
 * A message that somebody names, of their own commune.
 * @throws Refusal (`not-found`)
 */
export async function knownMessage(db: Db, communeId: number, id: number): Promise<Found> {
  const message = await findMessage(db, communeId, id)
  if (message === undefined) throw notFound(inboxSentences.message)
  return message
}
