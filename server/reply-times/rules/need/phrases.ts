import { askingTerms } from './terms/asking-terms.ts'
import { belowTerms } from './terms/below-terms.ts'
import { besideTerms } from './terms/beside-terms.ts'
import { courtesyPairs } from './terms/courtesy-pairs.ts'
import { courtesyTerms } from './terms/courtesy-terms.ts'
import { lightTerms } from './terms/light-terms.ts'
import { plainTerms, shortForms, villageTerms } from './terms/plain-terms.ts'
import { recallingTerms } from './terms/recalling-terms.ts'

/** What a listed phrase says of a message, the weakest first: of two lists the stronger one holds. */
export type Sense =
  | 'plain'
  | 'village'
  | 'asking'
  | 'rhetorical'
  | 'greeting'
  | 'courtesy'
  | 'telling'

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

function foldedWords(text: string): string[] {
  return (text.match(wordsIn) ?? []).map(word => (word === '?' ? word : folded(word)))
}

function add(text: string, sense: Sense): void {
  let phrase: Phrase = root
  for (const plain of foldedWords(text)) {
    phrase.next ??= new Map()
    const next: Phrase = phrase.next.get(plain) ?? { next: null, sense: null }
    phrase.next.set(plain, next)
    phrase = next
  }
  phrase.sense = sense
}

const { greeted, greetedOf, obtained, reminded, ...kind } = courtesyPairs
for (const text of plainTerms) add(text, 'plain')
for (const text of villageTerms) add(text, 'village')
for (const text of courtesyTerms.companions) add(text, 'plain')
for (const terms of Object.values(askingTerms)) for (const text of terms) add(text, 'asking')
for (const pair of [greeted, greetedOf]) for (const text of paired(pair)) add(text, 'plain')
for (const text of courtesyTerms.rhetorical) add(text, 'rhetorical')
/** Who mourns, remembers, agrees or says that it is settled, tells something with it. */
const tellingGroups: readonly string[] = ['condolences', 'memories', 'settled', 'agreement']
const { alone: aloneTerms, companions: _, rhetorical: __, ...groups } = courtesyTerms
for (const [group, terms] of Object.entries(groups)) {
  const telling = tellingGroups.includes(group) ? 'telling' : 'courtesy'
  for (const text of terms) add(text, group === 'greetings' ? 'greeting' : telling)
}
for (const pair of Object.values(kind)) for (const text of paired(pair)) add(text, 'courtesy')

type Pair = { before: readonly string[]; after: readonly string[] }
function paired({ before, after }: Pair): string[] {
  return before.flatMap(one => after.map(other => `${one} ${other}`))
}

/** Texts that ask nothing where nothing else is said. */
const alone: ReadonlySet<string> = new Set(
  [...aloneTerms, ...paired(obtained), ...paired(reminded)].map(text =>
    foldedWords(text).join(' '),
  ),
)

const aloneWords = Math.max(...[...alone].map(text => text.split(' ').length))

/** Words of phrases that are not asked for: beside them a word that asks may ask for nothing. */
const softened = new Set<string>()
collectSoftened(root, [])
for (const text of alone) for (const word of text.split(' ')) softened.add(word)
const { deeds, givers, withGuess, withMourning, withRegret, withThanks } = besideTerms
const besides = [
  deeds,
  givers,
  withGuess,
  withMourning,
  withRegret,
  withThanks,
  recallingTerms.harmless,
  belowTerms.light,
  belowTerms.scolding,
  belowTerms.pleadingLight,
]
for (const terms of [...Object.values(lightTerms), ...besides])
  for (const word of terms) softened.add(folded(word))

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

/** Whether the words are one of the texts that ask nothing where nothing else is said. */
export function isAlone(plain: readonly string[]): boolean {
  return plain.length <= aloneWords && alone.has(plain.join(' '))
}

/** Single words of a list, as words are compared. */
export function foldedTerms(terms: readonly string[]): ReadonlySet<string> {
  return new Set(terms.map(folded))
}

/** Listed phrases of several words, as words are compared, with a space between them. */
export function foldedPhrases(terms: readonly string[]): readonly string[] {
  return terms.map(term => foldedWords(term).join(' '))
}

/** Finds any of these phrases in words, up to a place, by their first word and without joining them. */
export function phraseFinder(
  terms: readonly string[],
): (plain: readonly string[], until?: number) => boolean {
  const byFirst = new Map<string, string[][]>()
  for (const term of terms) {
    const [first = '', ...rest] = foldedWords(term)
    byFirst.set(first, [...(byFirst.get(first) ?? []), rest])
  }
  return (plain, until = plain.length) => {
    for (let at = 0; at < until; at += 1) {
      const rests = byFirst.get(plain[at] ?? '')
      if (rests?.some(rest => rest.every((word, to) => plain[at + 1 + to] === word))) return true
    }
    return false
  }
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

/**
 * How many words of a text no list knows; infinite where one asks that is not among the harmless ones, or
 * with which nothing is harmless.
 * @param isFree whether a word that no list has counts nothing
 */
export function unknownIn(
  plain: readonly string[],
  harmless: ReadonlySet<string>,
  isFree: (word: string) => boolean,
): number {
  let unknown = 0
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    const to = phrase?.to ?? at + 1
    const word = plain[at] ?? ''
    if (phrase?.sense === 'asking' && plain.slice(at, to).some(one => !harmless.has(one)))
      return Number.POSITIVE_INFINITY
    if (phrase === null && !isFree(word)) unknown += costOf(word) ?? Number.POSITIVE_INFINITY
    at = to
  }
  return unknown
}

export function isNumber(word: string): boolean {
  return number.test(word)
}
