import { askingTerms, plainTerms, shortForms } from './reply-asking.ts'
import { courtesyTerms } from './reply-sentences.ts'

/** What a listed phrase says of a message, the weakest first: of two lists the stronger one holds. */
export type Sense = 'plain' | 'asking' | 'rhetorical' | 'greeting' | 'courtesy'

/** A word, and the listed phrases that go on with it. */
export type Phrase = { next: Map<string, Phrase> | null; sense: Sense | null }

/** A word as it is compared, or the several that it is short for. */
export type Word = {
  plain: string
  more: readonly string[]
  /** Nothing that may stand beside it makes this word harmless. */
  asks: boolean
  /** A listed phrase is this word alone. */
  known: boolean
}

const plainLetters = /^[a-z]+$/

/**
 * A word without case, accents, letters repeated, and the ending of the plural or the feminine:
 * "Réussies" and "reussi" are one.
 */
function folded(word: string): string {
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

const root: Phrase & { next: Map<string, Phrase> } = { next: new Map(), sense: null }

function add(text: string, sense: Sense): void {
  let phrase: Phrase = root
  for (const word of text.match(wordsIn) ?? []) {
    const plain = word === '?' ? word : folded(word)
    phrase.next ??= new Map()
    const next: Phrase = phrase.next.get(plain) ?? { next: null, sense: null }
    phrase.next.set(plain, next)
    phrase = next
  }
  phrase.sense = sense
}

for (const text of plainTerms) add(text, 'plain')
for (const text of courtesyTerms.companions) add(text, 'plain')
for (const terms of Object.values(askingTerms)) for (const text of terms) add(text, 'asking')
for (const text of courtesyTerms.rhetorical) add(text, 'rhetorical')
for (const [group, terms] of Object.entries(courtesyTerms)) {
  if (group === 'companions' || group === 'rhetorical') continue
  for (const text of terms) add(text, group === 'greetings' ? 'greeting' : 'courtesy')
}

/** Words of phrases that are not asked for: beside them a word that asks may ask for nothing. */
const softened = new Set<string>()
collectSoftened(root, [])

function collectSoftened(phrase: Phrase, words: readonly string[]): void {
  if (phrase.sense !== null && phrase.sense !== 'asking') for (const one of words) softened.add(one)
  for (const [word, next] of phrase.next ?? []) collectSoftened(next, [...words, word])
}

const short = new Map(Object.entries(shortForms).map(([form, words]) => [form, words.map(folded)]))
const laughs = /^(?:[aeio]?(?:h[aeio])+h?|[ms]?d+r+|lo+l|p+t+d+r+|a?f+)$/

function read(word: string): Word {
  const plain = folded(word)
  const more = short.get(word.toLowerCase())
  if (more) return { plain: more[0] ?? plain, more: more.slice(1), asks: false, known: true }
  const known = root.next.get(plain)
  if (!known && laughs.test(plain)) return { plain: 'mdr', more: [], asks: false, known: true }
  const asks = known?.sense === 'asking' && !softened.has(plain)
  return { plain, more: [], asks, known: known !== undefined && known.sense !== null }
}

/** People write the same words: what was read stays, up to so many. */
const kept = 20_000
const words = new Map<string, Word>()

export function wordOf(text: string): Word {
  const known = words.get(text)
  if (known !== undefined) return known
  const word = read(text)
  if (words.size >= kept) words.clear()
  words.set(text, word)
  return word
}

/** The longest listed phrase at this place of the words, and where it ends; or null. */
export function phraseAt(
  plain: readonly string[],
  from: number,
): { sense: Sense; to: number } | null {
  let phrase = root.next.get(plain[from] ?? '')
  if (phrase === undefined) return null
  let sense = phrase.sense
  let end = from + 1
  for (let to = from + 1; phrase.next !== null && to < plain.length; to += 1) {
    phrase = phrase.next.get(plain[to] ?? '')
    if (phrase === undefined) break
    if (phrase.sense !== null) {
      sense = phrase.sense
      end = to + 1
    }
  }
  return sense === null ? null : { sense, to: end }
}

/** Single words of a list, as words are compared. */
export function foldedTerms(terms: readonly string[]): ReadonlySet<string> {
  return new Set(terms.map(folded))
}
