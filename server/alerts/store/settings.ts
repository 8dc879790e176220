import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'

export async function updateAlertMinutes(
  db: Db,
  communeId: number,
  minutes: readonly number[],
): Promise<void> {
  await db
    .updateTable('commune')
    .set({ alertMinutes: JSON.stringify(minutes) })
    .where('id', '=', communeId)
    .execute()
}

/** How alerts reach a member; undefined when they are none. */
export async function alertChoicesOf(
  db: Db,
  communeId: number,
  userId: string,
): Promise<{ mail: boolean; quotes: boolean } | undefined> {
  const row = await db
    .selectFrom('member')
    .select(['alertMail', 'alertQuotes'])
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row && { mail: row.alertMail === 1, quotes: row.alertQuotes === 1 }
}

export async function updateAlertChoices(
  db: Db,
  communeId: number,
  userId: string,
  choices: Partial<Pick<Row<'member'>, 'alertMail' | 'alertQuotes'>>,
): Promise<void> {
  await db
    .updateTable('member')
    .set(choices)
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .execute()
}
