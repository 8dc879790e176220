import type { Db } from '../../database/database.ts'
import { inChunks, unindexed } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'
import { actsAtTheDoor, type JournalAction } from '../rules/journal.ts'

/** One line of who did what. Secrets, message texts and residents' names never go into `detail`. */
export type JournalEntry = {
  communeId: number
  /** Milliseconds UTC. */
  at: number
  /** A person's name, an API key marked as one (`actorOfKey`), `Ligne de commande`, or `Tambour`. */
  actor: string
  action: JournalAction
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
  subject?: string | undefined
  /** Only these acts. */
  actions?: readonly JournalAction[] | undefined
  /** Never these. */
  without?: readonly JournalAction[]
  /** Only lines older than the one with this id. */
  before?: number | undefined
  /** 100 unless told. */
  limit?: number
}

/** The newest lines first. */
export async function readJournal(db: Db, query: JournalQuery): Promise<Row<'journal'>[]> {
  const { subject, actions, without = [], before } = query
  let rows = db.selectFrom('journal').selectAll().where('communeId', '=', query.communeId)
  if (subject !== undefined) rows = rows.where('subject', '=', subject)
  if (actions !== undefined) rows = rows.where('action', 'in', [...actions])
  if (without.length > 0) rows = rows.where('action', 'not in', [...without])
  if (before !== undefined) rows = rows.where('id', '<', before)
  return await rows
    .orderBy('id', 'desc')
    .limit(query.limit ?? 100)
    .execute()
}

/** All lines about these, of these acts, in the order in which they were written. */
export async function linesAbout(
  db: Db,
  communeId: number,
  subjects: readonly string[],
  actions: readonly JournalAction[],
): Promise<Row<'journal'>[]> {
  const lines = await inChunks(subjects, some =>
    db
      .selectFrom('journal')
      .selectAll()
      .where(unindexed(db, 'communeId'), '=', communeId)
      .where('subject', 'in', some)
      .where('action', 'in', [...actions])
      .execute(),
  )
  return lines.sort((a, b) => a.id - b.id)
}

/** Forgets who signed in from where before that instant, ms UTC; what was done stays. */
export async function forgetSignIns(db: Db, communeId: number, before: number): Promise<void> {
  await db
    .deleteFrom('journal')
    .where('communeId', '=', communeId)
    .where('at', '<', before)
    .where('action', 'in', [...actsAtTheDoor])
    .execute()
}

/** The lines of these acts from before an instant, ms UTC, that give a reason. */
export async function overridesBefore(
  db: Db,
  communeId: number,
  { before, actions }: { before: number; actions: readonly JournalAction[] },
): Promise<Pick<Row<'journal'>, 'id' | 'detail'>[]> {
  return await db
    .selectFrom('journal')
    .select(['id', 'detail'])
    .where('communeId', '=', communeId)
    .where('at', '<', before)
    .where('action', 'in', [...actions])
    .where('detail', 'like', '%"reason"%')
    .execute()
}

/** Tells otherwise what a line tells, where that named somebody who was erased. */
export async function rewriteDetail(
  db: Db,
  id: number,
  detail: Record<string, unknown>,
): Promise<void> {
  await db
    .updateTable('journal')
    .set({ detail: JSON.stringify(detail) })
    .where('id', '=', id)
    .execute()
}
