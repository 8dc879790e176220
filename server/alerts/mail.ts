import type { Deps } from '../deps.ts'
import { mailCutOff, mailLeaseMs, mailSettlement } from '../mail/outcome.ts'
import { moveMail, nextMailAt, settleCutOffMails, settleMail } from '../mail/store/rows.ts'
import { communeOf } from '../people/commune.ts'
import type { Mailer } from '../platform/mailer.ts'
import { type AlertMailWords, alertHtml, alertSubject, alertText } from './mail-content.ts'
import { compileWatch } from './rules/watch.ts'
import { linesOfNotices, type NoticeLine } from './store/alerts.ts'
import { answerersOf } from './store/duties.ts'
import { type AlertMailRow, alertMailsDue } from './store/mails.ts'
import { type AlertRules, alertRulesOf } from './watch.ts'

type AlertMailDeps = Pick<Deps, 'db' | 'clock' | 'mailer' | 'publicUrl' | 'log'>

/** A mail that leaves this soon after its notice leaves with it, even if the mairie just closed. */
const graceMs = 60_000

/**
 * Sends the mails of alerts that are due, each at most once: its row was committed with the
 * notice, the attempt is before the mail server is called, the outcome after. What nobody can know
 * is `unconfirmed`, and not sent again.
 *
 * A mail whose people have all been answered meanwhile is dropped. One that comes late, because
 * the mail server refused it for a while or this one was off, waits for opening hours or for the
 * reader's hours on call, and tells who waits then.
 * @param stopped whether to stop before the next mail.
 */
export async function sendAlertMails(
  deps: AlertMailDeps,
  stopped: () => boolean = () => false,
): Promise<void> {
  await settleCutOffMails(deps.db, 'alertMail', deps.clock.now(), mailCutOff)
  const { mailer } = deps
  if (mailer === null) return
  for (const mail of await alertMailsDue(deps.db, deps.clock.now())) {
    if (stopped()) return
    await sendOne({ ...deps, mailer }, mail)
  }
}

/** When a mail must next be looked at, ms UTC; null when none must. */
export async function nextAlertMailAt({
  db,
  mailer,
}: Pick<Deps, 'db' | 'mailer'>): Promise<number | null> {
  return mailer === null ? null : await nextMailAt(db, 'alertMail')
}

async function sendOne(
  deps: AlertMailDeps & { mailer: Mailer },
  mail: AlertMailRow,
): Promise<void> {
  const { db } = deps
  const now = deps.clock.now()
  const rules = await alertRulesOf(db, await communeOf(deps, mail.communeId))
  const all = (await linesOfNotices(db, [mail.noticeId])).get(mail.noticeId) ?? []
  const lines = all.filter(({ isWaiting }) => isWaiting)
  const reader = (await answerersOf(db, mail.communeId)).find(({ id }) => id === mail.userId)
  const nextAt = mayDisturbAt(rules, mail, now)
  if (lines.length === 0 || reader?.alertMail !== 1 || nextAt === null) {
    await moveMail(db, 'alertMail', mail, { state: 'dropped', nextAt: null })
    return
  }
  if (nextAt > now) {
    await moveMail(db, 'alertMail', mail, { nextAt })
    return
  }
  const attempts = mail.attempts + 1
  const claim = { state: 'sending', attempts, nextAt: now + mailLeaseMs, reason: null } as const
  if (!(await moveMail(db, 'alertMail', mail, claim))) return
  const words = wordsOf(deps, rules, mail, lines, now)
  const outcome = await deps.mailer.send({
    to: mail.email,
    subject: alertSubject(words),
    text: alertText(words),
    html: alertHtml(words),
    messageId: mail.messageId,
    // RFC 3834: absence notes and other robots do not answer it.
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  if (outcome.kind !== 'sent') {
    deps.log.warn({ alertMail: mail.id, outcome: outcome.kind, reason: outcome.reason }, 'alert')
  }
  await settleMail(
    db,
    'alertMail',
    { id: mail.id, attempts },
    mailSettlement(outcome, attempts, deps.clock.now()),
  )
}

/** The first instant from now on at which this reader may be disturbed; null: not in a year. */
function mayDisturbAt(
  { calendar, duties, zone }: AlertRules,
  { userId, noticeAt, attempts }: AlertMailRow,
  now: number,
): number | null {
  if (attempts === 0 && now - noticeAt < graceMs && now >= noticeAt) return now
  const own = duties.filter(duty => duty.userId === userId)
  return compileWatch(calendar, own, zone).reach(now, 0)
}

function wordsOf(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  { commune, zoneName, calendar }: AlertRules,
  { toAll }: AlertMailRow,
  lines: readonly NoticeLine[],
  now: number,
): AlertMailWords {
  return {
    commune,
    zone: zoneName,
    toAll: toAll === 1,
    lines: lines.map(({ channelName, visibility, openedAt, conversationId }) => ({
      channelName,
      visibility,
      openedAt,
      officeMs: calendar.officeMs(openedAt, now),
      elapsedMs: Math.max(0, now - openedAt),
      href: `${publicUrl}/messages/${conversationId}`,
    })),
    links: { today: `${publicUrl}/`, settings: `${publicUrl}/reglages/permanence` },
  }
}
