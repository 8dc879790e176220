import { setTimeout } from 'node:timers/promises'
import { channelRow, type Who } from '../channels/channels.ts'
import { deleteImportedChannel, journal } from '../channels/rows.ts'
import type { Deps } from '../deps.ts'
import { measureOf } from '../hours/measure.ts'
import { deleteEmptyConversations, touchConversations } from '../messages/store/conversations.ts'
import { erasedPeople } from '../messages/store/erasing.ts'
import { lockConversations } from '../messages/store/merges.ts'
import { recomputeConversations } from '../reply-times/episodes.ts'
import { refuseWhileRunning } from './imports.ts'
import {
  deleteArchivedMessages,
  forgetArchivedContacts,
  nextArchivedConversation,
} from './store.ts'

/** Messages to a transaction: anybody else who needs the database gets at it in between. */
const batchSize = 1000
const pauseMs = 20

/**
 * Takes what downloads brought out of a channel again: messages that its network never gave, with
 * the judgements on them. What the network gave as well stays, and so does all that came after.
 *
 * A conversation goes in batches, the oldest last, and its episodes are derived when it is done: one
 * that was ended in the middle is asked for again, and goes on. A channel that had nothing but the
 * download goes as well, unless somebody was erased from it: it stays empty, for it knows them.
 * @returns how many messages were taken away
 * @throws Refusal while an import runs, or when there is no such channel
 */
export async function removeImported(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Who,
  channelId: number,
): Promise<{ messages: number }> {
  const { communeId } = who
  await channelRow(deps, communeId, channelId)
  await refuseWhileRunning(deps.db, communeId)
  let messages = 0
  let afterId = 0
  for (;;) {
    const id = await nextArchivedConversation(deps.db, channelId, afterId)
    if (id === undefined) break
    for (let isLast = false; !isLast; ) {
      const gone = await deps.db.transaction().execute(async db => {
        await refuseWhileRunning(db, communeId)
        await lockConversations(db, [id])
        const count = await deleteArchivedMessages(db, id, batchSize)
        isLast = count < batchSize
        if (!isLast || (await deleteEmptyConversations(db, [id])).length > 0) return count
        await touchConversations(db, [id])
        await recomputeConversations(db, [id], await measureOf({ db }, communeId))
        return count
      })
      messages += gone
      await setTimeout(pauseMs)
    }
    afterId = id
  }
  if (messages === 0) return { messages }
  await deps.db.transaction().execute(async db => {
    await forgetArchivedContacts(db, channelId)
    // Nothing is left of a page that is not connected but who was erased: an import to come asks.
    const { size: erased } = await erasedPeople(db, channelId)
    if (erased === 0) await deleteImportedChannel(db, channelId)
    const subject = `channel:${channelId}` as const
    await journal(db, who, deps.clock.now(), 'archive.removed', subject, { messages })
  })
  deps.changes.tell(communeId, 'messages', 'channels')
  return { messages }
}
