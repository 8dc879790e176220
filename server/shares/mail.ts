import type { Deps } from '../deps.ts'
import { noticeHoldMs } from '../events/rules/event-change.ts'
import { mairieOf } from '../language/town.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { contactLink } from '../partners/contact-link.ts'
import { mailReadersOf, repliesTo } from '../partners/readers.ts'
import { type ContactRow, findPartner } from '../partners/rows.ts'
import type { SharePiece } from '../partners/rules-partner.ts'
import { communeOf } from '../people/commune.ts'
import type { Attachment } from '../platform/mailer.ts'
import { offeredTo } from './event-readers.ts'
import { type Kit, kitOf } from './kit.ts'
import { fileOf } from './kit-files.ts'
import { shareLink } from './link.ts'
import { posterCid, shareContent } from './mail-content.ts'
import { writeAt } from './propose.ts'
import { kindOf, type ShareMailKind } from './rules/reached.ts'
import { shareMail } from './rules/share.ts'
import { step } from './shares.ts'
import {
  findShare,
  moveShare,
  nextReminderAt,
  remindersDue,
  type ShareWithContext,
  sharesOnline,
  sharesToTell,
} from './store-shares.ts'

/** Offers to partners, the one reminder, what changed about the event, and what was taken back. */
export const shareMails: MailKind = {
  kind: shareMail.kind,
  wokenBy: ['partners', 'deliveries'],
  changes: 'partners',
  async queue(deps) {
    await settleOnline(deps)
    await queueReminders(deps)
    await queueChanges(deps)
    return await nextReminderAt(deps.db)
  },
  async check(deps, mail, now) {
    const about = await aboutOf(deps, mail)
    if (about === null || !holds(mail.round, about.share, now)) return null
    const kind = kindOf(mail.round)
    // Nobody was told of it: there is nothing to correct.
    const isCorrection = kind === 'change' || kind === 'withdrawn'
    if (isCorrection)
      return (await offeredTo(deps.db, about.share.id)).has(mail.recipient) ? now : null
    return writeAt(about.share, about.zone, now)
  },
  async write(deps, mails) {
    const [mail] = mails
    const about = mail === undefined ? null : await aboutOf(deps, mail)
    if (mail === undefined || about === null) return null
    const { share, contact, commune, pieces } = about
    const kind = kindOf(mail.round)
    const kit = await kitOf(deps, share, pieces)
    const change = kit === null ? offUnseen[share.status] : kit.change
    // What is shown to nobody for the moment can be taken back, or be off, and that is said.
    const isSent = kind === 'withdrawn' || (kind === 'change' && change !== null)
    if (kit === null && !isSent) return null
    const wish = contactLink(deps, contact)
    const content = await shareContent({
      kind,
      commune,
      partner: share.partnerName,
      page: share.mode === 'page',
      reader: contact.name,
      title: share.eventTitle,
      kit,
      change,
      link: shareLink(deps, share, contact),
      wish,
    })
    const files = kit === null ? [] : await filesOf(deps, kind, kit)
    const replyTo = await repliesTo(deps, share.communeId, share.proposedById)
    return {
      mails,
      content: {
        ...content,
        fromName: mairieOf(commune),
        ...(replyTo !== null && { replyTo }),
        attachments: files,
        headers: {
          'List-Unsubscribe': `<${wish}>`,
          // RFC 8058: one click, without opening the page.
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      },
    }
  },
}

/** What is said of an event that is shown to nobody for the moment, whose dates may not be agreed. */
const offUnseen: Record<ShareWithContext['status'], Kit['change']> = {
  planned: null,
  postponed: { word: 'Reporté', sentence: 'La nouvelle date n’est pas encore connue.' },
  cancelled: { word: 'Annulé', sentence: 'Cet événement n’aura pas lieu.' },
}

function holds(
  round: string,
  { state, sequence, status, startsAt, endsAt }: ShareWithContext,
  now: number,
): boolean {
  const isToCome = (endsAt ?? startsAt) > now
  switch (kindOf(round)) {
    case 'offer':
    case 'remind':
      return state === 'proposed' && status === 'planned' && isToCome
    case 'change':
      // A later change is told by a mail of its own.
      return state !== 'declined' && state !== 'withdrawn' && round === `change.${sequence}`
    case 'withdrawn':
      return state === 'withdrawn'
  }
}

type About = {
  share: ShareWithContext
  contact: ContactRow
  commune: string
  zone: string
  pieces: SharePiece[] | null
}

/**
 * Null: the share is gone, or its reader, or no longer wants it. A neighbour that was removed is offered
 * nothing more, and still hears that an offer is taken back: somebody there may have planned it.
 */
async function aboutOf({ db }: Pick<Deps, 'db'>, mail: MailRow): Promise<About | null> {
  const share = await findShare(db, Number(mail.subject))
  if (share === undefined) return null
  const readers = await mailReadersOf(db, { id: share.partnerId, mode: share.mode })
  const contact = readers.find(({ email }) => email === mail.email)
  const partner = await findPartner(db, share.communeId, share.partnerId)
  if (contact === undefined || partner === undefined) return null
  if (partner.endedAt !== null && kindOf(mail.round) !== 'withdrawn') return null
  const { name: commune, zone } = await communeOf({ db }, share.communeId)
  const pieces = partner.pieces === null ? null : JSON.parse(partner.pieces)
  return { share, contact, commune, zone, pieces }
}

/** An offer shows the poster, once; of a change the poster may say the old date, and the calendar the new. */
async function filesOf(
  deps: Pick<Deps, 'db' | 'clock' | 'publicUrl'>,
  kind: ShareMailKind,
  { event, poster, hasCalendar }: Kit,
): Promise<Attachment[]> {
  const isOffer = kind === 'offer'
  const shown =
    isOffer && poster !== null ? await fileOf(deps, event, 'poster-jpg', 'mailed') : null
  const date =
    hasCalendar && (isOffer || kind === 'change') ? await fileOf(deps, event, 'calendar') : null
  return [
    ...(shown === null ? [] : [{ ...shown, cid: posterCid }]),
    ...(date === null ? [] : [date]),
  ]
}

/** A page that was lent, or a commune of this installation, has published: nobody need say so. */
async function settleOnline(deps: Deps): Promise<void> {
  const { db, clock, changes } = deps
  for (const { deliveryUrl: url, publishedOn, verifiedOn, ...share } of await sharesOnline(db)) {
    const publishedAt = publishedOn ?? clock.now()
    const isNew = share.state === 'accepted'
    await db.transaction().execute(async transaction => {
      const seen = { urlSeenAt: url === null ? null : verifiedOn }
      const patch = isNew ? ({ ...seen, state: 'published', publishedAt, url } as const) : seen
      if (!(await moveShare(transaction, share, patch))) return
      const by = { by: 'Tambour', via: 'tambour-itself' } as const
      const what = isNew
        ? ({ at: publishedAt, what: 'published', ...by } as const)
        : ({ at: verifiedOn ?? clock.now(), what: 'seen', ...by } as const)
      await step(transaction, share.id, what, isNew && url !== null ? { url } : {})
    })
    changes.tell(share.communeId, 'partners')
  }
}

async function queueReminders(deps: Deps): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  for (const share of await remindersDue(db, now)) {
    await db.transaction().execute(async transaction => {
      if (!(await moveShare(transaction, share, { remindAt: null }))) return
      await queueRound(deps, transaction, share, `remind.${share.proposedAt}`, now)
      const what = { at: now, what: 'reminded', by: 'Tambour', via: 'tambour-itself' } as const
      await step(transaction, share.id, what)
    })
  }
}

