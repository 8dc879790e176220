import { frenchDate, NBSP } from '../../language/french.ts'
import { ofTown } from '../../language/names/town.ts'
import type { Silence } from './request.ts'

export type ReceiptFacts = {
  commune: string
  reference: string
  receivedOn: string
  subject: string | null
  inCharge: string
  contact: string
  silence: Silence
  dueOn: string
}

/**
 * What a receipt says, one paragraph each (CRPA, R. 112-11-1): the day of receipt, the service with
 * its address and telephone, what silence means and from when on, and then the ways to contest it or
 * the attestation of L. 232-3. Two months to contest: Code de justice administrative, R. 421-2.
 * It is French whatever the screens speak, as what is written to residents is.
 */
export function receiptParagraphs(facts: ReceiptFacts): string[] {
  const { commune, reference, receivedOn, subject, inCharge, contact } = facts
  return [
    `La mairie ${ofTown(commune)} a reçu le ${frenchDate(receivedOn)} votre demande${
      subject === null ? '' : ` «${NBSP}${subject}${NBSP}»`
    }, enregistrée sous le n°${NBSP}${reference}.`,
    `Service chargé du dossier${NBSP}: ${[inCharge, ...linesOf(contact)].join(', ')}.`,
    ...silenceParagraphs(facts),
  ]
}

/** The lines of a text that have something on them. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(each => each.trim())
    .filter(each => each !== '')
}

function silenceParagraphs({ silence, dueOn }: ReceiptFacts): string[] {
  const without = `Sans décision de notre part le ${frenchDate(dueOn)}, et si votre demande est complète, elle sera réputée`
  switch (silence) {
    case 'rejection':
      return [
        `${without} rejetée. Vous pourrez contester ce rejet dans les deux mois qui suivent, auprès du maire ou devant le tribunal administratif.`,
      ]
    case 'acceptance':
      return [`${without} acceptée. Une attestation vous en sera délivrée si vous la demandez.`]
    case 'none':
      return []
  }
}

/** The receipt as a message: what is put into the answer box, for a person to read and send. */
export function receiptText(facts: ReceiptFacts): string {
  return ['Bonjour,', ...receiptParagraphs(facts)].join('\n\n')
}
