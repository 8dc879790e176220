import type { MailOutcome } from '../platform/mailer.ts'
import { mailAgainAt } from './rules/retry.ts'

/** How long the claim of a mail holds, ms: longer than the mailer's own deadlines together. */
export const mailLeaseMs = 5 * 60_000

/** The reason of a mail whose sending was cut off: it is not sent again by itself. */
export const mailCutOff = 'Tambour s’est arrêté pendant l’envoi : le message est peut-être arrivé'

/** What the row of a mail says after an attempt. */
export type MailSettlement = {
  state: 'sent' | 'failed' | 'unconfirmed'
  reason: string | null
  nextAt: number | null
  sentAt: number | null
}

/**
 * What an attempt came to. A mail that may have arrived is not tried again: nobody knows, and two
 * are worse than a question.
 * @param attempts how many there have been with this one.
 */
export function mailSettlement(
  outcome: MailOutcome,
  attempts: number,
  now: number,
): MailSettlement {
  if (outcome.kind === 'sent') return { state: 'sent', reason: null, nextAt: null, sentAt: now }
  const { reason } = outcome
  if (outcome.kind === 'unknown') {
    return { state: 'unconfirmed', reason, nextAt: null, sentAt: null }
  }
  const nextAt = outcome.again ? mailAgainAt(attempts, now) : null
  return { state: 'failed', reason, nextAt, sentAt: null }
}
