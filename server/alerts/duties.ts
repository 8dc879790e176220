import { z } from 'zod'
import type { Who } from '../channels/channels.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { Measure } from '../hours/measure.ts'
import { compileZone, dateOfDay } from '../language/zone.ts'
import { type CommuneRow, communeOf } from '../people/commune.ts'
import type { PeopleHooks } from '../people/hooks.ts'
import { writeJournal } from '../people/store/journal.ts'
import { answererOf } from '../people/store/members.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { callOf, compileWatch, coversDate, type Duty, type Watch } from './rules.ts'
import { alertSentences } from './sentences.ts'
import type { DutiesShape, DutyNew, DutyShape, DutyTodayShape } from './shapes.ts'
import {
  type AnswererWithDevices,
  answerersWithDevices,
  deleteDuty,
  deleteTurnsOf,
  findDuty,
  insertDuty,
  type RosterRow,
  rosterOf,
  updateDuty,
} from './store-duties.ts'

/** Who watches over a commune's messages, and when. */
export async function watchedBy(
  db: Db,
  { communeId, calendar, zone }: Measure,
): Promise<{ duties: Duty[]; watch: Watch }> {
  const duties = await rosterOf(db, communeId)
  return { duties, watch: compileWatch(calendar, duties, zone) }
}

const minutesList = z.array(z.int())

export function alertMinutesOf({ alertMinutes }: Pick<CommuneRow, 'alertMinutes'>): number[] {
  return minutesList.parse(JSON.parse(alertMinutes))
}

type DutyDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

/** The running and the coming turns, and who may be given one. */
export async function listDuties(
  { db, clock, mailer }: Pick<Deps, 'db' | 'clock' | 'mailer'>,
  communeId: number,
): Promise<DutiesShape> {
  const { zone } = await communeOf({ db }, communeId)
  const today = dateOfDay(compileZone(zone).dayOf(clock.now()))
  const people = await answerersWithDevices(db, communeId)
  return {
    duties: (await rosterOf(db, communeId, today)).map(shapeOf),
    people: people.map(one => ({
      id: one.id,
      name: one.name,
      isReachable: isReachable(one, mailer !== null),
    })),
  }
}

/**
 * Whether an alert reaches somebody: by a device that took what it was last sent, or by mail, which goes in
 * the place of a device also to somebody who wants none.
 */
function isReachable(
  { alertMail, hasDevice, hasWorkingDevice }: AnswererWithDevices,
  hasMailServer: boolean,
): boolean {
  return hasMailServer ? alertMail === 1 || hasDevice : hasWorkingDevice
}

/** @throws Refusal (`bad-request`) as `wanted` says. */
export async function addDuty(deps: DutyDeps, who: Who, duty: DutyNew): Promise<DutyShape> {
  const at = deps.clock.now()
  const added = await deps.db.transaction().execute(async db => {
    const row = await wanted(db, who.communeId, duty)
    const id = await insertDuty(db, { communeId: who.communeId, ...row, createdAt: at })
    return await noted(db, who, at, 'added', await dutyOf(db, who.communeId, id))
  })
  deps.changes.tell(who.communeId, 'alerts')
  return added
}

/** @throws Refusal (`not-found`), (`bad-request`) as `wanted` says. */
export async function changeDuty(
  deps: DutyDeps,
  who: Who,
  id: number,
  duty: DutyNew,
): Promise<DutyShape> {
  const at = deps.clock.now()
  const changed = await deps.db.transaction().execute(async db => {
    await dutyOf(db, who.communeId, id)
    await updateDuty(db, id, await wanted(db, who.communeId, duty))
    return await noted(db, who, at, 'changed', await dutyOf(db, who.communeId, id))
  })
  deps.changes.tell(who.communeId, 'alerts')
  return changed
}

/** @throws Refusal (`not-found`) */
export async function removeDuty(deps: DutyDeps, who: Who, id: number): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const row = await dutyOf(db, who.communeId, id)
    await deleteDuty(db, id)
    await noted(db, who, at, 'removed', row)
  })
  deps.changes.tell(who.communeId, 'alerts')
}

