import { frenchDate, NBSP } from '../language/french.ts'
import { ofTown } from '../language/town.ts'
import { dateOfDay, dayOfDate } from '../language/zone.ts'

/**
 * What it means when the commune has said nothing for two months: the request is rejected (CRPA,
 * L. 231-4), accepted (L. 231-1), or neither, for it asks for no decision.
 */
export const silences = ['rejection', 'acceptance', 'none'] as const
export type Silence = (typeof silences)[number]

/** `cancelled`: struck out, it was none; its number stays taken. */
export const requestStates = ['open', 'answered', 'cancelled'] as const
export type RequestState = (typeof requestStates)[number]

/** « 2026-014 » */
export function referenceOf({ year, number }: { year: number; number: number }): string {
  return `${year}-${String(number).padStart(3, '0')}`
}

const silentMonths = 2

/**
 * The local date on which two months of silence end (CRPA, L. 231-1 and L. 231-4): the day of the same
 * number, or the last one of a month that has none, as in Code de procédure civile, article 641.
 * Whether a Sunday or a public holiday moves it (article 642) is not settled for silence, and it is
 * left where it is, which is the earlier day.
 * @param receivedOn local date, 'YYYY-MM-DD'
 */
export function silenceEndsOn(receivedOn: string): string {
  const [year = 0, month = 0, day = 0] = receivedOn.split('-').map(Number)
  const first = firstOfMonth(year, month + silentMonths)
  const last = firstOfMonth(year, month + silentMonths + 1) - 1
  return dateOfDay(Math.min(first + day - 1, last))
}

/** @param month 1 is January, 13 the January after */
function firstOfMonth(year: number, month: number): number {
  const inYear = ((month - 1) % 12) + 1
  const date = `${year + Math.floor((month - 1) / 12)}-${String(inYear).padStart(2, '0')}-01`
  return dayOfDate(date)
}

/** So many days before its end a request stands on the first screen. */
export const soonDays = 14

/**
 * How many years after its end the words and the name of a request are kept. Longer than messages, for
 * a decision is contested by them; how long the archives want them is for the Archives départementales
 * to say (Code du patrimoine, L. 212-2), and to be verified with them.
 */
export const keptYears = 5

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
