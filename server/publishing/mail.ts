import type { Deps } from '../deps.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { languageOf } from '../people/memberships.ts'
import { findPerson, listPeople, type Person } from '../people/store/members.ts'
import { type DeliveryMailSection, deliveryContent, sectionOf } from './mail-content.ts'
import { graceMs, isNews, tellAt } from './rules/delivery.ts'
import {
  type DeliveryIssue,
  type FoundIssue,
  findIssues,
  insertIssue,
  issuesToFind,
} from './store/delivery-issues.ts'

/**
 * Tells who planned a publication, and who administers, that it did not go out as planned: at once,
 * whatever the hour, once for each issue and wish, in one mail for a post and a moment. It is no
 * longer true once it was mended.
 *
 * Nobody is told of one thing twice: a pause is told to administrators as such (channels/mail.ts),
 * and what nobody approved in time to those who approve (approval/mail.ts). Without a mail server
 * nothing is written: what still holds, and is no week old, is told when there is one.
 */
export const deliveryMails: MailKind = {
  kind: 'delivery',
  wokenBy: ['deliveries', 'channels'],
  async queue(deps) {
    if (deps.mailer === null) return null
    for (const issue of await issuesToFind(deps.db)) await queueIssue(deps, issue)
    return null
  },
  // What fails a moment later still belongs to what is due.
  togetherMs: graceMs,
  together: async (deps, mails, now) => together(await withIssues(deps, mails), mails, now),
  async check({ db }, mail, now) {
    const issue = (await findIssues(db, [issueOf(mail)])).get(issueOf(mail))
    if (issue?.holds !== true || mail.userId === null) return null
    const reader = await findPerson(db, mail.communeId, mail.userId)
    return reader !== undefined && isConcerned(reader, issue) ? now : null
  },
  async write(deps, mails) {
    const issues = await withIssues(deps, mails)
    const included: MailRow[] = []
    const sections: DeliveryMailSection[] = []
    for (const same of bySubject(issues, mails)) {
      const section = await sectionOf(
        deps,
        same.flatMap(mail => issues.get(issueOf(mail)) ?? []),
      )
      if (section === null) continue
      sections.push(section)
      included.push(...same)
    }
    const [first] = included
    if (first === undefined) return null
    const language = await languageOf(deps, first.userId)
    return { mails: included, content: await deliveryContent(sections, language) }
  },
}

/** Writes that an issue was found and, in the same transaction, who is to be told of it. */
async function queueIssue(deps: Deps, issue: DeliveryIssue): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const { communeId, deliveryId, kind, about, dueAt, askedAt } = issue
    const now = deps.clock.now()
    const id = await insertIssue(db, { communeId, deliveryId, kind, about, foundAt: now })
    if (id === undefined || !isNews(Math.max(dueAt, askedAt ?? 0), now)) return
    const informed = await deps.approvals.informedOf(db, issue, now)
    const readers = (await listPeople(db, communeId))
      .filter(person => isConcerned(person, issue) && !informed.has(person.email))
      .map(accountReader)
    const subject = { communeId, subject: String(id), nextAt: tellAt(kind, now) }
    await queueMails(deps, db, deliveryMails, subject, readers)
  })
}

function isConcerned(
  { id, role }: Person,
  { kind, plannedBy }: Pick<DeliveryIssue, 'kind' | 'plannedBy'>,
): boolean {
  const administers = role === 'administrator'
  // Administrators are told of a pause by itself, whatever waits behind it.
  return kind === 'parked' ? id === plannedBy && !administers : id === plannedBy || administers
}

/** The number of the issue that a mail is about. */
function issueOf({ subject }: Pick<MailRow, 'subject'>): number {
  return Number(subject)
}

type Issues = Map<number, FoundIssue>

async function withIssues({ db }: Pick<Deps, 'db'>, mails: readonly MailRow[]): Promise<Issues> {
  return await findIssues(db, mails.map(issueOf))
}

/** Those about one post at one moment together; each whose delivery is gone alone. */
function bySubject(issues: Issues, mails: readonly MailRow[]): MailRow[][] {
  const groups = Map.groupBy(mails, mail => {
    const issue = issues.get(issueOf(mail))
    return issue === undefined ? mail.id : `${issue.postId} ${issue.dueAt}`
  })
  return [...groups.values()]
}

/** Above this, what one person is told comes as one mail: a whole day may have been missed. */
const mostApart = 3

function together(issues: Issues, mails: readonly MailRow[], now: number): MailRow[][] {
  const readers = Map.groupBy(mails, ({ communeId, userId }) => `${communeId} ${userId}`)
  return [...readers.values()].flatMap(all => {
    const due = bySubject(issues, all).filter(same =>
      same.some(({ nextAt }) => (nextAt ?? now) <= now),
    )
    return due.length > mostApart ? [due.flat()] : due
  })
}
