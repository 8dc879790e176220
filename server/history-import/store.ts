import type { Generated } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/database.ts'
import type { Instant, Json, NewRow, Row } from '../database/schema.ts'
import { folded } from '../language/text.ts'
import { archived } from '../messages/store/imported.ts'

/** What a first reading of a download told, shown before anything is written. */
export const surveyShape = z.object({
  conversations: z.int(),
  /** ms UTC; null where it has no message. */
  from: z.int().nullable(),
  to: z.int().nullable(),
  broken: z.array(z.string()),
  incomplete: z.int(),
  /** What the page itself wrote elsewhere, which is not taken in. */
  own: z.object({ posts: z.int(), comments: z.int() }),
  /** Who may be the page, the likeliest first. */
  names: z.array(z.string()),
})
export type DownloadSurvey = z.output<typeof surveyShape>

/**
 * A download that was handed in on the screen.
 * - `ready`: it was read once, and a person must confirm;
 * - `running`: it is being imported, or will be at the next start;
 * - `stopped`: by a person, who may take it up again;
 * - `failed`: for `error`, and may be taken up again;
 * - `done`: its file is deleted.
 */
type HistoryImportTable = {
  communeId: number
  connector: string
  channelId: number | null
  state: 'ready' | 'running' | 'stopped' | 'failed' | 'done'
  /** Its name in the folder of handed-in downloads; not the name that it was given by people. */
  file: string
  fileName: string
  /** Bytes. */
  size: number
  /** The name under which the page writes; null until it is told. */
  page: string | null
  survey: Json<DownloadSurvey>
  /** Messages of the download, and how many were gone through. */
  total: number
  done: Generated<number>
  /** What was added, also by rounds before a stop. */
  inbound: Generated<number>
  outbound: Generated<number>
  /** Conversations in which the page does not take part. */
  foreign: Generated<number>
  /** A `Sentence` (language/sentence.ts). */
  error: string | null
  /** Who asked for it. */
  actor: string
  createdAt: Instant
  endedAt: Instant | null
  leaseOwner: string | null
  /** Without an owner: since when one that runs waits for somebody to take it up. */
  leaseUntil: Instant | null
}

declare module '../database/schema.ts' {
  interface Schema {
    historyImport: HistoryImportTable
  }
}

export type HistoryImportRow = Row<'historyImport'>

export async function findHistoryImport(
  db: Db,
  communeId: number,
): Promise<HistoryImportRow | undefined> {
  return await db
    .selectFrom('historyImport')
    .selectAll()
    .where('communeId', '=', communeId)
    .executeTakeFirst()
}

/** Those of every commune. */
export async function historyImports(db: Db): Promise<HistoryImportRow[]> {
  return await db.selectFrom('historyImport').selectAll().orderBy('communeId').execute()
}

/**
 * Puts a download in the place of the one before, unless that one is being imported.
 * @returns whether it did.
 */
export async function replaceHistoryImport(db: Db, row: NewRow<'historyImport'>): Promise<boolean> {
  await db
    .deleteFrom('historyImport')
    .where('communeId', '=', row.communeId)
    .where('state', '!=', 'running')
    .execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('historyImport')
    .values(row)
    .onConflict(conflict => conflict.column('communeId').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** By what one knows that it is still the one that was read. */
type AsRead = Pick<HistoryImportRow, 'communeId' | 'file'> & {
  state: readonly HistoryImportRow['state'][]
}

/** @returns whether it still was as it was read. */
export async function updateHistoryImport(
  db: Db,
  { communeId, file, state }: AsRead,
  patch: Partial<Omit<HistoryImportRow, 'communeId' | 'file'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('historyImport')
    .set(patch)
    .where('communeId', '=', communeId)
    .where('file', '=', file)
    .where('state', 'in', [...state])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns whether it still was as it was read. */
export async function deleteHistoryImport(
  db: Db,
  { communeId, file, state }: AsRead,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('historyImport')
    .where('communeId', '=', communeId)
    .where('file', '=', file)
    .where('state', 'in', [...state])
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Who works on an import, and until when nobody else may. */
type ImportLease = { leaseOwner: string; leaseUntil: number }

/** Takes an import that is as it was read. @returns whether it did. */
export async function claimHistoryImport(
  db: Db,
  { communeId, file, leaseOwner }: HistoryImportRow,
  lease: ImportLease,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('historyImport')
    .set({ ...lease, error: null })
    .where('communeId', '=', communeId)
    .where('file', '=', file)
    .where('state', '=', 'running')
    .where('leaseOwner', leaseOwner === null ? 'is' : '=', leaseOwner)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Writes something of an import that this worker holds.
 * @returns whether it still does, and the import still runs.
 */
export async function updateHeldImport(
  db: Db,
  { communeId, file }: Pick<HistoryImportRow, 'communeId' | 'file'>,
  leaseOwner: string,
  patch: Partial<Omit<HistoryImportRow, 'communeId' | 'file'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('historyImport')
    .set(patch)
    .where('communeId', '=', communeId)
    .where('file', '=', file)
    .where('state', '=', 'running')
    .where('leaseOwner', '=', leaseOwner)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes a name out of what the last download was found to have: people, and folders called by them. */
export async function forgetSurveyName(db: Db, communeId: number, name: string): Promise<void> {
  const row = await findHistoryImport(db, communeId)
  if (row?.survey == null) return
  const survey: DownloadSurvey = JSON.parse(row.survey)
  const words = folded(name).match(/[\p{L}\p{N}]+/gu) ?? []
  const tells = (path: string) => words.every(word => folded(path).includes(word))
  const names = survey.names.filter(one => one !== name)
  const broken = survey.broken.filter(path => words.length === 0 || !tells(path))
  if (names.length === survey.names.length && broken.length === survey.broken.length) return
  await db
    .updateTable('historyImport')
    .set({ survey: JSON.stringify({ ...survey, names, broken }) })
    .where('communeId', '=', communeId)
    .execute()
}

/** The channel's next conversation, by number, in which there is a download's message; or undefined. */
export async function nextArchivedConversation(
  db: Db,
  channelId: number,
  afterId: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('conversation')
    .select('conversation.id')
    .where('conversation.channelId', '=', channelId)
    .where('conversation.id', '>', afterId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.id')
          .whereRef('message.conversationId', '=', 'conversation.id')
          .where('message.remoteId', 'like', archived),
      ),
    )
    .orderBy('conversation.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Deletes the newest of a download's messages in a conversation. @returns how many. */
export async function deleteArchivedMessages(
  db: Db,
  conversationId: number,
  limit: number,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('message')
    .where('id', 'in', eb =>
      eb
        .selectFrom('message')
        .select('id')
        .where('conversationId', '=', conversationId)
        .where('remoteId', 'like', archived)
        .orderBy('sentAt', 'desc')
        .limit(limit),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Forgets what people are called whom only a download named. */
export async function forgetArchivedContacts(db: Db, channelId: number): Promise<void> {
  await db
    .updateTable('contact')
    .set({ name: null })
    .where('channelId', '=', channelId)
    .where('remoteId', 'like', archived)
    .execute()
}