async function queueChanges(deps: Deps): Promise<void> {
  const { db, clock, changes } = deps
  const now = clock.now()
  for (const share of await sharesToTell(db)) {
    const { sequence, changedAt } = share
    const nextAt = Math.max(now, changedAt + noticeHoldMs)
    await db.transaction().execute(async transaction => {
      if (!(await moveShare(transaction, share, { tellsFrom: sequence }))) return
      await queueRound(deps, transaction, share, `change.${sequence}`, nextAt)
      const what = { at: now, what: 'changed', by: 'Tambour', via: 'tambour-itself' } as const
      await step(transaction, share.id, what, { sequence })
    })
    if (share.partnerCommuneId !== null) changes.tell(share.partnerCommuneId, 'partners')
  }
}

async function queueRound(
  deps: Pick<Deps, 'publicUrl'>,
  db: Deps['db'],
  { id, communeId, partnerId }: Pick<ShareWithContext, 'id' | 'communeId' | 'partnerId'>,
  round: string,
  nextAt: number,
): Promise<void> {
  const partner = await findPartner(db, communeId, partnerId)
  const readers = partner === undefined ? [] : await mailReadersOf(db, partner)
  await queueMails(
    deps,
    db,
    shareMail,
    { communeId, subject: String(id), round, nextAt },
    readers.map(({ email }) => addressReader(email)),
  )
}
