import type { Db } from '../../../database/database.ts'
import { mailsWithKeys } from '../../../messages/store/mail-keys.ts'
import { endedMergesBetween, groupOf, insertMerge } from '../../../messages/store/merges.ts'
import { writeJournal } from '../../../people/store/journal.ts'

/** For so long after a mail one of the same subject may answer it without naming it. */
export const sameSubjectMs = 14 * 24 * 60 * 60_000

/** Whether mails with these subjects answer others, or may be answered, by their subject alone. */
export async function mayJoinBySubject(
  db: Db,
  channelId: number,
  subjects: readonly string[],
): Promise<boolean> {
  return (await mailsWithKeys(db, channelId, subjects, ['answers'])).length > 0
}

/**
 * Joins conversations with one person of which the one is answered in the other by a mail that names none:
 * it has the subject of one of the 14 days before, of that person's where the commune answers. It is a
 * guess, which people undo as any joining; what they parted stays parted.
 * @param subjects of what came in, as they are kept
 * @returns the conversations that are joined now
 */
export async function joinBySubject(
  db: Db,
  { communeId, channelId, now }: { communeId: number; channelId: number; now: number },
  subjects: readonly string[],
): Promise<number[]> {
  const mails = await mailsWithKeys(db, channelId, subjects, ['subject', 'answers'])
  const touched = new Set<number>()
  for (const some of Map.groupBy(mails, ({ key }) => key).values()) {
    const asked = some.filter(({ kind }) => kind === 'subject')
    const answers = some
      .filter(({ kind }) => kind === 'answers')
      .sort((a, b) => a.sentAt - b.sentAt || a.messageId - b.messageId)
    for (const answer of answers) {
      for (const one of asked) {
        const isBefore = one.messageId !== answer.messageId && one.sentAt <= answer.sentAt
        const isNear = answer.sentAt - one.sentAt <= sameSubjectMs
        const isAsked = answer.direction === 'inbound' || one.direction === 'inbound'
        const { conversationId } = answer
        const intoId = one.conversationId
        if (!isBefore || !isNear || !isAsked || conversationId === intoId) continue
        const groups = await groupOf(db, [conversationId, intoId])
        const group = groups.get(conversationId) ?? []
        if (group.includes(intoId)) continue
        if (await endedMergesBetween(db, group, groups.get(intoId) ?? [])) continue
        await insertMerge(db, { communeId, conversationId, intoId, at: now, userId: null })
        await writeJournal(db, {
          communeId,
          at: now,
          actor: 'Tambour',
          action: 'conversation.merged',
          subject: `conversation:${conversationId}`,
          detail: { into: intoId },
        })
        touched.add(conversationId).add(intoId)
      }
    }
  }
  return [...touched]
}
