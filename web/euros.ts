import type { Language } from '../server/language/sentence.ts'

/** Cents of « 140 », « 140,5 » or « 1 140.50 € »; null: it is no amount. */
export function centsIn(typed: string): number | null {
  const amount = /^(\d{1,6})(?:[.,](\d{1,2}))?€?$/.exec(typed.replaceAll(/\s/g, ''))
  return amount && Number(amount[1]) * 100 + Number((amount[2] ?? '').padEnd(2, '0'))
}

/** The same to be changed in a field: « 140 », « 140,50 »; empty: nobody said. */
export function eurosTyped(cents: number | null, language: Language): string {
  if (cents === null) return ''
  const decimals = cents % 100 === 0 ? 0 : 2
  return (cents / 100).toFixed(decimals).replace('.', language === 'fr' ? ',' : '.')
}
