import type { Place } from '../reply-message.ts'
import { isGladBelow, joinsOutage, scoldsOthers } from './below-post.ts'
import { answersCommune, beginsKindly, mournsBelow, tellsHowEarly } from './beside.ts'
import { staysBetween } from './between.ts'
import { isEdged } from './edged.ts'
import { isSaidLightly, remembersShown } from './lightly.ts'
import { costOf, foldedTerms, isAlone, isNumber, phraseAt } from './phrases.ts'
import { pleadsForOthers } from './pleading.ts'
import { asking, longestRead, type Read, readSigns, readSimple } from './reading.ts'
import { answersResident, callsByName, chats } from './resident.ts'
import { speaksToSomebody } from './tagged.ts'
import { addressTerms } from './terms/address-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'
import { unlikelyTerms } from './terms/unlikely-terms.ts'

/** Why a text needs no answer, by rule; the screen lists these with the words of courtesy-terms.ts. */
export const needRules = ['tag', 'emoji', 'courtesy', 'resident'] as const
export type NeedRule = (typeof needRules)[number]

/**
 * The rule by which a text needs no answer, or null if it needs one (docs/reply-times.md):
 * - `tag`: a mention of somebody, alone or with words that speak to them, or a few light ones;
 * - `emoji`: only emoji, with spaces or punctuation other than a question mark;
 * - `courtesy`: words of praise, wishes, mourning, attendance, laughter, thanks or greeting, with
 *   few words that are unknown and none that asks, reports or complains; what is said lightly
 *   (lightly.ts) or begins as words that wait for nobody (beside.ts); or what asks nothing where it is all that is said ("prudence à tous");
 * - `resident`: below another resident's words, what is for that resident alone, or goes on with a
 *   talk that waits for nothing (resident.ts), or has no sign that the mairie should hear it (between.ts).
 *
 * A text without a word, a mention or an emoji ("", "???") needs an answer: a picture or a sticker
 * came with it that no rule can read.
 *
 * @param names people whom the text mentions, by the names of its "@": where one is known, the
 *   mention is all of it ("@Julie Martin"), else it is one word.
 * @param place null: below no resident's words, or it is not known.
 */
export function ruleAgainst(
  text: string,
  names: readonly string[] = [],
  place: Place | null = null,
): NeedRule | null {
  if (text.length > longestRead) return null
  const simple = names.length === 0 && place === null ? readSimple(text) : null
  if (simple === asking) return null
  const read = simple ?? readSigns(text, names)
  const { plain, mentions, asks } = read
  if (plain.length === 0) return mentions ? 'tag' : read.emoji ? 'emoji' : null
  if (plain.length === 1 && plain[0] === '?') return mentions ? 'tag' : null
  if (mentions && plain.includes('?') && speaksToSomebody(plain, mentions)) return 'tag'
  const edged = isEdged(plain)
  if (!asks && (isAlone(plain) || (isCourtesy(read) && !edged))) return 'courtesy'
  if (!edged && (isSaidLightly(read, mentions && names.length > 0) || beginsKindly(read)))
    return mentions ? 'tag' : 'courtesy'
  if (!edged && pleadsForOthers(read)) return mentions ? 'tag' : 'courtesy'
  if ((mentions || !asks) && speaksToSomebody(plain, mentions)) return 'tag'
  if (place === null) return null
  if (place === 'memory') return remembersShown(read) ? 'courtesy' : null
  if (place === 'mourning') return mournsBelow(read) ? 'courtesy' : null
  if (place === 'asked') return answersCommune(read) ? 'courtesy' : null
  if (place === 'glad') return isGladBelow(read) ? 'courtesy' : null
  if (place === 'outage') return joinsOutage(read) ? 'courtesy' : null
  if (place === 'manners') return scoldsOthers(read) || isGladBelow(read) ? 'courtesy' : null
  if (place === 'chat' && chats(read, false)) return 'resident'
  if (callsByName(text) && chats(read, true)) return 'resident'
  if (answersResident(read, place === 'question')) return 'resident'
  return staysBetween(text, read, place) ? 'resident' : null
}

