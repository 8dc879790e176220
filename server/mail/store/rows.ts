import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { Row, Schema } from '../../database/schema.ts'

/** The tables of mails that leave at most once; each has its own beside these columns. */
export type MailTable = 'digestMail' | 'alertMail' | 'channelMail' | 'approvalMail' | 'deliveryMail'

type MailRow = Pick<Row<'alertMail'>, 'id' | 'state' | 'attempts' | 'nextAt' | 'reason' | 'sentAt'>
/** A mail as it was read: whoever changes it wants it to be so still. */
export type MailPlace = Pick<MailRow, 'id' | 'state' | 'attempts'>
export type MailPatch = Partial<Omit<MailRow, 'id'>>
export type MailSettlement = Pick<MailRow, 'state' | 'reason' | 'nextAt' | 'sentAt'>

/**
 * Changes a mail that still is as it was read.
 * @returns whether it was; otherwise somebody else was quicker.
 */
export async function moveMail(
  db: Db,
  table: MailTable,
  mail: MailPlace,
  patch: MailPatch,
): Promise<boolean> {
  const { numUpdatedRows } = await rowsOf(db, table)
    .set(patch)
    .where('id', '=', mail.id)
    .where('state', '=', mail.state)
    .where('attempts', '=', mail.attempts)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Writes the outcome of the attempt that was claimed, unless the claim was lost meanwhile. */
export async function settleMail(
  db: Db,
  table: MailTable,
  { id, attempts }: Pick<MailRow, 'id' | 'attempts'>,
  settlement: MailSettlement,
): Promise<void> {
  await rowsOf(db, table)
    .set(settlement)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', 'in', ['sending', 'unconfirmed'])
    .execute()
}

/** Mails whose sending was cut off get a state that says so. */
export async function settleCutOffMails(
  db: Db,
  table: MailTable,
  now: number,
  reason: string,
): Promise<void> {
  await rowsOf(db, table)
    .set({ state: 'unconfirmed', reason, nextAt: null })
    .where('state', '=', 'sending')
    .where('attempts', '>', 0)
    .where('nextAt', '<=', now)
    .execute()
}

const { eb } = expressionBuilder<Schema, MailTable>()

/** Whether a mail is to leave by that instant: one that nobody tried to send yet, or a refused one. */
export function isMailDue(table: MailTable, by: number): Expression<SqlBool> {
  return eb.and([
    eb(`${table}.nextAt`, '<=', by),
    eb.or([
      eb(`${table}.state`, '=', 'failed'),
      eb.and([eb(`${table}.state`, '=', 'sending'), eb(`${table}.attempts`, '=', 0)]),
    ]),
  ])
}

/** When a mail must next be looked at, ms UTC; null when none must. */
export async function nextMailAt(db: Db, table: MailTable): Promise<number | null> {
  const { next } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.min('nextAt').as('next'))
    .where('nextAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return next
}

function rowsOf(db: Db, table: MailTable) {
  return db.updateTable(table)
}
