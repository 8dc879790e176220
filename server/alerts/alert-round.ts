import type { Db } from '../database/database.ts'
import { linesAt, type Measure, measureOf } from '../hours/measure.ts'
import { type Hold, holdsIn } from '../messages/store/handling.ts'
import { alertMinutesOf, watchedBy } from './duties.ts'
import { type AlertRound, alertsAt, type DueAlert, doubtMinutes } from './rules.ts'
import { alertedWaiting, untoldInDoubt, untoldWaiting } from './store-alerts.ts'

/** By what a commune's alerts are raised. */
export type AlertRules = Awaited<ReturnType<typeof watchedBy>> & {
  measure: Measure
  /** Minutes of watched time, ascending. */
  minutes: number[]
}

/** The rules that hold now; `db` may be a transaction. */
export async function alertRulesOf(db: Db, communeId: number): Promise<AlertRules> {
  const measure = await measureOf({ db }, communeId)
  return { measure, ...(await watchedBy(db, measure)), minutes: alertMinutesOf(measure.commune) }
}

/** What is to be raised at `now`, and when to look again. */
export async function alertRound(db: Db, rules: AlertRules, now: number): Promise<AlertRound> {
  const { measure, minutes, watch } = rules
  const { communeId } = measure
  const most = minutes.at(-1)
  if (most === undefined) return { due: [], held: [], nextAt: null }
  const holds = await holdsIn(db, communeId, now)
  const waiting = (await untoldWaiting(db, communeId, most)).flatMap(
    ({ channelId, conversationId, ...one }) =>
      holds.get(conversationId)?.isBack === false
        ? []
        : [{ ...one, share: shareOf(measure, channelId, one.openedAt) }],
  )
  const others = [
    ...(await untoldInDoubt(db, communeId)).map(({ messageId }) => {
      return { messageId, minutes: doubtMinutes, dueAt: now }
    }),
    ...(await returned(db, measure, holds, most, now)),
  ]
  const round = alertsAt(waiting, minutes, watch, now, others)
  // What is held is looked at again when it is back.
  const ends = [...holds.values()].flatMap(({ endsAt, isBack }) => (isBack ? [] : endsAt))
  const nextAt = Math.min(round.nextAt ?? Number.POSITIVE_INFINITY, ...ends)
  return { ...round, nextAt: Number.isFinite(nextAt) ? nextAt : null }
}

/**
 * Who waits in what is back, where all lines (`most`: the last, minutes) were told before: it is told once
 * more, as the time for which they have waited by then.
 */
async function returned(
  db: Db,
  { communeId, calendar }: Measure,
  holds: ReadonlyMap<number, Hold>,
  most: number,
  now: number,
): Promise<DueAlert[]> {
  const back = [...holds].flatMap(([id, { isBack }]) => (isBack ? id : []))
  if (back.length === 0) return []
  return (await alertedWaiting(db, communeId, back)).flatMap(row => {
    const { messageId, conversationId, openedAt, minutes, at } = row
    const { endsAt } = holds.get(conversationId) ?? { endsAt: 0 }
    if (minutes < most || at >= endsAt) return []
    const waited = Math.floor(calendar.officeMs(openedAt, now) / MINUTE)
    return [{ messageId, minutes: Math.max(waited, minutes + 1), dueAt: endsAt }]
  })
}

const MINUTE = 60_000

/** What waits for somebody else, by conversation: of those nobody is alerted until they are back. */
export async function heldIn(db: Db, communeId: number, now: number): Promise<Map<number, Hold>> {
  const holds = await holdsIn(db, communeId, now)
  return new Map([...holds].filter(([, { isBack }]) => !isBack))
}

/** A channel's target to the commune's, of what came to it at `openedAt`; 1 where both are the same. */
export function shareOf(measure: Measure, channelId: number, openedAt: number): number {
  const { targetMs } = linesAt(measure, channelId, openedAt)
  const { targetMs: communeMs } = linesAt(measure, null, openedAt)
  const share = targetMs / communeMs
  return Number.isFinite(share) && share > 0 ? share : 1
}
