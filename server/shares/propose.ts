import type { Db } from '../database/database.ts'
import { newLinkKey } from '../database/schema.ts'
import { findEvent, lockEvent } from '../events/rows.ts'
import { isAgreed } from '../events/rules/plan.ts'
import { instantOfLocal, localDateOf } from '../language/instant.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { mailsAbout, sendAgain } from '../mail/rows.ts'
import { mailReadersOf } from '../partners/readers.ts'
import { groupMembers, groupsOf, type PartnerRow, partnersOf } from '../partners/rows.ts'
import { whyNotReachable, writableFrom } from '../partners/rules-partner.ts'
import { partnerSentences } from '../partners/sentences.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { canCallBack } from '../platform/public-address.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { kindOf, notReached } from './rules/reached.ts'
import { remindAt, shareMail, stateAfter } from './rules/share.ts'
import { shareSentences } from './sentences.ts'
import type { ShareNew, ShareShape, SharesMade } from './shapes.ts'
import { listShares, shareShape } from './share-shape.ts'
import { type ShareDeps, shareIn, step } from './shares.ts'
import { insertShare, moveShare, sharesOf } from './store-shares.ts'

/** Nobody is written to at night, local times. */
const morning = '08:00'

/**
 * Offers an event to partners and to all of these groups. Who has been offered it already, or can be
 * offered nothing, is left out and told of; what was declined or withdrawn is offered anew.
 * @throws Refusal (`not-found`, `bad-request`, `conflict`)
 */
export async function proposeEvent(
  deps: ShareDeps,
  by: Actor,
  wanted: ShareNew,
): Promise<SharesMade> {
  const { db, clock } = deps
  const now = clock.now()
  const made = await db.transaction().execute(async transaction => {
    // The second of two at the same moment finds what the first offered.
    await lockCommune(transaction, by.communeId)
    // And who deletes or changes the event meanwhile.
    await lockEvent(transaction, by.communeId, wanted.event)
    const event = await findEvent(transaction, by.communeId, wanted.event)
    if (event === undefined) throw notFound(shareSentences.event)
    if (!isAgreed(event.approval)) throw new Refusal('conflict', shareSentences.notApproved)
    if (event.status !== 'planned') throw new Refusal('conflict', shareSentences.isOff)
    if ((event.endsAt ?? event.startsAt) <= now)
      throw new Refusal('conflict', shareSentences.isOver)
    const partners = await chosenPartners(transaction, by.communeId, wanted)
    // Who is on this installation, or has software that asks, needs no mail.
    const needsMail = (one: PartnerRow) => one.mode !== 'installation' && one.keyHash === null
    if (partners.some(needsMail)) refuseNoMail(deps)
    const known = await sharesOf(transaction, by.communeId, { eventId: event.id })
    const ids: number[] = []
    const skipped: SharesMade['skipped'] = []
    const informed: number[] = []
    for (const partner of partners) {
      const readers = await mailReadersOf(transaction, partner)
      const share = known.find(({ partnerId }) => partnerId === partner.id)
      const state = share === undefined ? 'proposed' : stateAfter(share.state, 'proposed')
      const why =
        whyNotReachable({ ...partner, readers: readers.length }) ??
        (state === null ? 'already' : null)
      if (why !== null) {
        skipped.push({ partner: partner.id, name: partner.name, why })
        continue
      }
      const offer = {
        withPlan: wanted.withPlan ? 1 : 0,
        state: 'proposed',
        tellsFrom: event.sequence,
        proposedAt: now,
        proposedBy: by.actor,
        proposedById: by.userId,
        // On the screens of a commune of this installation it stands until somebody answers.
        remindAt: partner.mode === 'installation' ? null : remindAt(now, event.startsAt),
        answeredAt: null,
        answeredBy: null,
        comment: null,
        publishedAt: null,
        url: null,
        urlSeenAt: null,
        endedAt: null,
        partnerEventId: null,
        followedSequence: null,
        postId: null,
      } as const
      const key = newLinkKey()
      const { communeId } = by
      const about = { communeId, eventId: event.id, partnerId: partner.id, key }
      const row = share ?? (await insertShare(transaction, { ...about, ...offer }))
      if (share !== undefined) await moveShare(transaction, share, { ...offer, key })
      await step(transaction, row.id, { at: now, what: 'proposed', by: by.actor, via: 'tambour' })
      await queueMails(
        deps,
        transaction,
        shareMail,
        // An offer that is made anew is another mail than the first.
        {
          communeId,
          subject: String(row.id),
          round: share === undefined ? '' : `again.${now}`,
          nextAt: writeAt(partner, event.zone, now),
        },
        readers.map(({ email }) => addressReader(email)),
      )
      ids.push(row.id)
      if (partner.partnerCommuneId !== null) informed.push(partner.partnerCommuneId)
    }
    if (ids.length > 0) {
      await writeJournal(transaction, {
        communeId: by.communeId,
        at: now,
        actor: by.actor,
        action: 'share.proposed',
        subject: `event:${event.id}`,
        detail: { name: event.title, count: ids.length },
      })
    }
    return { ids, skipped, informed }
  })
  for (const communeId of [by.communeId, ...made.informed]) deps.changes.tell(communeId, 'partners')
  const shares = await listShares(deps, by.communeId, { eventId: wanted.event })
  return { shares: shares.filter(({ id }) => made.ids.includes(id)), skipped: made.skipped }
}

