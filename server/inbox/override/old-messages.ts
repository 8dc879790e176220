import type { z } from 'zod'
import type { Db } from '../../database/database.ts'
import type { Deps } from '../../deps.ts'
import { measureOf } from '../../hours/measure.ts'
import { lockConversations } from '../../messages/store/conversations.ts'
import {
  deleteNeedsReplyOverride,
  findMessage,
  insertNeedsReplyOverride,
  marksById,
} from '../../messages/store/messages.ts'
import type { Actor } from '../../people/actor.ts'
import { writeJournal } from '../../people/store/journal.ts'
import { recomputeConversations } from '../../reply-times/episodes.ts'
import { oldEpisodes } from '../../reply-times/rows.ts'
import type { setAside } from '../shapes/conversation.ts'

/** As figures and screens name the reason. */
const reason = 'old'

/** As many as one press sets aside; there is another press for more. */
const most = 1_000

type OldDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

/**
 * Sets everybody aside who was late already when their channel was connected: nobody waits for these
 * any more. Each is judged like any other message, and can be taken back alone.
 * @returns the judgements, to take them back together
 */
export async function setOldAside(
  deps: OldDeps,
  { communeId, userId, actor }: Actor,
): Promise<z.infer<typeof setAside>> {
  const at = deps.clock.now()
  const marks = await deps.db.transaction().execute(async db => {
    const found = await oldEpisodes(db, communeId, most)
    const conversations = [...new Set(found.map(one => one.conversationId))]
    await lockConversations(db, conversations)
    const made: number[] = []
    for (const { openedBy: messageId } of found) {
      made.push(
        await insertNeedsReplyOverride(db, { messageId, at, needsReply: 0, reason, userId }),
      )
    }
    await judged(db, communeId, conversations)
    if (made.length > 0) {
      await writeJournal(db, {
        communeId,
        at,
        actor,
        action: 'messages.set-aside',
        subject: `commune:${communeId}`,
        detail: { count: made.length },
      })
    }
    return made
  })
  deps.changes.tell(communeId, 'messages')
  return { marks }
}

/** Takes these judgements back: what held before them holds again. Those of others are left alone. */
export async function takeOldBack(
  deps: OldDeps,
  { communeId, actor }: Actor,
  { marks }: z.infer<typeof setAside>,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const conversations = new Set<number>()
    const ours: number[] = []
    for (const mark of await marksById(db, marks)) {
      const message = await findMessage(db, communeId, mark.messageId)
      if (message === undefined || mark.reason !== reason) continue
      conversations.add(message.conversationId)
      ours.push(mark.id)
    }
    await lockConversations(db, [...conversations])
    for (const id of ours) await deleteNeedsReplyOverride(db, id)
    await judged(db, communeId, [...conversations])
    if (ours.length === 0) return
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: 'messages.taken-back',
      subject: `commune:${communeId}`,
      detail: { count: ours.length },
    })
  })
  deps.changes.tell(communeId, 'messages')
}

async function judged(db: Db, communeId: number, conversations: readonly number[]): Promise<void> {
  if (conversations.length === 0) return
  await recomputeConversations(db, [...conversations], await measureOf({ db }, communeId))
}
