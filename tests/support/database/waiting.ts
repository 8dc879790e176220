import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../../server/database/database.ts'

/** On PostgreSQL, resolves once a transaction waits for another's lock. */
export async function somebodyWaits(db: Db): Promise<void> {
  for (;;) {
    const { rows: waiting } = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (waiting.length > 0) return
    await setTimeout(10)
  }
}
