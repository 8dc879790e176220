import type { Clock } from '../clock.ts'
import type { Connector } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Sentence } from '../language/sentence.ts'
import type { Actor } from '../people/rules/role.ts'
import type { Changes } from '../platform/changes.ts'
import type { DeliveryIssue } from './store/delivery-issues.ts'

/** A delivery, and what is approved with it. */
type Approvable = Pick<Row<'delivery'>, 'id' | 'state'> & {
  eventId: number | null
  postId: number
}

/**
 * What was planned or changed. `postsAlone`: an event that was agreed to needs no agreement anew, but
 * what its posts say: one was added, or its date changed, which is said at once.
 */
export type Reviewed =
  | { eventId: number }
  | { eventId: number; postsAlone: true }
  | { postId: number }

/** What publishing and events ask of approval, which they know nothing of; context.ts fills it. */
export type ApprovalGate = {
  /** At the end of every transaction that plans or changes what is said: holds back what nobody approved. */
  review(deps: { db: Db; clock: Clock }, by: Actor, about: Reviewed): Promise<void>
  /** Whether what this person says needs nobody's approval. */
  maySayAtOnce(db: Db, by: Actor): Promise<boolean>
  /**
   * Inside the transaction that sends at once.
   * @throws Refusal (`conflict`) for what nobody has approved and `by` may not approve.
   */
  approveToSend(transaction: Db, by: Actor, delivery: Approvable): Promise<void>
  /** A delivery that is due and not approved is missed. @returns false when somebody decided meanwhile. */
  missUnapproved(
    deps: { db: Db; clock: Clock; changes: Changes },
    delivery: Row<'delivery'>,
  ): Promise<boolean>
  /** The addresses that approval's own mails tell of a delivery that was missed. */
  informedOf(
    db: Db,
    issue: Pick<DeliveryIssue, 'communeId' | 'deliveryId' | 'kind' | 'eventId' | 'postId'>,
    now: number,
  ): Promise<Set<string>>
}

/** What publishing asks of subscribers, whom it knows nothing of; context.ts fills it. */
export type AudienceGate = {
  /**
   * Keeps what it costs to reach those who signed up, before a delivery goes out to them; the same twice
   * keeps it once.
   * @returns why it must not go out; null: it may
   */
  reserve(
    deps: { db: Db; clock: Clock; connectors: Record<string, Connector> },
    delivery: Pick<Row<'delivery'>, 'id' | 'communeId'>,
    wording: { text: string; link: string | null; channel: Row<'channel'> },
  ): Promise<Sentence | null>
}
