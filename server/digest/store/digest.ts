import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/** Adds a reader of the weekly digest; returns whether the address is new. */
export async function addRecipient(
  db: Db,
  communeId: number,
  email: string,
  at: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('digestRecipient')
    .values({ communeId, email: normalEmail(email), createdAt: at })
    .onConflict(conflict => conflict.columns(['communeId', 'email']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Returns whether the address was there. */
export async function removeRecipient(db: Db, communeId: number, email: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('digestRecipient')
    .where('communeId', '=', communeId)
    .where('email', '=', normalEmail(email))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** A commune's readers in alphabetical order. */
export async function recipientsOf(db: Db, communeId: number): Promise<Row<'digestRecipient'>[]> {
  return await db
    .selectFrom('digestRecipient')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('email')
    .execute()
}

/** What became of one week's mails, by address. */
export async function mailsOf(
  db: Db,
  communeId: number,
  week: string,
): Promise<Row<'digestMail'>[]> {
  return await db
    .selectFrom('digestMail')
    .selectAll()
    .where('communeId', '=', communeId)
    .where('week', '=', week)
    .execute()
}

export type MailClaim = Pick<Row<'digestMail'>, 'communeId' | 'week' | 'email' | 'messageId'> & {
  /** Until when the claim holds; a mail still `sending` after it was interrupted. */
  leaseUntil: number
}

/**
 * Claims the first sending of a week's mail to an address.
 * @returns its id, or undefined when the mail has a row already: somebody else claimed it.
 */
export async function claimFirst(db: Db, claim: MailClaim): Promise<number | undefined> {
  const { leaseUntil, ...mail } = claim
  const row = await db
    .insertInto('digestMail')
    .values({ ...mail, state: 'sending', attempts: 1, nextAt: leaseUntil })
    .onConflict(conflict => conflict.columns(['communeId', 'week', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Refused mails whose next attempt is due and whose reader still is one, oldest first. */
export async function mailsToRetry(db: Db, now: number): Promise<Row<'digestMail'>[]> {
  return await db
    .selectFrom('digestMail')
    .innerJoin('digestRecipient', join =>
      join
        .onRef('digestRecipient.communeId', '=', 'digestMail.communeId')
        .onRef('digestRecipient.email', '=', 'digestMail.email'),
    )
    .selectAll('digestMail')
    .where('digestMail.state', '=', 'failed')
    .where('digestMail.nextAt', '<=', now)
    .orderBy('digestMail.nextAt')
    .execute()
}

/** Addresses are compared without regard to case, as every mail server that one meets does. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}
