import type { Place } from '../reply-message.ts'
import { foldedTerms, isNumber, phraseAt, phraseFinder, wanting } from './phrases.ts'
import type { Read } from './reading.ts'
import { askingTerms } from './terms/asking-terms.ts'
import { betweenTerms } from './terms/between-terms.ts'
import { residentTerms } from './terms/resident-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'
import { unlikelyTerms } from './terms/unlikely-terms.ts'

const mairie = foldedTerms([
  ...taggedTerms.mairie,
  ...taggedTerms.serious.filter(word => !betweenTerms.paid.includes(word)),
])
const heard = foldedTerms(residentTerms.heard.filter(word => !betweenTerms.common.includes(word)))
const joins = foldedTerms(residentTerms.joins)
const streets = foldedTerms(unlikelyTerms.places)
const where = foldedTerms(residentTerms.where)
/** What one writes to the mairie for is what neighbours talk of: only what is grave is heard. */
const harmless = foldedTerms([
  ...askingTerms.matters.filter(term => !term.includes(' ') && !betweenTerms.grave.includes(term)),
  ...residentTerms.matters,
  ...residentTerms.light,
  ...residentTerms.chatting,
  ...residentTerms.explains,
  ...betweenTerms.harmless,
])
const leads = foldedTerms(betweenTerms.leads)
const things = foldedTerms(betweenTerms.things)
const nothings = foldedTerms(betweenTerms.nothings)
const others = foldedTerms(betweenTerms.others)
const own = foldedTerms(betweenTerms.own)
const self = foldedTerms(betweenTerms.self)
const done = foldedTerms(betweenTerms.done)
const acts = foldedTerms(betweenTerms.acts)
const asksPlainly = phraseFinder(betweenTerms.asking)
const askingAtEnds = foldedTerms(betweenTerms.askingAtEnds)
const askingAfter = foldedTerms(betweenTerms.askingAfter)
const friend = foldedTerms(residentTerms.friend)
const ways = foldedTerms(residentTerms.ways)
const lacked = foldedTerms(residentTerms.lacked)
const bookers = foldedTerms(residentTerms.bookers)
const home = foldedTerms(['nous', 'moi', ...betweenTerms.own])
const missing = foldedTerms(['pas', 'jamais', 'rien'])
const we = foldedTerms(['on', 'sommes'])
const third = foldedTerms(['il', 'elle'])
const one = foldedTerms(['un', 'une'])
const spans = foldedTerms(['mois', 'semaine'])
const years = foldedTerms(['an', 'ans'])
const of = foldedTerms(['d', 'de'])
const harms = phraseFinder(betweenTerms.harm)
const asksNeighbour = phraseFinder(betweenTerms.ofNeighbour)
const phone = /^0\d/
const hour = /^\d+h/
/** « On montait », « il y avait »; not « il sait ». */
const past = /[^r](?:ait|aient)$/
const present = foldedTerms(betweenTerms.present)
/** « À la Croix », « chez Nadine ». */
const namedPlace = /(?<!\p{L})(?:à|au|aux|côté|chez|vers) (?:la |les |l[’'])?\p{Lu}/u
/** More words are a story, and may end anywhere. */
const most = 18

type Said = {
  text: string
  /** All its words, and those behind « oui », « mais » and the like. */
  plain: readonly string[]
  rest: readonly string[]
  place: Place
  /** Somebody is called « tu ». */
  tu: boolean
  /** It tells of what used to be. */
  recalls: boolean
}

/**
 * Whether a text below another resident's words, to whom the commune has said nothing, is one that
 * nobody of the mairie should hear. So is nearly all that stands there; it is heard where anything
 * in it asks, reports, joins in with a case of its own, wants, offers, books, leads somewhere, puts
 * right or speaks of the mairie, and where it is long.
 * @param place `question`: the resident asked something; `chat`: nobody else would see it
 */
export function staysBetween(text: string, { plain, asks, mentions }: Read, place: Place): boolean {
  if (asks || mentions || plain.length > most) return false
  const start = plain.findIndex(word => !leads.has(word))
  if (start < 0) return true
  const said: Said = {
    text,
    plain,
    rest: plain.slice(start),
    place,
    tu: plain.some((word, at) => friend.has(word) || (word === 't' && plain[at + 1] !== 'il')),
    recalls: plain.some(word => past.test(word) && !present.has(word)),
  }
  return !(
    isToMairie(said) ||
    isAsked(said) ||
    isReported(said) ||
    isJoinedIn(said) ||
    isOwn(said) ||
    isPutRight(said)
  )
}

function isToMairie({ plain }: Said): boolean {
  return plain.some((word, at) => {
    const next = plain[at + 1] ?? ''
    // « Je t’attends ».
    if (mairie.has(word)) return word !== 'attend' || plain[at - 1] !== 't'
    if (word === 'ils') return acts.has(next)
    return phone.test(word) || (word === 'pour' && bookers.has(next))
  })
}

function isAsked({ text, plain, rest, place, tu, recalls }: Said): boolean {
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    const to = phrase?.to ?? at + 1
    const word = plain[at] ?? ''
    if (phrase === null) {
      // Below a question it tells the other where to go: « descendez, prenez à gauche ».
      if (wanting.test(word) && !(place === 'question' && word.endsWith('ez'))) return true
    } else if (phrase.sense === 'asking' && plain.slice(at, to).some(one => !harmless.has(one)))
      return true
    at = to
  }
  if (rest.length <= 2 && rest[0] !== 'pas' && phraseAt(rest, 0)?.sense === 'asking') return true
  if (tu || (asksNeighbour(plain) && place !== 'chat')) return false
  if (plain.includes('?')) return !recalls
  if (text.includes('!')) return false
  if (asksPlainly(plain) || askingAtEnds.has(rest[0] ?? '')) return true
  return plain.some((word, at) => {
    if (!askingAtEnds.has(word)) return false
    // « Ils rouvrent quand le gymnase »; not « quand il pleut ».
    if (word === 'quand' && things.has(plain[at + 1] ?? '')) return true
    return at === plain.length - 1 || askingAfter.has(plain[at - 1] ?? '')
  })
}

function isReported({ plain, rest, recalls }: Said): boolean {
  if (harms(plain) || plain.some((word, at) => isTrouble(plain, word, at))) return true
  const [first = '', next = '', then = ''] = rest
  // « Vas-y pas ».
  if (ways.has(first) && (next === 'pas' || then === 'pas')) return true
  // « Pas d’eau ».
  if (first === 'pas' && of.has(next)) return true
  // « Sur la passerelle, une planche ».
  if (plain.length > 3 && one.has(plain.at(-2) ?? '')) return true
  if (recalls) return false
  // « Ça dégouline ».
  if (first === 'ca' && phraseAt(rest, 1) === null && next !== '') return true
  if (we.has(first) || (own.has(first) && rest.length > 2)) return true
  return things.has(first) && rest.length > 1 && !nothings.has(next) && then !== 'c'
}

function isTrouble(plain: readonly string[], word: string, at: number): boolean {
  const next = plain[at + 1] ?? ''
  const last = plain[at - 1] ?? ''
  // « En plus », « comme toujours ».
  if (heard.has(word)) return last !== 'en' && last !== 'comme'
  return missing.has(word) && lacked.has(next) && !of.has(next)
}

/** « Derrière l’école aussi », « chez nous », « rue Verte », « et la piscine ». */
function isJoinedIn({ text, plain, rest, tu, recalls }: Said): boolean {
  if (namedPlace.test(text)) return true
  if (!tu && plain.some(word => where.has(word)) && plain.some(word => joins.has(word))) return true
  if (plain[plain.length - rest.length - 1] === 'et' && others.has(rest[0] ?? '')) return true
  return plain.some((word, at) => {
    const next = plain[at + 1] ?? ''
    const lead = plain.slice(Math.max(0, at - 2), at)
    if (word === 'ici') return lead.at(-1) !== 'd'
    if (word === 'chez') return home.has(next) && !recalls
    return streets.has(word) && !lead.includes('par')
  })
}

/** What somebody did, has, keeps or offers: « j’ai écrit », « j’ai une pompe », « il est chez moi ». */
function isOwn({ plain }: Said): boolean {
  return plain.some((word, at) => {
    const next = plain[at + 1] ?? ''
    const then = plain[at + 2] ?? ''
    if (own.has(word)) return phraseAt(plain, at + 1)?.sense === 'asking'
    if (third.has(word)) return next === 'est' && where.has(then)
    if (!self.has(word)) return false
    if (word === 'j' && next === 'ai' && (things.has(then) || own.has(then))) return true
    return plain.slice(at + 1, at + 5).some(each => done.has(each))
  })
}

/** « 14h et rien », « c’est Lecoeur, pas Leclerc »; not « 40 ans qu’il le porte ». */
function isPutRight({ text, plain }: Said): boolean {
  if (/ et (?:non|pas) \p{L}/u.test(text)) return true
  return plain.some((word, at) => {
    const next = plain[at + 1] ?? ''
    if (isNumber(word)) return !years.has(next)
    if (hour.test(word) || (spans.has(next) && things.has(word) && !one.has(word))) return true
    if (word !== 'pas' || at < 2 || next === '') return false
    return phraseAt(plain, at - 1) === null && phraseAt(plain, at + 1) === null
  })
}
