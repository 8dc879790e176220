import { telephoneIn } from '../../language/telephone.ts'

/** How boxes and operators say that somebody withheld their number, or that it did not come through. */
const withheld =
  /(?<!\p{L})(?:masqu[ée]e?|priv[ée]e?|priv(?:ate|acy)|inconnue?|anonymous|anonyme|unknown|withheld|hidden|restricted|unavailable|indisponible|secret|non (?:communiqu|identifi)[ée]|no caller id)(?!\p{L})/iu

/** Before a caller's number in the words of a mail; after a colon the caller's name may stand between. */
const label = new RegExp(
  [
    '(?<![\\p{L}\\p{N}])',
    '(?:de|du|from|par|appelant|appel|caller(?:[ -]?id)?|correspondant|[ée]metteur|exp[ée]diteur)',
    "(?!\\p{L})[\\s:=|*]*(?:(?:le |l’|l')?(?:num[ée]ro|number|appelant)[\\s:=|*]*)?",
    '(?:"?[^"\\d\\n<>(+]{0,60}(?:"?\\s{0,3}[<(]\\s{0,3}|"?\\s(?:à|at)\\s)',
    '|(?<=[:=|][\\s*]*)"?[^"\\d\\n<>(+]{1,60}"?[^\\S\\n]|["[]?)',
    '(?:sips?:|tel:)?',
  ].join(''),
  'giu',
)

/** After these stands the mairie's own number, on which the message was left, or that of its box. */
const ownLine =
  /(?<!\p{L})(?:(?:sur|pour|vers|au|to|for)\s+(?:(?:le|la|votre|your|the)\s+)*(?:(?:num[ée]ro|number)\s*)?|(?:mailbox|bo[îi]te(?: vocale)?|r[ée]pondeur|messagerie(?: vocale)?|ligne|line|poste|extension)[\s:(n°]*)$/iu
/** So much before a number says whose it is. */
const longestBefore = 60

/** A mail's text names its caller in its first lines. */
export const longestRead = 4_000
const longestNumber = 40

/**
 * The caller of a voice message: the number that stands where the subject has its caller, else, where the subject
 * does not say that it is withheld, the one that the mail names as the caller's.
 * @param place where that is in the subject: from, up to
 * @returns the number as it is dialled; null: withheld, or nowhere
 */
export function callerIn(
  subject: string,
  place: readonly [number, number],
  text: string,
): string | null {
  const [from, to] = place
  const number = callerNumberIn(subject.slice(0, to), from)?.number
  if (number !== undefined) return number
  if (withheld.test(subject.slice(from, to))) return null
  const read = text.slice(0, longestRead).normalize('NFC')
  for (const match of read.matchAll(label)) {
    const start = match.index + match[0].length
    const named = telephoneIn(read.slice(start, start + longestNumber))
    if (named?.at === 0 && !isOwnLine(read, start)) return named.number
  }
  return null
}

/** The first number of a subject, from there on, that is not said to be the mairie's own. */
export function callerNumberIn(subject: string, start = 0): ReturnType<typeof telephoneIn> {
  let from = start
  for (;;) {
    const found = telephoneIn(subject.slice(from))
    if (found === null) return null
    const [at, end] = [from + found.at, from + found.end]
    if (!isOwnLine(subject, at)) return { number: found.number, at, end }
    from = end
  }
}

const isOwnLine = (text: string, at: number): boolean =>
  ownLine.test(text.slice(Math.max(0, at - longestBefore), at))
