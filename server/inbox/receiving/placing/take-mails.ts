import type { Db } from '../../../database/database.ts'
import { lockConversations, lockForMerge } from '../../../messages/store/conversations.ts'
import { deleteRecipientKeys, insertMailKeys } from '../../../messages/store/mail-keys.ts'
import { updateMessage } from '../../../messages/store/messages.ts'
import { moveConversations } from '../../../messages/store/moving.ts'
import { noteMoves } from '../../store/moved.ts'
import type { Folded } from '../folded.ts'
import { mailKeysOf, mailsIn, subjectKeyOf } from './mail-keys.ts'
import { placeMails } from './place-mails.ts'
import { joinBySubject, mayJoinBySubject } from './subject-joins.ts'

type Source = { communeId: number; channelId: number; now: number }

/** Where what came in belongs, once it has numbers. */
type Numbered = {
  /** Conversations by the network's id, and messages. */
  threads: ReadonlyMap<string, number>
  numberOf: (remoteId: string) => number | undefined
}

/**
 * Places the mails among what came in, and joins the conversations that they show to be one: before these
 * are looked at, for nothing of them may be elsewhere meanwhile. What is no mail stays as it is.
 */
export async function takeMails(
  db: Db,
  { communeId, channelId, now }: Source,
  found: Folded,
  contactId: (remoteId: string) => number | null,
) {
  const mails = mailsIn(found, contactId)
  const { incoming, joins, strays } = await placeMails(db, channelId, found, mails)
  const subjects = mails.flatMap(one => subjectKeyOf(one) ?? [])
  const isAnswered = mails.some(({ mail }) => mail.answers)
  const mayJoin = isAnswered || (await mayJoinBySubject(db, channelId, subjects))
  const held = joins.flatMap(({ from, into }) => [into, ...from])
  if (mayJoin || joins.length > 0) await lockForMerge(db, held)
  else await lockConversations(db, held)
  for (const { from, into } of joins) {
    await moveConversations(db, from, into)
    await noteMoves(db, { communeId, at: now }, from, into)
  }

  return {
    incoming,
    /** Into which conversations others went. */
    joined: joins.map(({ into }) => into),
    /** Whether any of them may answer another of which it says nothing. */
    answers: mayJoin || mails.some(({ message }) => message.direction === 'inbound'),
    /** Keeps by what they are found, and joins what has one subject. */
    async settle({ threads, numberOf }: Numbered) {
      const touched = new Set<number>()
      const left = new Set<number>()
      const rows = mails.flatMap(one => {
        const id = numberOf(one.message.remoteId)
        return id === undefined ? [] : mailKeysOf(one, id)
      })
      await insertMailKeys(db, rows)
      for (const { messageId, conversationId, thread } of strays) {
        const home = threads.get(thread)
        if (home === undefined || home === conversationId) continue
        await updateMessage(db, messageId, { conversationId: home })
        await deleteRecipientKeys(db, messageId)
        touched.add(home).add(conversationId)
        left.add(conversationId)
      }
      if (!mayJoin) return { touched, left }
      for (const id of await joinBySubject(db, { communeId, channelId, now }, subjects)) {
        touched.add(id)
      }
      return { touched, left }
    },
  }
}
