import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'

/** A mail that left, unless told. */
export async function aMail(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'mail'>> = {},
): Promise<Row<'mail'>> {
  return await db
    .insertInto('mail')
    .values({
      communeId,
      kind: 'trial',
      subject: `commune:${communeId}`,
      round: '',
      recipient: 'mairie@exemple.fr',
      userId: null,
      email: 'mairie@exemple.fr',
      messageId: '<trial@exemple.fr>',
      state: 'sent',
      nextAt: null,
      sentAt: 0,
      reason: null,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
