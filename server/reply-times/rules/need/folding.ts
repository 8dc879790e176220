import { once } from '../../../platform/rules/once.ts'

const wordLists: (() => unknown)[] = []

/** Two thousand words are read when they are asked for: most processes judge no message at all. */
export function wordList<List>(read: () => List): () => List {
  const list = once(read)
  wordLists.push(list)
  return list
}

/** Reads every list, some 20 ms the first time: for a process that will judge messages. */
export function readWordLists(): void {
  for (const list of wordLists) list()
}

const plainLetters = /^[a-z]+$/

/**
 * A word without case, accents, letters repeated, and the ending of the plural or the feminine:
 * "Réussies" and "reussi" are one.
 */
export function folded(word: string): string {
  let plain = word.toLowerCase()
  if (!plainLetters.test(plain)) {
    plain = plain.replaceAll('œ', 'oe').normalize('NFD').replace(/\p{M}/gu, '')
  }
  if (/\p{N}/u.test(plain)) return plain
  // « cc » and « mmm » are words; the « c’ » and « m’ » of others are not.
  if (/^(.)\1+$/u.test(plain)) return plain.slice(0, 2)
  // Nor is a « col » of the mountains one.
  if (/^co{2,}l+$/.test(plain)) return 'cool'
  plain = plain.replace(/(.)\1+/gu, '$1')
  if (plain.length > 4 && /[sx]$/.test(plain)) plain = plain.slice(0, -1)
  if (plain.length > 4 && plain.endsWith('e')) plain = plain.slice(0, -1)
  return plain
}

const wordsIn = /\+1|[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*|\?/gu

/** The words of a listed phrase, as words are compared. */
export function foldedTokens(text: string): string[] {
  return (text.match(wordsIn) ?? []).map(word => (word === '?' ? word : folded(word)))
}

/** Listed words, as words are compared. */
export type Terms = { has: (word: string) => boolean }

/** Single words of a list. */
export function foldedTerms(terms: readonly string[]): Terms {
  const words = wordList(() => new Set(terms.map(folded)))
  return { has: word => words().has(word) }
}

/** Finds any of these phrases in words, by their first word and without joining them. */
export function phraseFinder(terms: readonly string[]): (plain: readonly string[]) => boolean {
  const byFirst = wordList(() => Map.groupBy(terms.map(foldedTokens), ([first = '']) => first))
  return plain =>
    plain.some((first, at) =>
      byFirst()
        .get(first)
        ?.some(words => words.every((word, to) => plain[at + to] === word)),
    )
}

const year = /^(?:1[89]|20)\d\d$/
const ordinal = /^\d{1,2}(?:e|er|re|ere|eme|emes|nd)$/
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
