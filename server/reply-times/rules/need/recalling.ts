import { foldedTerms, phraseFinder, unknownIn } from './phrases.ts'
import { lightTerms } from './terms/light-terms.ts'
import { recallingTerms } from './terms/recalling-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'

const kin = foldedTerms(recallingTerms.kin)
const family = foldedTerms(recallingTerms.family)
const own = foldedTerms(recallingTerms.own)
const others = foldedTerms(recallingTerms.others)
const between = foldedTerms(recallingTerms.between)
const us = foldedTerms(['nous', 'm', 'me'])
const we = foldedTerms(['on', 'nous', 'je', 'j', 'y'])
const auxiliaries = foldedTerms([
  'avait',
  'avions',
  'avais',
  'avaient',
  'était',
  'étions',
  'étaient',
  'étais',
])
const copulas = foldedTerms(['est', 'était', 'étaient', 'sont'])
const recalls = phraseFinder(recallingTerms.recalls)
const livedOnce = phraseFinder(recallingTerms.lived)
const isAsked = phraseFinder(recallingTerms.asked)
const isBygone = phraseFinder(recallingTerms.bygone)
const harmless = foldedTerms([
  ...lightTerms.laughing,
  ...lightTerms.remembering,
  ...recallingTerms.harmless,
])
const never = foldedTerms([
  ...taggedTerms.mairie.filter(word => !recallingTerms.others.includes(word)),
  ...taggedTerms.serious.filter(word => !recallingTerms.harmless.includes(word)),
  ...recallingTerms.never,
])
const century = /^(?:19\d|200)\d$/
/** « En 83 ». */
export const decade = /^[3-9]\d$/

/**
 * What people were used to do, folded: « racontait », « lavait ». Not who waited, asked, thought or
 * promised, nor who was on their way when something happened.
 */
const habit =
  /^(?!(?:f|v|s|l|p|pl|av|et|fal|par|souh|atend|apel|cherch|voul|pens|demand|compt|dev|dis|esper|croy|pouv|pas|roul|march|travers|circul|promen|rentr|conduis|plaign|signal|propos|promet|anonc|aret|menac|reveil|bloqu|gen|derang|empech|coup|inond|mord|aboi|aboy|hurl|gueul|klaxon|vol|cas|brul|fum|tap)(?:ait|aient)$).*(?:[^r]|cour|tir|ador|pleur|labour|entr|montr|ouvr|ser|livr|gar|admir|decor|eclair|bour|sucr|demeur|encadr|rencontr)(?:ait|aient)$/
/** « Rentrait », « brûlait »: it happened then, and wants nothing, as « voudrait » would. */
const bygoneForm = /(?:entr|livr|gar|ouvr|tir|cour|brul|pas|march|vol|cas|fum|tap)(?:ait|aient)$/
/** « À 5h », « en 79 on était 20 », « c’ » and « m’ » say nothing of now. */
const timeOfThen = /^(?:[1-9]\d?(?:h(?:\d\d)?)?|c|m|moi)$/

/** « Avait », « lavaient ». */
const pastForm = /ai(?:en)?t$/

/** More words are a story that may end anywhere. */
const limit = { words: 32, unknown: 8, once: 4 }

/**
 * Whether a text tells of old times: what one's people were used to do, what one did in a year of
 * then, or what it is that one remembers. None of its words speaks of the mairie, of now or of what
 * is missed.
 */
export function tellsOfThen(plain: readonly string[]): boolean {
  const past = plain.some(word => word.endsWith('t') && pastForm.test(word))
  const sure = recalls(plain) || (past && (hadHabit(plain) || livedThen(plain)))
  if (!sure && !livedOnce(plain) && !(past && tellsOfFamily(plain))) return false
  if (plain.length > limit.words || plain.some(word => never.has(word))) return false
  if (isAsked(plain)) return false
  // « Ce n’est pas ma tante mais maman »: something is put right.
  if (plain.some((_, at) => isPutRight(plain, at))) return false
  const isFree = (word: string) =>
    harmless.has(word) ||
    habit.test(word) ||
    (sure && (bygoneForm.test(word) || timeOfThen.test(word)))
  const unknown = unknownIn(plain, harmless, isFree)
  return unknown <= (sure ? limit.unknown : limit.once)
}

/** « Ce n’est pas »; « on est pas morts » puts nothing right. */
function isPutRight(plain: readonly string[], at: number): boolean {
  return copulas.has(plain[at] ?? '') && plain[at + 1] === 'pas' && plain[at - 1] !== 'on'
}

/** « Mémé y lavait son linge », « le père Anselme nous tirait les oreilles ». */
function hadHabit(plain: readonly string[]): boolean {
  return plain.some((word, at) => {
    if (!habit.test(word)) return false
    let who = at - 1
    while (who >= 0 && between.has(plain[who] ?? '')) who -= 1
    if (isFamily(plain, who)) return true
    return (
      plain.slice(who + 1, at).some(one => us.has(one)) &&
      [who, who - 1].some(one => others.has(plain[one] ?? ''))
    )
  })
}

/** « C’est là que mon grand-père coiffait »: with fewer words that nobody knows. */
function tellsOfFamily(plain: readonly string[]): boolean {
  return plain.some(word => habit.test(word)) && plain.some((_, at) => isFamily(plain, at))
}

/** « Mémé », « mon grand-père », « ma tante Germaine ». */
function isFamily(plain: readonly string[], at: number): boolean {
  return [at, at - 1].some(
    one =>
      family.has(plain[one] ?? '') ||
      (kin.has(plain[one] ?? '') &&
        plain.slice(Math.max(0, one - 2), one).some(word => own.has(word))),
  )
}

/** « En 83 on avait joué avec le curé », « de mon temps on y allait à pied ». */
function livedThen(plain: readonly string[]): boolean {
  const bygone = isBygone(plain)
  const dated =
    bygone ||
    plain.some((word, at) => century.test(word) || (plain[at - 1] === 'en' && decade.test(word)))
  return (
    dated &&
    plain.some(
      (word, at) =>
        (auxiliaries.has(word) || habit.test(word) || (bygone && bygoneForm.test(word))) &&
        plain
          .slice(Math.max(0, at - 3), at)
          .some(one => we.has(one) || kin.has(one) || family.has(one)),
    )
  )
}
