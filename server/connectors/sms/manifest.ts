import type { Field, Limits } from '../connector.ts'
import { field, noPictures } from '../manifest.ts'
import { euros } from '../rules/sms-cost.ts'
import { smsSentences as says } from './sentences.ts'

const amount = (value: string) => (euros(value) === null ? says.noAmount : null)

/** What every provider's channel says of itself, no matter who carries it. */
export const commonFields: Field[] = [
  field('purpose', says.purpose, says.purposeHelp, {
    required: true,
    choices: [
      { value: 'information', label: says.information },
      { value: 'advertising', label: says.advertising },
    ],
  }),
  field('price', says.price, says.priceHelp, { required: true, problemOf: amount }),
  field('budget', says.budget, says.budgetHelp, { required: true, problemOf: amount }),
]

/** Letters and digits, as telephones show them; a number may be longer. */
export const senderField = field('sender', says.sender, says.senderHelp, {
  usual: true,
  problemOf: value =>
    /^([A-Za-z0-9 .-]{3,11}|\+?\d{3,15})$/.test(value.trim()) ? null : says.noSender,
})

/** Three parts of the cheap alphabet: what is longer is read on the agenda's page. */
export const limitsRead = ({ asOf, source }: Pick<Limits, 'asOf' | 'source'>): Limits => ({
  textLength: 459,
  counts: 'codepoints',
  ...noPictures,
  asOf,
  source,
})
