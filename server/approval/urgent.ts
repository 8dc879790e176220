import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { addToLog, moveDelivery } from '../publishing/rows.ts'
import { journalSubject, maySayAtOnce } from './approval.ts'
import { contentHashOf, fingerprintOf, unapprovedOf } from './content.ts'
import { ContentChanged, type DecideDeps, lockRequest, setApproval } from './decide.ts'
import { signDecision } from './proof.ts'
import { everybodyAsked, writeMails } from './recipients.ts'
import { approvalSentences } from './sentences.ts'
import type { ApprovalUrgent } from './shapes.ts'
import { type SaidDelivery, saidOf } from './store/content.ts'
import { insertRequest, moveRequest } from './store/requests.ts'

/**
 * « Publication urgente »: lets these go without anybody's approval, at their times, or at once
 * where these are past. Written down with its reason; anybody who approves is told afterwards.
 * @throws Refusal (`not-found`, `conflict`)
 */
export async function publishUrgently(
  deps: DecideDeps,
  by: Actor,
  requestId: number,
  { reason, deliveries }: ApprovalUrgent,
): Promise<void> {
  const { communeId } = by
  await deps.db.transaction().execute(async db => {
    const now = deps.clock.now()
    const { request, subject } = await lockRequest(db, communeId, requestId)
    const content = await unapprovedOf(db, communeId, subject)
    const chosen = content.filter(({ id }) => deliveries.includes(id))
    if (chosen.length < new Set(deliveries).size) {
      throw new Refusal('conflict', approvalSentences.noLongerWaits)
    }
    for (const delivery of chosen) await releaseDelivery(db, delivery, now)
    const ids = chosen.map(({ id }) => id)
    const urgent = {
      state: 'urgent',
      decidedBy: by.actor,
      decidedEmail: null,
      decidedVia: 'urgent',
      decidedAt: now,
      comment: reason,
      deliveries: JSON.stringify(ids),
      contentHash: contentHashOf(chosen),
    } as const
    const { askedBy, askedById, askedAt, withEvent } = request
    const id = await insertRequest(db, {
      communeId,
      ...subject,
      withEvent,
      askedBy,
      askedById,
      askedAt,
      ...urgent,
      decidedById: by.userId,
      signature: null,
    })
    await moveRequest(
      db,
      { id, state: 'urgent' },
      { signature: signDecision(deps, { id, ...urgent }) },
    )
    if (chosen.length === content.length) {
      if (request.state === 'open' || request.state === 'changes') {
        await moveRequest(db, request, { state: 'withdrawn' })
      }
      await setApproval(db, request, 'none')
    }
    const asked = await everybodyAsked(db, communeId, now)
    await writeMails(deps, db, { id, communeId }, { kind: 'urgent', about: now }, asked, now)
    await writeJournal(db, {
      communeId,
      at: now,
      actor: by.actor,
      action: 'approval.urgent',
      subject: journalSubject(subject),
      detail: { reason, deliveries: ids },
    })
  })
  deps.changes.tell(communeId, 'deliveries')
}

/**
 * Tells anybody who approves what everybody was just warned of without waiting for them, where what `by`
 * says would have waited. Inside the caller's transaction.
 */
export async function tellOfWarning(
  deps: Pick<Deps, 'clock' | 'secrets' | 'publicUrl'>,
  db: Db,
  by: Actor,
  postId: number,
): Promise<void> {
  const { communeId, actor, userId } = by
  if (await maySayAtOnce(db, by)) return
  const now = deps.clock.now()
  const subject = { eventId: null, postId }
  const said = await saidOf(db, communeId, subject, ['scheduled'])
  const urgent = {
    state: 'urgent',
    decidedBy: actor,
    decidedEmail: null,
    decidedVia: 'urgent',
    decidedAt: now,
    comment: approvalSentences.warned.fr,
    deliveries: JSON.stringify(said.map(({ id }) => id)),
    contentHash: contentHashOf(said),
  } as const
  const asked = { askedBy: actor, askedById: userId, askedAt: now, decidedById: userId }
  const id = await insertRequest(db, {
    communeId,
    ...subject,
    ...asked,
    ...urgent,
    signature: null,
  })
  const signature = signDecision(deps, { id, ...urgent })
  await moveRequest(db, { id, state: 'urgent' }, { signature })
  const readers = await everybodyAsked(db, communeId, now)
  await writeMails(deps, db, { id, communeId }, { kind: 'urgent', about: now }, readers, now)
}

async function releaseDelivery(db: Db, delivery: SaidDelivery, now: number): Promise<void> {
  const { id, state, dueAt } = delivery
  const isPast = dueAt < now
  // It leaves late because a person wishes it: the engine reckons from there.
  if (isPast) await addToLog(db, id, now, 'asked')
  const patch = {
    state: 'scheduled',
    nextAt: isPast ? now : dueAt,
    reason: null,
    approvedHash: fingerprintOf(delivery),
  } as const
  if (!(await moveDelivery(db, id, { state }, patch))) throw new ContentChanged()
}
