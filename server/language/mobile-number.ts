import { telephoneIn } from './telephone.ts'

/** A number to which an SMS can go (E.164), or why not. */
export type MobileNumber =
  | { kind: 'mobile'; number: string }
  | { kind: 'refused'; why: 'none' | 'landline' | 'special' | 'abroad' }

/**
 * Overseas departments whose numbers have a country code of their own, by how their mobiles begin at home
 * (ARCEP 2018-0881). 06 39 98 is kept for films and examples, and called as if in metropolitan France.
 */
const overseas: [begins: RegExp, code: string][] = [
  [/^0(639(?!98)|69[23])/, '262'],
  [/^069[01]/, '590'],
  [/^0694/, '594'],
  [/^069[67]/, '596'],
]

/** Reads a French mobile number however it is written, also one that a table took for a number and left without its 0. */
export function mobileNumberIn(typed: string): MobileNumber {
  const digits = typed.replaceAll(/\D/g, '')
  const lacksZero = /^[67]\d{8}$/.test(digits) && /^\s*[67][\d\s.-]*$/.test(typed)
  const found = telephoneIn(lacksZero ? `0${digits}` : typed)
  if (found === null) return { kind: 'refused', why: 'none' }
  const { number } = found
  if (number.startsWith('+')) return { kind: 'refused', why: 'abroad' }
  const [, code] = overseas.find(([begins]) => begins.test(number)) ?? []
  if (code !== undefined) return { kind: 'mobile', number: `+${code}${number.slice(1)}` }
  if (/^0[67]/.test(number)) return { kind: 'mobile', number: `+33${number.slice(1)}` }
  return { kind: 'refused', why: number.startsWith('08') ? 'special' : 'landline' }
}

/** As people here write it: « 06 39 98 12 34 »; another is left as it is. */
export const shownMobile = (number: string): string =>
  number.replace(/^\+(?:33|262|590|594|596)(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1 $2 $3 $4 $5')
