import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { ApprovalState } from '../events/rules/plan.ts'
import { sentenceText } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { isByHand } from '../publishing/by-hand/hand-over.ts'
import { moveDelivery } from '../publishing/rows.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import { whyMissed } from '../publishing/rules/late-rule.ts'
import { journalSubject, nothingWaits, undecided } from './approval.ts'
import { contentHashOf, fingerprintOf, unapprovedOf } from './content.ts'
import { signDecision } from './proof.ts'
import { authorOf, writeMails } from './recipients.ts'
import { type Decision, stateAfter, undoMs } from './rules.ts'
import { approvalSentences } from './sentences.ts'
import { markApproved, type SaidDelivery, saidOf } from './store/content.ts'
import {
  findRequest,
  lockSubject,
  moveRequest,
  type Subject,
  setEventApproval,
  subjectOf,
} from './store/requests.ts'
import { decisionSentence } from './subject-text.ts'

export type DecideDeps = Pick<
  Deps,
  'db' | 'clock' | 'changes' | 'secrets' | 'publicUrl' | 'connectors'
>

/** Who decides, and by which way. */
export type Decider = { name: string; email: string | null; userId: string | null } & {
  via: 'tambour' | 'link'
}

export type Wanted = { decision: Decision; comment: string; hash: string }

/** What was shown is no longer what would be published. */
export class ContentChanged extends Refusal {
  constructor() {
    super('conflict', approvalSentences.contentChanged)
  }
}

/**
 * Decides on a request, once: the second to decide is told who decided what and when. What is
 * approved is exactly what was shown, or nothing is. What was approved after its time follows its
 * own rule; what was refused is cancelled; what is to be changed goes on waiting.
 * @throws Refusal (`not-found`; `conflict`: decided already, changed meanwhile, nothing left;
 *   `bad-request`: no reason was given)
 */
export async function decide(
  deps: DecideDeps,
  communeId: number,
  requestId: number,
  by: Decider,
  wanted: Wanted,
): Promise<void> {
  const { decision } = wanted
  const comment = wanted.comment.trim()
  if (decision !== 'approve' && comment === '') {
    throw new Refusal('bad-request', approvalSentences.sayWhy, 'comment')
  }
  await deps.db.transaction().execute(async db => {
    const now = deps.clock.now()
    const { request, subject } = await lockRequest(db, communeId, requestId)
    if (request.state !== 'open') throw await decidedAlready(db, request)
    const content = await unapprovedOf(db, communeId, subject)
    if (content.length === 0) throw nothingWaits()
    const contentHash = contentHashOf(content)
    if (contentHash !== wanted.hash) throw new ContentChanged()
    const decided = {
      id: request.id,
      state: stateAfter[decision],
      decidedBy: by.name,
      decidedEmail: by.email,
      decidedById: by.userId,
      decidedVia: by.via,
      decidedAt: now,
      comment: comment === '' ? null : comment,
      deliveries: JSON.stringify(content.map(({ id }) => id)),
      contentHash,
    } as const
    const { id, ...patch } = decided
    if (!(await moveRequest(db, request, { ...patch, signature: signDecision(deps, decided) }))) {
      throw await decidedAlready(db, request)
    }
    // A post that is refused takes its first comment along: that has had its own word before.
    const isComment = ({ place }: SaidDelivery) => Number(place === 'comment')
    for (const delivery of content.toSorted((a, b) => isComment(b) - isComment(a))) {
      if (decision === 'approve') await approveDelivery(deps, db, delivery, now)
      if (decision === 'refuse') await cancelRefused(db, delivery)
    }
    await setApproval(db, request, decision === 'approve' ? 'approved' : 'refused')
    if (decision !== 'approve') {
      // Late enough that a decision which is taken back at once tells nobody.
      await writeMails(
        deps,
        db,
        { ...request, id },
        { kind: 'decided', about: now },
        await authorOf(db, request),
        now + undoMs,
      )
    }
    await writeJournal(db, {
      communeId,
      at: now,
      actor: nameOf(by),
      action: `approval.${decision}`,
      subject: journalSubject(subject),
      detail: { request: id, via: by.via, content: contentHash },
    })
  })
  deps.changes.tell(communeId, 'deliveries')
}

/**
 * Takes back what one approved, or asked to be changed, a moment ago.
 * @throws Refusal (`not-found`, `forbidden`; `conflict` when something of it has left, or it is late)
 */
