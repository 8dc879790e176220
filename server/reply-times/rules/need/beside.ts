import { isShort } from './lightly.ts'
import { foldedTerms, isNumber, phraseFinder, type Terms, unknownIn, wanting } from './phrases.ts'
import type { Read } from './reading.ts'
import { besideTerms } from './terms/beside-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'

const terms = {
  thanking: foldedTerms(besideTerms.thanking),
  toWhom: foldedTerms(besideTerms.toWhom),
  helpers: foldedTerms(besideTerms.helpers),
  between: foldedTerms(besideTerms.between),
  deeds: foldedTerms(besideTerms.deeds),
  givers: foldedTerms(besideTerms.givers),
  sorry: foldedTerms(besideTerms.sorry),
  own: foldedTerms(besideTerms.own),
  reasons: foldedTerms(besideTerms.reasons),
  ailing: foldedTerms(besideTerms.ailing),
  greeting: foldedTerms(besideTerms.greeting),
  oneGreeting: foldedTerms(besideTerms.oneGreeting),
  from: foldedTerms(besideTerms.from),
  company: foldedTerms(besideTerms.company),
  telling: foldedTerms(besideTerms.telling),
  someone: foldedTerms(besideTerms.someone),
  who: foldedTerms(besideTerms.who),
  is: foldedTerms(besideTerms.is),
  at: foldedTerms(besideTerms.at),
  has: foldedTerms(besideTerms.has),
  engaged: foldedTerms(besideTerms.engaged),
  leaves: foldedTerms(besideTerms.leaves),
}
const uneasy = foldedTerms(besideTerms.uneasy)
const elsewhereWords = 9
const awake = foldedTerms(besideTerms.awake)
const nightHour = /^[0-6]h(?:\d\d)?$/
const isComing = phraseFinder(besideTerms.coming)
const isMissing = phraseFinder(besideTerms.missing)
const mourns = phraseFinder(besideTerms.mourning)
const livedFor = foldedTerms(besideTerms.livedFor)
const neverMourned = foldedTerms([
  ...taggedTerms.mairie.filter(word => !besideTerms.been.includes(word)),
  ...taggedTerms.serious,
  ...besideTerms.never,
])
const wished = foldedTerms(besideTerms.wished)
const neverMournedBelow: Terms = {
  has: word => wished.has(word) || (neverMourned.has(word) && !livedFor.has(word)),
}
const neverThanked = foldedTerms([
  ...taggedTerms.serious,
  ...besideTerms.never,
  ...besideTerms.lasting,
])
const heard = foldedTerms([
  ...taggedTerms.mairie,
  ...taggedTerms.serious,
  ...besideTerms.never,
  ...besideTerms.unguessed,
])
const never = foldedTerms([
  ...taggedTerms.mairie,
  ...taggedTerms.serious,
  ...besideTerms.never,
  ...besideTerms.lasting,
])
const dead = foldedTerms(besideTerms.dead)
const ceremony = foldedTerms(besideTerms.ceremony)
const guesses = foldedTerms(besideTerms.guesses)
const unguessing = foldedTerms(besideTerms.unguessing)
const own = foldedTerms(besideTerms.own)
const offering = foldedTerms(['ai', 'avons', 'suis', 'sommes', 'veux', 'fais', 'tiens'])
/** So near the beginning somebody says that they come. */
const comingWords = 3
const answerWords = 9
const digits = /^0\d|^\d{5}/
const harmless = {
  thanks: foldedTerms([...besideTerms.deeds, ...besideTerms.givers, ...besideTerms.withThanks]),
  regret: foldedTerms([...besideTerms.sorry, ...besideTerms.withRegret]),
  mourning: foldedTerms(besideTerms.withMourning),
  guess: foldedTerms(besideTerms.withGuess),
  none: foldedTerms([]),
}

/** At most so many words, and so many of them unknown: more are a story that may end anywhere. */
const limits = {
  thanks: { words: 22, unknown: 3 },
  regret: { words: 16, unknown: 3 },
  coming: { words: 14, unknown: 2 },
  greeting: { words: 12, unknown: 3 },
  mourning: { words: 30, unknown: 5 },
} as const

/**
 * Whether a text begins as one that waits for nobody, so that more unknown words may stand beside
 * it: thanks and what was done for them (« merci aux gars qui se sont levés »), who is sorry not to
 * come, and why (« dommage, je travaille »), who comes with whom (« j’y serai avec les petits »),
 * a greeting from afar (« un bonjour du Québec »), mourning and who the dead was. No word in it
 * may ask, but for what is listed here, nor speak of the mairie, unless it is thanked.
 */
export function beginsKindly(read: Read): boolean {
  const { plain, asks } = read
  if (asks || plain.includes('?')) return false
  // « Il y a une navette ».
  if (plain.some((word, at) => word === 'y' && plain[at + 1] === 'a')) return false
  return (
    (thanks(plain) && isWithin(wokenRead(read), limits.thanks, harmless.thanks, neverThanked)) ||
    (regrets(plain) && isWithin(read, limits.regret, harmless.regret)) ||
    (comes(plain) && isWithin(read, limits.coming, harmless.none)) ||
    (greetsFromAfar(read) && isWithin(read, limits.greeting, harmless.none)) ||
    (mourns(plain) && isWithin(read, limits.mourning, harmless.mourning, neverMourned))
  )
}

/** « Merci aux gars qui se sont levés à 4h »: the hour says how early, and asks nothing. */
function wokenRead(read: Read): Read {
  const plain = read.plain.filter((_, at) => !tellsHowEarly(read.plain, at))
  return plain.length === read.plain.length ? read : { ...read, plain }
}

