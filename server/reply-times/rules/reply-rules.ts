import { phraseAt } from './reply-phrases.ts'
import { asking, type Read, readSigns, readSimple } from './reply-reading.ts'
import { speaksToSomebody } from './reply-tagged.ts'

/** Why a text needs no answer, by rule; the screen lists these with the words of reply-sentences.ts. */
export const needRules = ['tag', 'emoji', 'courtesy'] as const
export type NeedRule = (typeof needRules)[number]

/**
 * The rule by which a text needs no answer, or null if it needs one (docs/reply-times.md):
 * - `tag`: a mention of somebody, alone or with words that speak to them;
 * - `emoji`: only emoji, with spaces or punctuation other than a question mark;
 * - `courtesy`: words of praise, wishes, mourning, attendance, laughter, thanks or greeting, with
 *   few words that are unknown and none that asks, reports or complains.
 *
 * A text without a word, a mention or an emoji ("", "???") needs an answer: a picture or a sticker
 * came with it that no rule can read.
 *
 * @param names people whom the text mentions, by the names of its "@": where one is known, the
 *   mention is all of it ("@Julie Martin"), else it is one word.
 */
export function ruleAgainst(text: string, names: readonly string[] = []): NeedRule | null {
  const simple = names.length === 0 ? readSimple(text) : null
  if (simple === asking) return null
  const read = simple ?? readSigns(text, names)
  const { plain, mentions, asks } = read
  if (plain.length === 0) return mentions ? 'tag' : read.emoji ? 'emoji' : null
  if (plain.length === 1 && plain[0] === '?') return mentions ? 'tag' : null
  if (mentions && plain.includes('?') && speaksToSomebody(plain, mentions)) return 'tag'
  if (!asks && isCourtesy(read)) return 'courtesy'
  return (mentions || !asks) && speaksToSomebody(plain, mentions) ? 'tag' : null
}

/** What is unknown beside known words: a name, or what is praised, but no second thought. */
const unknownAllowed = 1

function isCourtesy({ plain, warm, cry, named }: Read): boolean {
  let courteous = warm || cry
  let greets = false
  let asked = false
  let wantsNone = false
  let unknown = 0
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    if (phrase === null) {
      const cost = costOf(plain[at] ?? '')
      if (cost === null) return false
      unknown += cost
      at += 1
      continue
    }
    if (phrase.sense === 'asking') {
      if (plain[at] !== '?') return false
      asked = true
    } else if (phrase.sense === 'rhetorical') wantsNone = true
    else if (phrase.sense === 'courtesy') courteous = true
    else if (phrase.sense === 'greeting') greets = true
    at = phrase.to
  }
  if (asked && !wantsNone) return false
  if (courteous || wantsNone) return unknown - named / 2 <= unknownAllowed
  return greets && unknown === 0
}

const year = /^(?:1[89]|20)\d\d$/
const ordinal = /^\d{1,2}(?:e|er|re|eme|emes|nd)$/
const hours = /^\d+[a-z]|^0|^\d{3}/
const counted = /^\d/
/** An order or a wish: "mettez", "voudriez", "aimerait". */
export const wanting = /(?:[^e]ez|r(?:ait|aient|ion|iez))$/

/** What an unknown word counts; null: with it nothing is harmless. */
function costOf(word: string): number | null {
  if (!counted.test(word)) return wanting.test(word) ? null : 1
  if (year.test(word) || ordinal.test(word)) return 0
  return hours.test(word) ? null : 1
}
