/** What people and machines write between the digits of a number, seen or unseen; no line ends within one. */
const gap = '(?:[^\\S\\r\\n]|[.()\\u2010-\\u2015\\p{Cf}-]){0,3}'

/** Metropolitan France, then its departments overseas: ten digits within, these before nine from abroad. */
const french = '33|262|590|594|596'

/** « 02.11.2026 » and « 02.11.26 » have the digits and the dots of half a number. */
const noDate = '(?!\\d\\d([.-])\\d\\d\\1(?:\\d{4}|\\d\\d(?!\\1?\\d)))'
/** The minutes of « 10:02 » and « 10 h 02 » begin no number, nor does the day of « 2026-11-02 ». */
const noRest = '(?<!\\d:|\\d/|\\d\\s?h\\s?|\\d{4}-\\d\\d-)'
/** « 20261102 » and « 20261102100233 », as machines write a day and an hour. */
const noStamp =
  '(?!20[2-9]\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?)?(?!\\d))'

const written = new RegExp(
  [
    `(?<![\\p{L}\\p{N}+])${noRest}${noDate}(?:`,
    `(?:(?:\\+|00)?${gap}(?:${french})${gap}(?:0${gap})?|0${gap})(?<national>[1-9](?:${gap}\\d){8})`,
    `|(?:\\+|00)${gap}(?<foreign>[1-9](?:${gap}\\d){6,14})`,
    // Some exchanges leave out what says that it is from abroad.
    `|${noStamp}(?<international>[1-9]\\d{7,14})`,
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
  const { national, foreign, international } = match.groups ?? {}
  // « (0) » is dialled within the other country alone.
  const dialled =
    national ?? foreign?.replace(/\(\s?0\s?\)(?=(?:\D*\d){6})/, '') ?? international ?? ''
  const digits = dialled.replaceAll(/\D/g, '')
  const number = `${national === undefined ? '+' : '0'}${digits}`
  return { number, at: match.index, end: match.index + match[0].length }
}
