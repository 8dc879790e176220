import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { isMailDue } from '../../mail/store/rows.ts'

/** Mails that are to leave, in the transaction of their notice: none leaves without its row. */
export async function insertAlertMails(
  transaction: Db,
  mails: readonly NewRow<'alertMail'>[],
): Promise<void> {
  if (mails.length > 0) await transaction.insertInto('alertMail').values(mails).execute()
}

export type AlertMailRow = Row<'alertMail'> & {
  /** When the notice was raised, ms UTC. */
  noticeAt: number
  toAll: 0 | 1
}

/** Mails that nobody tried to send yet, and refused ones whose next attempt is due, oldest first. */
export async function alertMailsDue(db: Db, now: number): Promise<AlertMailRow[]> {
  return await db
    .selectFrom('alertMail')
    .innerJoin('alertNotice', 'alertNotice.id', 'alertMail.noticeId')
    .selectAll('alertMail')
    .select(['alertNotice.at as noticeAt', 'alertNotice.toAll'])
    .where(isMailDue('alertMail', now))
    .orderBy('alertMail.id')
    .execute()
}

/** Of every mail of a notice, by address. */
export async function alertMailsOf(db: Db, noticeId: number): Promise<Row<'alertMail'>[]> {
  return await db
    .selectFrom('alertMail')
    .selectAll()
    .where('noticeId', '=', noticeId)
    .orderBy('email')
    .execute()
}
