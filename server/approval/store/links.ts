import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

/** Gives a mail its link; that of an earlier attempt ends with it. */
export async function setLink(db: Db, link: Row<'approvalLink'>): Promise<void> {
  const { mailId, ...patch } = link
  await db
    .insertInto('approvalLink')
    .values(link)
    .onConflict(conflict => conflict.column('mailId').doUpdateSet(patch))
    .execute()
}

/** Ends the link of a mail whose reader no longer decides. */
export async function deleteLink(db: Db, mailId: number): Promise<void> {
  await db.deleteFrom('approvalLink').where('mailId', '=', mailId).execute()
}

export async function linkByToken(
  db: Db,
  tokenHash: string,
): Promise<Row<'approvalLink'> | undefined> {
  return await db
    .selectFrom('approvalLink')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
}

/** Forgets the links of a commune that ended before that instant, ms UTC, and to whom they went. */
export async function forgetLinks(db: Db, communeId: number, before: number): Promise<void> {
  await db
    .deleteFrom('approvalLink')
    .where('communeId', '=', communeId)
    .where('endsAt', '<', before)
    .execute()
}
