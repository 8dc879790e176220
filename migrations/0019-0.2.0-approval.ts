import type { Kysely } from 'kysely'
import { type Dialect, flag, modelOf, withDefault } from './model.ts'

/** Whether the event itself waits with what is asked about it, and not only what its posts say. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { column } = modelOf(db, dialect)

  await column('approvalRequest', 'withEvent', withDefault(flag, 1))
}
