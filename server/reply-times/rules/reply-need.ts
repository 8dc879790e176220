import {
  hiddenSince,
  type NeedsReplyOverride,
  type ReplyMessage,
  type TextNeed,
} from './reply-message.ts'
import { courtesyTerms, emoticons } from './reply-sentences.ts'

/** Why a text needs no answer, by rule; the screen lists these with the words of reply-words.ts. */
export const needRules = ['tag', 'emoji', 'courtesy'] as const
export type NeedRule = (typeof needRules)[number]

/**
 * Whether a message needs an answer, and from when (ms UTC), or why not: a `NeedRule`, or the
 * reason that a person gave.
 */
export type Need = { needed: true; at: number } | { needed: false; reason: string | null }

/**
 * A message's own need, hiding apart. The last mark decides if there is one; else the first text
 * that needs an answer, from the time of that text (its sending, or its edit). A text that came
 * after its own removal does not count. A message that never needed one has the reason of the
 * text that was sent.
 */
export function needOf(message: ReplyMessage): Need {
  const mark = lastMark(message)
  if (mark) {
    return mark.needsReply
      ? { needed: true, at: message.sentAt }
      : { needed: false, reason: mark.reason }
  }
  const { rule, needAt } = message.erased ?? textNeedOf(message)
  return needAt === null ? { needed: false, reason: rule } : { needed: true, at: needAt }
}

/** What the rules alone make of a message's texts: of what it was sent with, then of its edits. */
export function textNeedOf(message: ReplyMessage): TextNeed {
  const { edits, removedAt = null, sentAt } = message
  const rule = ruleAgainst(message.text, message.mentions)
  if (rule === null) return { rule, needAt: sentAt }
  if (edits && edits.length > 0) {
    for (const { at, text } of edits.toSorted((a, b) => a.at - b.at)) {
      if (removedAt !== null && at > removedAt) break
      // An edit cannot precede its message, whatever the network says.
      if (ruleAgainst(text, message.mentions) === null) {
        return { rule, needAt: Math.max(at, sentAt) }
      }
    }
  }
  return { rule, needAt: null }
}

/**
 * Since when the page's hiding has kept the message from needing an answer, or null when it is not
 * hidden, or when a person judged later than the hiding that it needs one all the same: of two
 * decisions by people the later one holds.
 */
export function moderatedSince(message: ReplyMessage): number | null {
  const since = hiddenSince(message)
  if (since === null) return null
  const mark = lastMark(message)
  return mark?.needsReply && mark.at >= since ? null : since
}

/** Of two marks of the same instant the one listed last is the last. */
function lastMark({ marks }: ReplyMessage): NeedsReplyOverride | undefined {
  let last: NeedsReplyOverride | undefined
  for (const mark of marks ?? []) {
    if (!last || mark.at >= last.at) last = mark
  }
  return last
}

/**
 * The rule by which a text needs no answer, or null if it needs one (docs/reply-times.md):
 * - `tag`: only mentions of somebody, with emoji, spaces or punctuation;
 * - `emoji`: only emoji, with spaces or punctuation other than a question mark;
 * - `courtesy`: only words of thanks and greeting, with mentions, emoji, spaces or punctuation
 *   other than a question mark.
 *
 * A text without a word, a mention or an emoji ("", "???") needs an answer: a picture or a sticker
 * came with it that no rule can read.
 *
 * @param names people whom the text mentions, by the names of its "@": where one is known, the
 *   mention is all of it ("@Julie Martin"), else it is one word.
 */
export function ruleAgainst(text: string, names: readonly string[] = []): NeedRule | null {
  if (names.length === 0 && asksPlainly(text)) return null
  const tagged = names.length > 0 ? withoutNames(text, names) : text
  const words: string[] = []
  let mentions = tagged !== text
  let emoji = false
  let question = false
  for (const token of tagged.matchAll(tokens)) {
    const [, mention, asking, face, word] = token
    if (word !== undefined) {
      const plain = plainWord(word)
      if (!vocabulary.has(plain)) return null
      words.push(plain)
    } else if (mention !== undefined) mentions = true
    else if (asking !== undefined) question = true
    else if (face !== undefined) emoji = true
  }
  if (words.length > 0) return !question && isCourtesy(words) ? 'courtesy' : null
  if (mentions) return 'tag'
  return emoji && !question ? 'emoji' : null
}

