import type { Kysely } from 'kysely'
import { type Dialect, flag, modelOf, withDefault } from './model.ts'

/** Whether a commune shows its reply times to everybody. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column } = modelOf(db, dialect)

  await column('commune', 'publicReplies', withDefault(flag, 0))
}
