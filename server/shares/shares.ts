import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { sentenceText } from '../language/sentence.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { mailReadersOf } from '../partners/readers.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { type DeliveryWithContext, deliveriesOf, moveDelivery } from '../publishing/rows.ts'
import { isOut } from '../publishing/rules/delivery-state.ts'
import { type ShareAct, type ShareState, shareMail, stateAfter } from './rules/share.ts'
import { shareSentences } from './sentences.ts'
import type { ShareAnswer, ShareShape } from './shapes.ts'
import { shareShape } from './share-shape.ts'
import {
  addStep,
  moveShare,
  type ShareWithContext,
  type StepRow,
  sharesOf,
} from './store-shares.ts'

export type ShareDeps = Pick<
  Deps,
  'db' | 'clock' | 'changes' | 'publicUrl' | 'graphApiUrl' | 'mailer' | 'secrets'
>

/**
 * Takes an offer back. Those who were told of it are told of that; what they published stays theirs.
 * @throws Refusal (`not-found`, `conflict`)
 */
export async function withdrawShare(deps: ShareDeps, by: Actor, id: number): Promise<ShareShape> {
  const now = deps.clock.now()
  const withdrawn = await deps.db.transaction().execute(async db => {
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
  if (withdrawn !== null) deps.changes.tell(withdrawn, 'partners')
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
  const detail = { ...(comment !== '' && { comment }), ...(url !== null && { url }) }
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
      ...(answer === 'accepted' && { postId: post }),
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
  share: Pick<ShareWithContext, 'postId' | 'communeId' | 'eventId'>,
): Promise<DeliveryWithContext[]> {
  if (share.postId === null) return []
  const deliveries = await deliveriesOf(db, share.communeId, { eventIds: [share.eventId] })
  return deliveries.filter(one => one.postId === share.postId && one.state !== 'cancelled')
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

/** @throws Refusal (`not-found`), also for another commune's */
export async function shareIn(db: Db, communeId: number, id: number): Promise<ShareWithContext> {
  const [share] = await sharesOf(db, communeId, { id })
  if (share === undefined) throw notFound(shareSentences.share)
  return share
}