/**
 * Writes an offer to whom it has not reached, for all that we know: by the same mail where there was
 * one, so that a mailbox that has it after all can tell. Asked twice, it writes once.
 * @throws Refusal (`not-found`, `unavailable`; `conflict` once it was answered or taken back)
 */
export async function writeAgain(deps: ShareDeps, by: Actor, id: number): Promise<ShareShape> {
  const now = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    // The second of two at the same moment waits, and then finds what the first wrote.
    await lockCommune(db, by.communeId)
    const share = await shareIn(db, by.communeId, id)
    if (share.state !== 'proposed') throw new Refusal('conflict', shareSentences.cannotBe)
    refuseNoMail(deps)
    const { communeId, partnerId, mode } = share
    const readers = await mailReadersOf(db, { id: partnerId, mode })
    const mails = await mailsAbout(db, shareMail, String(id))
    const unreached = notReached(share.state, readers, mails)
    if (unreached.length === 0) return
    const { zone } = await communeOf({ db }, communeId)
    const nextAt = writeAt(share, zone, now)
    await sendAgain(
      db,
      unreached.flatMap(({ mail }) => mail ?? []),
      nextAt,
    )
    const round = mails.findLast(mail => kindOf(mail.round) === 'offer')?.round ?? ''
    const later = unreached.filter(({ mail }) => mail === null)
    const about = { communeId, subject: String(id), round, nextAt }
    await queueMails(
      deps,
      db,
      shareMail,
      about,
      later.map(({ email }) => addressReader(email)),
    )
    await step(db, id, { at: now, what: 'proposed', by: by.actor, via: 'tambour' })
  })
  deps.changes.tell(by.communeId, 'partners')
  return await shareShape(deps, by.communeId, id)
}

/** A mail is of no use either where the link in it opens nothing. */
function refuseNoMail({ mailer, graphApiUrl, publicUrl }: ShareDeps): void {
  if (mailer === null) throw new Refusal('unavailable', shareSentences.noMail)
  if (!canCallBack(graphApiUrl, publicUrl)) {
    throw new Refusal('unavailable', shareSentences.noAddress)
  }
}

/** From when on a partner may be written to, ms UTC: in the morning after it was to be left alone. */
export function writeAt(
  { quietUntil }: Pick<PartnerRow, 'quietUntil'>,
  zone: string,
  now: number,
): number {
  const today = localDateOf(now, zone)
  const from = writableFrom(quietUntil, today)
  return from === today ? now : instantOfLocal(`${from}T${morning}`, zone)
}

async function chosenPartners(
  db: Db,
  communeId: number,
  { partners, groups }: ShareNew,
): Promise<PartnerRow[]> {
  const ours = await groupsOf(db, communeId)
  if (groups.some(id => !ours.some(group => group.id === id))) {
    throw notFound(partnerSentences.group)
  }
  const members = (await groupMembers(db, communeId)).filter(({ groupId }) =>
    groups.includes(groupId),
  )
  const ids = [...new Set([...partners, ...members.map(({ partnerId }) => partnerId)])]
  if (ids.length === 0) throw new Refusal('bad-request', shareSentences.nobodyChosen, 'partners')
  const rows = await partnersOf(db, communeId, ids)
  if (partners.some(id => !rows.some(row => row.id === id))) {
    throw notFound(partnerSentences.partner)
  }
  return rows
}
