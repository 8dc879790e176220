import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'

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
export function signDecision({ secrets }: Pick<Deps, 'secrets'>, decided: Decided): string {
  return createHmac('sha256', secrets.derive('approval-decision'))
    .update(
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
    .digest('base64url')
}

/** Whether a decision is as it was signed. */
export function isIntact(
  deps: Pick<Deps, 'secrets'>,
  decided: Decided & Pick<Row<'approvalRequest'>, 'signature'>,
): boolean {
  const expected = Buffer.from(signDecision(deps, decided))
  const kept = Buffer.from(decided.signature ?? '')
  return kept.length === expected.length && timingSafeEqual(kept, expected)
}
