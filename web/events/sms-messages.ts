import { englishEuros, frenchEuros } from '../../server/language/euros.ts'
import { frenchCount, frenchNumber, NBSP } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of what an SMS costs: they come with the forms that write one. */
export const smsMessages = translated({
  parts: (parts: number) => ({
    fr: `${frenchCount(parts, 'SMS', 'SMS')} par personne.`,
    en: `${count(parts, 'SMS', 'SMS')} a person.`,
  }),
  dear: (signs: string, parts: number, cheaper: number) => ({
    fr: `Sans ${signs}, ce serait ${frenchCount(cheaper, 'SMS', 'SMS')} au lieu de ${parts}.`,
    en: `Without ${signs} it would be ${count(cheaper, 'SMS', 'SMS')} instead of ${parts}.`,
  }),
  sign: (sign: string) => ({ fr: `« ${sign} »`, en: `“${sign}”` }),
  replace: { fr: 'Remplacer', en: 'Replace' },
  space: { fr: 'l’espace insécable', en: 'the no-break space' },
  cost: (people: number, parts: number, price: number, cents: number) => ({
    fr: `${frenchCount(people, 'numéro', 'numéros')} × ${parts} SMS × ${frenchNumber(price / 10_000, 4)}${NBSP}€ = ${frenchEuros(cents)}.`,
    en: `${count(people, 'number', 'numbers')} × ${parts} SMS × €${price / 10_000} = ${englishEuros(cents)}.`,
  }),
  left: (cents: number) => ({
    fr: `Il reste ${frenchEuros(cents)} ce mois-ci.`,
    en: `${englishEuros(cents)} is left this month.`,
  }),
  over: (cents: number) => ({
    fr: `Il ne reste que ${frenchEuros(cents)} ce mois-ci : aucun SMS ne partira. Raccourcissez le texte, ou relevez le budget du canal.`,
    en: `Only ${englishEuros(cents)} is left this month: no SMS will leave. Shorten the text, or raise the channel’s budget.`,
  }),
  leaves: (when: string) => ({
    fr: `C’est de la publicité : les SMS partiront ${when}.`,
    en: `This is advertising: the SMS will leave ${when}.`,
  }),
})
