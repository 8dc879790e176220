import type { Db } from '../database/database.ts'
import { askForRebuild } from './store/rebuild-requests.ts'

/**
 * Asks for a rebuild inside the transaction that changes the hours or the targets, so that none is
 * lost by a crash. One that is not finished is widened and begins anew.
 * @param fromDate Local date from which something changed; null: everything, because the first
 * version of a calendar holds before its date too.
 */
export async function requestRebuild(
  transaction: Db,
  communeId: number,
  { fromDate, at }: { fromDate: string | null; at: number },
): Promise<void> {
  await askForRebuild(transaction, { communeId, fromDate, at })
}
