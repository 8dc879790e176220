import type { Db } from '../../database/database.ts'

/**
 * Asks for a rebuild inside the transaction that changes the hours or the targets, so that none is
 * lost by a crash. One that is not finished is widened and begins anew, and the process that holds it goes on.
 * @param fromDate Local date from which something changed; null: everything, because the first
 * version of a calendar holds before its date too.
 */
export async function requestRebuild(
  transaction: Db,
  communeId: number,
  { fromDate, at }: { fromDate: string | null; at: number },
): Promise<void> {
  await transaction
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
