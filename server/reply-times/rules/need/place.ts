import { isFromCitizen, type Place, type ReplyMessage } from '../reply-message.ts'
import { textNeedOf } from './reply-need.ts'
import { isQuestion } from './resident.ts'

/**
 * The messages of one thread, in the same order, each with where it stands. Where the commune has
 * said anything that all can read, be it by a program, nobody below it only answers a neighbour any
 * more; nor does anybody whose author, or whose neighbour's, the network does not tell. What is sent
 * later moves no message; of an erased one what was noted counts, so that no figure changes with its
 * words.
 */
export function withPlaces(messages: readonly ReplyMessage[]): readonly ReplyMessage[] {
  if (!messages.some(({ parent, under }) => parent || placeBelow(under))) return messages
  let spoke = Number.POSITIVE_INFINITY
  for (const { direction, kind = 'message', aside = false, sentAt } of messages) {
    if (direction === 'outbound' && kind === 'message' && !aside) spoke = Math.min(spoke, sentAt)
  }
  const byId = new Map(messages.map(message => [message.id, message]))
  const placed = new Map<string, ReplyMessage>()
  // Many answer one: its words are read once.
  const asks = once(asksSomething)
  const ruleOf = once(message => (message.erased ?? textNeedOf(message)).rule)
  const withPlace = (message: ReplyMessage): ReplyMessage => {
    const known = placed.get(message.id)
    if (known) return known
    // Who answers themselves, over others, finds no place.
    placed.set(message.id, message)
    const parent = byId.get(message.parent ?? '')
    const above = parent && parent.sentAt <= message.sentAt ? withPlace(parent) : undefined
    const place = placeOf(message, above, { spoke, asks, ruleOf })
    const found = place === null ? message : { ...message, place }
    placed.set(message.id, found)
    return found
  }
  // Whoever is answered has their place by then: only of one instant are some looked for ahead.
  for (const message of messages.toSorted((a, b) => a.sentAt - b.sentAt)) withPlace(message)
  return messages.map(message => placed.get(message.id) ?? message)
}

function isBetweenResidents(message: ReplyMessage, above: ReplyMessage): boolean {
  return (
    isFromCitizen(message) &&
    isFromCitizen(above) &&
    message.author !== '' &&
    above.author !== '' &&
    message.author !== above.author
  )
}

/** What is asked of whoever is answered, and since when the commune has spoken. */
type Above = {
  spoke: number
  asks(message: ReplyMessage): boolean
  ruleOf(message: ReplyMessage): string | null
}

function once<Answer>(read: (message: ReplyMessage) => Answer): (message: ReplyMessage) => Answer {
  const known = new Map<string, Answer>()
  return message => {
    const before = known.get(message.id)
    if (before !== undefined) return before
    const answer = read(message)
    known.set(message.id, answer)
    return answer
  }
}

function placeOf(
  message: ReplyMessage,
  above: ReplyMessage | undefined,
  { spoke, asks, ruleOf }: Above,
): Place | null {
  if (above === undefined) return isFromCitizen(message) ? placeBelow(message.under) : null
  if (message.sentAt >= spoke || !isBetweenResidents(message, above)) return null
  if (asks(above)) return 'question'
  const rule = ruleOf(above)
  return rule === null || rule === 'unlikely' ? 'resident' : 'chat'
}

const year = String.raw`(?:18|19)\d\d`
/**
 * A picture of then, something of a year, the years of a life, or « souvenirs ». Not an old house of
 * today (« travaux à l’ancienne poste »), what is kept each year (« 8 mai 1945 », « Journée du
 * souvenir »), a law of 1901 nor a sum.
 */
const oldTimes = new RegExp(
  [
    String.raw`\b(?:photos?|images?|vues?|clichés?)\b.{0,40}\b(?:anciens?|anciennes?|archives?|${year})\b`,
    String.raw`\b(?:anciennes? (?:photos?|images?|vues?|cartes?)|cartes? postales?|photos? de classe)\b`,
    String.raw`\b(?:autrefois|antan|(?<!\b(?:du|en) )souvenirs?(?! français))\b`,
    String.raw`(?<!\b(?:loi|décret|guerre|armistice|victoire) )\b(?:de|en|vers|années) ${year}\b(?! ?(?:€|euros?|m²|habitants?))`,
    String.raw`\b${year} ?[-–] ?(?:19|20)\d\d\b`,
  ].join('|'),
  'iu',
)
const death =
  /\b(?:obsèques|condoléances|funérailles|disparition|défunt|nous (?:a|ont) quittés)|décès|décédé|^hommage/iu
