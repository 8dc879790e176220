import type { Db } from '../../database/database.ts'

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

/** Whether alerts reach a member by mail; undefined when they are none. */
export async function alertMailOf(
  db: Db,
  communeId: number,
  userId: string,
): Promise<boolean | undefined> {
  const row = await db
    .selectFrom('member')
    .select('alertMail')
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row && row.alertMail === 1
}

export async function updateAlertMail(
  db: Db,
  communeId: number,
  userId: string,
  wanted: boolean,
): Promise<void> {
  await db
    .updateTable('member')
    .set({ alertMail: wanted ? 1 : 0 })
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .execute()
}
