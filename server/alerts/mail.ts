import type { Deps } from '../deps.ts'
import { linesAt } from '../hours/measure.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { sentSince } from '../mail/rows.ts'
import { holdsIn, inChargeIn } from '../messages/store/handling.ts'
import { languageOf } from '../people/memberships.ts'
import { answererOf } from '../people/store/members.ts'
import { type AlertRules, alertRulesOf, heldIn } from './alert-round.ts'
import { alertContent } from './mail-content.ts'
import { compileWatch, isNews } from './rules.ts'
import { type WaitingLine, waitingLines } from './store-alerts.ts'
import { findNotice, linesOfNotices, noticeTimes } from './store-notices.ts'

/** What leaves this soon after its notice leaves with it, even if the mairie just closed. */
export const graceMs = 60_000

/** In the place of a push that was not taken: it goes also to somebody who wants no mails. */
export const insteadOfPush = 'instead'

/**
 * A mail that is to be tried again so soon leaves with one that leaves now, ms: its reader would
 * have two within the time between the usual lines, 8 and 12 minutes.
 */
const togetherMs = 4 * 60_000

/** What such a mail is about. */
export function noticeSubject(communeId: number, noticeId: number): string {
  return `${communeId}.${noticeId}`
}

export const noticeOf = (subject: string) => Number(subject.split('.')[1])

/**
 * Tells those on duty who waits (`raiseAlerts` queues them): everybody, also those who have
 * passed no line yet, so that these need no mail of their own when they do
 * (docs/decisions/alert-mails.md). A mail that tells nothing new is dropped, and one whose people
 * have all been answered meanwhile. One that comes late, because the mail server refused it for
 * a while or this one was off, waits for opening hours or for the reader's hours on call, and tells
 * who waits then.
 */
export const alertMails: MailKind = {
  kind: 'alert',
  wokenBy: ['alerts'],
  togetherMs,
  together: async (_deps, mails, now) =>
    [...Map.groupBy(mails, ({ communeId, recipient }) => `${communeId} ${recipient}`).values()]
      // What waits for another try alone waits for its hour.
      .filter(group => group.some(({ nextAt }) => nextAt !== null && nextAt <= now)),
  async check(deps, mail, now) {
    const alert = await alertOf(deps, mail)
    const reader = await answererOf(deps.db, mail.communeId, mail.userId)
    const isInstead = mail.round === insteadOfPush
    if (alert === null || reader === undefined) return null
    if (reader.alertMail !== 1 && !isInstead) return null
    const { lines, rules } = alert
    if (!isNews(lines, rules.minutes, await alertedAt(deps, mail, lines))) return null
    const isFresh = now - alert.at < (isInstead ? 3 : 1) * graceMs && now >= alert.at
    if (mail.attempts === 0 && isFresh) return now
    // Null: not in a year.
    return watchOf(rules, mail).reach(now, 0)
  },
  async write(deps, mails, now) {
    const mail = mails.at(-1)
    const alert = mail && (await alertOf(deps, mail))
    if (!alert) return null
    const { rules, toAll } = alert
    const lines = await waitingNow(deps, mail.communeId)
    const inCharge = await inChargeIn(deps.db, lines)
    const { measure } = rules
    const { commune, calendar } = measure
    const { publicUrl } = deps
    const content = await alertContent({
      language: await languageOf(deps, mail.userId),
      commune: commune.name,
      zone: commune.zone,
      toAll,
      lines: lines.map(({ channelId, openedAt, conversationId, ...line }) => ({
        ...line,
        openedAt,
        officeMs: calendar.officeMs(openedAt, now),
        elapsedMs: Math.max(0, now - openedAt),
        ...linesAt(measure, channelId, openedAt),
        inCharge: inCharge.get(conversationId)?.name ?? null,
        href: `${publicUrl}/messages/${conversationId}`,
      })),
      links: { today: `${publicUrl}/`, settings: `${publicUrl}/reglages/permanence` },
    })
    return { mails, content }
  },
}

/** What its notice told, as far as somebody still waits; null: nobody does. */
export async function alertOf(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { communeId, subject }: MailRow,
) {
  const notice = await findNotice(db, noticeOf(subject))
  if (notice === undefined) return null
  const all = (await linesOfNotices(db, [notice.id])).get(notice.id) ?? []
  const holds = await holdsIn(db, communeId, clock.now())
  const lines = all
    .filter(one => one.isWaiting && holds.get(one.conversationId)?.isBack !== false)
    // Mails from before somebody else was waited for told nothing of what is back.
    .map(one => {
      const { endsAt } = holds.get(one.conversationId) ?? { endsAt: 0 }
      return { ...one, receivedAt: Math.max(one.receivedAt, endsAt) }
    })
  if (lines.length === 0) return null
  const rules = await alertRulesOf(db, communeId)
  return { notice: notice.id, rules, lines, at: notice.at, toAll: notice.toAll === 1 }
}

/** Everybody of whom an alert tells now: who waits, and is not left to somebody else until a day. */
export async function waitingNow(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
): Promise<WaitingLine[]> {
  const held = await heldIn(db, communeId, clock.now())
  const lines = await waitingLines(db, communeId)
  return lines.filter(({ conversationId }) => !held.has(conversationId))
}

/** When each mail was raised that may have told this reader of them, ms UTC. */
async function alertedAt(
  { db }: Pick<Deps, 'db'>,
  mail: MailRow,
  lines: readonly { receivedAt: number }[],
): Promise<number[]> {
  const first = Math.min(...lines.map(({ receivedAt }) => receivedAt))
  const subjects = await sentSince(db, alertMails, mail, first)
  return await noticeTimes(db, subjects.map(noticeOf))
}

/** When this reader may be disturbed: within opening hours, and while they are on call. */
export function watchOf({ measure: { calendar, zone }, duties }: AlertRules, { userId }: MailRow) {
  const own = duties.filter(duty => duty.userId === userId)
  return compileWatch(calendar, own, zone)
}
