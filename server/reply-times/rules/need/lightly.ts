import { foldedTerms, isNumber, isShort, phraseFinder } from './phrases.ts'
import type { Read } from './reading.ts'
import { askingTerms } from './rules/asking-terms.ts'
import { laughter } from './rules/laughter.ts'
import { memories } from './rules/memories.ts'
import { mention } from './rules/mention.ts'

const { mairie, serious, located } = askingTerms
const heavy = foldedTerms([...mairie, ...serious, ...located])
/** What is serious elsewhere may be lost, sought or brought in a joke, and was in its time. */
const heavyIn = (light: readonly string[]) =>
  foldedTerms([...mairie, ...serious.filter(word => !light.includes(word)), ...located])

const toFriend = foldedTerms(mention.light)
const some = foldedTerms(['un', 'une', 'des', 'deux', 'trois'])
const atHome = foldedTerms(mention.atHome)
const inLaugh = foldedTerms(laughter.light)
const loudTerms = [...laughter.light, ...laughter.loud]
const inLoud = foldedTerms(loudTerms)
const heavyInLoud = heavyIn(loudTerms)
const lacking = foldedTerms(laughter.lacking)
const ourselves = foldedTerms(laughter.ourselves)
const ofThen = foldedTerms(memories.light)
/** One's teacher was « Monsieur », and what is told of a place is told of then. */
const heavyThen = foldedTerms([
  ...mairie.filter(word => !memories.light.includes(word)),
  ...serious.filter(word => !memories.light.includes(word)),
])
const now = foldedTerms(memories.now)
const tellers = foldedTerms(memories.tellers)
const kin = foldedTerms(memories.kin)
const own = foldedTerms(['mon', 'ma', 'mes', 'notre', 'nos'])
const recalls = phraseFinder(memories.recalls)

/** At most so many words, and so many of them unknown: more are a story that may end anywhere. */
const limits = {
  light: { words: 14, unknown: 4 },
  memory: { words: 30, unknown: 8 },
} as const
/** So short, a grin is a laugh no matter who it is about. */
const grin = 6

/** A few light words to somebody who is tagged. */
export function isToFriend({ plain, asks }: Read): boolean {
  // « Un carton plein de livres » was found, or is offered.
  if (asks || some.has(plain[0] ?? '') || plain.some(word => atHome.has(word))) return false
  return isShort(plain, limits.light, toFriend, heavy)
}

/** A laugh in few words that tells of nothing to be seen to, and puts nothing right. */
export function isLaugh({ plain, asks, laughing, grinning }: Read): boolean {
  if (asks || plain.includes('?') || plain.some(isNumber) || isPutRight(plain)) return false
  const loud = laughing || plain.includes('mdr')
  if (!loud && !(grinning && (plain.length <= grin || plain.some(word => ourselves.has(word)))))
    return false
  return (
    isShort(plain, limits.light, inLaugh, heavy) ||
    (loud && !lacking.has(plain[0] ?? '') && isShort(plain, limits.light, inLoud, heavyInLoud))
  )
}

/** « C’est Rolland pas Roland 😅 », « ce n’est pas ma tante ». */
function isPutRight(plain: readonly string[]): boolean {
  const copula = plain.indexOf('est')
  return copula >= 0 && plain.indexOf('pas', copula) > 0
}

/**
 * « montait », « jouions » folded; not « fait » or « sait », nor what may tell of a promise, a wish or
 * of what happened to somebody.
 */
const imperfect =
  /^(?!(?:f|v|s|n|l|p|pl|con|recon|parf)ai[st]?$|jamai|mai|vrai|(?:voul|sav|croy|at?tend|ap?pel|demand|pens|av|et|(?:re)?parl|pouv|dev|dis|esper|fal|habit|parais|compt|cherch|voy|entend|sent|roul|trouv|pay|reveil|bloqu|gen|derang|empech|insult|menac|plaign)ai).*[^r](?:ai[st]?|aient)$/

/** « Entrait », « livrait » happened then, and want nothing, as « voudrait » would; nor does « à 5h ». */
const ofThat = /(?:entr|livr|gar|ouvr|tir|cour)(?:ait|aient)$|^[1-9]\d?(?:h(?:\d\d)?)?$/
const year = /^19\d\d$/
const decade = /^[3-9]\d$/
const had = foldedTerms(['avait', 'avions', 'avais', 'était', 'étions', 'étais', 'allait'])

/**
 * What people did in their time: words that only who remembers says, what they were used to do, or what
 * they had or were in a year of then.
 */
export function isMemory({ plain, asks }: Read): boolean {
  if (asks || plain.includes('?') || plain.some(word => now.has(word)) || isPutRight(plain))
    return false
  const dated = plain.some(
    (word, at) => year.test(word) || (plain[at - 1] === 'en' && decade.test(word)),
  )
  const recounts = (word: string, at: number) =>
    isHabit(plain, at) || (dated && had.has(word) && isTeller(plain, at))
  if (!recalls(plain) && !plain.some(recounts)) return false
  const rest = plain.filter(word => !imperfect.test(word) && !ofThat.test(word))
  return isShort(rest, limits.memory, ofThen, heavyThen)
}

/** « On y montait », « mémé lavait son linge », « mon père y jouait ». */
function isHabit(plain: readonly string[], at: number): boolean {
  return imperfect.test(plain[at] ?? '') && isTeller(plain, at)
}

/** Before a verb stands who tells of their own times, or one of their people. */
function isTeller(plain: readonly string[], at: number): boolean {
  const before = plain.slice(Math.max(0, at - 4), at)
  return before.some(
    (word, who) =>
      tellers.has(word) || (kin.has(word) && before.slice(0, who).some(one => own.has(one))),
  )
}
