import type { IncomingConversation } from '../../connectors/connector.ts'
import type { Db } from '../../database/database.ts'
import type { Deps } from '../../deps.ts'
import { type Measure, measureOf } from '../../hours/measure.ts'
import {
  type Ingested,
  type Seen,
  type Source,
  upsertMessages,
} from '../../messages/upsert-messages.ts'
import { recomputeConversations } from '../../reply-times/episodes.ts'
import { eraseContent } from '../../reply-times/thread-messages.ts'

type Given = Omit<Seen, 'eraseContent'>

export type IngestOptions = Given & {
  /** Before it (advancing the cursor). */
  alongside?: (transaction: Db) => Promise<void>
  /** After it, by the hours and targets that hold. */
  afterwards?: (transaction: Db, measure: Measure) => Promise<void>
}

/**
 * Takes in what a connector read, in one transaction: the messages (`upsertMessages`), the episodes of
 * every conversation that was touched, and what the options say. Either all of it happened or nothing.
 */
export async function ingest(
  deps: Pick<Deps, 'db' | 'clock'>,
  source: Source,
  conversations: readonly IncomingConversation[],
  { alongside, afterwards, ...given }: IngestOptions = {},
): Promise<Ingested> {
  return await deps.db.transaction().execute(async transaction => {
    await alongside?.(transaction)
    const now = deps.clock.now()
    const { came, measure } = await ingestWithin(transaction, source, conversations, now, given)
    await afterwards?.(transaction, measure)
    return came
  })
}

/** The same in a transaction that is under way, with all its rows seen at `now` (ms UTC). */
export async function ingestWithin(
  db: Db,
  source: Source,
  conversations: readonly IncomingConversation[],
  now: number,
  given: Given = {},
): Promise<{ came: Ingested; measure: Measure }> {
  const seen = { ...given, eraseContent }
  const { came, touched } = await upsertMessages(db, source, conversations, now, seen)
  const measure = await measureOf({ db }, source.communeId)
  if (touched.length > 0) await recomputeConversations(db, touched, measure)
  return { came, measure }
}
