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
