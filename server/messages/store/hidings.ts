import type { Db } from '../../database/database.ts'
import { chunksOf } from '../../database/dialect.ts'
import { markAmended } from './messages.ts'

/** Notes that the page hides these messages since `at`. */
export async function addHidings(db: Db, messageIds: readonly number[], at: number): Promise<void> {
  for (const some of chunksOf(messageIds)) {
    await db
      .insertInto('messageHiding')
      .values(some.map(messageId => ({ messageId, fromAt: at, toAt: null })))
      .onConflict(conflict => conflict.columns(['messageId', 'fromAt']).doUpdateSet({ toAt: null }))
      .execute()
    await markAmended(db, some)
  }
}

/** Notes that the page shows the message again since `at`. */
export async function endHiding(db: Db, messageId: number, at: number): Promise<void> {
  await db
    .updateTable('messageHiding')
    .set({ toAt: at })
    .where('messageId', '=', messageId)
    .where('toAt', 'is', null)
    .execute()
}

/** Whether the page hides it, as far as is known here. */
export async function isMessageHidden(db: Db, messageId: number): Promise<boolean> {
  const row = await db
    .selectFrom('messageHiding')
    .select('messageId')
    .where('messageId', '=', messageId)
    .where('toAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
