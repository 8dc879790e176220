/** What people and machines write between the digits of a number; no line ends within one. */
const gap = '(?:[^\\S\\r\\n]|[.()\\u2010-\\u2015-]){0,3}'

/** Metropolitan France, then its departments overseas: ten digits within, these before nine from abroad. */
const french = '33|262|590|594|596'

/** « 02.11.2026 » and « 02.11.26 » have the digits and the dots of half a number. */
const noDate = '(?!\\d\\d([.-])\\d\\d\\1(?:\\d{4}|\\d\\d(?!\\1?\\d)))'

const written = new RegExp(
  [
    `(?<![\\p{L}\\p{N}+])${noDate}(?:`,
    `(?:(?:\\+|00)?${gap}(?:${french})${gap}(?:0${gap})?|0${gap})(?<national>[1-9](?:${gap}\\d){8})`,
    `|(?:\\+|00)${gap}(?<foreign>[1-9](?:${gap}\\d){6,13})`,
    // Some exchanges leave out what says that it is from abroad.
    '|(?<bare>[1-9]\\d{7,14})',
    // A time or a date that follows is none of its digits.
    ')(?![\\p{L}\\p{N}]|[:/]\\d)',
  ].join(''),
  'u',
)

/**
 * The first telephone number of a text as it is dialled, however it is written: ten digits in France and
 * its departments overseas, else `+` and the country's (E.164, 15 digits at most). Null: there is none;
 * the short numbers within a mairie are none. It stands from `at` up to `end`.
 */
export function telephoneIn(text: string): { number: string; at: number; end: number } | null {
  const match = written.exec(text)
  if (match === null) return null
  const { national, foreign, bare } = match.groups ?? {}
  const digits = (national ?? foreign ?? bare ?? '').replaceAll(/\D/g, '')
  const number = `${national === undefined ? '+' : '0'}${digits}`
  return { number, at: match.index, end: match.index + match[0].length }
}
