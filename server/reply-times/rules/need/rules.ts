import { isLaugh, isMemory, isToFriend } from './lightly.ts'
import { costOf, foldedTerms, isAlone, isNumber, phraseAt } from './phrases.ts'
import { asking, longestRead, type Read, readSigns, readSimple } from './reading.ts'
import { askingTerms } from './rules/asking-terms.ts'
import type { DescribedRule, NeedReason } from './rules/described-rule.ts'
import { type KindRule, type NeedRule, needRules } from './rules/need-rules.ts'
import { doubt } from './rules/plain-terms.ts'
import { speaksToSomebody } from './tagged.ts'

/**
 * The reason by which a text needs no answer, or null if it needs one (docs/reply-times.md).
 * @param names people whom the text mentions, by the names of its "@": where one is known, the
 *   mention is all of it ("@Julie Martin"), else it is one word.
 */
export function reasonAgainst(text: string, names: readonly string[] = []): NeedReason | null {
  const rule = ruleAgainst(text, names)
  return rule === null ? null : needRules[rule].reason
}

/**
 * The rule by which a text needs no answer, or null. In doubt it needs one. A text without a word, a
 * mention or an emoji ("", "???") does: a picture or a sticker came with it that no rule can read.
 */
export function ruleAgainst(text: string, names: readonly string[] = []): NeedRule | null {
  if (text.length > longestRead) return null
  const simple = names.length === 0 ? readSimple(text) : null
  if (simple === asking) return null
  const read = simple ?? readSigns(text, names)
  const { plain, mentions, asks } = read
  if (plain.length === 0) return mentions ? 'mention' : read.emoji ? 'emoji' : null
  if (plain.length === 1 && plain[0] === '?') return mentions ? 'mention' : null
  if (mentions && plain.includes('?') && speaksToSomebody(plain, mentions)) return 'mention'
  if (!asks) {
    if (isAlone(plain)) return 'remarks'
    const kind = kindRule(read)
    if (kind !== null) return kind
  }
  if (mentions && names.length > 0 && isToFriend(read)) return 'mention'
  if (isLaugh(read)) return mentions ? 'mention' : 'laughter'
  if (isMemory(read)) return mentions ? 'mention' : 'memories'
  return (mentions || !asks) && speaksToSomebody(plain, mentions) ? 'mention' : null
}

/** With them what was kind ends: « bravo, le pont est fermé ». */
const breaks = foldedTerms([
  ...['je', 'j', 'tu', 'il', 'elle', 'ils', 'elles', 'on', 'vous', 'c', 'y', 'que', 'quand', 'qui'],
  ...['est', 'sont', 'a', 'ai', 'as', 'ont', 'avez', 'avons', 'était', 'reste', 'restent', 'ça'],
])
const sayers = foldedTerms(['il', 'ils', 'elle', 'elles', 'sont', 'mon', 'ma', 'nos', 'y', 'reste'])

/** Kind words, with few beside them that are unknown and none that asks, reports or complains. */
function kindRule({ plain, warm, cry }: Read): NeedRule | null {
  let rule: KindRule | null = null
  let allowed = 1
  let greets = false
  let village = false
  let given = false
  let unknown = 0
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    const word = plain[at] ?? ''
    at = phrase?.to ?? at + 1
    if (phrase === null) {
      const cost = costOf(word)
      if (cost === null) return null
      unknown += cost
      given = false
    } else if (phrase.sense === 'asking') return null
    else if (phrase.sense === 'given') {
      if (!given) return null
      given = false
    } else if (phrase.sense === 'greeting') greets = true
    else if (phrase.sense === 'village') village = true
    else if (phrase.sense === 'plain') given &&= !breaks.has(word)
    else if (phrase.sense === 'condolences' && isMocked(plain, at)) return null
    else {
      given = kindly.has(phrase.sense)
      rule ??= phrase.sense
      const described: DescribedRule = needRules[phrase.sense]
      allowed = Math.max(allowed, described.unknown ?? 1)
    }
  }
  if (village && plain.some(word => sayers.has(word))) unknown += 1
  if (rule === null) {
    if (warm || cry) return unknown <= 1 ? 'praise' : null
    if (village) return null
    return greets && unknown === 0 ? 'greetings' : unknown === 0 && isGlad(plain) ? 'praise' : null
  }
  // « Bravo, vous avez sacrifié les platanes », « merci, 12 h ».
  const saysMore = (word: string) => isNumber(word) || breaks.has(word)
  if (plain.includes('vous') || (rule === 'thanks' && plain.some(saysMore))) allowed = 1
  // « Pareil rue du Stade ».
  if (rule === 'agreement' && plain.some(word => places.has(word))) return null
  return unknown <= allowed ? rule : null
}

const places = foldedTerms(['rue', 'route', 'chemin', 'impasse', 'allée', ...doubt.places])
const kindly: ReadonlySet<string> = new Set(['thanks', 'praise', 'wishes', 'condolences'])

const longestPraise = 10
const glad = foldedTerms(needRules.praise.glad)
const sober = foldedTerms([
  ...askingTerms.mairie,
  ...askingTerms.serious,
  ...needRules.praise.sober,
])

/** « On y est mieux qu’ailleurs »: words that everybody uses and one that is glad. */
function isGlad(plain: readonly string[]): boolean {
  return (
    plain.length > 1 &&
    plain.length <= longestPraise &&
    plain.some(word => glad.has(word)) &&
    !plain.some(word => sober.has(word))
  )
}

const articles = foldedTerms(['le', 'la', 'les', 'l', 'au', 'mon', 'ma', 'mes', 'ce', 'cette'])
const people = foldedTerms(needRules.condolences.people)

/** « RIP le platane de la place », « adieu la tranquillité »: mourned for in mockery. */
function isMocked(plain: readonly string[], from: number): boolean {
  const at = plain[from] === 'a' ? from + 1 : from
  return articles.has(plain[at] ?? '') && !people.has(plain[at + 1] ?? '')
}
