import type { Db } from '../../database/database.ts'

/**
 * Asks for a rebuild from `fromDate` on (null: of everything), or widens the one that is not
 * finished: it begins anew, and whoever holds it goes on with it.
 */
export async function askForRebuild(
  db: Db,
  { communeId, fromDate, at }: { communeId: number; fromDate: string | null; at: number },
): Promise<void> {
  await db
    .insertInto('rebuild')
    .values({ communeId, fromDate, requestedAt: at, revision: 1 })
    .onConflict(conflict =>
      conflict.column('communeId').doUpdateSet(eb => ({
        // The earlier one; where one of the two is null nothing is earlier or later, and all is meant.
        fromDate: eb
          .case()
          .when('rebuild.fromDate', '<=', eb.ref('excluded.fromDate'))
          .then(eb.ref('rebuild.fromDate'))
          .when('rebuild.fromDate', '>', eb.ref('excluded.fromDate'))
          .then(eb.ref('excluded.fromDate'))
          .else(null)
          .end(),
        requestedAt: eb.ref('excluded.requestedAt'),
        revision: eb('rebuild.revision', '+', 1),
        afterId: 0,
        done: 0,
        total: null,
      })),
    )
    .execute()
}
