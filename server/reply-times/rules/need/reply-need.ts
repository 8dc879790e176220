import {
  hiddenSince,
  type NeedsReplyOverride,
  type ReplyMessage,
  type TextNeed,
} from '../reply-message.ts'
import { foldedTerms, isAsking, phraseAt, type Terms, wanting } from './phrases.ts'
import { longestRead, readSigns } from './reading.ts'
import { askingTerms } from './rules/asking-terms.ts'
import { doubt } from './rules/plain-terms.ts'
import { reasonAgainst } from './rules.ts'

/**
 * Whether a message needs an answer, and from when (ms UTC), or why not: the
 * reason of a rule, or the one that a person gave.
 */
export type Need = { needed: true; at: number } | { needed: false; reason: string | null }

/**
 * A message's own need, hiding apart. The last mark decides if there is one; one that was sent by itself
 * needs none; else the first text
 * that needs an answer, from the time of that text (its sending, or its edit). A text that came
 * after its own removal does not count. A message that never needed one has the reason of the
 * text that was sent.
 */
export function needOf(message: ReplyMessage): Need {
  const mark = lastMark(message)
  if (mark) {
    return mark.needsReply
      ? { needed: true, at: message.sentAt }
      : { needed: false, reason: mark.reason }
  }
  // What a program wrote by itself waits for nobody, whatever its words.
  if (message.automatic === true) return { needed: false, reason: 'automatic' }
  const { rule, needAt } = message.erased ?? textNeedOf(message)
  return needAt === null ? { needed: false, reason: rule } : { needed: true, at: needAt }
}

/** What the rules alone make of a message's texts: of what it was sent with, then of its edits. */
export function textNeedOf(message: ReplyMessage): TextNeed {
  const { edits, mentions, removedAt = null, sentAt } = message
  const rule = reasonAgainst(message.text, mentions)
  if (rule === null) return { rule, needAt: sentAt }
  if (edits && edits.length > 0) {
    for (const { at, text } of edits.toSorted((a, b) => a.at - b.at)) {
      if (removedAt !== null && at > removedAt) break
      // An edit cannot precede its message, whatever the network says.
      if (reasonAgainst(text, mentions) === null) {
        return { rule, needAt: Math.max(at, sentAt) }
      }
    }
  }
  return { rule, needAt: null }
}

/**
 * Whether a message that needs an answer most probably wants none: no rule leaves it out, and none of
 * its texts looks like it. What a person judged is no guess.
 */
export function isUnlikelyNeed(message: ReplyMessage, setting: Setting): boolean {
  if (lastMark(message)) return false
  const { edits = [], erased, mentions = [], removedAt = null, text } = message
  if (erased) return erased.rule === 'unlikely'
  const stand = edits.filter(({ at }) => removedAt === null || at <= removedAt)
  return [text, ...stand.map(edit => edit.text)].every(each => isUnlikely(each, mentions, setting))
}

/**
 * Since when the page's hiding has kept the message from needing an answer, or null when it is not
 * hidden, or when a person judged later than the hiding that it needs one all the same: of two
 * decisions by people the later one holds.
 */
export function moderatedSince(message: ReplyMessage): number | null {
  const since = hiddenSince(message)
  if (since === null) return null
  const mark = lastMark(message)
  return mark?.needsReply && mark.at >= since ? null : since
}

/** When two marks have the same instant, the one listed last is the last. */
function lastMark({ marks }: ReplyMessage): NeedsReplyOverride | undefined {
  let last: NeedsReplyOverride | undefined
  for (const mark of marks ?? []) {
    if (!last || mark.at >= last.at) last = mark
  }
  return last
}

/** Where a text stands. */
export type Setting = {
  /** The beginning of the commune's post above it; null: none, or it is not known. */
  subject: string | null
  /** Under another resident's words, and nobody of the commune has written there. */
  toResident: boolean
}

const mairie = foldedTerms(askingTerms.mairie)
const answers = foldedTerms(doubt.answers)
const places = foldedTerms(doubt.places)
const copulas = foldedTerms(['est', 'était', 'étaient', 'sont'])
const writer = foldedTerms(doubt.writer)
const friend = foldedTerms(doubt.friend)
const harmless = foldedTerms(doubt.harmless)
const lasting = foldedTerms(doubt.lasting)
const negations = foldedTerms(doubt.negations)
/** What a resident may tell another that the mairie should hear. */
const reported = foldedTerms([...askingTerms.serious, ...doubt.places, ...doubt.unmended])

