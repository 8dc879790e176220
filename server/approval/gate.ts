import type { ApprovalGate } from '../publishing/approval-gate.ts'
import { approveToSend, maySayAtOnce, reviewApproval } from './approval.ts'
import { informedOf, missUnapproved } from './late.ts'

/** What publishing and events ask of approval. */
export const approvalGate: ApprovalGate = {
  review: reviewApproval,
  maySayAtOnce,
  approveToSend,
  missUnapproved,
  informedOf,
}
