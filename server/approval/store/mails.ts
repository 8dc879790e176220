import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { isMailDue } from '../../mail/store/rows.ts'
import type { ApprovalMailKind } from '../rules/approval.ts'

/** Mails that are to leave; one that was written before, by anybody, is not written twice. */
export async function insertApprovalMails(
  db: Db,
  mails: readonly NewRow<'approvalMail'>[],
): Promise<void> {
  if (mails.length === 0) return
  await db
    .insertInto('approvalMail')
    .values(mails)
    .onConflict(conflict => conflict.columns(['requestId', 'kind', 'about', 'email']).doNothing())
    .execute()
}

/** Mails that nobody tried to send yet, and refused ones whose next attempt is due, oldest first. */
export async function approvalMailsDue(db: Db, now: number): Promise<Row<'approvalMail'>[]> {
  return await db
    .selectFrom('approvalMail')
    .selectAll()
    .where(isMailDue('approvalMail', now))
    .orderBy('id')
    .execute()
}

/** Every mail about a request, in the order in which they were written. */
export async function approvalMailsOf(db: Db, requestId: number): Promise<Row<'approvalMail'>[]> {
  return await db
    .selectFrom('approvalMail')
    .selectAll()
    .where('requestId', '=', requestId)
    .orderBy('id')
    .execute()
}

/** The addresses that a mail of that kind about that instant was written to. */
export async function toldOfApproval(
  db: Db,
  requestId: number,
  kind: ApprovalMailKind,
  about: number,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('approvalMail')
    .select('email')
    .where('requestId', '=', requestId)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .execute()
  return new Set(rows.map(({ email }) => email))
}

/** Gives a mail its link, before it leaves; an earlier attempt's link ends with it. */
export async function setMailLink(
  db: Db,
  id: number,
  link: Pick<Row<'approvalMail'>, 'tokenHash' | 'contentHash' | 'endsAt'>,
): Promise<void> {
  await db.updateTable('approvalMail').set(link).where('id', '=', id).execute()
}

export async function mailByToken(
  db: Db,
  tokenHash: string,
): Promise<Row<'approvalMail'> | undefined> {
  return await db
    .selectFrom('approvalMail')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
}
