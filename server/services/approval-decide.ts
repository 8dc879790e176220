import { createHash } from 'node:crypto'
import {
  type ApprovalMailKind,
  type Asked,
  type Decision,
  stateAfter,
  whoIsAsked,
} from '../domain/approval.ts'
import type { DeliveryState } from '../domain/delivery.ts'
import { localDateOf } from '../domain/instant.ts'
import { whyMissed } from '../domain/late-rule.ts'
import type { ApprovalState } from '../domain/plan.ts'
import type { ApprovalUrgent } from '../shapes/approval.ts'
import { markApproved, type SaidDelivery, saidOf } from '../store/approval-content.ts'
import { insertApprovalMails } from '../store/approval-mails.ts'
import {
  findRequest,
  insertRequest,
  lockSubject,
  moveRequest,
  type Subject,
  setEventApproval,
  subjectOf,
} from '../store/approval-requests.ts'
import type { Db } from '../store/database.ts'
import { moveDelivery } from '../store/deliveries.ts'
import { addToLog } from '../store/delivery-attempts.ts'
import { writeJournal } from '../store/journal.ts'
import type { Row } from '../store/schema.ts'
import type { Actor } from './answer.ts'
import { journalSubject, nothingWaits, undecided } from './approval.ts'
import { contentHashOf, fingerprintOf, unapprovedOf } from './approval-content.ts'
import { signDecision } from './approval-proof.ts'
import { approvalOf, mayApprove } from './approval-rules.ts'
import { decisionSentence } from './approval-words.ts'
import { communeOf } from './commune.ts'
import type { Deps } from './deps.ts'
import { notFound, Refusal } from './refusal.ts'

export type DecideDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'secrets' | 'publicUrl'>

/** Who decides, and by which way. */
export type Decider = { name: string; email: string | null; userId: string | null } & {
  via: 'tambour' | 'link'
}

export type Wanted = { decision: Decision; comment: string; hash: string }

/** What was shown is no longer what would be published. */
export class ContentChanged extends Refusal {
  constructor() {
    super(
      'conflict',
      'Le contenu a changé depuis que vous l’avez lu : relisez-le, puis décidez. Rien n’a été enregistré.',
    )
  }
}

/** How long a decision can be taken back, ms: nothing of it has left, or it cannot. */
const undoMs = 60_000

