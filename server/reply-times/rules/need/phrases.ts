import { once } from '../../../platform/rules/once.ts'
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

const wordLists: (() => unknown)[] = []

/** Five thousand words are read when they are asked for: most processes judge no message at all. */
function wordList<List>(read: () => List): () => List {
  const list = once(read)
  wordLists.push(list)
  return list
}

/** Reads every list, some 50 ms the first time: for a process that will judge messages. */
export function readWordLists(): void {
  for (const list of wordLists) list()
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

function foldedWords(text: string): string[] {
  return (text.match(wordsIn) ?? []).map(word => (word === '?' ? word : folded(word)))
}

function add(root: Phrase, text: string, sense: Sense): void {
  let phrase = root
  for (const plain of foldedWords(text)) {
    phrase.next ??= new Map()
    const next: Phrase = phrase.next.get(plain) ?? { next: null, sense: null }
    phrase.next.set(plain, next)
    phrase = next
  }
  phrase.sense = sense
}

type Pair = { before: readonly string[]; after: readonly string[] }
function paired({ before, after }: Pair): string[] {
  return before.flatMap(one => after.map(other => `${one} ${other}`))
}

/** Who mourns, remembers, agrees or says that it is settled, tells something with it. */
const tellingGroups: readonly string[] = ['condolences', 'memories', 'settled', 'agreement']
const { greeted, greetedOf, obtained, reminded, ...kind } = courtesyPairs
const { alone: aloneTerms, companions, rhetorical, ...groups } = courtesyTerms

/** Every listed phrase, by its words. */
function listPhrases(): Map<string, Phrase> {
  const next = new Map<string, Phrase>()
  const root: Phrase = { next, sense: null }
  for (const text of plainTerms) add(root, text, 'plain')
  for (const text of villageTerms) add(root, text, 'village')
  for (const text of companions) add(root, text, 'plain')
  for (const terms of Object.values(askingTerms))
    for (const text of terms) add(root, text, 'asking')
  for (const pair of [greeted, greetedOf]) for (const text of paired(pair)) add(root, text, 'plain')
  for (const text of rhetorical) add(root, text, 'rhetorical')
  for (const [group, terms] of Object.entries(groups)) {
    const telling = tellingGroups.includes(group) ? 'telling' : 'courtesy'
    for (const text of terms) add(root, text, group === 'greetings' ? 'greeting' : telling)
  }
  for (const pair of Object.values(kind))
    for (const text of paired(pair)) add(root, text, 'courtesy')
  return next
}

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

type Lists = {
  phrases: ReadonlyMap<string, Phrase>
  /** Texts that ask nothing where nothing else is said, and the words of the longest one. */
  alone: ReadonlySet<string>
  aloneWords: number
  /** Words of phrases that are not asked for: beside them a word that asks may ask for nothing. */
  softened: ReadonlySet<string>
  short: ReadonlyMap<string, readonly string[]>
}

function readLists(): Lists {
  const phrases = listPhrases()
  const alone = [...aloneTerms, ...paired(obtained), ...paired(reminded)].map(foldedWords)
  const softened = new Set(alone.flat())
  for (const [word, next] of phrases) collectSoftened(softened, next, [word])
  for (const terms of [...Object.values(lightTerms), ...besides])
    for (const word of terms) softened.add(folded(word))
  return {
    phrases,
    alone: new Set(alone.map(words => words.join(' '))),
    aloneWords: Math.max(...alone.map(words => words.length)),
    softened,
    short: new Map(Object.entries(shortForms).map(([form, words]) => [form, words.map(folded)])),
  }
}

function collectSoftened(softened: Set<string>, phrase: Phrase, words: readonly string[]): void {
  if (phrase.sense !== null && phrase.sense !== 'asking') for (const one of words) softened.add(one)
  for (const [word, next] of phrase.next ?? []) collectSoftened(softened, next, [...words, word])
}

const lists = wordList(readLists)

const laughs = /^(?:[aeio]?(?:h[aeio])+h?|[ms]?d+r+|lo+l|p+t+d+r+|a?f+)$/

function readWord(word: string): Word {
  const { phrases, short, softened } = lists()
  const plain = folded(word)
  const more = short.get(word.toLowerCase())
  if (more) return { plain: more[0] ?? plain, more: more.slice(1), asks: false, known: true }
  const known = phrases.get(plain)
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
  const word = readWord(text)
  if (words.size >= kept) words.clear()
  words.set(text, word)
  return word
}

/** The longest listed phrase at this place of the words, and where it ends; or null. */
export function phraseAt(
  plain: readonly string[],
  from: number,
): { sense: Sense; to: number } | null {
  let phrase = lists().phrases.get(plain[from] ?? '')
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
  const { alone, aloneWords } = lists()
  return plain.length <= aloneWords && alone.has(plain.join(' '))
}

/** Listed words, as words are compared. */
export type Terms = { has: (word: string) => boolean }

/** Single words of a list. */
export function foldedTerms(terms: readonly string[]): Terms {
  const words = wordList(() => new Set(terms.map(folded)))
  return { has: word => words().has(word) }
}

/** Phrases of a list, each with a space between its words. */
export function foldedPhrases(
  terms: readonly string[],
): Terms & { some: (test: (phrase: string) => boolean) => boolean } {
  const phrases = wordList(() => terms.map(term => foldedWords(term).join(' ')))
  return { has: phrase => phrases().includes(phrase), some: test => phrases().some(test) }
}

/** Finds any of these phrases in words, up to a place, by their first word and without joining them. */
export function phraseFinder(
  terms: readonly string[],
): (plain: readonly string[], until?: number) => boolean {
  const byFirst = wordList(() => Map.groupBy(terms.map(foldedWords), ([first = '']) => first))
  return (plain, until = plain.length) => {
    for (let at = 0; at < until; at += 1) {
      const phrases = byFirst().get(plain[at] ?? '')
      if (phrases?.some(words => words.every((word, to) => plain[at + to] === word))) return true
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
  harmless: Terms,
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
