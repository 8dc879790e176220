import { frenchInstant } from '../domain/french.ts'
import type { Row } from '../store/schema.ts'

type Decided = Pick<
  Row<'approvalRequest'>,
  'state' | 'decidedBy' | 'decidedEmail' | 'decidedVia' | 'decidedAt'
>

/** « Validé par Claude Martin (maire@exemple.fr), le mardi 2 juin 2026 à 10 h, par le lien reçu par courriel. » */
export function decisionSentence(request: Decided, zone: string): string {
  const { state, decidedBy, decidedEmail, decidedVia, decidedAt } = request
  if (state === 'withdrawn' || decidedBy === null || decidedAt === null) {
    return 'Il n’y a plus rien à valider : tout est parti, validé ou annulé.'
  }
  const act = {
    open: 'Demandé',
    approved: 'Validé',
    refused: 'Refusé',
    changes: 'Modification demandée',
    urgent: 'Publié en urgence, sans validation,',
  }[state]
  const who = decidedEmail === null ? decidedBy : `${decidedBy} (${decidedEmail})`
  const way =
    decidedVia === 'link'
      ? ', par le lien reçu par courriel'
      : decidedVia === 'tambour'
        ? ', dans Tambour'
        : ''
  return `${act} par ${who}, le ${frenchInstant(decidedAt, zone, { weekday: true, year: true })}${way}.`
}
