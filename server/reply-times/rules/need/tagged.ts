import { taggedTerms } from './asking.ts'
import { foldedTerms, phraseAt } from './phrases.ts'

const mairie = foldedTerms(taggedTerms.mairie)
const toOne = foldedTerms(taggedTerms.toOne)
const toUs = foldedTerms(taggedTerms.toUs)
const serious = foldedTerms(taggedTerms.serious)
const you = foldedTerms(['tu', 'toi'])
/** « t’as », « t’es »; « y a t’il », « je t’appelle » are not these. */
const tutoyed = foldedTerms(['as', 'es', 'avais', 'étais', 'aimes', 'auras'])

/**
 * Whether words speak to somebody who is not the mairie: « tu », and after a mention also « ton »
 * and « on y va ». Not where they speak of the mairie, or tell of what somebody must see to.
 */
export function speaksToSomebody(plain: readonly string[], mentions: boolean): boolean {
  let spoken: 'no' | 'perhaps' | 'yes' = 'no'
  for (const [at, word] of plain.entries()) {
    if (mairie.has(word) || serious.has(word)) return false
    // « à toi » alone is an answer to somebody's wishes, whoever they are.
    if (
      (you.has(word) && (mentions || plain[at - 1] !== 'a')) ||
      (word === 't' && tutoyed.has(plain[at + 1] ?? ''))
    )
      spoken = 'yes'
    else if (mentions && toOne.has(word)) spoken = 'yes'
    else if (mentions && toUs.has(word) && spoken === 'no') spoken = 'perhaps'
  }
  if (spoken === 'perhaps') return !asksMore(plain)
  return spoken === 'yes' && (mentions || !asksMore(plain))
}

/** Whether something is asked or told besides what the question mark says. */
function asksMore(plain: readonly string[]): boolean {
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    if (phrase?.sense === 'asking' && plain[at] !== '?') return true
    at = phrase?.to ?? at + 1
  }
  return false
}
