import type { Db } from '../database/database.ts'
import { writeJournal } from '../people/store/journal.ts'
import { type KeyedMail, mailsWithKeys } from './store/mail-keys.ts'
import { endedMergesBetween, groupOf, insertMerge } from './store/merges.ts'

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
  const places = new Set(mails.map(({ conversationId }) => conversationId))
  const groups = await groupOf(db, [...places])
  const groupWith = (id: number) => groups.get(id) ?? [id]
  /** Pairs of groups that a person parted, by their names: they are not joined again. */
  const parted = new Set<string>()
  for (const some of Map.groupBy(mails, ({ key }) => key).values()) {
    const inOrder = some.toSorted((a, b) => a.sentAt - b.sentAt || a.messageId - b.messageId)
    const asked = inOrder.filter(({ kind }) => kind === 'subject')
    let first = 0
    for (const answer of inOrder.filter(({ kind }) => kind === 'answers')) {
      const isOld = (one: KeyedMail) => answer.sentAt - one.sentAt > sameSubjectMs
      for (let one = asked[first]; one !== undefined && isOld(one); one = asked[first]) first++
      const { conversationId } = answer
      for (let at = first; ; at++) {
        const one = asked[at]
        if (one === undefined || one.sentAt > answer.sentAt) break
        const isAsked = answer.direction === 'inbound' || one.direction === 'inbound'
        const intoId = one.conversationId
        if (one.messageId === answer.messageId || !isAsked || conversationId === intoId) continue
        const [group, into] = [groupWith(conversationId), groupWith(intoId)]
        if (group === into || group.includes(intoId)) continue
        const pair = `${group[0]} ${into[0]}`
        if (parted.has(pair)) continue
        if (await endedMergesBetween(db, group, into)) {
          parted.add(pair)
          continue
        }
        await insertMerge(db, { communeId, conversationId, intoId, at: now, userId: null })
        await writeJournal(db, {
          communeId,
          at: now,
          actor: 'Tambour',
          action: 'conversation.merged',
          subject: `conversation:${conversationId}`,
          detail: { into: intoId },
        })
        const joined = [...group, ...into].sort((a, b) => a - b)
        for (const id of joined) groups.set(id, joined)
        parted.clear()
        touched.add(conversationId).add(intoId)
      }
    }
  }
  return [...touched]
}
