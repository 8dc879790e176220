const year = /^(?:1[89]|20)\d\d$/
const ordinal = /^\d{1,2}(?:e|er|re|eme|emes|nd)$/
const hours = /^\d+[a-z]|^0|^\d{3}/
const counted = /^\d/
const number = /^\d+$/
/** An order or a wish: "mettez", "voudriez", "aimerait". */
export const wanting = /(?:[^e]ez|r(?:ait|aient|ion|iez))$/

/** What an unknown word counts; null: with it nothing is harmless. */
export function costOf(word: string): number | null {
  if (!counted.test(word)) return wanting.test(word) ? null : 1
  if (year.test(word) || ordinal.test(word)) return 0
  return hours.test(word) ? null : 1
}

export function isNumber(word: string): boolean {
  return number.test(word)
}
