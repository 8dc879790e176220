import type { z } from 'zod'
import type { Db } from '../../database/database.ts'
import type { Deps } from '../../deps.ts'
import { measureOf } from '../../hours/measure.ts'
import { lockConversations } from '../../messages/store/merges.ts'
import {
  deleteNeedsReplyOverride,
  findMessage,
  insertNeedsReplyOverride,
  marksById,
} from '../../messages/store/messages.ts'
import type { Actor } from '../../people/rules/role.ts'
import { writeJournal } from '../../people/store/journal.ts'
import { recomputeConversations } from '../../reply-times/episodes.ts'
import { type AsideKind, asideEpisodes } from '../../reply-times/rows.ts'
import type { setAside } from '../shapes-override.ts'

/** As many as one press sets aside; there is another press for more. */
const most = 1_000

type AsideDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

/**
 * Sets everybody aside who was late already when their channel was connected, or who most probably
 * wants no answer: nobody waits for these any more. Each is judged like any other message, and can
 * be taken back alone.
 * @returns the judgements, to take them back together
 */
export async function setAllAside(
  deps: AsideDeps,
  { communeId, userId, actor }: Actor,
  kind: AsideKind,
): Promise<z.infer<typeof setAside>> {
  const at = deps.clock.now()
  const marks = await deps.db.transaction().execute(async db => {
    const made: number[] = []
    const seen = new Set<number>()
    // Behind what opened an episode the next message of a burst opens one: until none is left.
    for (;;) {
      const left = await asideEpisodes(db, communeId, kind, most - made.length)
      const found = left.filter(({ openedBy }) => !seen.has(openedBy) && seen.add(openedBy))
      if (found.length === 0) break
      const conversations = [...new Set(found.map(one => one.conversationId))]
      await lockConversations(db, conversations)
      for (const { openedBy: messageId } of found) {
        const mark = { messageId, at, needsReply: 0, reason: kind, userId } as const
        made.push(await insertNeedsReplyOverride(db, mark))
      }
      await recompute(db, communeId, conversations)
    }
    if (made.length > 0) {
      await writeJournal(db, {
        communeId,
        at,
        actor,
        action: 'messages.set-aside',
        subject: `commune:${communeId}`,
        detail: { count: made.length, kind },
      })
    }
    return made
  })
  deps.changes.tell(communeId, 'messages')
  return { marks }
}

/** Takes these judgements back: what held before them holds again. Those of others are left alone. */
export async function takeBack(
  deps: AsideDeps,
  { communeId, actor }: Actor,
  { marks }: z.infer<typeof setAside>,
  kind: AsideKind,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const conversations = new Set<number>()
    const ours: number[] = []
    for (const mark of await marksById(db, marks)) {
      const message = await findMessage(db, communeId, mark.messageId)
      if (message === undefined || mark.reason !== kind) continue
      conversations.add(message.conversationId)
      ours.push(mark.id)
    }
    await lockConversations(db, [...conversations])
    for (const id of ours) await deleteNeedsReplyOverride(db, id)
    await recompute(db, communeId, [...conversations])
    if (ours.length === 0) return
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: 'messages.taken-back',
      subject: `commune:${communeId}`,
      detail: { count: ours.length, kind },
    })
  })
  deps.changes.tell(communeId, 'messages')
}

async function recompute(
  db: Db,
  communeId: number,
  conversations: readonly number[],
): Promise<void> {
  if (conversations.length === 0) return
  await recomputeConversations(db, [...conversations], await measureOf({ db }, communeId))
}
