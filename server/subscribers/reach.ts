import type { Db } from '../database/database.ts'
import { countMailsAbout } from '../mail/outbox.ts'

type Numbers = { recipients: number; reached: number | null; failed: number | null }

/** How many a post reached, as the outbox tells, or as it was kept once that had forgotten them. */
export async function reachOf({ db }: { db: Db }, kind: string, subject: string, kept: Numbers) {
  const { recipients } = kept
  if (kept.reached !== null) {
    return { recipients, reached: kept.reached, failed: kept.failed ?? 0, waiting: 0 }
  }
  const { sent, ended, waiting } = await countMailsAbout(db, { kind }, subject)
  return { recipients, reached: sent, failed: ended, waiting }
}
