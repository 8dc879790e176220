import type { DeliveryState } from '../rules/delivery.ts'

/** A delivery's states as the command says them. */
export const stateLabels: Record<DeliveryState, string> = {
  draft: 'brouillon',
  'awaiting-approval': 'à valider',
  scheduled: 'programmée',
  sending: 'en cours',
  published: 'publiée',
  verified: 'publiée et vérifiée',
  failed: 'échec',
  unconfirmed: 'à confirmer',
  missed: 'manquée',
  cancelled: 'annulée',
}
