import type { DeliveryState } from '../rules/delivery.ts'

/** A delivery's states as the command says them. */
export const stateLabels: Record<DeliveryState, string> = {
  draft: 'brouillon',
  'awaiting-approval': 'à valider',
  scheduled: 'programmé',
  sending: 'envoi en cours',
  published: 'publié',
  verified: 'publié et vérifié',
  failed: 'échec',
  unconfirmed: 'à confirmer',
  missed: 'manqué',
  cancelled: 'annulé',
}