/** An hour of the night, beside somebody who was up. */
export function tellsHowEarly(plain: readonly string[], at: number): boolean {
  return nightHour.test(plain[at] ?? '') && plain.some(word => awake.has(word))
}

/** Names count for half: they are somebody's. */
function isWithin(
  { plain, named }: Read,
  { words, unknown }: { words: number; unknown: number },
  light: Terms,
  excluded: Terms = never,
): boolean {
  return isShort(plain, { words, unknown: unknown + named / 2 }, light, excluded)
}

/** « Merci à Odile et son équipe qui donnent leur temps »; not « qui devaient passer ». */
function thanks(plain: readonly string[]): boolean {
  const at = plain.findIndex(word => terms.thanking.has(word))
  if (at < 0 || at > 3 || !terms.toWhom.has(plain[at + 1] ?? '')) return false
  for (let who = plain.indexOf('qui', at); who >= 0; who = plain.indexOf('qui', who + 1)) {
    if (!isKindness(plain, who + 1)) return false
  }
  // « Merci pour le numéro, il sonne dans le vide ».
  return plain[at + 1] !== 'pour' || !plain.slice(at + 2).some(word => terms.telling.has(word))
}

/** « Ont nettoyé », « se sont levés », « donnent ». */
function isKindness(plain: readonly string[], from: number): boolean {
  let at = from
  let done = false
  while (terms.between.has(plain[at] ?? '') || terms.helpers.has(plain[at] ?? '')) {
    done ||= terms.helpers.has(plain[at] ?? '')
    at += 1
  }
  return (done ? terms.deeds : terms.givers).has(plain[at] ?? '')
}

/** Who says that they could not come, or is sorry and speaks of their own; and tells why. */
function regrets(plain: readonly string[]): boolean {
  if (plain.includes('qui')) return false
  if (isElsewhere(plain)) return true
  const why = plain.some(word => terms.reasons.has(word))
  if (isMissing(plain)) return why || plain.some(word => terms.ailing.has(word))
  return why && plain.some(word => terms.sorry.has(word)) && plain.some(word => terms.own.has(word))
}

/** « Zut, on est de noces », « dommage, on a judo », « mince, je bosse »: soon after who is sorry. */
function isElsewhere(plain: readonly string[]): boolean {
  if (plain.length > elsewhereWords || !plain.slice(0, 3).some(word => terms.sorry.has(word)))
    return false
  if (plain.some(word => uneasy.has(word))) return false
  return plain.some((word, at) => {
    if (!terms.who.has(word)) return false
    const verb = plain[at + 1] ?? ''
    const next = plain[at + 2] ?? ''
    return (
      terms.leaves.has(verb) ||
      (terms.is.has(verb) && terms.at.has(next)) ||
      (terms.has.has(verb) && terms.engaged.has(next))
    )
  })
}

/** « J’y serai avec les petits »; with a number it may be a booking. */
function comes(plain: readonly string[]): boolean {
  const accompanied = plain.some(
    (word, at) =>
      terms.company.has(word) &&
      (terms.someone.has(plain[at + 1] ?? '') || (plain[at + 1] ?? '').endsWith('ant')),
  )
  return accompanied && isComing(plain, comingWords) && !plain.some(isNumber)
}

/** « Un bonjour du Québec », « coucou de Guyane ». */
function greetsFromAfar({ plain, named }: Read): boolean {
  return plain.some((word, at) => {
    if (!terms.from.has(plain[at + 1] ?? '')) return false
    if (terms.greeting.has(word)) return true
    if (!terms.oneGreeting.has(word)) return false
    return (
      plain[at - 1] === 'un' || plain[at + 1] === 'depui' || (plain[at + 1] === 'de' && named > 0)
    )
  })
}

/** Below a post that tells of a death: who they were; not where or when it is, nor what to do. */
export function mournsBelow(read: Read): boolean {
  const { plain, asks } = read
  if (asks || plain.includes('?') || plain.some(word => ceremony.has(word))) return false
  return (
    plain.some(word => dead.has(word)) &&
    isWithin(read, limits.mourning, harmless.mourning, neverMournedBelow)
  )
}

/** « C’est Fabre, pas Favre », « le ban est levé », « ouvert ou pas »; not « c’est pas loin ». */
function isStated(plain: readonly string[], at: number): boolean {
  const word = plain[at] ?? ''
  if (word === 'pas') return plain[at + 1] !== 'loin'
  if (word === 'sont') return true
  return (
    (word === 'est' && plain[at - 1] !== 'c') || (word === 'ou' && at > 0 && at < plain.length - 1)
  )
}

/** A few words below a question of the commune: a guess, a choice or a name, and no offer. */
export function answersCommune({ plain, asks }: Read): boolean {
  if (asks || plain.length === 0 || plain.length > answerWords) return false
  if (plain.some(word => heard.has(word) || wanting.test(word) || digits.test(word))) return false
  if (plain.some((word, at) => offering.has(word) && own.has(plain[at - 1] ?? ''))) return false
  const first = plain[0] ?? ''
  if (unguessing.has(first) || plain.some((_, at) => isStated(plain, at))) return false
  // « Derrière la chapelle ? », « 101 ? »; « c’est où ? » asks.
  const asked = plain.includes('?') || (plain.at(-1) === 'ou' && plain.length > 1)
  if (asked && !guesses.has(first) && !isNumber(first)) return false
  return Number.isFinite(unknownIn(plain, harmless.guess, () => true))
}
