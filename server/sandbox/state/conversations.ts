import { type Db, statementsOf } from './database.ts'
import type { Ids } from './ids.ts'
import type { Source } from './lists.ts'
import type { ConversationRow, MessageRow } from './rows.ts'

export type Conversations = ReturnType<typeof createConversations>

/** Details are given of the latest 20 messages of a thread; older ones answer "deleted" (Meta). */
export const detailedMessages = 20

/** Anyone who takes a message back takes it from both. */
const isThere = 'id NOT IN (SELECT id FROM unsentMessages)'

/** A file as the API tells it: one that European rules withhold has a number and a notice for a name. */
export type MessageFile = { id: string; name?: string; mime_type?: string; file_url?: string }

/** Private conversations: one for each page and person, or each Instagram account and person. */
export function createConversations(db: Db, ids: Ids) {
  const { one, all, run } = statementsOf(db)
  const found = one<[string, number], { id: string }>(
    'SELECT id FROM conversations WHERE page = ? AND person = ?',
  )
  const insert = run<[string, string, number]>(
    'INSERT INTO conversations (id, page, person) VALUES (?, ?, ?)',
  )
  const conversation = one<[{ id: string; now: number }], ConversationRow>(
    `SELECT *, coalesce((SELECT max(createdAt) FROM messages
       WHERE conversation = conversations.id AND createdAt <= @now AND messages.${isThere}), 0) AS updatedAt
     FROM conversations WHERE id = @id`,
  )
  const insertMessage = run<[object]>(
    `INSERT INTO messages (id, conversation, author, text, createdAt, app)
     VALUES (@id, @conversation, @author, @text, @createdAt, @app)`,
  )
  const lastInbound = one<[string, number], { at: number | null }>(
    `SELECT max(createdAt) AS at FROM messages
     WHERE conversation = ? AND author IS NOT NULL AND createdAt <= ?`,
  )
  const counts = one<[string, number], { total: number; unread: number }>(
    `SELECT count(*) AS total, coalesce(sum(author IS NOT NULL AND createdAt > coalesce((
         SELECT max(createdAt) FROM messages AS m
         WHERE m.conversation = messages.conversation AND m.author IS NULL), 0)), 0) AS unread
     FROM messages WHERE conversation = ? AND createdAt <= ? AND ${isThere}`,
  )
  const insertFile = run<[string, number, string]>('INSERT INTO messageFiles VALUES (?, ?, ?)')
  const files = all<[string], { file: string }>(
    'SELECT file FROM messageFiles WHERE message = ? ORDER BY place',
  )
  const replied = one<[string], { message: string }>(
    'SELECT message FROM privateReplies WHERE target = ?',
  )
  const repliedIn = one<[string], { conversation: string }>(
    `SELECT conversation FROM privateReplies JOIN messages ON messages.id = privateReplies.message
     WHERE target = ?`,
  )

  return {
    between: (page: string, person: number) => found(page, person)?.id,
    /** The conversation of the two, which is opened if they have none. */
    open: (page: string, person: number, makeId = ids.conversation): string => {
      const known = found(page, person)
      if (known) return known.id
      const id = makeId()
      insert(id, page, person)
      return id
    },
    one: (id: string, now: number) => conversation({ id, now }),
    addMessage: (message: Omit<MessageRow, 'seq' | 'id'>, makeId = ids.message): string => {
      const id = makeId()
      insertMessage({ ...message, id })
      return id
    },
    message: one<[string], MessageRow>('SELECT * FROM messages WHERE id = ?'),
    unsend: run<[string, number]>('INSERT OR IGNORE INTO unsentMessages VALUES (?, ?)'),
    attach: (message: string, given: MessageFile[]) => {
      for (const [place, file] of given.entries()) insertFile(message, place, JSON.stringify(file))
    },
    files: (message: string) => files(message).map((row): unknown => JSON.parse(row.file)),
    /** The newest first. */
    latest: all<[conversation: string, now: number, limit: number], MessageRow>(
      `SELECT * FROM messages WHERE conversation = ? AND createdAt <= ? AND ${isThere}
       ORDER BY createdAt DESC, seq DESC LIMIT ?`,
    ),
    lastInboundAt: (of: string, now: number) => lastInbound(of, now)?.at ?? null,
    counts: (of: string, now: number) => counts(of, now) ?? { total: 0, unread: 0 },
    /** The conversation in which a comment or a post was answered in private. */
    privateReplyTo: (target: string) => repliedIn(target)?.conversation,
    wasRepliedPrivately: (target: string) => replied(target) !== undefined,
    noteRepliedPrivately: run<[target: string, message: string]>(
      'INSERT INTO privateReplies VALUES (?, ?)',
    ),
  }
}

/** The page's conversations that have a message, by their last one. */
export function conversationsSource(page: string, now: number): Source {
  return {
    sql: `SELECT conversations.*, max(messages.createdAt) AS updatedAt, max(messages.createdAt) AS at
          FROM conversations JOIN messages ON messages.conversation = conversations.id
          WHERE conversations.page = ? AND messages.createdAt <= ? GROUP BY conversations.id`,
    params: [page, now],
  }
}

export function messagesSource(conversation: string, now: number): Source {
  return {
    sql: 'SELECT *, createdAt AS at FROM messages WHERE conversation = ? AND createdAt <= ?',
    params: [conversation, now],
  }
}