/** « on montait », « il y avait », 1982. A conditional (« viendrait ») wants something instead. */
const past = /^(?!fait|lait|parfait|jamais|mais|vrai).*[^r](?:ait|aient|ais)$|^(?:1[89]|20)\d\d$/
const time = /^\d+h|^\d{3,}/
const phone = /^0\d/

/** The commune asks those who read its post. */
const asksReaders = /\?[\s»"]*$|\bdevinez\b|\b(?:selon|d[’']après|à) vous\b/iu
const longestAnswer = 9
/** Under such a post people remember, or mourn. */
const recalls =
  /\b(?:anciennes?|autrefois|souvenirs?|archives|carte postale|photo de classe|19\d\d|obsèques|condoléances|hommage)\b|décès|décédé|disparition|quittés/iu
/** Under such a post people are glad, and seldom complain. */
const pleases =
  /\b(?:photos?|fêtes?|festival|bal|carnaval|concert|spectacle|feu d[’']artifice|défilé|loto|marche|randonnée|mariage|naissance|champions?|championnes?|médaille|primé|bravo|félicitations|neige|canicule|orage|gel|brocante|repas|dansant|musique|finale)\b|^bienvenue/iu
/** Unknown words beside kind ones: with more it may be irony. */
const kindUnknown = 2

/**
 * Whether a text that no rule leaves out most probably wants no answer all the same: somebody
 * remembers, talks to a neighbour, guesses what the commune asked, or is glad under a post that
 * pleases, and nothing in it asks, orders, reports, complains or speaks of the mairie or to it. It
 * counts, and waits: this only marks it, and in doubt it is not marked.
 * @param names as for `ruleAgainst`
 */
export function isUnlikely(
  text: string,
  names: readonly string[],
  { subject, toResident }: Setting,
): boolean {
  if (text.length > longestRead) return false
  const { plain, asks, warm } = readSigns(text, names)
  // Who is tagged is a resident: the page's own name is none of them.
  const tagged = names.length > 0
  const toOther = toResident || tagged
  if (asks || plain.length === 0) return false
  const has = (terms: Terms) => plain.some(word => terms.has(word))
  if (plain.some(word => phone.test(word) || wanting.test(word))) return false
  if (toOther && reports(plain, toResident)) return false
  let kind = false
  let asked = false
  let doubted = has(lasting) || plain.some(word => time.test(word))
  let unknown = 0
  for (let at = 0; at < plain.length; ) {
    const phrase = phraseAt(plain, at)
    const words = plain.slice(at, phrase?.to ?? at + 1)
    at += words.length
    if (words[0] === '?') asked = true
    else if (isAsking(phrase?.sense)) {
      if (!toOther && words.some(word => !harmless.has(word))) return false
      doubted = true
    } else if (phrase !== null && phrase.sense !== 'plain' && phrase.sense !== 'village')
      kind = true
    else if (words.some(word => mairie.has(word))) return false
    if (phrase === null) unknown += 1
  }
  if (has(friend) || tagged) return true
  const under = subject ?? ''
  if (asksReaders.test(under) && plain.length <= longestAnswer) return true
  if (!toOther && corrects(plain)) return false
  if (asked) return false
  if (toResident || (recalls.test(under) && !has(negations))) return true
  const remembers = plain.some(word => past.test(word))
  if (has(writer) && remembers) return true
  if (doubted) return false
  if (remembers || (has(writer) && warm)) return true
  return pleases.test(under) && (has(writer) || (kind && unknown <= kindUnknown))
}

/** « Non, c’est jeudi », « oui, par la route de la levée » only answer the resident who asked. */
function reports(plain: readonly string[], toResident: boolean): boolean {
  const from = toResident ? plain.findIndex(word => !answers.has(word)) : 0
  return plain
    .slice(Math.max(from, 0))
    .some(word => reported.has(word) && !(from > 0 && places.has(word)))
}

/** « Ce n’était pas l’aîné », « plutôt 1966 »: something is put right. */
function corrects(plain: readonly string[]): boolean {
  return plain.some(
    (word, at) => word === 'plutot' || (copulas.has(word) && plain[at + 1] === 'pas'),
  )
}
