import { z } from 'zod'
import type { Db } from '../database/database.ts'
import { calendarOf } from '../hours/opening-hours.ts'
import type { OfficeCalendar } from '../hours/rules/opening-hours.ts'
import { compileZone, type Zone } from '../language/zone.ts'
import type { CommuneRow } from '../people/commune.ts'
import { type AlertRound, alertsAt } from './rules/alert.ts'
import type { Duty } from './rules/duty.ts'
import { compileWatch, type Watch } from './rules/watch.ts'
import { untoldWaiting } from './store/alerts.ts'
import { dutiesOf } from './store/duties.ts'

/** By what a commune's alerts are raised. */
export type AlertRules = {
  communeId: number
  commune: string
  zone: Zone
  /** The zone's IANA name. */
  zoneName: string
  calendar: OfficeCalendar
  duties: Duty[]
  watch: Watch
  /** Of watched time, ascending. */
  minutes: number[]
}

/** The rules that hold now; `db` may be a transaction. */
export async function alertRulesOf(db: Db, commune: CommuneRow): Promise<AlertRules> {
  const { id, name, zone: zoneName } = commune
  const zone = compileZone(zoneName)
  const calendar = await calendarOf({ db }, id)
  const duties = await dutiesOf(db, id)
  return {
    communeId: id,
    commune: name,
    zone,
    zoneName,
    calendar,
    duties,
    watch: compileWatch(calendar, duties, zone),
    minutes: alertMinutesOf(commune),
  }
}

/** What is to be raised at `now`, and when to look again. */
export async function alertRound(db: Db, rules: AlertRules, now: number): Promise<AlertRound> {
  const { communeId, minutes, watch } = rules
  const most = minutes.at(-1)
  if (most === undefined) return { due: [], held: [], nextAt: null }
  return alertsAt(await untoldWaiting(db, communeId, most), minutes, watch, now)
}

const minutesList = z.array(z.int())

export function alertMinutesOf({ alertMinutes }: Pick<CommuneRow, 'alertMinutes'>): number[] {
  return minutesList.parse(JSON.parse(alertMinutes))
}
