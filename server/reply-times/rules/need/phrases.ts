import { once } from '../../../language/text.ts'
import { askingTerms } from './rules/asking-terms.ts'
import { type KindRule, kindRules, needRules } from './rules/need-rules.ts'
import { plainTerms, shortForms, villageTerms } from './rules/plain-terms.ts'

const wordLists: (() => unknown)[] = []

/** Two thousand words are read when they are asked for: most processes judge no message at all. */
function wordList<List>(read: () => List): () => List {
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

/** The words of a listed phrase, as words are compared. */
function foldedTokens(text: string): string[] {
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

/**
 * What a listed phrase says of a message: nothing, the name of a rule, or that it asks; what is `given`
 * asks but right after kind words. Of two lists the later one holds.
 */
export type Sense = 'plain' | 'village' | 'given' | 'asking' | 'greeting' | KindRule

/** A word, and the listed phrases that go on with it. */
type Phrase = { next: Map<string, Phrase> | null; sense: Sense | null }

/** A word as it is compared, or the several that it is short for. */
export type Word = {
  plain: string
  more: readonly string[]
  /** Nothing that may stand beside it makes this word harmless. */
  asks: boolean
}

function add(root: Phrase, terms: readonly string[], sense: Sense): void {
  for (const text of terms) {
    let phrase = root
    for (const plain of foldedTokens(text)) {
      phrase.next ??= new Map()
      const next: Phrase = phrase.next.get(plain) ?? { next: null, sense: null }
      phrase.next.set(plain, next)
      phrase = next
    }
    phrase.sense = sense
  }
}

/** Every listed phrase, by its words. */
function listPhrases(): Map<string, Phrase> {
  const next = new Map<string, Phrase>()
  const root: Phrase = { next, sense: null }
  add(root, plainTerms, 'plain')
  add(root, villageTerms, 'village')
  add(root, askingTerms.given, 'given')
  add(root, askingTerms.questions, 'asking')
  add(root, askingTerms.troubles, 'asking')
  add(root, askingTerms.matters, 'asking')
  for (const rule of kindRules) add(root, needRules[rule].terms, rule)
  const { greetings, praise, wishes } = needRules
  const exclaimed = praise.what.map(word => `quel ${word}`)
  add(root, exclaimed, 'praise')
  add(
    root,
    wishes.good.flatMap(word => [`bon ${word}`, `bonne ${word}`]),
    'wishes',
  )
  add(root, greetings.terms, 'greeting')
  return next
}

type Lists = {
  phrases: ReadonlyMap<string, Phrase>
  /** Texts that ask nothing where nothing else is said, and the words of the longest one. */
  alone: ReadonlySet<string>
  longestAlone: number
  /** Words of phrases that are not asked for: beside them a word that asks may ask for nothing. */
  softened: ReadonlySet<string>
  short: ReadonlyMap<string, readonly string[]>
}

function readLists(): Lists {
  const phrases = listPhrases()
  const alone = needRules.remarks.alone.map(foldedTokens)
  const softened = new Set(alone.flat())
  for (const [word, next] of phrases) collectSoftened(softened, next, [word])
  const { mention, laughter, memories } = needRules
  for (const terms of [mention.light, laughter.light, laughter.loud, memories.light])
    for (const word of terms) softened.add(folded(word))
  return {
    phrases,
    alone: new Set(alone.map(words => words.join(' '))),
    longestAlone: Math.max(...alone.map(words => words.length)),
    softened,
    short: new Map(Object.entries(shortForms).map(([form, words]) => [form, words.map(folded)])),
  }
}

function collectSoftened(softened: Set<string>, phrase: Phrase, words: readonly string[]): void {
  if (phrase.sense !== null && !isAsking(phrase.sense)) for (const one of words) softened.add(one)
  for (const [word, next] of phrase.next ?? []) collectSoftened(softened, next, [...words, word])
}

const lists = wordList(readLists)

const laughs = /^(?:[aeio]?(?:h[aeio])+h?|[ms]?d+r+|lo+l|p+t+d+r+|a?f+)$/

function readWord(word: string): Word {
  const { phrases, short, softened } = lists()
  const plain = folded(word)
  const [first = plain, ...more] = short.get(word.toLowerCase()) ?? []
  if (first !== plain || more.length > 0) return { plain: first, more, asks: false }
  const known = phrases.get(plain)
  if (!known && laughs.test(plain)) return { plain: 'mdr', more: [], asks: false }
  return { plain, more: [], asks: known?.sense === 'asking' && !softened.has(plain) }
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
  const { alone, longestAlone } = lists()
  return plain.length <= longestAlone && alone.has(plain.join(' '))
}

/** Whether a phrase asks, reports or complains. */
export function isAsking(sense: Sense | undefined): boolean {
  return sense === 'asking' || sense === 'given'
}

/**
 * Whether a text has few words and fewer that no list knows, none of the excluded, and none that asks
 * but those given as light here.
 */
export function isShort(
  plain: readonly string[],
  limit: { words: number; unknown: number },
  light: Terms,
  excluded: Terms,
): boolean {
  if (plain.length > limit.words || plain.some(word => excluded.has(word))) return false
  let unknown = 0
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    const to = phrase?.to ?? at + 1
    const word = plain[at] ?? ''
    if (isAsking(phrase?.sense) && plain.slice(at, to).some(one => !light.has(one))) return false
    if (phrase === null && !light.has(word)) unknown += costOf(word) ?? Number.POSITIVE_INFINITY
    at = to
  }
  return unknown <= limit.unknown
}
