import { randomBytes } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { findEvent } from '../events/rows.ts'
import { isOut } from '../events/rules/event-change.ts'
import { instantOfLocal, localDateOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceText } from '../language/sentence.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { mailReadersOf } from '../partners/partners.ts'
import { groupMembers, type PartnerRow, partnersOf } from '../partners/rows.ts'
import { whyNotReachable, writableFrom } from '../partners/rules/partner.ts'
import type { Actor } from '../people/actor.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { type DeliveryWithContext, deliveriesOf, moveDelivery } from '../publishing/rows.ts'
import { remindAt, type ShareAct, type ShareState, stateAfter } from './rules/share.ts'
import { shareSentences } from './sentences.ts'
import type { ShareAnswer, ShareNew, ShareShape, SharesMade } from './shapes.ts'
import {
  addStep,
  insertShare,
  moveShare,
  type ShareFilter,
  type ShareWithContext,
  type StepRow,
  sharesOf,
  stepsOf,
} from './store/shares.ts'

export type ShareDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'publicUrl' | 'mailer' | 'secrets'>

/** What the mails about shares are called in the outbox; mail.ts says how they read. */
export const shareMail = { kind: 'share' } as const

/** Nobody is written to at night, local times. */
const morning = '08:00'

/** What was offered of an event, to a partner, or at all; the newest first. */
export async function listShares(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  filter: ShareFilter,
): Promise<ShareShape[]> {
  const rows = await sharesOf(db, communeId, { limit: 500, ...filter })
  const steps = Map.groupBy(
    await stepsOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ shareId }) => shareId,
  )
  return rows.map(row => shareShapeOf(row, steps.get(row.id) ?? []))
}

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
  const { db, clock, mailer } = deps
  const now = clock.now()
  const made = await db.transaction().execute(async transaction => {
    const event = await findEvent(transaction, by.communeId, wanted.event)
    if (event === undefined) throw notFound(shareSentences.event)
    if (event.approval === 'pending' || event.approval === 'refused') {
      throw new Refusal('conflict', shareSentences.notApproved)
    }
    if (event.status !== 'planned') throw new Refusal('conflict', shareSentences.isOff)
    if ((event.endsAt ?? event.startsAt) <= now)
      throw new Refusal('conflict', shareSentences.isOver)
    const partners = await chosenPartners(transaction, by.communeId, wanted)
    if (mailer === null && partners.some(({ mode }) => mode !== 'installation')) {
      throw new Refusal('unavailable', shareSentences.noMail)
    }
    const known = await sharesOf(transaction, by.communeId, { eventId: event.id })
    const ids: number[] = []
    const skipped: SharesMade['skipped'] = []
    const told: number[] = []
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
      } as const
      const key = randomBytes(12).toString('base64url')
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
      if (partner.partnerCommuneId !== null) told.push(partner.partnerCommuneId)
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
    return { ids, skipped, told }
  })
  for (const communeId of [by.communeId, ...made.told]) deps.changes.tell(communeId, 'partners')
  const shares = await listShares(deps, by.communeId, { eventId: wanted.event })
  return { shares: shares.filter(({ id }) => made.ids.includes(id)), skipped: made.skipped }
}

/**
 * Takes an offer back. Whoever was told of it is told of that; what they published stays theirs.
 * @throws Refusal (`not-found`, `conflict`)
 */
export async function withdrawShare(deps: ShareDeps, by: Actor, id: number): Promise<ShareShape> {
  const now = deps.clock.now()
  const told = await deps.db.transaction().execute(async db => {
    const share = await shareIn(db, by.communeId, id)
    const patch = { endedAt: now, remindAt: null }
    await act(db, share, 'withdrawn', { at: now, by: by.actor, via: 'tambour' }, patch)
    await stopPlanned(db, share)
    const readers = await mailReadersOf(db, { id: share.partnerId, mode: share.mode })
    const subject = { communeId: by.communeId, subject: String(id), round: `withdrawn.${now}` }
    await queueMails(
      deps,
      db,
      shareMail,
      { ...subject, nextAt: now },
      readers.map(({ email }) => addressReader(email)),
    )
    await writeJournal(db, {
      communeId: by.communeId,
      at: now,
      actor: by.actor,
      action: 'share.withdrawn',
      subject: `event:${share.eventId}`,
      detail: { name: share.eventTitle },
    })
    return share.partnerCommuneId
  })
  deps.changes.tell(by.communeId, 'partners')
  if (told !== null) deps.changes.tell(told, 'partners')
  return await shareShape(deps, by.communeId, id)
}

/** Writes down what a partner said by telephone or by mail. @throws Refusal (`not-found`, `conflict`) */
export async function recordAnswer(
  deps: ShareDeps,
  by: Actor,
  id: number,
  { answer, comment, url }: ShareAnswer,
): Promise<ShareShape> {
  await deps.db.transaction().execute(async db => {
    const share = await shareIn(db, by.communeId, id)
    const at = deps.clock.now()
    await answered(db, share, answer, { at, by: by.actor, via: 'tambour' }, { comment, url })
  })
  deps.changes.tell(by.communeId, 'partners')
  return await shareShape(deps, by.communeId, id)
}

