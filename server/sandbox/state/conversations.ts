import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import type { Source } from './lists.ts'
import type { ConversationRow, MessageRow } from './rows.ts'

export type Conversations = ReturnType<typeof createConversations>

/** Details are given of the latest 20 messages of a thread; older ones answer "deleted" (Meta). */
export const detailedMessages = 20

/** Whoever takes a message back takes it from both. */
const isThere = 'id NOT IN (SELECT id FROM unsentMessages)'

/** A file as the API tells it: one that European rules withhold has a number and a notice for a name. */
export type MessageFile = { id: string; name?: string; mime_type?: string; file_url?: string }

/** Private conversations: one for each page and person, or each Instagram account and person. */
export function createConversations(db: Db, ids: Ids) {
  const found = db.prepare<[string, number], { id: string }>(
    'SELECT id FROM conversations WHERE page = ? AND person = ?',
  )
  const insert = db.prepare('INSERT INTO conversations (id, page, person) VALUES (?, ?, ?)')
  const one = db.prepare<[{ id: string; now: number }], ConversationRow>(
    `SELECT *, coalesce((SELECT max(createdAt) FROM messages
       WHERE conversation = conversations.id AND createdAt <= @now AND messages.${isThere}), 0) AS updatedAt
     FROM conversations WHERE id = @id`,
  )
  const insertMessage = db.prepare(
    `INSERT INTO messages (id, conversation, author, text, createdAt, app)
     VALUES (@id, @conversation, @author, @text, @createdAt, @app)`,
  )
  const oneMessage = db.prepare<[string], MessageRow>('SELECT * FROM messages WHERE id = ?')
  const latest = db.prepare<[string, number, number], MessageRow>(
    `SELECT * FROM messages WHERE conversation = ? AND createdAt <= ? AND ${isThere}
     ORDER BY createdAt DESC, seq DESC LIMIT ?`,
  )
  const lastInbound = db.prepare<[string, number], { at: number | null }>(
    `SELECT max(createdAt) AS at FROM messages
     WHERE conversation = ? AND author IS NOT NULL AND createdAt <= ?`,
  )
  const counts = db.prepare<[string, number], { total: number; unread: number }>(
    `SELECT count(*) AS total, coalesce(sum(author IS NOT NULL AND createdAt > coalesce((
         SELECT max(createdAt) FROM messages AS m
         WHERE m.conversation = messages.conversation AND m.author IS NULL), 0)), 0) AS unread
     FROM messages WHERE conversation = ? AND createdAt <= ? AND ${isThere}`,
  )
  const unsend = db.prepare('INSERT OR IGNORE INTO unsentMessages VALUES (?, ?)')
  const insertFile = db.prepare('INSERT INTO messageFiles VALUES (?, ?, ?)')
  const files = db.prepare<[string], { file: string }>(
    'SELECT file FROM messageFiles WHERE message = ? ORDER BY place',
  )
  const replied = db.prepare<[string], { message: string }>(
    'SELECT message FROM privateReplies WHERE target = ?',
  )
  const repliedIn = db.prepare<[string], { conversation: string }>(
    `SELECT conversation FROM privateReplies JOIN messages ON messages.id = privateReplies.message
     WHERE target = ?`,
  )
  const insertReplied = db.prepare('INSERT INTO privateReplies VALUES (?, ?)')

  return {
    between: (page: string, person: number) => found.get(page, person)?.id,
    /** The conversation of the two, which is opened if they have none. */
    open: (page: string, person: number, makeId = ids.conversation): string => {
      const known = found.get(page, person)
      if (known) return known.id
      const id = makeId()
      insert.run(id, page, person)
      return id
    },
    one: (id: string, now: number) => one.get({ id, now }),
    addMessage: (message: Omit<MessageRow, 'seq' | 'id'>, makeId = ids.message): string => {
      const id = makeId()
      insertMessage.run({ ...message, id })
      return id
    },
    message: (id: string) => oneMessage.get(id),
    unsend: (id: string, at: number) => {
      unsend.run(id, at)
    },
    attach: (message: string, all: MessageFile[]) => {
      for (const [place, file] of all.entries()) {
        insertFile.run(message, place, JSON.stringify(file))
      }
    },
    files: (message: string) => files.all(message).map((row): unknown => JSON.parse(row.file)),
    /** The newest first. */
    latest: (conversation: string, now: number, limit: number) =>
      latest.all(conversation, now, limit),
    lastInboundAt: (conversation: string, now: number) =>
      lastInbound.get(conversation, now)?.at ?? null,
    counts: (conversation: string, now: number) =>
      counts.get(conversation, now) ?? { total: 0, unread: 0 },
    /** The conversation in which a comment or a post was answered in private. */
    privateReplyTo: (target: string) => repliedIn.get(target)?.conversation,
    wasRepliedPrivately: (target: string) => replied.get(target) !== undefined,
    noteRepliedPrivately: (target: string, message: string) => {
      insertReplied.run(target, message)
    },
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
