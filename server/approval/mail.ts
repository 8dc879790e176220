import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import { compileZone } from '../language/zone.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { communeOf } from '../people/commune.ts'
import { approvalOf } from './approval-rules.ts'
import { firstDueAt, unapprovedOf } from './content.ts'
import { newToken } from './link.ts'
import { type ApprovalFacts, approvalContent } from './mail-content.ts'
import { approvalListContent } from './mail-list.ts'
import { approvalNews } from './mail-sentences.ts'
import { authorOf, writeMails } from './recipients.ts'
import {
  type ApprovalMailKind,
  type Asked,
  approvalMailKind,
  readRound,
  reminderNow,
  whoIsAsked,
} from './rules.ts'
import type { SaidDelivery } from './store/content.ts'
import { deleteLink, setLink } from './store/links.ts'
import {
  lockSubject,
  moveRequest,
  setEventApproval,
  subjectOf,
  unsettledRequests,
} from './store/requests.ts'

/**
 * Asks those who approve, once for each request; their substitutes when nobody answers; reminds
 * both and the person who asked before something is due, and reports what was missed. Without a mail server
 * nothing is written: what still holds is told when there is one.
 */
export const approvalMails: MailKind = {
  kind: approvalMailKind,
  wokenBy: ['deliveries'],
  async queue(deps) {
    for (const request of await unsettledRequests(deps.db)) await follow(deps, request)
    return null
  },
  together: async (_deps, mails) => together(mails),
  async check(deps, mail, now) {
    return (await approvalNews(deps, mail, now))?.notBefore ?? null
  },
  async write(deps, mails, now) {
    const items: { mail: MailRow; facts: ApprovalFacts }[] = []
    for (const mail of mails) {
      const facts = await factsWithLink(deps, mail, now)
      if (facts !== null) items.push({ mail, facts })
    }
    const all = items.map(({ facts }) => facts)
    const [first] = all
    if (first === undefined) return null
    return {
      mails: items.map(({ mail }) => mail),
      content: await (all.length === 1 ? approvalContent(first) : approvalListContent(all)),
    }
  },
}

/** What a claimed mail says, with its reader's own link; null: it is no longer true. */
async function factsWithLink(
  deps: Deps,
  mail: MailRow,
  now: number,
): Promise<ApprovalFacts | null> {
  const { db, publicUrl } = deps
  const { id: mailId, communeId, email } = mail
  const news = await approvalNews(deps, mail, now)
  if (news === null) return null
  const { facts, contentHash, link } = news
  if (link === null) {
    await deleteLink(db, mailId)
    return facts
  }
  const { token, tokenHash } = newToken()
  const requestId = Number(mail.subject)
  const { endsAt } = link
  await setLink(db, { mailId, communeId, requestId, email, tokenHash, contentHash, endsAt })
  return { ...facts, link: { href: `${publicUrl}/valider/${token}`, endsAt } }
}

const HOUR = 60 * 60_000

/** Writes what a request now asks to be told, and ends one of which nothing is left. */
async function follow(deps: Deps, request: Row<'approvalRequest'>): Promise<void> {
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
  const queue = (kind: ApprovalMailKind, about: number, to: readonly Asked[]) =>
    writeMails(deps, db, request, { kind, about }, to, now)
  if (isOpen) {
    await queue('ask', request.askedAt, first)
    const isLate = now - request.askedAt >= rules.substituteHours * HOUR
    if (isLate) await queue('substitute', request.askedAt, later)
  }
  const due = firstDueAt(content, now)
  const reminder = due && reminderNow(due, request.askedAt, compileZone(zone), now)
  if (due !== null && reminder) await queue(reminder, due, concerned)
  const missed = missedAt(content, request)
  if (missed !== null) await queue('missed', missed, concerned)
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

async function withdraw(deps: Deps, request: Row<'approvalRequest'>): Promise<void> {
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
function together(mails: readonly MailRow[]): MailRow[][] {
  const groups = Map.groupBy(mails, ({ id, communeId, email, round }) => {
    const { kind } = readRound(round)
    return kind === 'ask' || kind === 'substitute' ? `${communeId} ${kind} ${email}` : id
  })
  return [...groups.values()].flatMap(group =>
    group.length > mostApart ? [group] : group.map(mail => [mail]),
  )
}
