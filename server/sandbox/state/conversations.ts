import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import { by } from './lists.ts'
import type { ConversationRow, MessageRow } from './rows.ts'

/** Details are given of the latest 20 messages of a thread; older ones answer "deleted" (Meta). */
export const detailedMessages = 20

type NewMessage = Pick<MessageRow, 'conversation' | 'author' | 'text' | 'createdAt' | 'app'> &
  Partial<Pick<MessageRow, 'files' | 'answers'>>

/** Private conversations: one for each page and person, or each Instagram account and person. */
export function createConversations(db: Db, ids: Ids) {
  const threads = db.table<ConversationRow>('conversation')
  const messages = db.table<MessageRow>('message')
  const between = (page: string, person: number) =>
    threads.where('page', page).find(one => one.person === person)?.id
  /** All that were ever sent, those that were taken back too, the oldest first. */
  const sent = (conversation: string, now: number) =>
    by(messages.where('conversation', conversation), now)
  const shown = (conversation: string, now: number) =>
    sent(conversation, now).filter(({ unsentAt }) => unsentAt === null)

  return {
    between,
    /** The conversation of the two, which is opened if they have none. */
    open: (page: string, person: number, newId = ids.conversation): string =>
      between(page, person) ?? threads.add({ id: newId(), page, person }).id,
    one: (id: string) => threads.one('id', id),
    of: (page: string) => threads.where('page', page),
    addMessage: (row: NewMessage, newId = ids.message): string =>
      messages.add({ files: [], answers: null, unsentAt: null, ...row, id: newId() }).id,
    message: (id: string) => messages.one('id', id),
    allMessages: () => messages.all(),
    unsend: (id: string, unsentAt: number) => {
      const row = messages.one('id', id)
      if (row) messages.change(row, { unsentAt })
    },
    sent,
    /** Those that nobody took back. */
    shown,
    /** The same, the newest first. */
    latest: (conversation: string, now: number, limit: number) =>
      shown(conversation, now).reverse().slice(0, limit),
    lastInboundAt: (conversation: string, now: number): number | null =>
      sent(conversation, now).findLast(({ author }) => author !== null)?.createdAt ?? null,
    /** The message that answered a comment or a post in private. */
    privateReplyTo: (target: string) => messages.one('answers', target),
  }
}
