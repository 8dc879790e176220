import { z } from 'zod'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { type Measure, measureOf } from '../hours/measure.ts'
import { toIso } from '../language/instant.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { communesThatHold, inChargeIn } from '../messages/store/handling.ts'
import { type CommuneTimes, createCommuneTimes } from '../people/commune-times.ts'
import type { Actor } from '../people/rules/role.ts'
import { findCommune, lockCommune } from '../people/store/communes.ts'
import { devicesOf } from '../people/store/devices.ts'
import { type Answerer, answerersOf } from '../people/store/members.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { type AlertRules, alertRound, alertRulesOf, shareOf } from './alert-round.ts'
import { deviceReader } from './device-way.ts'
import { alertMinutesOf } from './duties.ts'
import { alertMails, noticeSubject } from './mail.ts'
import { alertPushes } from './push.ts'
import type { AlertLineShape, AlertsShape } from './shapes.ts'
import { untoldByCommune, untoldInDoubt } from './store-alerts.ts'
import {
  insertNotice,
  lastNotice,
  linesOfNotices,
  type NoticeLine,
  noticesAfter,
} from './store-notices.ts'

export type AlertDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'mailer' | 'publicUrl'>

/** Somebody who comes back after weeks is not told each of them. */
const mostNotices = 50

/**
 * Raises alerts at the millisecond at which somebody's wait passes a line. Their mails are the
 * outbox's: a mail server that takes its time keeps no alert from the screens.
 */
export function createAlertJob(deps: AlertDeps & Pick<Deps, 'log'>): Job {
  const times = createCommuneTimes()
  return createJobLoop(deps, {
    name: 'alerts',
    // What moves the instant at which the next alert is due.
    wokenBy: ['messages', 'commune', 'alerts'],
    hear: ({ communeId }) => times.hear(communeId),
    round: async () => await raiseAlerts(deps, times),
  })
}

/**
 * One round over the communes whose time has come: those on duty are told, in one notice, who has waited
 * for one of the commune's lines, or whose answer may not have arrived, as far as nobody was told. What
 * was missed (the server was off, its clock jumped) is made up for in that one notice, during watched
 * time and not outside of it. Two rounds at the same moment, in one process or in two, raise each alert
 * once.
 * @param times when each is due; without it, all of them now
 * @returns when the next alert is due, ms UTC; null when that is not foreseen.
 */
export async function raiseAlerts(
  deps: AlertDeps,
  times: CommuneTimes = createCommuneTimes(),
): Promise<number | null> {
  const now = deps.clock.now()
  return await times.round(now, {
    async all() {
      const waiting = await untoldByCommune(deps.db)
      const inDoubt = (await untoldInDoubt(deps.db)).map(({ communeId }) => communeId)
      const others = new Set([...inDoubt, ...(await communesThatHold(deps.db))])
      return waiting.flatMap(({ communeId, alertedMinutes, ...commune }) =>
        alertedMinutes < (alertMinutesOf(commune).at(-1) ?? 0) || others.has(communeId)
          ? [{ communeId, at: now }]
          : [],
      )
    },
    look: async communeId => await raiseIn(deps, communeId, now),
  })
}

async function raiseIn(deps: AlertDeps, communeId: number, now: number): Promise<number | null> {
  if ((await findCommune(deps.db, communeId)) === undefined) return null
  const { due, nextAt } = await alertRound(deps.db, await alertRulesOf(deps.db, communeId), now)
  // Nearly every look finds nothing: it takes no lock.
  if (due.length === 0) return nextAt
  const raised = await deps.db
    .transaction()
    .execute(transaction => raise(transaction, deps, communeId, now))
  if (raised) deps.changes.tell(communeId, 'alerts')
  return nextAt
}

async function raise(
  transaction: Db,
  deps: AlertDeps,
  communeId: number,
  now: number,
): Promise<boolean> {
  await lockCommune(transaction, communeId)
  // Once more behind the lock: another worker may have raised them meanwhile.
  const rules = await alertRulesOf(transaction, communeId)
  const { due } = await alertRound(transaction, rules, now)
  if (due.length === 0) return false
  const { informed, toAll } = await whoIsInformed(transaction, rules, now)
  const userIds = JSON.stringify(informed.map(({ id }) => id))
  const notice = { communeId, at: now, userIds, toAll: toAll ? (1 as const) : (0 as const) }
  const noticeId = await insertNotice(transaction, notice, due)
  const about = { communeId, subject: noticeSubject(communeId, noticeId), nextAt: now }
  const devices = await devicesOf(
    transaction,
    informed.map(({ id }) => id),
  )
  await queueMails(deps, transaction, alertPushes, about, devices.map(deviceReader))
  if (deps.mailer === null) return true
  const readers = informed.filter(({ alertMail }) => alertMail === 1).map(accountReader)
  await queueMails(deps, transaction, alertMails, about, readers)
  return true
}

/** Those on duty; without anybody on duty, everybody who may answer. */
async function whoIsInformed(
  db: Db,
  { measure, watch }: AlertRules,
  now: number,
): Promise<{ informed: Answerer[]; toAll: boolean }> {
  const all = await answerersOf(db, measure.communeId)
  const onDuty = watch.onDutyAt(now)
  const informed = all.filter(({ id }) => onDuty.includes(id))
  return informed.length > 0 ? { informed, toAll: false } : { informed: all, toAll: true }
}

const userIdList = z.array(z.string())

/**
 * The notices that told the asker something since the notice `after`, oldest first, the newest 50;
 * none without `after`: the first time one begins with what comes next.
 */
export async function alertsFor(
  { db }: Pick<Deps, 'db'>,
  { communeId, userId }: Pick<Actor, 'communeId' | 'userId'>,
  after: number | undefined,
): Promise<AlertsShape> {
  const last = await lastNotice(db, communeId)
  if (after === undefined || userId === null) return { notices: [], last }
  const notices = (await noticesAfter(db, communeId, after, mostNotices)).filter(notice =>
    userIdList.parse(JSON.parse(notice.userIds)).includes(userId),
  )
  const lines = await linesOfNotices(
    db,
    notices.map(({ id }) => id),
  )
  const inCharge = await inChargeIn(db, [...lines.values()].flat())
  const measure = await measureOf({ db }, communeId)
  return {
    notices: notices.map(({ id, at, toAll }) => ({
      id,
      at: toIso(at),
      toAll: toAll === 1,
      lines: (lines.get(id) ?? []).map(line => ({
        ...lineShapeOf(line, measure),
        inCharge: inCharge.get(line.conversationId) ?? null,
      })),
    })),
    last,
  }
}

function lineShapeOf(line: NoticeLine, measure: Measure): Omit<AlertLineShape, 'inCharge'> {
  const { messageId, conversationId, channelName, visibility, subject, openedAt } = line
  return {
    message: messageId,
    conversation: conversationId,
    channelName,
    visibility,
    subject,
    openedAt: toIso(openedAt),
    minutes: Math.round(line.minutes * shareOf(measure, line.channelId, openedAt)),
    inDoubt: line.inDoubt,
    waiting: line.isWaiting,
  }
}