/** Inside a transaction: a partner answers an offer, or says where it has published it. */
export async function answered(
  db: Db,
  share: ShareWithContext,
  answer: 'accepted' | 'declined' | 'published',
  who: Pick<StepRow, 'at' | 'by' | 'via'>,
  { comment, url, post = null }: { comment: string; url: string | null; post?: number | null },
): Promise<void> {
  const detail = {
    ...(comment !== '' && { comment }),
    ...(url !== null && { url }),
    ...(post !== null && { post }),
  }
  if (answer === 'declined') await stopPlanned(db, share)
  const first = share.answeredAt === null ? { answeredAt: who.at, answeredBy: who.by } : {}
  await act(
    db,
    share,
    answer,
    who,
    {
      ...first,
      remindAt: null,
      comment: answer === 'declined' && comment !== '' ? comment : null,
      ...(answer === 'published' && { publishedAt: who.at, url }),
    },
    detail,
  )
  await writeJournal(db, {
    communeId: share.communeId,
    at: who.at,
    actor: `${who.by} (${share.partnerName})`,
    action: 'share.answered',
    subject: `event:${share.eventId}`,
    detail: { name: share.eventTitle, answer },
  })
}

/** Moves a share by an act, and notes it. @throws Refusal (`conflict`) when it cannot be, or was quicker */
async function act(
  db: Db,
  share: ShareWithContext,
  what: ShareAct,
  who: Pick<StepRow, 'at' | 'by' | 'via'>,
  patch: Parameters<typeof moveShare>[2],
  detail: object = {},
): Promise<void> {
  const state: ShareState | null = stateAfter(share.state, what)
  if (state === null) {
    const why = share.state === 'withdrawn' ? shareSentences.wasWithdrawn : shareSentences.cannotBe
    throw new Refusal('conflict', why)
  }
  if (!(await moveShare(db, share, { ...patch, state }))) {
    throw new Refusal('conflict', shareSentences.cannotBe)
  }
  await step(db, share.id, { ...who, what }, detail)
}

/** What was planned on the page that they lent, the earliest first; nothing where they lent none. */
export async function plannedOnPage(
  db: Db,
  { id, communeId, eventId }: Pick<ShareWithContext, 'id' | 'communeId' | 'eventId'>,
): Promise<DeliveryWithContext[]> {
  const posts = (await stepsOf(db, [id])).flatMap(({ detail }) => {
    const { post }: { post?: number } = detail === null ? {} : JSON.parse(detail)
    return post === undefined ? [] : [post]
  })
  if (posts.length === 0) return []
  const deliveries = await deliveriesOf(db, communeId, { eventIds: [eventId] })
  return deliveries.filter(({ postId, state }) => posts.includes(postId) && state !== 'cancelled')
}

/**
 * What is not out of it is cancelled.
 * @throws Refusal (`conflict`) when it leaves at that moment
 */
async function stopPlanned(db: Db, share: ShareWithContext): Promise<void> {
  const reason = sentenceText(shareSentences.stopped)
  const patch = { state: 'cancelled', nextAt: null, reason } as const
  for (const { id, state } of await plannedOnPage(db, share)) {
    if (isOut(state)) continue
    if (!(await moveDelivery(db, id, { state }, patch))) {
      throw new Refusal('conflict', shareSentences.isLeaving)
    }
  }
}

/** Notes what happened to a share. */
export async function step(
  db: Db,
  shareId: number,
  what: Pick<StepRow, 'at' | 'what' | 'by' | 'via'>,
  detail: object = {},
): Promise<void> {
  const text = Object.keys(detail).length === 0 ? null : JSON.stringify(detail)
  await addStep(db, { shareId, ...what, detail: text })
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
  const members = (await groupMembers(db, communeId)).filter(({ groupId }) =>
    groups.includes(groupId),
  )
  const ids = [...new Set([...partners, ...members.map(({ partnerId }) => partnerId)])]
  if (ids.length === 0) throw new Refusal('bad-request', shareSentences.nobodyChosen, 'partners')
  const rows = await partnersOf(db, communeId, ids)
  if (partners.some(id => !rows.some(row => row.id === id))) throw notFound(shareSentences.share)
  return rows
}

async function shareIn(db: Db, communeId: number, id: number): Promise<ShareWithContext> {
  const [share] = await sharesOf(db, communeId, { id })
  if (share === undefined) throw notFound(shareSentences.share)
  return share
}

async function shareShape(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<ShareShape> {
  const [share] = await listShares(deps, communeId, { id })
  if (share === undefined) throw notFound(shareSentences.share)
  return share
}

function shareShapeOf(row: ShareWithContext, steps: readonly StepRow[]): ShareShape {
  return {
    id: row.id,
    event: row.eventId,
    title: row.eventTitle,
    startLocal: row.startLocal,
    partner: row.partnerId,
    partnerName: row.partnerName,
    withPlan: row.withPlan === 1,
    state: row.state,
    proposedAt: toIso(row.proposedAt),
    proposedBy: row.proposedBy,
    answeredAt: toIsoOrNull(row.answeredAt),
    answeredBy: row.answeredBy,
    comment: row.comment,
    publishedAt: toIsoOrNull(row.publishedAt),
    url: row.url,
    urlSeenAt: toIsoOrNull(row.urlSeenAt),
    steps: steps.map(({ at, what, by, via, detail }) => ({
      at: toIso(at),
      what,
      by,
      via,
      detail: detail === null ? null : detailOf(JSON.parse(detail)),
    })),
  }
}

function detailOf({
  piece,
  comment,
  url,
}: {
  piece?: string
  comment?: string
  url?: string
}): string | null {
  return url ?? comment ?? piece ?? null
}
