import { smsSize } from './sms-text.ts'

/** What a commune says of its SMS: whether they sell something, and what one part costs. */
export type SmsTerms = {
  /** The provider adds how to say no, and holds them back at night and at weekends. */
  isAdvertising: boolean
  /** Ten-thousandths of a euro for a part; null: nobody wrote it down. */
  price: number | null
  /** Cents that may be spent in a month; null: nobody set a limit. */
  budget: number | null
}

/** « STOP 36111 » and the line end before it. */
const clauseUnits = 11

/** By a channel's configuration. */
export function smsTermsOf(config: Record<string, string>): SmsTerms {
  const budget = euros(config.budget)
  return {
    isAdvertising: config.purpose === 'advertising',
    price: euros(config.price),
    budget: budget === null ? null : Math.floor(budget / 100),
  }
}

/** « 0,065 », « 0.065 € » as ten-thousandths of a euro; null: no amount, or a smaller part of one. */
export function euros(typed: string | undefined): number | null {
  const [, whole, part = ''] = /^(\d{1,6})(?:[.,](\d{1,4}))?\s*€?$/.exec(typed?.trim() ?? '') ?? []
  return whole === undefined ? null : Number(whole) * 10_000 + Number(part.padEnd(4, '0'))
}

/** How many parts one person is sent. */
export const smsPartsOf = (text: string, terms: Pick<SmsTerms, 'isAdvertising'>): number =>
  smsSize(text, terms.isAdvertising ? clauseUnits : 0).parts

/** Cents, the last one begun counted whole; null: the price is not known. */
export function smsCost(
  text: string,
  recipients: number,
  terms: Pick<SmsTerms, 'isAdvertising' | 'price'>,
): number | null {
  if (terms.price === null) return null
  return Math.ceil((recipients * smsPartsOf(text, terms) * terms.price) / 100)
}

const hours = { opens: '08:00', closes: '22:00' }

/**
 * When the provider lets an SMS leave that is handed over at `local`, 'YYYY-MM-DDTHH:MM' on its own clocks,
 * which are those of Paris: advertising waits for 8 h of the next weekday from 22 h on and at weekends
 * (https://www.ovhtelecom.fr/sms/api-sms.xml). Without `Temporal`, which not every browser has.
 */
export function smsLeavesAt(local: string, { isAdvertising }: Pick<SmsTerms, 'isAdvertising'>) {
  const [date = '', time = ''] = local.split('T')
  const isEarly = time < hours.opens
  if (!isAdvertising || (isWeekday(date) && !isEarly && time < hours.closes)) return local
  let next = isEarly ? date : dayAfter(date)
  while (!isWeekday(next)) next = dayAfter(next)
  return `${next}T${hours.opens}`
}

const dayOf = (date: string) => new Date(`${date}T00:00Z`)
const isWeekday = (date: string): boolean => ![0, 6].includes(dayOf(date).getUTCDay())
const dayAfter = (date: string): string =>
  new Date(dayOf(date).getTime() + 86_400_000).toISOString().slice(0, 10)
