import { sql } from 'kysely'
import { newLinkKey } from '../../database/columns.ts'
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
    .values({ communeId, email: normalEmail(email), createdAt: at, key: newLinkKey() })
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

export async function findRecipient(
  db: Db,
  id: number,
): Promise<Row<'digestRecipient'> | undefined> {
  return await db.selectFrom('digestRecipient').selectAll().where('id', '=', id).executeTakeFirst()
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

/** Where communes are: the names of their zones, each once. */
export async function zonesOfCommunes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('commune').select('zone').distinct().orderBy('zone').execute()
  return rows.map(({ zone }) => zone)
}

/**
 * The readers in one zone, of before `since` (ms UTC), for whom no mail of that kind about that week was
 * written.
 * @param week as subjects end (`weekSubject`)
 */
export async function readersWithout(
  db: Db,
  { kind, week, zone, since }: { kind: string; week: string; zone: string; since: number },
): Promise<Pick<Row<'digestRecipient'>, 'communeId' | 'email'>[]> {
  return await db
    .selectFrom('digestRecipient')
    .innerJoin('commune', 'commune.id', 'digestRecipient.communeId')
    .select(['digestRecipient.communeId', 'digestRecipient.email'])
    .where('commune.zone', '=', zone)
    .where('digestRecipient.createdAt', '<', since)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mail')
            .select('mail.id')
            .where('mail.kind', '=', kind)
            .where(
              'mail.subject',
              '=',
              sql<string>`cast("digestRecipient"."communeId" as text) || '.' || ${week}`,
            )
            .where('mail.round', '=', '')
            .whereRef('mail.recipient', '=', 'digestRecipient.email'),
        ),
      ),
    )
    .orderBy('digestRecipient.communeId')
    .orderBy('digestRecipient.email')
    .execute()
}

/** Addresses are compared without regard to case, as every mail server that one meets does. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}