/** Guessed, chosen or named; not « qui veut venir ? » or « besoin d’aide ? », which offer something. */
const asked =
  /\bdevinez\b|\b(?:quel(?:le)?s?|combien|reconnaissez|selon vous|à votre avis|d[’']après vous|pour ou contre|manque-t-il|où est|s[’']appelle)\b.*\?[\s»"]*$/iu

/** An outage under way of which the network knows; where it is said to be back, « pas chez nous » is news. */
const outage =
  /^(?!.*(?:rétabli|revenu)).*(?:\b(?:coupures?|pannes?)\b.*\b(?:en cours|prévenue?s?|informée?s?|interviennent|à l[’']œuvre|sur place|retour prévu)\b|\b(?:enedis|saur|veolia|suez|syndicat) (?:est )?(?:prévenu|informé|intervient))/iu
/** What residents owe one another, and what they threw away. */
const manners =
  /^rappel\b(?!.*\b(?:inscriptions?|réunion|vote|élections?|dates?)\b)|dépôts? sauvage|incivil|déjection|\b(?:crottes?|nettoyage|tonte|bruits?|mégots?|frelons?|chenilles?)\b/iu
/** Whatever it shows or feasts, there is something to ask, book or complain of. */
const busy =
  /\b(?:travaux|chantier|dégâts?|accident|fermetures?|fermée?s?|barrée?s?|réunion|enquête|projet|cantine|portage|stationnement|circulation|perdue?s?|trouvée?s?|élections?|analyses?|rentrée|compte rendu)\b|inond|inscription|coupure|panne|sécheresse|vigilance|déneige|déchet|municipales|€|euros|budget|subvention/iu
const glad = new RegExp(
  [
    String.raw`\b(?:photos?|images?|festival|bal|carnaval|concert|spectacle|feux? d[’']artifice|feux? de|défilé|loto|belote|tarot)\b`,
    String.raw`\b(?:rando\p{L}*|mariage|naissance(?! d[’']une association)|champion\p{L}*|médaille|finale|victoire|primé|félicitations|bravo|merci (?:à|aux|pour))\b`,
    String.raw`\b(?:brocante|vide-greniers?|réderie|braderie|repas|musique|harmonie|bienvenue|noces|vœux|bonne année|joyeu\p{L}+)\b`,
    String.raw`\b(?:marché(?! public)|course|cyclis\p{L}+|trail|foulées|kermesse|inauguration|réouverture|rouvre|(?:coucher|lever) de soleil)\b`,
    String.raw`\b(?:soirée|ducasse|vogue|comice|tournoi|match|galette|apéro|transhumance|alpage|téléthon|halloween|illuminations?)\b`,
    '(?:boulanger|épicer|boucher|restaur|café|commerce|médecin|infirmi|kiné).{0,60}(?:ouvre|install|arriv)',
    String.raw`(?<!\b(?:salle|comité) des )fête|théâtre|noël|œufs|patrimoine|s[’']installe|\b(?:[5-9]\d|1[01]\d) ans\b`,
  ].join('|'),
  'iu',
)
/** Many stand below one post: its words are read once, of so many posts. */
const keptPosts = 2000
const posts = new Map<string, Place | null>()

/** What a post of the commune makes of what stands directly below it. */
function placeBelow(under: string | null | undefined): Place | null {
  if (typeof under !== 'string') return null
  const known = posts.get(under)
  if (known !== undefined) return known
  const place = placeOfPost(under)
  if (posts.size >= keptPosts) posts.clear()
  posts.set(under, place)
  return place
}

function placeOfPost(under: string): Place | null {
  // « Décès de Raymond, maire de 1983 à 2008 ».
  if (death.test(under)) return 'mourning'
  if (oldTimes.test(under)) return 'memory'
  if (asked.test(under)) return 'asked'
  if (outage.test(under)) return 'outage'
  if (manners.test(under)) return 'manners'
  if (busy.test(under)) return null
  return glad.test(under) ? 'glad' : null
}

/** Whether a message waits for an answer to something that it asked when it was sent. */
export function asksSomething(message: ReplyMessage): boolean {
  if (message.erased) return message.erased.rule === 'question'
  return isQuestion(message.text, message.mentions) && textNeedOf(message).rule === null
}
