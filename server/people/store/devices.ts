import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'

export type { DeviceKind } from './tables.ts'

export type DeviceRow = Row<'alertDevice'>

/** These people's devices, the oldest first. */
export async function devicesOf(db: Db, userIds: readonly string[]): Promise<DeviceRow[]> {
  if (userIds.length === 0) return []
  return await db
    .selectFrom('alertDevice')
    .selectAll()
    .where('userId', 'in', [...userIds])
    .orderBy('id')
    .execute()
}

export async function findDevice(db: Db, id: number): Promise<DeviceRow | undefined> {
  return await db.selectFrom('alertDevice').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The device of an address, no matter whose it is. */
export async function findDeviceByHash(db: Db, hash: string): Promise<DeviceRow | undefined> {
  return await db
    .selectFrom('alertDevice')
    .selectAll()
    .where('addressHash', '=', hash)
    .executeTakeFirst()
}

/** A new one; where another request was quicker, that one. */
export async function insertDevice(db: Db, row: NewRow<'alertDevice'>): Promise<DeviceRow> {
  const { userId, secrets, seenAt } = row
  return await db
    .insertInto('alertDevice')
    .values(row)
    .onConflict(conflict => conflict.column('addressHash').doUpdateSet({ userId, secrets, seenAt }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function updateDevice(
  db: Db,
  id: number,
  patch: Partial<Omit<DeviceRow, 'id'>>,
): Promise<void> {
  await db.updateTable('alertDevice').set(patch).where('id', '=', id).execute()
}

export async function deleteDevice(db: Db, id: number): Promise<void> {
  await db.deleteFrom('alertDevice').where('id', '=', id).execute()
}

/**
 * Somebody's browsers are told nothing more: each says that it is there when its person signs in on it
 * again. `all`: nor anything else, for they leave.
 */
export async function deleteDevicesOf(db: Db, userId: string, which: 'browsers' | 'all') {
  let devices = db.deleteFrom('alertDevice').where('userId', '=', userId)
  if (which === 'browsers') devices = devices.where('kind', '=', 'push')
  await devices.execute()
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
