import { foldedTerms, phraseAt } from './phrases.ts'
import { edgedTerms } from './terms/edged-terms.ts'

const thanking = foldedTerms(edgedTerms.thanking)
const praising = foldedTerms(edgedTerms.praising)
const agreeing = foldedTerms(edgedTerms.agreeing)
const articles = foldedTerms(edgedTerms.articles)
const duties = foldedTerms(edgedTerms.duties)
const clitics = foldedTerms(edgedTerms.clitics)
const nouns = foldedTerms(edgedTerms.nouns)
const welcome = foldedTerms(edgedTerms.welcome)
const orders = foldedTerms(edgedTerms.orders)
const others = foldedTerms(edgedTerms.others)
const deeds = foldedTerms(edgedTerms.deeds)
const adverbs = foldedTerms(edgedTerms.adverbs)
const mourning = foldedTerms(edgedTerms.mourning)
const beforeLost = foldedTerms(edgedTerms.beforeLost)
const lost = foldedTerms(edgedTerms.lost)
const due = foldedTerms(edgedTerms.due)
const successors = foldedTerms(edgedTerms.successors)
const leaving = foldedTerms(edgedTerms.leaving)
const sorry = foldedTerms(edgedTerms.sorry)
/** « C’est toujours le mardi », « il y a une navette ». */
const lasts = foldedTerms(['toujours', 'a'])
const missed = foldedTerms(edgedTerms.missed)
const cold = foldedTerms(edgedTerms.cold)
const infinitive = /..[ei]r$/

/**
 * Whether words of courtesy have an edge, so that they count: thanks that order something (« merci
 * aux agents de passer »), praise of a duty (« bravo la communication ») or of what was spoilt
 * (« bravo, vous avez tué le commerce »), mourning for a thing (« RIP les commerces »), thanks to
 * who was due (« qui devaient passer »), a cold
 * welcome, or agreement that asks for the others (« ok, et pour les autres »).
 */
export function isEdged(plain: readonly string[]): boolean {
  let thanks = false
  let praises = false
  let mourns = false
  let regrets = false
  for (const [at, word] of plain.entries()) {
    const next = plain[at + 1] ?? ''
    // « Merci de » itself is listed, with what it is said for.
    if (
      thanks &&
      !thanking.has(plain[at - 1] ?? '') &&
      (word === 'de' || word === 'd') &&
      isOrder(plain, at + 1)
    )
      return true
    if (praises && word === 'vous' && isDeed(plain, at + 1)) return true
    if (praising.has(word) && articles.has(next) && duties.has(plain[at + 2] ?? '')) return true
    if (agreeing.has(word) && next === 'et' && isOthers(plain, at + 2)) return true
    if (isMourning(plain, at) && mocks(plain, at + 1)) return true
    mourns ||= isMourning(plain, at)
    if (word === 'qui' && ((thanks && due.has(next)) || (mourns && successors.has(next))))
      return true
    if (praises && word === 'y' && leaving.has(plain[at + 2] ?? '')) return true
    regrets ||= sorry.has(word)
    if (regrets && (word === 'est' || word === 'y') && lasts.has(next)) return true
    if (word === 'acueil' && cold.has(next)) return true
    thanks ||= thanking.has(word)
    praises ||= praising.has(word)
  }
  return false
}

/** An infinitive that is not what somebody has done already, nor a noun. */
function isOrder(plain: readonly string[], from: number): boolean {
  let at = from
  while (clitics.has(plain[at] ?? '')) at += 1
  const word = plain[at] ?? ''
  return (orders.has(word) || infinitive.test(word)) && !nouns.has(word) && !welcome.has(word)
}

/** « Condoléances », « triste nouvelle », « va nous manquer ». */
function isMourning(plain: readonly string[], at: number): boolean {
  const word = plain[at] ?? ''
  return mourning.has(word) || missed.has(word) || (word === 'nouvel' && plain[at - 1] === 'trist')
}

/** What is mourned for is a thing. */
function mocks(plain: readonly string[], from: number): boolean {
  let at = from
  while (beforeLost.has(plain[at] ?? '')) at += 1
  return at > from && lost.has(plain[at] ?? '')
}

/** « Vous avez » and a deed that no list knows as a good one. */
function isDeed(plain: readonly string[], from: number): boolean {
  if (plain[from] !== 'avez') return false
  let at = from + 1
  while (adverbs.has(plain[at] ?? '')) at += 1
  const deed = plain[at]
  return deed !== undefined && !deeds.has(deed) && phraseAt(plain, at) === null
}

/** « Et pour… », « et les autres ». */
function isOthers(plain: readonly string[], from: number): boolean {
  let at = from
  if (plain[at] === 'pour') return plain[at + 1] !== undefined
  if (articles.has(plain[at] ?? '')) at += 1
  return others.has(plain[at] ?? '')
}
