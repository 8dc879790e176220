import { z } from 'zod'
import type { Db } from '../database/database.ts'
import { linesAt, type Measure, measureOf } from '../hours/measure.ts'
import type { CommuneRow } from '../people/commune.ts'
import { type AlertRound, alertsAt, compileWatch, type Duty, type Watch } from './rules.ts'
import { untoldInDoubt, untoldWaiting } from './store/alerts.ts'
import { rosterOf } from './store/duties.ts'

/** By what a commune's alerts are raised. */
export type AlertRules = {
  measure: Measure
  duties: Duty[]
  watch: Watch
  /** Minutes of watched time, ascending. */
  minutes: number[]
}

/** The rules that hold now; `db` may be a transaction. */
export async function alertRulesOf(db: Db, communeId: number): Promise<AlertRules> {
  const measure = await measureOf({ db }, communeId)
  return {
    measure,
    ...(await watchedBy(db, measure)),
    minutes: alertMinutesOf(measure.commune),
  }
}

/** Who watches over a commune's messages, and when. */
export async function watchedBy(
  db: Db,
  { communeId, calendar, zone }: Measure,
): Promise<Pick<AlertRules, 'duties' | 'watch'>> {
  const duties = await rosterOf(db, communeId)
  return { duties, watch: compileWatch(calendar, duties, zone) }
}

/** What is to be raised at `now`, and when to look again. */
export async function alertRound(db: Db, rules: AlertRules, now: number): Promise<AlertRound> {
  const { measure, minutes, watch } = rules
  const { communeId } = measure
  const most = minutes.at(-1)
  if (most === undefined) return { due: [], held: [], nextAt: null }
  const waiting = (await untoldWaiting(db, communeId, most)).map(({ channelId, ...one }) => ({
    ...one,
    share: shareOf(measure, channelId, one.openedAt),
  }))
  const inDoubt = await untoldInDoubt(db, communeId)
  return alertsAt(waiting, minutes, watch, now, inDoubt)
}

/** A channel's target to the commune's, of what came to it at `openedAt`; 1 where both are the same. */
export function shareOf(measure: Measure, channelId: number, openedAt: number): number {
  const { targetMs } = linesAt(measure, channelId, openedAt)
  const { targetMs: communeMs } = linesAt(measure, null, openedAt)
  const share = targetMs / communeMs
  return Number.isFinite(share) && share > 0 ? share : 1
}

const minutesList = z.array(z.int())

export function alertMinutesOf({ alertMinutes }: Pick<CommuneRow, 'alertMinutes'>): number[] {
  return minutesList.parse(JSON.parse(alertMinutes))
}