/** What parts two words and says nothing itself; a face or a mention begins with none of these. */
const separators = new Set([..."\t\n\r !',-.’"].map(sign => sign.charCodeAt(0)))
const SPACE = 32

/**
 * Whether one of the first words is plain ASCII and no courtesy, whatever comes after it: so it is
 * with nearly every message, and a rebuild reads them by the million. False: not known.
 */
function asksPlainly(text: string): boolean {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? SPACE : text.charCodeAt(at)
    // Letters: 65–90 and 97–122.
    if ((code | 32) >= 97 && (code | 32) <= 122 && code >= 65) continue
    if (!separators.has(code)) return false
    if (at > start) {
      const word = text.slice(start, at).toLowerCase()
      // "xD" is a face.
      if (word === 'xd') return false
      if (!vocabulary.has(word)) return plainLetters.test(word)
    }
    start = at + 1
  }
  return false
}

const face = String.raw`(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[0-9#*]\uFE0F?\u20E3)[\uFE0F\u200D\u20E3\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*`
const drawnFaces = emoticons.map(drawn => {
  const pattern = drawn.replace(/[\^$()*+?.|]/g, String.raw`\$&`)
  return /[\p{L}\p{N}]$/u.test(drawn) ? `${pattern}(?![\\p{L}\\p{N}])` : pattern
})

/** Mention, question mark (the emoji ones too: they ask), emoji, word; the rest says nothing. */
const tokens = new RegExp(
  [
    String.raw`((?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.-]*(?:@[\p{L}\p{N}.-]+)?)`,
    String.raw`([?\uFF1F\u061F\u2047-\u2049\u2753\u2754])`,
    `(${[face, ...drawnFaces].join('|')})`,
    String.raw`([\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)`,
  ].join('|'),
  'gu',
)

/** The text without "@" and any of these names, the longest first. */
function withoutNames(text: string, names: readonly string[]): string {
  const patterns = names
    .filter(name => name.trim() !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(name => name.replace(/[\\^$()*+?.|[\]{}/]/g, String.raw`\$&`))
  if (patterns.length === 0) return text
  const tags = new RegExp(
    String.raw`(?<![\p{L}\p{N}])@(?:${patterns.join('|')})(?![\p{L}\p{N}\p{M}])`,
    'giu',
  )
  return text.replace(tags, ' ')
}

const vocabulary = new Set<string>()
const plainLetters = /^(?:([a-z])(?!\1\1))+$/

function plainWord(word: string): string {
  const lower = word.toLowerCase()
  // Most messages are refused at their first word: what is plain already must cost nothing.
  if (vocabulary.has(lower) || plainLetters.test(lower)) return lower
  return lower
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
}

type Phrase = { next: Map<string, Phrase>; ends: 'courtesy' | 'companion' | null }

const phrases = compilePhrases()

function compilePhrases(): Phrase {
  const root: Phrase = { next: new Map(), ends: null }
  const add = (text: string, ends: 'courtesy' | 'companion') => {
    let phrase = root
    for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
      const plain = plainWord(word)
      vocabulary.add(plain)
      const next: Phrase = phrase.next.get(plain) ?? { next: new Map(), ends: null }
      phrase.next.set(plain, next)
      phrase = next
    }
    phrase.ends = ends
  }
  for (const text of [...courtesyTerms.thanks, ...courtesyTerms.greetings]) add(text, 'courtesy')
  for (const text of courtesyTerms.companions) add(text, 'companion')
  return root
}

/** Whether the words can be read as listed phrases one after the other, at least one of them courtesy. */
function isCourtesy(words: string[]): boolean {
  // For each number of words: can that many be read so, and is there courtesy among them?
  const readable: (boolean | undefined)[] = [false]
  for (let from = 0; from < words.length; from++) {
    const courteous = readable[from]
    if (courteous === undefined) continue
    let phrase = phrases.next.get(words[from] ?? '')
    for (let to = from + 1; phrase; to++) {
      if (phrase.ends) readable[to] ||= courteous || phrase.ends === 'courtesy'
      phrase = phrase.next.get(words[to] ?? '')
    }
  }
  return readable[words.length] === true
}
