import { NBSP } from '../server/language/french.ts'

/** « 69,81 € » and “€69.81” of cents, for tables of words. */
export const frenchEuros = (cents: number) =>
  `${(cents / 100).toFixed(2).replace('.', ',')}${NBSP}€`
export const englishEuros = (cents: number) => `€${(cents / 100).toFixed(2)}`
