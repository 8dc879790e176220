import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import { compileZone } from '../language/zone.ts'
import { mailCutOff, mailLeaseMs, mailSettlement } from '../mail/outcome.ts'
import { moveMail, nextMailAt, settleCutOffMails, settleMail } from '../mail/store/rows.ts'
import { communeOf } from '../people/commune.ts'
import type { Mailer } from '../platform/mailer.ts'
import { approvalOf } from './approval-rules.ts'
import { firstDueAt, unapprovedOf } from './content.ts'
import { newToken } from './link.ts'
import { type ApprovalMailWords, approvalMail } from './mail-content.ts'
import { approvalMailList } from './mail-list.ts'
import { whatToTell } from './mail-sentences.ts'
import { type Asked, reminderNow, whoIsAsked } from './rules/approval.ts'
import type { SaidDelivery } from './store/content.ts'
import { approvalMailsDue, setMailLink, toldOfApproval } from './store/mails.ts'
import {
  lockSubject,
  moveRequest,
  setEventApproval,
  subjectOf,
  unsettledRequests,
} from './store/requests.ts'
import { authorOf, writeMails } from './tell.ts'

export type ApprovalMailDeps = Pick<
  Deps,
  'db' | 'clock' | 'mailer' | 'publicUrl' | 'log' | 'secrets' | 'changes'
>

/**
 * Asks those who approve, once for each request; their substitutes when nobody answers; reminds
 * both and whoever asked before something is due, and tells them of what was missed.
 *
 * The row is committed before the mail server is called, the outcome after. What nobody can know
 * is `unconfirmed`, and not sent again. What is no longer true when it is its turn is dropped.
 * Without a mail server nothing is written: what still holds is told when there is one.
 * @param stopped whether to stop before the next mail.
 */
export async function sendApprovalMails(
  deps: ApprovalMailDeps,
  stopped: () => boolean = () => false,
): Promise<void> {
  const { db, mailer } = deps
  await settleCutOffMails(db, 'approvalMail', deps.clock.now(), mailCutOff)
  for (const request of await unsettledRequests(db)) await follow(deps, request)
  if (mailer === null) return
  for (const mails of together(await approvalMailsDue(db, deps.clock.now()))) {
    if (stopped()) return
    await sendTogether({ ...deps, mailer }, mails)
  }
}

/** When a mail must next be looked at, ms UTC; null when none must. */
export async function nextApprovalMailAt({
  db,
  mailer,
}: Pick<Deps, 'db' | 'mailer'>): Promise<number | null> {
  return mailer === null ? null : await nextMailAt(db, 'approvalMail')
}

const HOUR = 60 * 60_000

/** Writes what a request now asks to be told, and ends one of which nothing is left. */
async function follow(deps: ApprovalMailDeps, request: Row<'approvalRequest'>): Promise<void> {
  const { db, mailer } = deps
  const now = deps.clock.now()
  const content = await unapprovedOf(db, request.communeId, subjectOf(request))
  if (content.length === 0) return await withdraw(deps, request)
  if (mailer === null) return
  const { zone } = await communeOf(deps, request.communeId)
  const { rules, people } = await approvalOf(db, request.communeId)
  const { first, later } = whoIsAsked(rules, people, localDateOf(now, zone))
  const author = await authorOf(db, request)
  const isOpen = request.state === 'open'
  const concerned = isOpen ? [...first, ...later, ...author] : author
  const tell = async (
    kind: Row<'approvalMail'>['kind'],
    about: number,
    to: readonly Asked[],
  ): Promise<void> => {
    const told = await toldOfApproval(db, request.id, kind, about)
    const untold = to.filter(({ email }) => !told.has(email))
    // Nearly every round finds that everybody knows: it writes nothing.
    if (untold.length > 0) await writeMails(deps, db, request, kind, about, untold, now)
  }
  if (isOpen) {
    await tell('ask', request.askedAt, first)
    const isLate = now - request.askedAt >= rules.substituteHours * HOUR
    if (isLate) await tell('substitute', request.askedAt, later)
  }
  const due = firstDueAt(content, now)
  const reminder = due && reminderNow(due, request.askedAt, compileZone(zone), now)
  if (due !== null && reminder) await tell(reminder, due, concerned)
  const missed = missedAt(content, request)
  if (missed !== null) await tell('missed', missed, concerned)
}

