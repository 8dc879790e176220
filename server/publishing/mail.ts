import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { mailCutOff, mailLeaseMs, mailSettlement } from '../mail/outcome.ts'
import { moveMail, nextMailAt, settleCutOffMails, settleMail } from '../mail/store/rows.ts'
import { listPeople, type Person } from '../people/store/members.ts'
import type { Mailer } from '../platform/mailer.ts'
import { type DeliveryMailSection, deliveryMail } from './mail-content.ts'
import { sectionOf } from './mail-sentences.ts'
import { graceMs, isNews, tellAt } from './rules/delivery-issue.ts'
import {
  type DeliveryMail,
  deliveryMailsDue,
  insertDeliveryMails,
  insertTrouble,
  type Troubled,
  troublesToFind,
} from './store/delivery-issues.ts'

export type DeliveryMailDeps = Pick<
  Deps,
  'db' | 'clock' | 'mailer' | 'publicUrl' | 'log' | 'approvals'
>

/**
 * Tells by mail who planned a publication, and who administers, that it did not go out as planned:
 * at once, whatever the hour, once for each trouble and wish, in one mail for a post and a moment.
 *
 * Nobody hears of one thing twice: a pause is told to administrators as such (channel-mail.ts), and
 * what nobody approved in time to those who approve (approval-mail.ts).
 *
 * The row is committed before the mail server is called, the outcome after. What nobody can know
 * is `unconfirmed`, and not sent again. What was mended when it is its turn is dropped. Without a
 * mail server nothing is written: what still holds, and is no week old, is told when there is one.
 * @param stopped whether to stop before the next mail.
 */
export async function sendDeliveryMails(
  deps: DeliveryMailDeps,
  stopped: () => boolean = () => false,
): Promise<void> {
  const { db, mailer } = deps
  await settleCutOffMails(db, 'deliveryMail', deps.clock.now(), mailCutOff)
  if (mailer === null) return
  for (const trouble of await troublesToFind(db)) await write(deps, trouble)
  const now = deps.clock.now()
  // What fails a moment later still belongs to what is due.
  for (const letter of lettersOf(await deliveryMailsDue(db, now + graceMs), now)) {
    if (stopped()) return
    await sendLetter({ ...deps, mailer }, letter)
  }
}

/** When a mail must next be looked at, ms UTC; null when none must. */
export async function nextDeliveryMailAt({
  db,
  mailer,
}: Pick<Deps, 'db' | 'mailer'>): Promise<number | null> {
  return mailer === null ? null : await nextMailAt(db, 'deliveryMail')
}

/** Writes that a trouble was found and, in the same transaction, who is to be told of it. */
async function write(deps: DeliveryMailDeps, trouble: Troubled): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const { communeId, deliveryId, kind, about, dueAt, askedAt } = trouble
    const now = deps.clock.now()
    const id = await insertTrouble(db, { communeId, deliveryId, kind, about, foundAt: now })
    if (id === undefined || !isNews(Math.max(dueAt, askedAt ?? 0), now)) return
    const told = await deps.approvals.informedOf(db, trouble, now)
    const readers = (await listPeople(db, communeId)).filter(
      person => isConcerned(person, trouble) && !told.has(person.email),
    )
    await insertDeliveryMails(
      db,
      readers.map(({ id: userId, email }) => ({
        communeId,
        troubleId: id,
        userId,
        email,
        messageId: messageIdOf(deps, id, userId),
        state: 'sending' as const,
        nextAt: tellAt(kind, now),
        sentAt: null,
        reason: null,
      })),
    )
  })
}

function isConcerned(
  { id, role }: Person,
  { kind, plannedBy }: Pick<Troubled, 'kind' | 'plannedBy'>,
): boolean {
  const administers = role === 'administrator'
  // Of a pause administrators are told whatever waits behind it.
  return kind === 'parked' ? id === plannedBy && !administers : id === plannedBy || administers
}

/** Mails about one post at one moment, to one person. */
type Matter = DeliveryMail[]

/** What leaves as one mail. */
type Letter = Matter[]

/** Above this, what one person is told comes as one mail: a whole day may have been missed. */
const mostApart = 3

function lettersOf(mails: readonly DeliveryMail[], now: number): Letter[] {
  const readers = Map.groupBy(mails, ({ communeId, userId }) => `${communeId} ${userId}`)
  return [...readers.values()].flatMap(all => {
    const matters = [...Map.groupBy(all, ({ postId, dueAt }) => `${postId} ${dueAt}`).values()]
    const due = matters.filter(matter => matter.some(({ nextAt }) => (nextAt ?? now) <= now))
    return due.length > mostApart ? [due] : due.map(matter => [matter])
  })
}

type Claimed = { mail: DeliveryMail; attempts: number }

async function sendLetter(
  deps: DeliveryMailDeps & { mailer: Mailer },
  letter: Letter,
): Promise<void> {
  const sections: DeliveryMailSection[] = []
  const claimed: Claimed[] = []
  for (const matter of letter) {
    const holding: Claimed[] = []
    for (const mail of matter) {
      const one = await claim(deps, mail)
      if (one !== null) holding.push(one)
    }
    const section = await sectionOf(
      deps,
      holding.map(({ mail }) => mail),
    )
    if (section === null) {
      for (const one of holding) await drop(deps, one)
    } else {
      sections.push(section)
      claimed.push(...holding)
    }
  }
  const [first] = claimed
  if (first === undefined) return
  const { email, messageId } = first.mail
  const outcome = await deps.mailer.send({
    to: email,
    ...deliveryMail(sections),
    messageId,
    // RFC 3834: absence notes and other robots do not answer it.
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  if (outcome.kind !== 'sent') {
    const { kind, reason } = outcome
    deps.log.warn({ deliveryMail: first.mail.id, outcome: kind, reason }, 'delivery mail')
  }
  const now = deps.clock.now()
  for (const { mail, attempts } of claimed) {
    const settlement = mailSettlement(outcome, attempts, now)
    await settleMail(deps.db, 'deliveryMail', { id: mail.id, attempts }, settlement)
  }
}

/** Writes that a mail is about to leave; null when it does not: mended, or not its reader's. */
async function claim(deps: DeliveryMailDeps, mail: DeliveryMail): Promise<Claimed | null> {
  const { db } = deps
  const reader = (await listPeople(db, mail.communeId)).find(({ id }) => id === mail.userId)
  if (!mail.holds || reader === undefined || !isConcerned(reader, mail)) {
    await moveMail(db, 'deliveryMail', mail, { state: 'dropped', nextAt: null })
    return null
  }
  const attempts = mail.attempts + 1
  const nextAt = deps.clock.now() + mailLeaseMs
  const patch = { state: 'sending', attempts, nextAt, reason: null } as const
  return (await moveMail(db, 'deliveryMail', mail, patch)) ? { mail, attempts } : null
}

/** Given up between the claim and the reading of what it was to say. */
async function drop({ db }: DeliveryMailDeps, { mail, attempts }: Claimed): Promise<void> {
  const dropped = { state: 'dropped', reason: null, nextAt: null, sentAt: null } as const
  await settleMail(db, 'deliveryMail', { id: mail.id, attempts }, dropped)
}

/** The same for every attempt; the person does not show in it. */
function messageIdOf(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  troubleId: number,
  userId: string,
): string {
  const hash = createHash('sha256').update(userId).digest('hex').slice(0, 16)
  return `<delivery.${troubleId}.${hash}@${new URL(publicUrl).hostname}>`
}
