import { setTimeout } from 'node:timers/promises'
import { configOf } from '../channels/call.ts'
import type { HistoryArchive, IncomingConversation } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { measureOf } from '../hours/measure.ts'
import { ingestWithin } from '../inbox/receiving/ingest.ts'
import { holdPolling } from '../messages/store/imported.ts'
import { type Ingested, upsertMessages } from '../messages/upsert-messages.ts'
import { BadInput } from '../platform/refusal.ts'
import { recomputeConversations } from '../reply-times/episodes.ts'
import { eraseContent } from '../reply-times/thread-messages.ts'
import { createGivenIndex, freshOf, freshSlice, placeOf } from './fresh.ts'
import { historySentences } from './sentences.ts'
import { partOf, type Survey, type ThreadFiles } from './survey.ts'

/** How far an import is, and what it brought that was not there yet. */
export type Accepted = {
  /** Messages of the download that were gone through. */
  done: number
  inbound: number
  outbound: number
  /** Conversations in which the page does not take part. */
  foreign: number
}

export type AcceptOptions = {
  /** In the transaction of each batch; whatever it throws ends the import, and undoes the batch. */
  alongside?: (db: Db, taken: Accepted) => Promise<void>
  onProgress?: (progress: { done: number; total: number }) => void
  /** When to stop, between two files or batches: what was written stays. */
  signal?: AbortSignal
  /** A rest after each batch, ms: anybody else who needs the database gets at it. */
  pauseMs?: number
}

export type Source = {
  archive: HistoryArchive
  survey: Survey
  /** The name under which the page writes. */
  page: string
}

/** Messages to a transaction, about. */
const batchSize = 1000

/** A conversation of more messages than this is taken in by slices, so that it fits into memory. */
const sliceSize = 2000

/**
 * Takes the conversations of a download in, one after the other, as history: in batches, each whole
 * or not at all.
 *
 * A conversation of more than 2,000 messages is taken in by slices, the newest first, for those are
 * what a look at the network in between would bring. Its episodes are derived once its first messages
 * are there, too. Until then, also where an import ends in the middle, it is marked as cut, so that
 * nothing is made of its edge.
 */
export async function acceptHistory(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  channel: Row<'channel'>,
  { archive, survey, page }: Source,
  options: AcceptOptions = {},
): Promise<Accepted> {
  const { signal } = options
  const { threads, messages: total } = survey
  const taken: Accepted = { done: 0, inbound: 0, outbound: 0, foreign: 0 }
  // Later than anything: all of it is history.
  const source = { ...channel, createdAt: Number.POSITIVE_INFINITY }
  const given = createGivenIndex()

  /** @param messages how many messages of the download it goes through */
  const write = async (messages: number, work: (db: Db) => Promise<Ingested>): Promise<void> => {
    signal?.throwIfAborted()
    const wrote = await deps.db.transaction().execute(async db => {
      await holdPolling(db, channel.id)
      await given.refresh(db, channel.id)
      const came = await work(db)
      taken.done += messages
      taken.inbound += came.inbound
      taken.outbound += came.outbound
      await options.alongside?.(db, taken)
      return came.wrote
    })
    if (wrote) deps.changes.tell(channel.communeId, 'messages')
    options.onProgress?.({ done: taken.done, total })
    await setTimeout(options.pauseMs ?? 0)
  }

  /** Takes the messages out of it, slice by slice. @param end how many will then be done */
  const takeLong = async (conversation: IncomingConversation, end: number): Promise<void> => {
    const { messages } = conversation
    let place: number | undefined
    while (messages.length > 0) {
      const slice = { ...conversation, messages: messages.slice(-sliceSize) }
      const { length } = slice.messages
      const isLast = length === messages.length
      await write(isLast ? end - taken.done : length, async db => {
        place ??= await placeOf(db, channel.id, conversation, given, sliceSize)
        const fresh = await freshSlice(db, channel.id, place, slice, isLast)
        const seen = { eraseContent }
        const { came } = await upsertMessages(db, source, [fresh], deps.clock.now(), seen)
        // By its number from now on, for the network may give it another name meanwhile.
        place ??= await placeOf(db, channel.id, conversation, given, sliceSize)
        if (isLast && place !== undefined) {
          const measure = await measureOf({ db }, channel.communeId)
          await recomputeConversations(db, [place], measure)
        }
        return came
      })
      messages.length -= length
    }
  }

  const read = archive.reader(page, configOf(channel))
  const reread = async ({ thread, files }: ThreadFiles) => {
    const reading = read(thread)
    let count = 0
    for (const file of files) {
      signal?.throwIfAborted()
      const part = await partOf(archive, file)
      // It could be read a moment ago.
      if (part === null) throw new BadInput(historySentences.changed(file.path))
      reading.add(part)
      count += part.messages.length
    }
    return { conversation: reading.end(), count }
  }
  // Which texts are sent by themselves is known once all was read.
  for (const each of threads) await reread(each)

  let batch: IncomingConversation[] = []
  let waiting = 0
  const flush = async (): Promise<void> => {
    if (waiting === 0) return
    const [all, count] = [batch, waiting]
    batch = []
    waiting = 0
    await write(count, async db => {
      const fresh = await freshOf(db, channel.id, all, given)
      return (await ingestWithin(db, source, fresh, deps.clock.now())).came
    })
  }
  for (const each of threads) {
    const { conversation, count } = await reread(each)
    if (conversation !== null && conversation.messages.length > sliceSize) {
      await flush()
      await takeLong(conversation, taken.done + count)
      continue
    }
    waiting += count
    if (conversation === null) taken.foreign += 1
    else if (conversation.messages.length > 0) batch.push(conversation)
    if (waiting >= batchSize) await flush()
  }
  await flush()
  return taken
}
