import { lightTerms } from './light-terms.ts'
import { taggedTerms } from './reply-asking.ts'
import { foldedTerms, phraseAt } from './reply-phrases.ts'
import type { Read } from './reply-reading.ts'
import { costOf, isNumber } from './reply-unknown.ts'

const laughing = foldedTerms(lightTerms.laughing)
const remembering = foldedTerms([...lightTerms.laughing, ...lightTerms.remembering])
const befriending = foldedTerms([...lightTerms.laughing, ...lightTerms.befriending])
const memories = foldedTerms(lightTerms.memories)
const atHome = foldedTerms(lightTerms.atHome)
const ourselves = foldedTerms(lightTerms.ourselves)
const between = foldedTerms(lightTerms.between)
const now = foldedTerms(lightTerms.now)
const neverLight = foldedTerms([...taggedTerms.mairie, ...taggedTerms.serious, ...lightTerms.heard])
const we = foldedTerms(['on', 'nous'])

/** « montait », « jouions » folded; not « fait » or « sait », nor what may tell of a promise or a wish. */
const imperfect =
  /^(?!(?:f|v|s|n|l|p|pl|con|recon|parf)ai[st]?$|jamai|mai|vrai|(?:voul|sav|croy|attend|demand|pens|av|et|(?:re)?parl|pouv|dev|dis|esper|fal|habit|parais|compt|cherch|voy|entend|sent|roul|trouv|pay)(?:ai|ion)).*[^r](?:ai[st]?|ion)$/

/** At most so many words, and so many of them unknown: more are a story that may end anywhere. */
const limits = {
  friend: { words: 7, unknown: 4 },
  laugh: { words: 14, unknown: 3 },
  memory: { words: 30, unknown: 8 },
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
    isWithin(plain, limits.friend, befriending) &&
    !plain.some(word => atHome.has(word))
  )
    return true
  if (plain.includes('?')) return false
  return (
    (laughs(read) && isWithin(plain, limits.laugh, laughing) && !plain.some(isNumber)) ||
    (remembers(plain) && isWithin(plain, limits.memory, remembering))
  )
}

function isWithin(
  plain: readonly string[],
  limit: { words: number; unknown: number },
  light: ReadonlySet<string>,
): boolean {
  if (plain.length > limit.words || plain.some(word => neverLight.has(word))) return false
  let unknown = 0
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    const to = phrase?.to ?? at + 1
    if (phrase === null) {
      const cost = costOf(plain[at] ?? '')
      if (cost === null) return false
      unknown += cost
    } else if (phrase.sense === 'asking' && plain.slice(at, to).some(word => !light.has(word))) {
      return false
    }
    at = to
  }
  return unknown <= limit.unknown
}

/** « C’est Rolland pas Roland 😅 » puts something right. */
function laughs({ plain, laughing, grinning }: Read): boolean {
  const copula = plain.indexOf('est')
  if (copula >= 0 && plain.indexOf('pas', copula) > 0) return false
  if (laughing || plain.includes('mdr')) return true
  return grinning && (plain.length <= limits.grin || plain.some(word => ourselves.has(word)))
}

/** « On y montait », « que de souvenirs »; not « on y jouait, maintenant… ». */
function remembers(plain: readonly string[]): boolean {
  if (plain.some(word => now.has(word))) return false
  return plain.some((word, at) => {
    if (memories.has(word)) return true
    if (!imperfect.test(word)) return false
    let before = at - 1
    while (between.has(plain[before] ?? '')) before -= 1
    return we.has(plain[before] ?? '') || plain.slice(before + 1, at).some(one => we.has(one))
  })
}
