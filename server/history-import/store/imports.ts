import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { folded } from '../../language/text.ts'
import type { DownloadSurvey } from './tables.ts'

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
export type ImportLease = { leaseOwner: string; leaseUntil: number }

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
