import type { Kysely } from 'kysely'
import { askRebuild } from './ask-rebuild.ts'

/**
 * The rules know more words that want no answer: every commune’s messages are judged anew at the
 * first start, and how many count no more is told when that is done.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['leftOut', 'counted']) {
    await db.schema
      .alterTable('rebuild')
      .addColumn(column, 'integer', c => c.notNull().defaultTo(0))
      .execute()
  }
  await askRebuild(db)
}
