import { frenchNumber, NBSP } from './french.ts'

const centsOf = (cents: number) => String(cents % 100).padStart(2, '0')

/** « 69,81 € », « 1 200,50 € » of cents, none of them below nothing. */
export function frenchEuros(cents: number): string {
  return `${frenchNumber(Math.trunc(cents / 100))},${centsOf(cents)}${NBSP}€`
}

/** “€69.81”, “€1,200.50” of the same. */
export function englishEuros(cents: number): string {
  return `€${Math.trunc(cents / 100).toLocaleString('en-GB')}.${centsOf(cents)}`
}
