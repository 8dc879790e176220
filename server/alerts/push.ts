import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { mailsAbout, sentWithout } from '../mail/rows.ts'
import { takenSince } from '../messages/store/handling.ts'
import { answererOf } from '../people/store/members.ts'
import { heldIn } from './alert-round.ts'
import { mayTakeAway } from './device-address.ts'
import { deviceOf, deviceWay, sendOrGone } from './device-way.ts'
import { alertMails, alertOf, graceMs, insteadOfPush, noticeOf, watchOf } from './mail.ts'
import { settledMessage, waitingMessage } from './push-content.ts'
import { linesOfNotices } from './store-notices.ts'

const alertPushKind = 'alert-device'

/**
 * Tells the devices of those on duty who waits, at once (`deviceWay`). If none of a person's devices took
 * it, a mail goes in their place, also to somebody who wants none: nobody on duty is left untold without a
 * word.
 *
 * Once nobody of a notice waits any more, or a colleague takes care of them, the same devices are told so
 * (`queueSettled`) and take it away; that is worth a few minutes, and no mail.
 */
export const alertPushes: MailKind = {
  kind: alertPushKind,
  wokenBy: ['alerts', 'messages'],
  changes: 'alerts',
  async queue(deps) {
    await queueSettled(deps)
    return null
  },
  async check(deps, mail, now) {
    if (isSettled(mail)) return now - (mail.nextAt ?? now) < 3 * graceMs ? now : null
    const alert = await alertOf(deps, mail)
    const person = await answererOf(deps.db, mail.communeId, mail.userId)
    if (alert === null || person === undefined) return null
    if (now - alert.at < 2 * graceMs && now >= alert.at) return now
    return watchOf(alert.rules, mail).reach(now, 0)
  },
  async write(deps, mails, now) {
    const [mail] = mails
    if (mail === undefined) return null
    const device = await deviceOf(deps, mail)
    if (isSettled(mail) && !(device && mayTakeAway(device.kind))) return null
    const message = isSettled(mail)
      ? await settledMessage(deps, mail)
      : await waitingMessage(deps, mail, now)
    return message && { mails, send: () => sendOrGone(deps, device, message) }
  },
  ownWay: deviceWay({ kind: alertPushKind, isWorthMail: mail => !isSettled(mail), tellByMail }),
}

async function tellByMail(
  deps: Deps,
  transaction: Db,
  { communeId, subject, userId }: MailRow,
  now: number,
): Promise<void> {
  if (deps.mailer === null) {
    deps.log.warn({ communeId, notice: subject }, 'alert-not-told')
    return
  }
  const mails = await mailsAbout(transaction, alertMails, subject)
  const person = await answererOf(transaction, communeId, userId)
  if (person === undefined || mails.some(mail => mail.userId === userId)) return
  const about = { communeId, subject, round: insteadOfPush, nextAt: now }
  await queueMails(deps, transaction, alertMails, about, [accountReader(person)])
}

/** In the outbox, what takes a notice away again. */
const settledRound = 'settled'

const isSettled = ({ round }: Pick<MailRow, 'round'>) => round === settledRound

/** A notification that is older has been seen, or cleared away, ms. */
const longestMs = 24 * 3_600_000

/**
 * Has the devices that were told of a notice within the day told that there is nothing to do any more,
 * once everybody of it was answered, set aside, taken care of by a colleague or left to somebody else.
 */
async function queueSettled(deps: Pick<Deps, 'db' | 'clock' | 'publicUrl'>): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const about = { kind: alertPushKind }
  const shown = await sentWithout(db, about, settledRound, now - longestMs)
  if (shown.length === 0) return
  const notices = await linesOfNotices(db, [
    ...new Set(shown.map(({ subject }) => noticeOf(subject))),
  ])
  for (const [subject, mails] of Map.groupBy(shown, mail => mail.subject)) {
    const open = (notices.get(noticeOf(subject)) ?? []).filter(({ isWaiting }) => isWaiting)
    // A colleague who took care of it before was no reason not to ring.
    const leftAt = Math.min(...mails.flatMap(({ sentAt }) => sentAt ?? []))
    const taken = await takenSince(db, open, leftAt)
    const [first] = mails
    if (first === undefined) continue
    const { communeId } = first
    const held = await heldIn(db, communeId, now)
    const isOver = open.every(
      ({ conversationId }) => taken.has(conversationId) || held.has(conversationId),
    )
    if (!isOver) continue
    const readers = mails.map(({ recipient, userId, email }) => ({ recipient, userId, email }))
    await queueMails(
      deps,
      db,
      about,
      { communeId, subject, round: settledRound, nextAt: now },
      readers,
    )
  }
}