/**
 * Decides on a request, once: whoever comes second is told who decided what and when. What is
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
    throw new Refusal(
      'bad-request',
      'Dites en un mot ce qui ne va pas : la personne qui a préparé la publication le lira.',
    )
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
    for (const delivery of content) {
      if (decision === 'approve') await approveDelivery(db, delivery, now)
      if (decision === 'refuse') await cancelRefused(db, delivery)
    }
    await setApproval(db, subject, decision === 'approve' ? 'approved' : 'refused')
    if (decision !== 'approve') {
      // Late enough that a decision which is taken back at once tells nobody.
      await writeMails(
        deps,
        db,
        { ...request, id },
        'decided',
        now,
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
      throw new Refusal('forbidden', 'Seule la personne qui a décidé peut revenir sur sa décision.')
    }
    const recent = now - (request.decidedAt ?? 0) <= undoMs
    if (!recent || (request.state !== 'approved' && request.state !== 'changes')) {
      throw new Refusal('conflict', 'Il est trop tard pour revenir sur cette décision.')
    }
    if (request.state === 'approved') await takeBack(db, request, subject)
    await moveRequest(db, request, { ...undecided, state: 'open' })
    await setApproval(db, subject, 'pending')
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

/**
 * « Publication urgente »: lets these go without anybody's approval, at their times, or at once
 * where these are past. Written down with its reason; whoever approves is told afterwards.
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
      throw new Refusal(
        'conflict',
        'Une de ces publications n’attend plus : regardez où elles en sont, puis recommencez.',
      )
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
    const { askedBy, askedById, askedAt } = request
    const id = await insertRequest(db, {
      communeId,
      ...subject,
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
      await setApproval(db, subject, 'none')
    }
    const asked = await everybodyAsked(db, communeId, now)
    await writeMails(deps, db, { id, communeId }, 'urgent', now, asked, now)
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

async function lockRequest(db: Db, communeId: number, id: number) {
  const found = await findRequest(db, communeId, id)
  if (found === undefined) throw notFound('Cette demande de validation')
  const subject = subjectOf(found)
  await lockSubject(db, subject)
  // Read again: who held it before may have decided.
  const request = await findRequest(db, communeId, id)
  if (request === undefined) throw notFound('Cette demande de validation')
  return { request, subject }
}

async function decidedAlready(db: Db, request: Row<'approvalRequest'>): Promise<Refusal> {
  const { zone } = await communeOf({ db }, request.communeId)
  return new Refusal('conflict', decisionSentence(request, zone))
}

async function approveDelivery(db: Db, delivery: SaidDelivery, now: number): Promise<void> {
  const { id, state, lateRule, dueAt } = delivery
  const approvedHash = fingerprintOf(delivery)
  if (state === 'failed') return await markApproved(db, id, approvedHash)
  const late = whyMissed({ rule: lateRule, promisedAt: dueAt, wantedAt: dueAt, tried: false }, now)
  const patch =
    late === null
      ? { state: 'scheduled' as const, nextAt: dueAt, reason: null }
      : { state: 'missed' as const, nextAt: null, reason: late }
  if (await moveDelivery(db, id, { state }, { ...patch, approvedHash })) return
  throw new ContentChanged()
}

async function cancelRefused(db: Db, { id, state }: SaidDelivery): Promise<void> {
  const patch = {
    state: 'cancelled',
    nextAt: null,
    reason: 'Refusée par qui devait la valider.',
  } as const
  if (!(await moveDelivery(db, id, { state }, patch))) throw new ContentChanged()
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

const stillHere: readonly DeliveryState[] = ['scheduled', 'missed', 'failed', 'cancelled']

async function takeBack(db: Db, request: Row<'approvalRequest'>, subject: Subject): Promise<void> {
  const ids: number[] = JSON.parse(request.deliveries ?? '[]')
  const here = (await saidOf(db, request.communeId, subject, stillHere)).filter(({ id }) =>
    ids.includes(id),
  )
  if (here.length < ids.length) {
    throw new Refusal('conflict', 'Une publication est déjà partie : la validation reste.')
  }
  for (const { id, state, dueAt } of here) {
    if (state === 'cancelled') continue
    const patch =
      state === 'scheduled'
        ? ({ state: 'awaiting-approval', nextAt: dueAt, approvedHash: null } as const)
        : { approvedHash: null }
    if (!(await moveDelivery(db, id, { state }, patch))) {
      throw new Refusal('conflict', 'Une publication vient de partir : la validation reste.')
    }
  }
}

async function setApproval(db: Db, { eventId }: Subject, state: ApprovalState): Promise<void> {
  if (eventId !== null) await setEventApproval(db, eventId, state)
}

async function everybodyAsked(db: Db, communeId: number, now: number): Promise<Asked[]> {
  const { rules, people } = await approvalOf(db, communeId)
  const { zone } = await communeOf({ db }, communeId)
  const { first, later } = whoIsAsked(rules, people, localDateOf(now, zone))
  return [...first, ...later]
}

/** Whoever asked, while they have an account here. */
export async function authorOf(
  db: Db,
  { communeId, askedById }: Pick<Row<'approvalRequest'>, 'communeId' | 'askedById'>,
): Promise<Asked[]> {
  const { people } = await approvalOf(db, communeId)
  return people
    .filter(({ id }) => id === askedById)
    .map(({ id: userId, name, email }) => ({ userId, name, email }))
}

/** Writes mails that are to leave, each once for what it is about. */
export async function writeMails(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  db: Db,
  { id: requestId, communeId }: Pick<Row<'approvalRequest'>, 'id' | 'communeId'>,
  kind: ApprovalMailKind,
  about: number,
  to: readonly Asked[],
  nextAt: number,
): Promise<void> {
  await insertApprovalMails(
    db,
    to.map(({ userId, name, email }) => ({
      communeId,
      requestId,
      kind,
      about,
      email,
      name,
      userId,
      tokenHash: null,
      contentHash: null,
      endsAt: null,
      messageId: `<approval.${requestId}.${kind}.${about}.${shortHash(email)}@${new URL(publicUrl).hostname}>`,
      state: 'sending' as const,
      nextAt,
      sentAt: null,
      reason: null,
    })),
  )
}

/** The person does not show in it. */
function shortHash(email: string): string {
  return createHash('sha256').update(email).digest('hex').slice(0, 16)
}

function nameOf({ name, email, via }: Decider): string {
  return via === 'link' && email !== null ? `${name} (${email})` : name
}

/** @throws Refusal (`forbidden`) */
export async function refuseStrangers({ db }: Pick<Deps, 'db'>, by: Actor): Promise<void> {
  if (mayApprove(await approvalOf(db, by.communeId), by)) return
  throw new Refusal('forbidden', 'Vous n’êtes pas de celles et ceux qui valident les publications.')
}
