import { NBSP } from '../server/language/french.ts'

/** « 69,81 € » and “€69.81” of cents, for tables of words. */
export const frenchEuros = (cents: number) =>
  `${(cents / 100).toFixed(2).replace('.', ',')}${NBSP}€`
export const englishEuros = (cents: number) => `€${(cents / 100).toFixed(2)}`

/** Cents of « 140 », « 140,5 » or « 140.50 € »; null: it is no amount. */
export function centsIn(typed: string): number | null {
  const amount = /^(\d{1,6})(?:[.,](\d{1,2}))?\s*€?$/.exec(typed.trim())
  return amount && Number(amount[1]) * 100 + Number((amount[2] ?? '').padEnd(2, '0'))
}