export async function undoDecision(deps: DecideDeps, by: Actor, requestId: number): Promise<void> {
  const { communeId } = by
  await deps.db.transaction().execute(async db => {
    const now = deps.clock.now()
    const { request, subject } = await lockRequest(db, communeId, requestId)
    if (request.decidedById === null || request.decidedById !== by.userId) {
      throw new Refusal('forbidden', approvalSentences.notYourDecision)
    }
    const recent = now - (request.decidedAt ?? 0) <= undoMs
    if (!recent || (request.state !== 'approved' && request.state !== 'changes')) {
      throw new Refusal('conflict', approvalSentences.tooLateToUndo)
    }
    if (request.state === 'approved') await takeBack(db, request, subject)
    await moveRequest(db, request, { ...undecided, state: 'open' })
    await setApproval(db, request, 'pending')
    await writeJournal(db, {
      communeId,
      at: now,
      actor: by.actor,
      action: 'approval.undone',
      subject: journalSubject(subject),
      detail: { request: request.id },
    })
  })
  deps.changes.tell(communeId, 'deliveries')
}

/** Inside a transaction: the request as it is, held against anybody else who asks, decides or edits. */
export async function lockRequest(db: Db, communeId: number, id: number) {
  const found = await findRequest(db, communeId, id)
  if (found === undefined) throw notFound(approvalSentences.request)
  const subject = subjectOf(found)
  await lockSubject(db, subject)
  // Read again: who held it before may have decided.
  const request = await findRequest(db, communeId, id)
  if (request === undefined) throw notFound(approvalSentences.request)
  return { request, subject }
}

async function decidedAlready(db: Db, request: Row<'approvalRequest'>): Promise<Refusal> {
  const { zone } = await communeOf({ db }, request.communeId)
  return new Refusal('conflict', decisionSentence(request, zone))
}

async function approveDelivery(
  { connectors }: Pick<Deps, 'connectors'>,
  db: Db,
  delivery: SaidDelivery,
  now: number,
): Promise<void> {
  const { id, state, lateRule, dueAt, connector } = delivery
  const approvedHash = fingerprintOf(delivery)
  if (state === 'failed') return await markApproved(db, id, approvedHash)
  // Done by hand, it may be late by more: the engine says by how much (publishing/rules/late-rule.ts).
  const late = isByHand({ connectors }, connector)
    ? null
    : whyMissed(
        { rule: lateRule, promisedAt: dueAt, wantedAt: dueAt, tried: false, validUntil: null },
        now,
      )
  const patch =
    late === null
      ? { state: 'scheduled' as const, nextAt: dueAt, reason: null }
      : { state: 'missed' as const, nextAt: null, reason: sentenceText(late) }
  if (await moveDelivery(db, id, { state }, { ...patch, approvedHash })) return
  throw new ContentChanged()
}

async function cancelRefused(db: Db, { id, state }: SaidDelivery): Promise<void> {
  const patch = {
    state: 'cancelled',
    nextAt: null,
    reason: sentenceText(approvalSentences.refused),
  } as const
  if (!(await moveDelivery(db, id, { state }, patch))) throw new ContentChanged()
}

const stillHere: readonly DeliveryState[] = ['scheduled', 'due', 'missed', 'failed', 'cancelled']

async function takeBack(db: Db, request: Row<'approvalRequest'>, subject: Subject): Promise<void> {
  const ids: number[] = JSON.parse(request.deliveries ?? '[]')
  const here = (await saidOf(db, request.communeId, subject, stillHere)).filter(({ id }) =>
    ids.includes(id),
  )
  if (here.length < ids.length) {
    throw new Refusal('conflict', approvalSentences.oneHasLeft)
  }
  for (const { id, state, dueAt } of here) {
    if (state === 'cancelled') continue
    const patch =
      state === 'scheduled' || state === 'due'
        ? ({ state: 'awaiting-approval', nextAt: dueAt, approvedHash: null } as const)
        : { approvedHash: null }
    if (!(await moveDelivery(db, id, { state }, patch))) {
      throw new Refusal('conflict', approvalSentences.oneJustLeft)
    }
  }
}

/** What becomes of the event that waits with a request; another one stays as it is. */
export async function setApproval(
  db: Db,
  { eventId, withEvent }: Pick<Row<'approvalRequest'>, 'eventId' | 'withEvent'>,
  state: ApprovalState,
): Promise<void> {
  if (eventId !== null && withEvent === 1) await setEventApproval(db, eventId, state)
}

/** How the journal names somebody who wrote or decided. */
export function nameOf({ name, email, via }: Pick<Decider, 'name' | 'email' | 'via'>): string {
  return via === 'link' && email !== null ? `${name} (${email})` : name
}
