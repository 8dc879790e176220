import { foldedTerms, phraseAt, phraseFinder, type Terms, wanting } from './phrases.ts'
import { addressTerms } from './terms/address-terms.ts'
import { residentTerms } from './terms/resident-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'
import { unlikelyTerms } from './terms/unlikely-terms.ts'

const mairie = foldedTerms(taggedTerms.mairie)
const toOne = foldedTerms(taggedTerms.toOne)
const toUs = foldedTerms(taggedTerms.toUs)
const serious = foldedTerms(taggedTerms.serious)
const you = foldedTerms(['tu', 'toi'])
/** « t’as », « t’es »; « y a t’il », « je t’appelle » are not these. */
const tutoyed = foldedTerms(['as', 'es', 'avais', 'étais', 'aimes', 'auras'])

/** « Mon vieux »: so one calls a neighbour. */
const callsFriend = phraseFinder(addressTerms.called)
/** Words that may ask, and do not where somebody is called « tu » or « mon vieux ». */
const light = foldedTerms(
  [...residentTerms.light, ...addressTerms.lightToOne].filter(
    word => !['?', 'peux'].includes(word),
  ),
)
const heard = foldedTerms([...residentTerms.heard, ...unlikelyTerms.places, 'reçu'])
/** « Existe plus depuis 15 ans mon vieux ». */
const lasting = foldedTerms(['plus', 'depuis', 'encore', 'toujours', 'enfin', 'trop'])
const lightWords = 16

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
  if (spoken === 'no')
    return !mentions && callsFriend(plain) && isLight(plain.filter(word => !lasting.has(word)))
  return mentions || !asksMore(plain) || isLight(plain)
}

/** « T’as pas besoin d’eau, toi »: nothing in it should be heard, whoever it is said to. */
function isLight(plain: readonly string[]): boolean {
  if (plain.length > lightWords || plain.some(word => heard.has(word) || wanting.test(word)))
    return false
  return !asksMore(plain, light) && !plain.includes('?')
}

/** Whether something is asked or told besides what the question mark says. */
function asksMore(plain: readonly string[], harmless?: Terms): boolean {
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    const to = phrase?.to ?? at + 1
    if (
      phrase?.sense === 'asking' &&
      plain[at] !== '?' &&
      !(harmless && plain.slice(at, to).every(word => harmless.has(word)))
    )
      return true
    at = to
  }
  return false
}
