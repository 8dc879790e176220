import { foldedTerms, isNumber, type Terms, unknownIn } from './phrases.ts'
import type { Read } from './reading.ts'
import { decade, tellsOfThen } from './recalling.ts'
import { lightTerms } from './terms/light-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'
import { unlikelyTerms } from './terms/unlikely-terms.ts'

const laughing = foldedTerms(lightTerms.laughing)
const lacking = foldedTerms(lightTerms.lacking)
const jesting = foldedTerms([...lightTerms.laughing, ...lightTerms.jesting])
const remembering = foldedTerms([...lightTerms.laughing, ...lightTerms.remembering])
const befriending = foldedTerms([...lightTerms.laughing, ...lightTerms.befriending])
const befriendingMore = foldedTerms([
  ...lightTerms.laughing,
  ...lightTerms.befriending,
  ...lightTerms.befriendingMore,
])
/** What is serious elsewhere may be arranged among friends. */
const neverToFriend = foldedTerms([
  ...taggedTerms.mairie,
  ...taggedTerms.serious.filter(word => !lightTerms.befriendingMore.includes(word)),
  ...lightTerms.heard,
])
const joining = foldedTerms([...lightTerms.joining, ...lightTerms.atHome])
const some = foldedTerms(['un', 'une', 'des', 'deux', 'trois'])
const friendHour = /^\d{1,2}h(?:\d\d)?$/
const memories = foldedTerms(lightTerms.memories)
const atHome = foldedTerms(lightTerms.atHome)
const ourselves = foldedTerms(lightTerms.ourselves)
const between = foldedTerms(lightTerms.between)
const works = foldedTerms(lightTerms.works)
const tellers = foldedTerms(lightTerms.tellers)
const deeds = foldedTerms(lightTerms.deeds)
const mourning = foldedTerms(lightTerms.mourning)
const resting = foldedTerms(lightTerms.resting)
const now = foldedTerms(lightTerms.now)
const neverLight = foldedTerms([...taggedTerms.mairie, ...taggedTerms.serious, ...lightTerms.heard])
/** What is serious elsewhere may be lost, sought or brought in a joke. */
const neverJest = foldedTerms([
  ...taggedTerms.mairie,
  ...taggedTerms.serious.filter(word => !lightTerms.jesting.includes(word)),
  ...lightTerms.heard,
])
const we = foldedTerms(['on', 'nous'])
/** Who laughs at how many they took. */
const counting = foldedTerms(['on', 'nous', 'je', 'j'])
const had = foldedTerms(['avait', 'avions', 'avais', 'avaient'])
const present = foldedTerms(['est', 'sont', 'a', 'ont'])
const third = foldedTerms(['il', 'elle', 'ils', 'elles'])
const century = /^19\d\d$/
/** « Rue des Genêts » names nobody. */
const streets = foldedTerms(unlikelyTerms.places)
const showing = foldedTerms(lightTerms.showing)
const corrected = foldedTerms(lightTerms.corrected)
const units = foldedTerms(lightTerms.units)

/** « montait », « jouions » folded; not « fait » or « sait », nor what may tell of a promise or a wish. */
const imperfect =
  /^(?!(?:f|v|s|n|l|p|pl|con|recon|parf)ai[st]?$|jamai|mai|vrai|(?:voul|sav|croy|at?tend|ap?pel|demand|pens|av|et|(?:re)?parl|pouv|dev|dis|esper|fal|habit|parais|compt|cherch|voy|entend|sent|roul|trouv|pay|reveil|bloqu|gen|derang|empech|insult|menac)(?:ai|ion)).*[^r](?:ai[st]?|ion)$/

/** At most so many words, and so many of them unknown: more are a story that may end anywhere. */
const limits = {
  friend: { words: 7, unknown: 4 },
  told: { words: 11, unknown: 3 },
  laugh: { words: 14, unknown: 3 },
  jest: { words: 14, unknown: 4 },
  memory: { words: 30, unknown: 8 },
  mourning: { words: 30, unknown: 6 },
  shown: { words: 30, unknown: 8 },
  /** So short, a grin is a laugh whoever it is about. */
  grin: 6,
} as const

/**
 * Whether a text is said lightly: a few words to a friend who is tagged, a laugh, or what
 * residents did in their time. Words that ask elsewhere may stand in it where they are listed for
 * it; none that tells of the mairie or of what somebody must see to.
 */
