import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { isSameSecret, signatureOf } from '../platform/signature.ts'

export type Decided = Pick<
  Row<'approvalRequest'>,
  | 'id'
  | 'state'
  | 'decidedBy'
  | 'decidedEmail'
  | 'decidedVia'
  | 'decidedAt'
  | 'comment'
  | 'deliveries'
  | 'contentHash'
>

/**
 * Seals who decided what, when, by which way and on which content, by a key of this installation:
 * a row that is changed afterwards no longer fits its signature.
 */
export function signDecision(deps: Pick<Deps, 'secrets'>, decided: Decided): string {
  return signatureOf(
    deps,
    'approval-decision',
    JSON.stringify([
      decided.id,
      decided.state,
      decided.decidedBy,
      decided.decidedEmail,
      decided.decidedVia,
      decided.decidedAt,
      decided.comment,
      decided.deliveries,
      decided.contentHash,
    ]),
  )
}

/** Whether a decision is as it was signed. */
export function isIntact(
  deps: Pick<Deps, 'secrets'>,
  decided: Decided & Pick<Row<'approvalRequest'>, 'signature'>,
): boolean {
  return isSameSecret(decided.signature ?? '', signDecision(deps, decided))
}
