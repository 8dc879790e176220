import { foldedTerms, isAsking, phraseAt } from './phrases.ts'
import { askingTerms } from './rules/asking-terms.ts'
import { mention } from './rules/mention.ts'

const heavy = foldedTerms([...askingTerms.mairie, ...askingTerms.serious])
const toOne = foldedTerms(mention.toOne)
const toUs = foldedTerms(mention.toUs)
const you = foldedTerms(['tu', 'toi'])
/** « t’as », « t’es »; « y a t’il », « je t’appelle » are not these. */
const tutoyed = foldedTerms(['as', 'es', 'avais', 'étais', 'aimes', 'auras'])

/**
 * Whether words speak to somebody who is not the mairie: « tu », and after a mention also « ton »
 * and « on y va ». Not where they speak of the mairie, or tell of what somebody must see to.
 */
export function speaksToSomebody(plain: readonly string[], mentions: boolean): boolean {
  if (plain.some(word => heavy.has(word))) return false
  const speaks = plain.some(
    (word, at) =>
      // « à toi » alone is an answer to somebody's wishes, no matter who they are.
      (you.has(word) && (mentions || plain[at - 1] !== 'a')) ||
      (word === 't' && tutoyed.has(plain[at + 1] ?? '')) ||
      (mentions && toOne.has(word)),
  )
  if (speaks) return mentions || !asksMore(plain)
  return mentions && plain.some(word => toUs.has(word)) && !asksMore(plain)
}

/** Whether something is asked or told besides what the question mark says. */
function asksMore(plain: readonly string[]): boolean {
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    if (isAsking(phrase?.sense) && plain[at] !== '?') return true
    at = phrase?.to ?? at + 1
  }
  return false
}
