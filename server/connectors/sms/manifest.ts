import type {
  AudienceNews,
  Call,
  Check,
  Failure,
  Field,
  Found,
  Limits,
  Manifest,
  Outcome,
} from '../connector.ts'
import { field, noPictures } from '../manifest.ts'
import { euros } from '../rules/sms-cost.ts'
import { smsSentences as says } from './sentences.ts'

/** What one who carries SMS does: a file a provider; what all of them share is in `index.ts`. */
export type SmsProvider = Pick<Manifest, 'key' | 'label' | 'description' | 'fields'> & {
  /** What of it is known was read there, on that day. */
  read: { asOf: string; source: string }
  check(call: Call): Promise<Check>
  /** One message of so many parts, to one number (E.164). */
  send(call: Call, sms: Sms): Promise<Outcome>
  find(call: Call, sms: Sms, since: number): Promise<Found>
  news(call: Call, cursor: string | null): Promise<AudienceNews | Failure>
}

export type Sms = { number: string; text: string; key: string }

/** A word by which people ask for no more, alone or at the beginning of what they answer. */
export const isStop = (text: string): boolean => /^\s*stop\b/i.test(text)

/** As a provider writes a number: « +336… », « 00336… » or « 336… ». */
export const asE164 = (number: string): string => `+${number.replace(/^(\+|00)/, '')}`

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
