import type { Db } from './database.ts'
import type { NewRow, Row } from './schema.ts'

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
    .where('alertMail.nextAt', '<=', now)
    .where(eb =>
      eb.or([
        eb('alertMail.state', '=', 'failed'),
        eb.and([eb('alertMail.state', '=', 'sending'), eb('alertMail.attempts', '=', 0)]),
      ]),
    )
    .orderBy('alertMail.id')
    .execute()
}

/** When a mail must next be looked at, ms UTC; null when none must. */
export async function nextAlertMail(db: Db): Promise<number | null> {
  const { next } = await db
    .selectFrom('alertMail')
    .select(({ fn }) => fn.min('nextAt').as('next'))
    .where('nextAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return next
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

export type AlertMailPatch = Partial<
  Pick<Row<'alertMail'>, 'state' | 'attempts' | 'nextAt' | 'reason' | 'sentAt'>
>

/**
 * Changes a mail that still is as it was read.
 * @returns whether it was; otherwise somebody else was quicker.
 */
export async function moveAlertMail(
  db: Db,
  mail: Pick<Row<'alertMail'>, 'id' | 'state' | 'attempts'>,
  patch: AlertMailPatch,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('alertMail')
    .set(patch)
    .where('id', '=', mail.id)
    .where('state', '=', mail.state)
    .where('attempts', '=', mail.attempts)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type AlertMailSettlement = Pick<Row<'alertMail'>, 'state' | 'reason' | 'nextAt' | 'sentAt'>

/** Writes the outcome of the attempt that was claimed, unless the claim was lost meanwhile. */
export async function settleAlertMail(
  db: Db,
  id: number,
  attempts: number,
  settlement: AlertMailSettlement,
): Promise<void> {
  await db
    .updateTable('alertMail')
    .set(settlement)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', 'in', ['sending', 'unconfirmed'])
    .execute()
}

/** Mails whose sending was cut off get a state that says so. */
export async function settleCutOffAlertMails(db: Db, now: number, reason: string): Promise<void> {
  await db
    .updateTable('alertMail')
    .set({ state: 'unconfirmed', reason, nextAt: null })
    .where('state', '=', 'sending')
    .where('attempts', '>', 0)
    .where('nextAt', '<=', now)
    .execute()
}