/** Turns go with those who are taken out: coming back, they are on none. */
export const endTurns: PeopleHooks['left'] = async (
  transaction,
  { communeId, actor, at },
  { id, name },
) => {
  const { zone } = await communeOf({ db: transaction }, communeId)
  const today = dateOfDay(compileZone(zone).dayOf(at))
  for (const row of await deleteTurnsOf(transaction, communeId, id, today)) {
    await noted(transaction, { communeId, actor }, at, 'removed', { ...row, name })
  }
}

/**
 * Who is on duty on the local date of now; also who was called last night and still is. When
 * nobody is and alerts will be raised all the same, they go to everybody who may answer.
 */
export async function dutyToday(
  { db, mailer }: Pick<Deps, 'db' | 'mailer'>,
  { commune, communeId, zone, calendar }: Measure,
  now: number,
): Promise<DutyTodayShape> {
  const day = zone.dayOf(now)
  const date = dateOfDay(day)
  const stillOnCall = (duty: Duty) =>
    (callOf(duty, dateOfDay(day - 1), day - 1, zone)?.end ?? now) > now
  const [roster, answerers] = await Promise.all([
    rosterOf(db, communeId, dateOfDay(day - 1)),
    answerersWithDevices(db, communeId),
  ])
  const people = roster.filter(duty => coversDate(duty, date) || stillOnCall(duty)).map(shapeOf)
  const opens = calendar.intervalsOn(date).length > 0
  const watch = compileWatch(calendar, roster, zone)
  const nextAt = alertMinutesOf(commune).length > 0 ? watch.reach(now, 0) : null
  const onDuty = nextAt === null ? [] : watch.onDutyAt(nextAt)
  const informed = onDuty.length > 0 ? answerers.filter(({ id }) => onDuty.includes(id)) : answerers
  return {
    people: people.map(({ name, callFrom, callTo }) => ({ name, callFrom, callTo })),
    everyone: people.length === 0 && opens && alertMinutesOf(commune).length > 0,
    nobodyReachable: nextAt !== null && !informed.some(one => isReachable(one, mailer !== null)),
  }
}

/** Whether anybody is or will be on duty, from that local date on. */
export async function hasDuty(db: Db, communeId: number, date: string): Promise<boolean> {
  return (await rosterOf(db, communeId, date)).length > 0
}

/**
 * A turn as it is stored.
 * @throws Refusal (`bad-request`) when it ends before it begins, when only one of the two times on
 * call is told, or for somebody who may not answer.
 */
async function wanted(db: Db, communeId: number, duty: DutyNew): Promise<Duty> {
  const { userId, from, to, callFrom, callTo } = duty
  if (to !== null && to < from) {
    throw new Refusal('bad-request', alertSentences.endsBeforeStart, 'to')
  }
  if ((callFrom === null) !== (callTo === null)) {
    throw new Refusal(
      'bad-request',
      alertSentences.needsBothTimes,
      callFrom === null ? 'callFrom' : 'callTo',
    )
  }
  if ((await answererOf(db, communeId, userId)) === undefined) {
    throw new Refusal('bad-request', alertSentences.mayNotAnswer, 'userId')
  }
  return { userId, fromDate: from, toDate: to, callFrom, callTo }
}

async function dutyOf(db: Db, communeId: number, id: number): Promise<RosterRow> {
  const row = await findDuty(db, communeId, id)
  if (row === undefined) throw notFound(alertSentences.thisDuty)
  return row
}

async function noted(
  db: Db,
  { communeId, actor }: Who,
  at: number,
  what: 'added' | 'changed' | 'removed',
  row: RosterRow,
): Promise<DutyShape> {
  const { id, ...detail } = shapeOf(row)
  await writeJournal(db, {
    communeId,
    at,
    actor,
    action: `duty.${what}`,
    subject: `duty:${id}`,
    detail,
  })
  return { id, ...detail }
}

function shapeOf({ id, userId, name, fromDate, toDate, callFrom, callTo }: RosterRow): DutyShape {
  return { id, userId, name, from: fromDate, to: toDate, callFrom, callTo }
}
