import type { Db } from './database.ts'
import type { Row } from './schema.ts'

/** One line of who did what. Secrets, message texts and residents' names never go into `detail`. */
export type JournalEntry = {
  communeId: number
  /** Milliseconds UTC. */
  at: number
  /** A person's name, an API key's name, or `Tambour`. */
  actor: string
  /** `channel.connected`, `message.marked`, … */
  action: string
  /** `channel:3`, `message:12`, … */
  subject: string
  detail?: Record<string, unknown> | null
}

/** The actor of what Tambour does by itself. */
export const ourselves = 'Tambour'

/** Adds a line; in the transaction of what it tells about, so that neither exists alone. */
export async function writeJournal(db: Db, entry: JournalEntry): Promise<void> {
  const { detail, ...line } = entry
  await db
    .insertInto('journal')
    .values({ ...line, detail: detail ? JSON.stringify(detail) : null })
    .execute()
}

export type JournalQuery = {
  communeId: number
  /** Only what concerns it. */
  subject?: string
  /** Only lines older than the one with this id. */
  before?: number
  /** 100 unless told. */
  limit?: number
}

/** The newest lines first. */
export async function readJournal(db: Db, query: JournalQuery): Promise<Row<'journal'>[]> {
  let rows = db.selectFrom('journal').selectAll().where('communeId', '=', query.communeId)
  if (query.subject !== undefined) rows = rows.where('subject', '=', query.subject)
  if (query.before !== undefined) rows = rows.where('id', '<', query.before)
  return await rows
    .orderBy('id', 'desc')
    .limit(query.limit ?? 100)
    .execute()
}