export function isSaidLightly(read: Read, toFriend: boolean): boolean {
  const { plain, asks } = read
  if (asks || plain.length === 0) return false
  if (
    toFriend &&
    isShort(plain, limits.friend, befriending) &&
    !plain.some(word => atHome.has(word))
  )
    return true
  if (toFriend && isToldFriend(plain)) return true
  if (plain.includes('?')) return false
  return (
    (laughs(read) && isShort(plain, limits.laugh, laughing) && !plain.some(isNumber)) ||
    (jests(read) && isShort(plain, limits.jest, jesting, neverJest)) ||
    (remembers(plain) && isShort(plain, limits.memory, remembering)) ||
    tellsOfThen(plain) ||
    (mourns(plain) && isShort(plain, limits.mourning, laughing))
  )
}

/**
 * Whether a text has few words and fewer unknown ones, none of the excluded, and none that asks but
 * those given as light here.
 */
export function isShort(
  plain: readonly string[],
  limit: { words: number; unknown: number },
  light: Terms,
  excluded: Terms = neverLight,
): boolean {
  if (plain.length > limit.words || plain.some(word => excluded.has(word))) return false
  return unknownIn(plain, light, word => light.has(word)) <= limit.unknown
}

/** More words to a friend, where none joins in what somebody else complains of: « lundi 8h20 toutes devant ». */
function isToldFriend(plain: readonly string[]): boolean {
  const words = plain.filter(word => !friendHour.test(word))
  // « Un carton plein de livres » was found, or is offered.
  if (some.has(words[0] ?? '') || words.some(word => joining.has(word))) return false
  return isShort(words, limits.told, befriendingMore, neverToFriend)
}

/** « C’est Rolland pas Roland 😅 » puts something right. */
function laughs({ plain, laughing, grinning }: Read): boolean {
  const copula = plain.indexOf('est')
  if (copula >= 0 && plain.indexOf('pas', copula) > 0) return false
  if (laughing || plain.includes('mdr')) return true
  return grinning && (plain.length <= limits.grin || plain.some(word => ourselves.has(word)))
}

/** « C’est pas le mien qui va courir 😂 »; not « rien reçu 😂 ». */
function jests(read: Read): boolean {
  const { plain, laughing } = read
  if (!laughing || lacking.has(plain[0] ?? '')) return false
  // « Une tong taille 34 😂 » was found.
  return (!plain.some(isNumber) || plain.some(word => counting.has(word))) && laughs(read)
}

/** « On y montait », « que de souvenirs »; not « on y jouait, maintenant… ». */
function remembers(plain: readonly string[]): boolean {
  if (plain.some(word => now.has(word))) return false
  const dated = plain.some((_, at) => isThen(plain, at))
  return plain.some((word, at) => {
    if (memories.has(word)) return true
    const did = had.has(plain[at - 1] ?? '') && (deeds.has(word) || (dated && works.has(word)))
    if (!did && !imperfect.test(word)) return false
    let before = at - 1
    while (between.has(plain[before] ?? '')) before -= 1
    const who = [plain[before] ?? '', ...plain.slice(before + 1, at)]
    return (
      who.some(one => we.has(one)) ||
      (dated && !presents(plain) && who.some(one => tellers.has(one)))
    )
  })
}

/** « Elle est taguée », « ils sont là »: what is so today. */
function presents(plain: readonly string[]): boolean {
  return plain.some((word, at) => present.has(word) && third.has(plain[at - 1] ?? ''))
}

/** A year of then: « 1962 », « en 71 ». */
function isThen(plain: readonly string[], at: number): boolean {
  const word = plain[at] ?? ''
  return (
    century.test(word) ||
    (plain[at - 1] === 'en' && decade.test(word) && !units.has(plain[at + 1] ?? ''))
  )
}

/** « Repose en paix », « sincères condoléances »: a story may stand beside it. */
function mourns(plain: readonly string[]): boolean {
  return plain.some(
    (word, at) =>
      mourning.has(word) ||
      (resting.has(word) && plain[at + 1] === 'en' && plain[at + 2] === 'paix'),
  )
}

/** What happened, then: « lavait », « avaient ». A conditional wants something instead, « devait » reproaches. */
const happened = /^(?!fait$|lait$|parfait|jamai|mai$|vrai|devai).*[^r](?:ait|aient|ai)$/

/**
 * Whether a text below a post that shows old times remembers, or says who is on it, and puts
 * nothing right.
 */
export function remembersShown(read: Read): boolean {
  const { plain, asks, named } = read
  if (asks || plain.includes('?') || plain.some(word => corrected.has(word))) return false
  const tells =
    (named > 0 && !plain.some(word => streets.has(word))) ||
    plain.some(word => showing.has(word) || century.test(word) || happened.test(word))
  return tells && isShort(plain, limits.shown, remembering)
}
