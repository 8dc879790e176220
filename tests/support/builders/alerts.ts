import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'

/** A turn on duty, from the first day of 2026 until further notice unless told. */
export async function aDuty(
  db: Db,
  member: Pick<NewRow<'duty'>, 'communeId' | 'userId'>,
  part: Partial<NewRow<'duty'>> = {},
): Promise<Row<'duty'>> {
  return await db
    .insertInto('duty')
    .values({
      ...member,
      fromDate: '2026-01-01',
      toDate: null,
      callFrom: null,
      callTo: null,
      createdAt: 0,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** That these people were told at `at` that the message has waited for so many minutes. */
export async function aNotice(
  db: Db,
  { communeId, userIds, at }: { communeId: number; userIds: readonly string[]; at: number },
  alerts: readonly { messageId: number; minutes: number }[],
): Promise<number> {
  const { id } = await db
    .insertInto('alertNotice')
    .values({ communeId, at, userIds: JSON.stringify(userIds) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('alert')
    .values(alerts.map(one => ({ communeId, noticeId: id, dueAt: at, ...one })))
    .execute()
  return id
}

/** A browser of somebody, which nobody can reach. */
export async function aDevice(
  db: Db,
  userId: string,
  part: Partial<NewRow<'alertDevice'>> = {},
): Promise<Row<'alertDevice'>> {
  const name = part.name ?? 'Téléphone'
  return await db
    .insertInto('alertDevice')
    .values({
      ...{ userId, kind: 'push', name, secrets: '', addressHash: `${userId} ${name}` },
      ...{ createdAt: 0, seenAt: 0, failedAt: null, failure: null },
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
