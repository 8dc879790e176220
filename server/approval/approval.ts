import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { isAgreed } from '../events/rules/plan.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { listPeople } from '../people/store/members.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import type { Reviewed } from '../publishing/gates.ts'
import { moveDelivery } from '../publishing/rows.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import { type Approval, mayApprove } from './approval-rules.ts'
import { fingerprintOf, isApproved, needsApproval, unapprovedOf } from './content.ts'
import { approvalSentences } from './sentences.ts'
import { approvalRulesOf } from './store/approval-rules.ts'
import { markApproved, type SaidDelivery, saidOf } from './store/content.ts'
import {
  approvalOfEvent,
  findRequest,
  insertRequest,
  lockSubject,
  moveRequest,
  openRequestAbout,
  type Subject,
  setEventApproval,
  subjectOf,
} from './store/requests.ts'

export type ReviewDeps = Pick<Deps, 'clock'> & { db: Db }

/** What was planned or changed and has not gone out. */
const pending: readonly DeliveryState[] = ['scheduled', 'due', 'missed', 'failed']

/**
 * To be called at the end of every transaction that plans or changes what is said: whatever of it
 * nobody has approved as it now stands waits for approval, which is asked once for an event with
 * all its posts. What was approved and says the same as before stays approved. Anybody who may approve
 * need not ask: what they plan is approved, and what they change stays so; what somebody else
 * planned and waits, goes on waiting.
 */
export async function reviewApproval(
  { db, clock }: ReviewDeps,
  by: Actor,
  about: Reviewed,
): Promise<void> {
  const { communeId } = by
  const approval = await approvalInForce(db, communeId)
  if (approval === null) return
  const subject = subjectOf({ eventId: null, postId: null, ...about })
  await lockSubject(db, subject)
  const changed = (await saidOf(db, communeId, subject, pending)).filter(
    delivery => needsApproval(delivery) && !isApproved(delivery),
  )
  const at = clock.now()
  const approves = mayApprove(approval, by)
  if (approves) {
    const own = changed.filter(
      ({ state, approvedHash }) => isPlanned(state) || approvedHash !== null,
    )
    for (const delivery of own) await markApproved(db, delivery.id, fingerprintOf(delivery))
    if (own.length > 0) await note(db, by, at, 'approval.own', subject)
  } else {
    for (const delivery of changed) await holdBack(db, delivery)
  }
  if ((await unapprovedOf(db, communeId, subject)).length > 0) {
    await ask(db, by, at, subject, approves || 'postsAlone' in about)
  } else if (subject.eventId !== null && changed.length > 0) {
    await setEventApproval(db, subject.eventId, 'approved')
  }
}

/** Whether what this person says needs nobody's approval. */
export async function maySayAtOnce(db: Db, by: Actor): Promise<boolean> {
  const approval = await approvalInForce(db, by.communeId)
  return approval === null || mayApprove(approval, by)
}

/** By what is approved here, and by whom; null where nothing needs it, and nobody is looked up. */
async function approvalInForce(db: Db, communeId: number): Promise<Approval | null> {
  const rules = await approvalRulesOf(db, communeId)
  return rules.enabled ? { rules, people: await listPeople(db, communeId) } : null
}

/**
 * Asks once more for what waits: after a modification was asked for that needs none, say.
 * Asked already, it stays so.
 * @throws Refusal (`not-found`; `conflict` when nothing waits)
 */
export async function askAgain(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  by: Actor,
  requestId: number,
): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const request = await findRequest(db, by.communeId, requestId)
    if (request === undefined) throw notFound(approvalSentences.request)
    const subject = subjectOf(request)
    await lockSubject(db, subject)
    if ((await unapprovedOf(db, by.communeId, subject)).length === 0) throw nothingWaits()
    await ask(db, by, deps.clock.now(), subject, request.withEvent === 0)
  })
  deps.changes.tell(by.communeId, 'deliveries')
}

export const nothingWaits = () => new Refusal('conflict', approvalSentences.nothingWaits)

/** It goes out, or is done by hand, if nobody says otherwise. */
const isPlanned = (state: DeliveryState) => state === 'scheduled' || state === 'due'

/** A delivery that another worker took meanwhile went out as it was. */
async function holdBack(db: Db, delivery: SaidDelivery): Promise<void> {
  if (!isPlanned(delivery.state)) return
  await moveDelivery(
    db,
    delivery.id,
    { state: delivery.state },
    { state: 'awaiting-approval', nextAt: delivery.dueAt, reason: null, approvedHash: null },
  )
}

/** One request at a time. An event that is shown stays so where its posts alone wait, whatever becomes of them. */
async function ask(
  db: Db,
  by: Actor,
  at: number,
  subject: Subject,
  postsAlone: boolean,
): Promise<void> {
  const { eventId } = subject
  const stays = eventId === null || (postsAlone && isAgreed(await approvalOfEvent(db, eventId)))
  const withEvent = stays ? 0 : 1
  if (!stays) await setEventApproval(db, eventId, 'pending')
  const open = await openRequestAbout(db, subject)
  if (open !== undefined) {
    if (withEvent > open.withEvent) await moveRequest(db, open, { withEvent })
    return
  }
  await insertRequest(db, {
    communeId: by.communeId,
    ...subject,
    state: 'open',
    withEvent,
    askedBy: by.actor,
    askedById: by.userId,
    askedAt: at,
    ...undecided,
  })
  await note(db, by, at, 'approval.asked', subject)
}

/** A request on which nobody has decided. */
export const undecided = {
  decidedBy: null,
  decidedEmail: null,
  decidedById: null,
  decidedVia: null,
  decidedAt: null,
  comment: null,
  deliveries: null,
  contentHash: null,
  signature: null,
} as const satisfies Partial<Row<'approvalRequest'>>

async function note(
  db: Db,
  { communeId, actor }: Actor,
  at: number,
  action: 'approval.asked' | 'approval.own',
  subject: Subject,
): Promise<void> {
  await writeJournal(db, { communeId, at, actor, action, subject: journalSubject(subject) })
}

export function journalSubject({ eventId, postId }: Subject): string {
  return eventId === null ? `post:${postId}` : `event:${eventId}`
}

/**
 * Refuses to send what nobody has approved, inside a transaction; sent by somebody who may approve,
 * it is approved by that.
 * @throws Refusal (`conflict`) that says what to do.
 */
export async function approveToSend(
  db: Db,
  by: Actor,
  row: Pick<Row<'delivery'>, 'id' | 'state'> & { eventId: number | null; postId: number },
): Promise<void> {
  const approval = await approvalInForce(db, by.communeId)
  if (approval === null) return
  const subject = subjectOf(row)
  const said = (await saidOf(db, by.communeId, subject, [row.state])).find(
    ({ id }) => id === row.id,
  )
  if (said === undefined || !needsApproval(said) || isApproved(said)) return
  if (mayApprove(approval, by)) {
    await markApproved(db, said.id, fingerprintOf(said))
    return
  }
  throw new Refusal('conflict', approvalSentences.notApproved)
}
