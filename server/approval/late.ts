import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { sentenceText } from '../language/sentence.ts'
import { ourselves, writeJournal } from '../people/store/journal.ts'
import type { ApprovalGate } from '../publishing/gates.ts'
import type { Engine } from '../publishing/publication.ts'
import { type DeliveryIssue, moveDelivery } from '../publishing/rows.ts'
import { approveToSend, maySayAtOnce, reviewApproval } from './approval.ts'
import { unapprovedOf } from './content.ts'
import { authorOf, everybodyAsked } from './recipients.ts'
import { approvalSentences } from './sentences.ts'
import { subjectOf, unsettledRequests } from './store/requests.ts'

/**
 * What is due and still waits for approval is missed; approved later, it follows its late rule.
 * @returns false when somebody decided meanwhile.
 */
async function missUnapproved(
  { db, clock, changes }: Pick<Engine, 'db' | 'clock' | 'changes'>,
  { id, communeId, nextAt }: Row<'delivery'>,
): Promise<boolean> {
  const missed = await db.transaction().execute(async transaction => {
    const guard = { state: 'awaiting-approval', nextAt } as const
    const patch = {
      state: 'missed',
      nextAt: null,
      reason: sentenceText(approvalSentences.notInTime),
    } as const
    if (!(await moveDelivery(transaction, id, guard, patch))) return false
    await writeJournal(transaction, {
      communeId,
      at: clock.now(),
      actor: ourselves,
      action: 'approval.missed',
      subject: `delivery:${id}`,
    })
    return true
  })
  if (missed) changes.tell(communeId, 'deliveries')
  return missed
}

/** The addresses that a mail about approval (mail.ts) tells that a delivery was missed. */
async function informedOf(
  db: Db,
  {
    communeId,
    deliveryId,
    kind,
    eventId,
    postId,
  }: Pick<DeliveryIssue, 'communeId' | 'deliveryId' | 'kind' | 'eventId' | 'postId'>,
  now: number,
): Promise<Set<string>> {
  if (kind !== 'missed') return new Set()
  const subject = subjectOf({ eventId, postId })
  const request = (await unsettledRequests(db, communeId)).find(row => {
    const about = subjectOf(row)
    return about.eventId === subject.eventId && about.postId === subject.postId
  })
  if (request === undefined) return new Set()
  const unapproved = await unapprovedOf(db, communeId, subject)
  if (!unapproved.some(({ id }) => id === deliveryId)) return new Set()
  const asked = request.state === 'open' ? await everybodyAsked(db, communeId, now) : []
  return new Set([...asked, ...(await authorOf(db, request))].map(({ email }) => email))
}

/** What publishing and events ask of approval. */
export const approvalGate: ApprovalGate = {
  review: reviewApproval,
  maySayAtOnce,
  approveToSend,
  missUnapproved,
  informedOf,
}
