import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'
import { rolesThatMay } from '../people/rules/role.ts'
import type { Duty } from './rules.ts'

const answering = rolesThatMay('messages.answer')

export type RosterRow = Row<'duty'> & { name: string }

/**
 * The commune's roster with names, the earliest first; with `since` (a local date) without the
 * turns that ended before it. Those who may not answer (any more) are not on it.
 */
export async function rosterOf(db: Db, communeId: number, since?: string): Promise<RosterRow[]> {
  let rows = roster(db).where('duty.communeId', '=', communeId)
  if (since !== undefined) {
    rows = rows.where(eb => eb.or([eb('duty.toDate', 'is', null), eb('duty.toDate', '>=', since)]))
  }
  return await rows.orderBy('duty.fromDate').orderBy('user.name').orderBy('duty.id').execute()
}

export async function findDuty(
  db: Db,
  communeId: number,
  id: number,
): Promise<RosterRow | undefined> {
  return await roster(db)
    .where('duty.communeId', '=', communeId)
    .where('duty.id', '=', id)
    .executeTakeFirst()
}

export async function insertDuty(db: Db, row: NewRow<'duty'>): Promise<number> {
  const { id } = await db.insertInto('duty').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateDuty(db: Db, id: number, duty: Duty): Promise<void> {
  const { userId, fromDate, toDate, callFrom, callTo } = duty
  await db
    .updateTable('duty')
    .set({ userId, fromDate, toDate, callFrom, callTo })
    .where('id', '=', id)
    .execute()
}

export async function deleteDuty(db: Db, id: number): Promise<void> {
  await db.deleteFrom('duty').where('id', '=', id).execute()
}

/** Somebody's turns that are not over on that local date. @returns them, the earliest first */
export async function deleteTurnsOf(
  db: Db,
  communeId: number,
  userId: string,
  since: string,
): Promise<Row<'duty'>[]> {
  const rows = await db
    .deleteFrom('duty')
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .where(eb => eb.or([eb('toDate', 'is', null), eb('toDate', '>=', since)]))
    .returningAll()
    .execute()
  return rows.toSorted((one, other) => one.fromDate.localeCompare(other.fromDate))
}

/** Somebody who may answer, whether they want mails, and whether they have a device. */
export type AnswererWithDevices = Pick<Row<'member'>, 'alertMail'> & {
  id: string
  name: string
  hasDevice: boolean
  /** One that took what it was last sent. */
  hasWorkingDevice: boolean
}

/** Everybody in the commune who may answer, by name. */
export async function answerersWithDevices(
  db: Db,
  communeId: number,
): Promise<AnswererWithDevices[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.userId')
    .select(['user.id', 'user.name', 'member.alertMail'])
    .select(({ exists, selectFrom }) => {
      const devices = selectFrom('alertDevice')
        .select('alertDevice.id')
        .whereRef('alertDevice.userId', '=', 'user.id')
      return [
        exists(devices).as('hasDevice'),
        exists(devices.where('alertDevice.failedAt', 'is', null)).as('hasWorkingDevice'),
      ]
    })
    .where('member.communeId', '=', communeId)
    .where('member.role', 'in', answering)
    .orderBy('user.name')
    .orderBy('user.id')
    .execute()
  return rows.map(row => ({
    ...row,
    hasDevice: Boolean(row.hasDevice),
    hasWorkingDevice: Boolean(row.hasWorkingDevice),
  }))
}

function roster(db: Db) {
  return db
    .selectFrom('duty')
    .innerJoin('member', join =>
      join
        .onRef('member.userId', '=', 'duty.userId')
        .onRef('member.communeId', '=', 'duty.communeId')
        .on('member.role', 'in', answering),
    )
    .innerJoin('user', 'user.id', 'duty.userId')
    .selectAll('duty')
    .select('user.name')
}
