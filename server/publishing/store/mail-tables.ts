import type { Generated } from 'kysely'
import type { Instant } from '../../database/columns.ts'
import type { TroubleKind } from '../rules/delivery-issue.ts'

/** That a delivery did not go out as planned, since a person last wished it: found once. */
export type DeliveryTroubleTable = {
  id: Generated<number>
  communeId: number
  deliveryId: number
  kind: TroubleKind
  /**
   * What makes it another trouble of the same kind: the line of the log by which a person asked for
   * the delivery, 0 before; of `parked`, the instant at which its channel was paused.
   */
  about: number
  foundAt: Instant
}

/** One mail to one person about one trouble. Those of a post and a moment leave as one. */
export type DeliveryMailTable = {
  id: Generated<number>
  communeId: number
  troubleId: number
  userId: string
  email: string
  messageId: string
  /** `dropped`: it was mended, or no longer its reader's affair, when it was its turn. */
  state: 'sending' | 'sent' | 'failed' | 'unconfirmed' | 'dropped'
  attempts: Generated<number>
  nextAt: Instant | null
  sentAt: Instant | null
  reason: string | null
}
