import type { Kysely } from 'kysely'
import { askRebuild } from './ask-rebuild.ts'

/**
 * Of who waits it is told who most probably wants no answer. That is judged from the texts: every
 * commune’s messages are read anew at the first start, as in 0024.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['episode', 'bareEpisode']) {
    await db.schema
      .alterTable(table)
      .addColumn('unlikely', 'integer', c => c.notNull().defaultTo(0))
      .execute()
  }
  await askRebuild(db)
}
