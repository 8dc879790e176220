import type { Kysely } from 'kysely'
import { type Dialect, instant, modelOf, optional } from './model.ts'

/** An answer leaves some seconds after it was sent, and can be taken back until then. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column, index } = modelOf(db, dialect)
  // When it leaves; null: it was tried.
  await column('reply', 'leavesAt', optional(instant))
  // Which answers are to leave?
  await index('reply', ['leavesAt'], { where: '"leavesAt" is not null' })
}
