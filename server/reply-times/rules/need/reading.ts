import { once } from '../../../platform/rules/once.ts'
import { wordOf } from './phrases.ts'
import { emoticons } from './rules/plain-terms.ts'

/** A longer text is no courtesy; to weigh each of its words keeps everybody waiting, in signs. */
export const longestRead = 20_000

/** What was read of a text. */
export type Read = {
  /** Its words as they are compared, and "?". */
  plain: string[]
  mentions: boolean
  emoji: boolean
  /** A face that is glad, moved or laughs. */
  warm: boolean
  /** A face that laughs, or one that only grins. */
  laughing: boolean
  grinning: boolean
  /** An exclamation mark. */
  cry: boolean
  /** An address, a quotation or a wry face: it counts. */
  asks: boolean
}

/** One of its words asks, whatever stands beside it. */
export const asking = Symbol('asking')

function newRead(cry: boolean): Read {
  return {
    plain: [],
    mentions: false,
    emoji: false,
    warm: false,
    laughing: false,
    grinning: false,
    cry,
    asks: false,
  }
}

function addWord(
  read: Read,
  { plain, more }: { plain: string; more: readonly string[] },
  previous: string,
): string {
  // « c beau » is « c’est beau ».
  if (previous === 'c' && !plain.startsWith('e')) read.plain.push('est')
  read.plain.push(plain)
  if (more.length > 0) read.plain.push(...more)
  return plain
}

/** After a hyphen they ask: « est-elle ouverte », « y a-t-il ». « N’est-elle pas belle » does not. */
function isInverted({ plain }: Read, word: string): boolean {
  return subjects.has(word) && plain.at(-2) !== 'n'
}

const subjects: ReadonlySet<string> = new Set(['il', 'elle', 'ils', 'elles'])
const other = 0
const letter = 1
const mark = 2
/** What a sign of a simple text is, by its code; of any other text nothing is known here. */
const kinds = new Uint8Array(0x2030)
for (let code = 0; code < 0x180; code++) {
  if (/[a-z0-9À-ÖØ-öø-ÿœ]/iu.test(String.fromCharCode(code))) kinds[code] = letter
}
for (const sign of '\t\r\n \',-’()"/!?.…\u00a0\u202f') kinds[sign.charCodeAt(0)] = mark

/**
 * A text of Latin letters, digits and plain punctuation, read without looking for signs: so most
 * are, and a rebuild reads them by the million. `asking`: one of its words asks, whatever stands
 * beside it. Null: it has other signs.
 */
export function readSimple(text: string): Read | typeof asking | null {
  const read = newRead(false)
  let start = 0
  let previous = ''
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 32 : text.charCodeAt(at)
    const kind = kinds[code] ?? other
    if (kind === letter) continue
    if (kind === other) return null
    if (at > start) {
      const word = text.slice(start, at)
      // "xD" is a face, "www" an address.
      if (word === 'xD' || word === 'XD' || word === 'www') return null
      const known = wordOf(word)
      if (known.asks || (text[start - 1] === '-' && isInverted(read, word))) return asking
      previous = addWord(read, known, previous)
    }
    if (code === 63) {
      if (read.plain.at(-1) !== '?') read.plain.push('?')
    } else if (code === 33) read.cry = true
    start = at + 1
  }
  return read
}

/** Any text, with its mentions, faces and addresses. */
export function readSigns(text: string, names: readonly string[]): Read {
  const tagged = names.length > 0 ? withoutNames(text, names) : text
  const read = newRead(text.includes('!'))
  read.mentions = tagged !== text
  let previous = ''
  for (const token of tagged.matchAll(tokens)) {
    const [, mention, address, question, face, word] = token
    if (word !== undefined) {
      read.asks ||= tagged[token.index - 1] === '-' && isInverted(read, word)
      previous = addWord(read, wordOf(word), previous)
    } else if (mention !== undefined) read.mentions = true
    else if (address !== undefined) read.asks = true
    else if (question !== undefined) {
      if (read.plain.at(-1) !== '?') read.plain.push('?')
    } else if (face !== undefined) {
      read.emoji = true
      read.laughing ||= laughingFaces.test(face)
      read.grinning ||= grinningFaces.test(face)
      read.warm ||= warmFaces.test(face)
      read.asks ||= read.plain.length > 0 && wryFaces.test(face)
    }
  }
  return read
}

const face = String.raw`(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[0-9#*]\uFE0F?\u20E3)[\uFE0F\u200D\u20E3\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*`
const drawnFaces = emoticons.map(drawn => {
  const pattern = drawn.replace(/[\^$()*+?.|]/g, String.raw`\$&`)
  return /[\p{L}\p{N}]$/u.test(drawn) ? `${pattern}(?![\\p{L}\\p{N}])` : pattern
})

/** Mention, address or quotation, question mark (the emoji ones too), emoji, word; the rest says nothing. */
const tokens = new RegExp(
  [
    String.raw`((?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.-]*(?:@[\p{L}\p{N}.-]+)?)`,
    String.raw`(https?:|www\.|(?<=[\p{L}\p{N}])@|[«»%])`,
    String.raw`([?\uFF1F\u061F\u2047-\u2049\u2753\u2754])`,
    `(${[face, ...drawnFaces].join('|')})`,
    String.raw`(\+1(?!\p{N})|[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)`,
  ].join('|'),
  'gu',
)

const warmFaces =
  /[❤♥💛💚💙💜🖤🤍🧡💕💖💗💓💞💝😍🥰🤩👏🎉🥳🎂🙏🌹🕯💐🤗😘😂🤣💪🥂🍾🎊👍👌🙌😭😢🥹🤞😋✨🎄☀🌷💍👑🏆🥇🥈🥉🏅💯🍻🤤]|<3|:D|xD/iu
const laughingFaces = /[😂🤣😹]|xD/iu
const grinningFaces = /[😅😆😁😄😀😃😉😜😝😋😊]/u
const wryFaces = /[😡🤬🙄😠😤🤮💩😒🤨🤔🤦😏🤡👎]/u

/** The text without "@" and any of these names, the longest first. */
function withoutNames(text: string, names: readonly string[]): string {
  const patterns = names
    .filter(name => name.trim() !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(name => RegExp.escape(name))
  if (patterns.length === 0) return text
  const tags = new RegExp(
    String.raw`(?<![\p{L}\p{N}])@(?:${patterns.join('|')})(?![\p{L}\p{N}\p{M}])`,
    'giu',
  )
  return text.replace(tags, ' ')
}

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