/** The last time at which something of a request was missed, ms UTC. */
function missedAt(
  content: readonly SaidDelivery[],
  { askedAt }: Pick<Row<'approvalRequest'>, 'askedAt'>,
): number | null {
  const times = content
    .filter(({ state, dueAt }) => state === 'missed' && dueAt >= askedAt)
    .map(({ dueAt }) => dueAt)
  return times.length === 0 ? null : Math.max(...times)
}

async function withdraw(deps: ApprovalMailDeps, request: Row<'approvalRequest'>): Promise<void> {
  if (request.state !== 'open') return
  await deps.db.transaction().execute(async db => {
    const subject = subjectOf(request)
    await lockSubject(db, subject)
    if ((await unapprovedOf(db, request.communeId, subject)).length > 0) return
    const isEnded = await moveRequest(db, request, { state: 'withdrawn' })
    if (isEnded && subject.eventId !== null) await setEventApproval(db, subject.eventId, 'none')
  })
}

/** Above this, what one person is asked comes as one list: a whole season may be planned at once. */
const mostApart = 3

/** Mails that leave as one: of one person, who is asked about many things at the same time. */
function together(mails: readonly Row<'approvalMail'>[]): Row<'approvalMail'>[][] {
  const groups = Map.groupBy(mails, ({ id, communeId, email, kind }) =>
    kind === 'ask' || kind === 'substitute' ? `${communeId} ${kind} ${email}` : id,
  )
  return [...groups.values()].flatMap(group =>
    group.length > mostApart ? [group] : group.map(mail => [mail]),
  )
}

type Claimed = { mail: Row<'approvalMail'>; attempts: number; words: ApprovalMailWords }

async function sendTogether(
  deps: ApprovalMailDeps & { mailer: Mailer },
  mails: readonly Row<'approvalMail'>[],
): Promise<void> {
  const claimed: Claimed[] = []
  for (const mail of mails) {
    const one = await claim(deps, mail)
    if (one !== null) claimed.push(one)
  }
  const [first] = claimed
  if (first === undefined) return
  const { email, messageId } = first.mail
  const outcome = await deps.mailer.send({
    to: email,
    ...(claimed.length === 1
      ? approvalMail(first.words)
      : approvalMailList(claimed.map(({ words }) => words))),
    messageId,
    // RFC 3834: absence notes and other robots do not answer it.
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  if (outcome.kind !== 'sent') {
    const { kind, reason } = outcome
    deps.log.warn({ approvalMail: first.mail.id, outcome: kind, reason }, 'approval mail')
  }
  for (const { mail, attempts } of claimed) {
    await settleMail(
      deps.db,
      'approvalMail',
      { id: mail.id, attempts },
      mailSettlement(outcome, attempts, deps.clock.now()),
    )
  }
}

/** Writes that a mail is about to leave, with its link; null when it does not, now or ever. */
async function claim(deps: ApprovalMailDeps, mail: Row<'approvalMail'>): Promise<Claimed | null> {
  const { db } = deps
  const now = deps.clock.now()
  const told = await whatToTell(deps, mail, now)
  if (told === null) {
    await moveMail(db, 'approvalMail', mail, { state: 'dropped', nextAt: null })
    return null
  }
  if (told.notBefore > now) {
    await moveMail(db, 'approvalMail', mail, { nextAt: told.notBefore })
    return null
  }
  const { tokenHash, href } = told.link === null ? { tokenHash: null, href: null } : linkOf(deps)
  const attempts = mail.attempts + 1
  const isClaimed = await db.transaction().execute(async transaction => {
    const patch = { state: 'sending', attempts, nextAt: now + mailLeaseMs, reason: null } as const
    if (!(await moveMail(transaction, 'approvalMail', mail, patch))) return false
    const { contentHash } = told
    const endsAt = told.link?.endsAt ?? null
    await setMailLink(transaction, mail.id, { tokenHash, contentHash, endsAt })
    return true
  })
  if (!isClaimed) return null
  const link = told.link && href !== null ? { href, ends: told.link.ends } : null
  return { mail, attempts, words: { ...told.words, link } }
}

function linkOf({ publicUrl }: Pick<Deps, 'publicUrl'>): { tokenHash: string; href: string } {
  const { token, tokenHash } = newToken()
  return { tokenHash, href: `${publicUrl}/valider/${token}` }
}
