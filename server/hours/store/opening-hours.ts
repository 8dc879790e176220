import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

export type HoursVersion = Pick<Row<'openingHours'>, 'fromDate' | 'definition'>

/** Every version of a commune's opening hours, the earliest first. */
export async function listHoursVersions(db: Db, communeId: number): Promise<HoursVersion[]> {
  return await db
    .selectFrom('openingHours')
    .select(['fromDate', 'definition'])
    .where('communeId', '=', communeId)
    .orderBy('fromDate')
    .execute()
}

/** Inside a transaction: these versions and no others; rows that say the same already stay. */
export async function replaceHoursVersions(
  transaction: Db,
  communeId: number,
  versions: HoursVersion[],
  createdAt: number,
): Promise<void> {
  const same = (a: HoursVersion) => (b: HoursVersion) =>
    a.fromDate === b.fromDate && a.definition === b.definition
  const existing = await listHoursVersions(transaction, communeId)
  const outdated = existing.filter(row => !versions.some(same(row))).map(row => row.fromDate)
  const added = versions.filter(version => !existing.some(same(version)))
  if (outdated.length > 0) {
    await transaction
      .deleteFrom('openingHours')
      .where('communeId', '=', communeId)
      .where('fromDate', 'in', outdated)
      .execute()
  }
  if (added.length > 0) {
    const rows = added.map(version => ({ communeId, ...version, createdAt }))
    await transaction.insertInto('openingHours').values(rows).execute()
  }
}