const openers = foldedTerms(addressTerms.openers)
const leads = foldedTerms(addressTerms.leads)
const tellers = foldedTerms(addressTerms.tellers)
const sayers = foldedTerms(addressTerms.sayers)
const which = foldedTerms(['quel', 'quelle', 'quels', 'quelles'])
const measured = foldedTerms(addressTerms.measured)
const writers = foldedTerms(unlikelyTerms.writer)
const copulas = foldedTerms(unlikelyTerms.copulas)
const addressWords = 7
const glad = foldedTerms(addressTerms.glad)
const sober = foldedTerms([...taggedTerms.mairie, ...taggedTerms.serious, ...addressTerms.sober])
/** Words that no list has, and that say nothing by themselves. */
const letters = foldedTerms(['c', 'm', 'moi'])
const gladWords = 10
const counts = /^(?:[1-9]\d{2,3}|[1-9]\d*(?:ans?|kms?|kgs?|m))$/
const countedWords = 12

/**
 * What is unknown beside known words: a name, or what is praised, but no second thought, which
 * praise alone may be said for (« belle piscine après la pluie »).
 */
const unknownAllowed = 1
const unknownToldAllowed = 2
/** A heart stands beside it. */
const unknownLovedAllowed = 3

function isCourtesy({ plain, warm, loving, cry, named }: Read): boolean {
  let courteous = warm || cry
  let kind = false
  let greets = false
  let telling = false
  let asked = false
  let wantsNone = false
  let village = false
  const says = plain.some(word => sayers.has(word))
  const hails = plain.some(word => openers.has(word))
  let unknown = 0
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    if (phrase === null) {
      const cost = costBeside(plain, at, hails)
      if (cost === null) return false
      unknown += cost
      at += 1
      continue
    }
    if (phrase.sense === 'asking') {
      if (hails && cry && exclaims(plain, at)) unknown += 1
      else if (plain[at] !== '?') return false
      else asked = true
    } else if (phrase.sense === 'rhetorical') wantsNone = true
    else if (phrase.sense === 'courtesy') courteous = kind = true
    else if (phrase.sense === 'telling') courteous = telling = true
    else if (phrase.sense === 'greeting') greets = true
    else if (phrase.sense === 'village') {
      village = true
      if (says) unknown += 1
    }
    at = phrase.to
  }
  if (asked && !wantsNone) return false
  if (courteous || wantsNone) {
    const allowed =
      loving && (kind || plain.some(word => writers.has(word)))
        ? unknownLovedAllowed
        : telling || addresses(plain)
          ? unknownToldAllowed
          : unknownAllowed
    // Whoever is thanked or wished something is called by name.
    const names = hails && !plain.some(word => copulas.has(word)) ? named : named / 2
    return unknown - names <= allowed
  }
  if (village) return false
  return (greets && unknown === 0) || isPlainlyGlad(plain, unknown)
}

/**
 * « On y est mieux qu’ailleurs », « on voit enfin les étoiles »: words that everybody uses and one
 * that is glad, of nobody whom the mairie would hear.
 */
function isPlainlyGlad(plain: readonly string[], unknown: number): boolean {
  if (plain.length < 2 || plain.length > gladWords || plain.some(word => sober.has(word)))
    return false
  const small = plain.filter(word => letters.has(word)).length
  return unknown <= small && plain.some(word => glad.has(word))
}

/**
 * What an unknown word counts beside courtesy: nothing where it tells how many (« 104 ans »,
 * « 450 coureurs », « 21km »), or how early somebody was at work (« debout depuis 3h »).
 */
function costBeside(plain: readonly string[], at: number, hails: boolean): number | null {
  const word = plain[at] ?? ''
  if (word.charCodeAt(0) > 57) return costOf(word)
  if (counts.test(word) && plain.length <= countedWords) return 0
  if (hails && tellsHowEarly(plain, at)) return 0
  return costOf(word)
}

/** « Bravo, quelle saison ! »; « bravo, quel jour ! » may ask. */
function exclaims(plain: readonly string[], at: number): boolean {
  return which.has(plain[at] ?? '') && !measured.has(plain[at + 1] ?? '')
}

/** A few words that begin by thanking or wishing, with nobody who does anything in them. */
function addresses(plain: readonly string[]): boolean {
  if (plain.length > addressWords) return false
  const opening = plain.find(word => !leads.has(word)) ?? ''
  return openers.has(opening) && !plain.some(word => tellers.has(word) || isNumber(word))
}
