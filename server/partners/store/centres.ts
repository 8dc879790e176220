import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/**
 * Codes of communes of which nothing was read since then, ms UTC: this installation's own, and those of
 * partners to whom something is offered. What has coordinates stays where it is.
 */
export async function codesWithoutCentre(db: Db, since: number, limit: number): Promise<string[]> {
  const codes = db
    .selectFrom('commune')
    .select('inseeCode as code')
    .where('inseeCode', 'is not', null)
    .union(
      db
        .selectFrom('partner')
        .select('inseeCode as code')
        .where('inseeCode', 'is not', null)
        .where('endedAt', 'is', null),
    )
  const rows = await db
    .selectFrom(codes.as('asked'))
    .leftJoin('communeCentre as centre', 'centre.inseeCode', 'asked.code')
    .select('asked.code')
    .where(({ or, and, eb }) =>
      or([
        eb('centre.readAt', 'is', null),
        and([eb('centre.latitude', 'is', null), eb('centre.readAt', '<', since)]),
      ]),
    )
    .orderBy('asked.code')
    .limit(limit)
    .execute()
  return rows.flatMap(({ code }) => code ?? [])
}

export async function saveCentre(db: Db, row: Row<'communeCentre'>): Promise<void> {
  const { inseeCode: _, ...rest } = row
  await db
    .insertInto('communeCentre')
    .values(row)
    .onConflict(conflict => conflict.column('inseeCode').doUpdateSet(rest))
    .execute()
}
