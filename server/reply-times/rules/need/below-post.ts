import { isShort } from './lightly.ts'
import { foldedTerms, isNumber, phraseAt, phraseFinder, wanting } from './phrases.ts'
import type { Read } from './reading.ts'
import { belowTerms } from './terms/below-terms.ts'
import { besideTerms } from './terms/beside-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'

const own = foldedTerms(belowTerms.own)
const offers = foldedTerms(belowTerms.offers)
const lacked = foldedTerms(belowTerms.lacked)
const articles = foldedTerms(['un', 'des', 'après'])
const lacking = foldedTerms(['de', 'd', 'ma', 'mon', 'mes', 'notre', 'nos', 'le', 'la', 'les', 'l'])
/** « C’ », « m’ » and « moi » are in no list, and say nothing by themselves. */
const letters = ['c', 'm', 'moi']
const light = foldedTerms([...belowTerms.light, ...letters])
const joins = foldedTerms(belowTerms.joins)
const back = foldedTerms(belowTerms.back)
const unsteady = foldedTerms(belowTerms.unsteady)
const manners = foldedTerms(belowTerms.manners)
const scolding = foldedTerms([...belowTerms.scolding, ...letters])
const sober = foldedTerms([...taggedTerms.mairie, ...taggedTerms.serious, ...belowTerms.never])
const smiling = foldedTerms([...belowTerms.light, ...belowTerms.smiling, ...letters])
const soberest = foldedTerms([
  ...taggedTerms.mairie,
  ...taggedTerms.serious,
  ...belowTerms.never.filter(word => !belowTerms.smiling.includes(word)),
])
const jested = foldedTerms([
  ...taggedTerms.mairie.filter(word => word !== 'maire'),
  ...taggedTerms.serious,
  ...belowTerms.never.filter(word => !belowTerms.smiling.includes(word)),
])
const isComing = phraseFinder([...besideTerms.coming, 'j’y suis'])
const official = foldedTerms(taggedTerms.mairie)
/** « Honte à eux »: whoever did it. */
const unscolding = foldedTerms([
  ...taggedTerms.mairie.filter(word => word !== 'eux'),
  ...belowTerms.unscolding,
])
const speakers = foldedTerms(['je', 'j', 'on', 'nous'])
const hour = /^\d{1,2}h(?:\d\d)?$/
/** « viendrais », « aiderions »: an offer, or a wish. */
const would = /rais$/

/** At most so many words, and so many of them unknown: more are a story that may end anywhere. */
const limits = {
  smiling: { words: 14, unknown: 3 },
  glad: { words: 14, unknown: 2 },
  coming: 7,
  joined: 6,
  back: 8,
  scolded: { words: 12, unknown: 2 },
} as const

/**
 * Below a post that pleases (a feast, photos, a birth): who speaks of themselves or their people,
 * praises or smiles, in a few words. None of them asks, reports, offers, lacks something or speaks to
 * the mairie.
 */
export function isGladBelow(read: Read): boolean {
  const { plain, asks, warm, laughing, grinning } = read
  if (asks || plain.includes('?')) return false
  if (plain.some(word => wanting.test(word) || would.test(word))) return false
  // « Mardi 7h j’y suis ».
  const coming = plain.length <= limits.coming && isComing(plain)
  if (!coming && plain.some(word => hour.test(word))) return false
  if (!coming && plain.some((_, at) => isOffer(plain, at))) return false
  if (lacks(plain)) return false
  const smiles = warm || laughing || grinning
  const said = coming ? plain.filter(word => !hour.test(word)) : plain
  // « Une tong taille 34 😅 » was found.
  const tells = coming || plain.some(word => own.has(word))
  const kind = isKind(plain)
  if (plain.length < 2 || (!tells && !kind && plain.some(isNumber))) return false
  // « Belle journée, un gosse a avalé une vis ».
  if (!tells && !smiles && (!kind || plain.some(word => articles.has(word)))) return false
  // « Le maire en poule 😂 ».
  const excluded = laughing ? jested : smiles ? soberest : sober
  return smiles
    ? isShort(said, limits.smiling, smiling, excluded)
    : isShort(said, limits.glad, light, excluded)
}

/** « Je tiens un chalet », « on a rien »: somebody who offers, seeks or lacks something. */
function isOffer(plain: readonly string[], at: number): boolean {
  return speakers.has(plain[at] ?? '') && offers.has(plain[at + 1] ?? '')
}

/** « On a pas reçu la nôtre », « pas de main courante », « c’est ma sœur, pas ma mère ». */
function lacks(plain: readonly string[]): boolean {
  const no = plain.indexOf('pas')
  if (no < 0) return false
  const next = plain[no + 1] ?? ''
  return lacking.has(next) || plain.some(word => lacked.has(word))
}

/** Whether praise or a wish is said, and nothing against it: « ça pique mais c’est beau ». */
function isKind(plain: readonly string[]): boolean {
  for (let at = plain.lastIndexOf('mais') + 1; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    if (phrase?.sense === 'courtesy' || phrase?.sense === 'telling') return true
    at = phrase?.to ?? at + 1
  }
  return false
}

/**
 * Below a post that tells of an outage under way, of which the network knows: that it works again, or
 * who has or has no power where no place is told (« ici aussi », « revenu à 18h chez nous »).
 */
export function joinsOutage({ plain, asks }: Read): boolean {
  if (asks || plain.length === 0 || plain.includes('?')) return false
  if (plain.length <= limits.joined && plain.every(word => joins.has(word))) return true
  return (
    plain.length <= limits.back &&
    plain.slice(0, 3).some(word => back.has(word)) &&
    !plain.some(word => unsteady.has(word) || official.has(word))
  )
}

/**
 * Below a reminder of rules, or news of what was thrown away: who scolds those who do so, and names
 * no place, no time and nothing that the mairie should see to.
 */
export function scoldsOthers({ plain, asks }: Read): boolean {
  if (asks || plain.includes('?') || !plain.some(word => manners.has(word))) return false
  // « La honte, le ruisseau est orange ».
  if (plain.some((word, at) => word === 'est' && plain[at - 1] !== 'c')) return false
  return !plain.some(isNumber) && isShort(plain, limits.scolded, scolding, unscolding)
}
