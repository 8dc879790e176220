import {
  foldedPhrases,
  foldedTerms,
  isNumber,
  phraseAt,
  type Terms,
  unknownIn,
  wordOf,
} from './phrases.ts'
import { type Read, readSigns } from './reading.ts'
import { residentTerms } from './terms/resident-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'
import { unlikelyTerms } from './terms/unlikely-terms.ts'

const answers = foldedTerms(unlikelyTerms.answers)
const places = foldedTerms(unlikelyTerms.places)
const firm = foldedTerms(residentTerms.firm)
const besides = foldedTerms(residentTerms.besides)
const friend = foldedTerms(residentTerms.friend)
const calls = foldedTerms(residentTerms.calls)
const ways = foldedTerms(residentTerms.ways)
const scolds = foldedTerms(residentTerms.scolds)
const hedges = foldedTerms(residentTerms.hedges)
const days = foldedTerms(residentTerms.days)
const facts = foldedTerms(residentTerms.facts)
const prices = foldedTerms(residentTerms.prices)
const where = foldedTerms(residentTerms.where)
const starts = foldedTerms([...residentTerms.where, ...residentTerms.starts])
const some = foldedTerms(residentTerms.some)
const told = foldedPhrases(residentTerms.told)
const restored = foldedTerms(residentTerms.restored)
const whole = foldedPhrases(residentTerms.whole)
const elsewhere = foldedPhrases(residentTerms.elsewhere)
const towards = foldedTerms(residentTerms.towards)
const office = foldedTerms(['mairie', 'bureau'])
/** What one explains may be somebody else’s. */
const explaining = foldedTerms([...residentTerms.matters, ...residentTerms.explains])
const answering = foldedTerms([...residentTerms.matters, 'mais', 'pas'])
const relays = foldedTerms(residentTerms.relays)
const relayed = foldedTerms(residentTerms.relayed)
const matters = foldedTerms(residentTerms.matters)
const light = foldedTerms([...residentTerms.matters, ...residentTerms.light])
const beside = foldedTerms([...residentTerms.facts, ...residentTerms.matters])
const none = foldedTerms([])
/** What one pays is told like an hour. */
const serious = taggedTerms.serious.filter(word => !residentTerms.matters.includes(word))
const mairie = foldedTerms([...taggedTerms.mairie, ...serious])
const heard = foldedTerms([...residentTerms.heard, ...residentTerms.joins])
/** « La mienne aussi » joins in no complaint where there is none. */
const goingOn = foldedTerms(residentTerms.goingOn)
const chatting = foldedTerms(residentTerms.chatting)
/** What such a talk may be left for. */
const besideTheTalk = foldedTerms([...residentTerms.joins, ...residentTerms.leavesTalk])
const goers = foldedTerms(residentTerms.goers)
const andThen = foldedTerms(residentTerms.andThen)
const heardBeside = foldedTerms([...residentTerms.heard, ...unlikelyTerms.places])
const heardCalled = foldedTerms([
  ...residentTerms.heard,
  ...residentTerms.joins,
  ...unlikelyTerms.places,
  'chez',
])
const runs = foldedTerms(residentTerms.runs)
/** Who says that it works again may say so of another street. */
const undone = foldedTerms(residentTerms.heard)
const you = foldedTerms(['vous', 'votre', 'vos'])
const before = foldedTerms(residentTerms.before)
const leading = foldedTerms(residentTerms.leading)
const halves = foldedTerms(['matin', 'soir', 'midi'])
const usual = foldedTerms(['comme'])
const again = foldedTerms(['toujours'])
const home = foldedTerms(['nous', 'moi'])
const third = foldedTerms(['il', 'elle', 'ils', 'elles', 'on'])
const mine = foldedTerms(['je', 'j', 'c', 'mon', 'ma', 'mes', 'ça'])
const own = foldedTerms(['mon', 'ma', 'mes'])
const booked = foldedTerms(residentTerms.booked)
const bookers = foldedTerms(residentTerms.bookers)
const lacked = foldedTerms(residentTerms.lacked)
const warning = foldedTerms(['pas', 'voir', 'plus'])
const can = foldedTerms(['peux'])
const goes = foldedTerms(['faut'])
const pronouns = foldedTerms(['moi', 'toi', 'lui', 'leur'])
const opened = foldedTerms(['fermé', 'ouvert'])
/** Words that no list has, and that say nothing by themselves. */
const small = foldedTerms(['moi', 'c', 'eu', 'min'])
const hour = /^\d{1,2}h(?:\d\d)?$/
const phone = /^0\d/

/** More words are a story, and may end anywhere; more unknown ones may be what is broken. */
const limits = {
  friend: { words: 16, unknown: 6 },
  hedged: { words: 12, unknown: 3 },
  told: { words: 18, unknown: 3 },
  where: { words: 6, unknown: 1 },
  answer: { words: 4, unknown: 0 },
  question: { words: 14, unknown: 3 },
  fact: 10,
  jest: 12,
  chat: { words: 16, unknown: 4 },
  aside: { words: 9, unknown: 2 },
} as const

/**
 * Whether words that answer a resident, to whom the commune has said nothing yet, are for that
 * resident alone: they say « tu », or tell an hour, a day, a price, a place or a way, what is
 * usual or that it works again; under a question also what begins as an answer does. Nothing in
 * them asks, reports, complains, warns, offers, joins in a complaint or speaks of the mairie.
 * @param question the resident asked something
 */
export function answersResident(
  { plain, asks, named, laughing, grinning }: Read,
  question: boolean,
): boolean {
  if (asks || plain.length === 0) return false
  const start = plain.findIndex(word => !answers.has(word))
  if (start < 0) return true
  const answered = plain.slice(0, start).some(word => firm.has(word))
  const rest = plain.slice(start)
  const knows = rest.some((_, at) => isFact(rest, at))
  const text = rest.join(' ')
  const says = (one: string) => ` ${text} `.includes(` ${one} `)
  if (whole.has(text)) return true
  if (isTold(rest, knows)) return true
  if (elsewhere.some(says)) return isExplained(rest)
  if (rest.some((_, at) => isHeard(rest, at, { answered, question }))) return false
  if (opensAndCloses(rest)) return false
  const within = (limit: { words: number; unknown: number }, words = matters) =>
    rest.length <= limit.words && unknownAmong(rest, words) <= limit.unknown
  if (speaks(rest)) return within(limits.friend, light)
  if (rest.includes('?') || books(rest)) return false
  const jests = laughing || grinning
  if (jests && rest.length <= limits.jest) return within(limits.hedged, light)
  const tells = knows || named > 0 || rest.some(isNumber)
  if (tells && rest.some(word => hedges.has(word))) return within(limits.hedged)
  if (told.some(says)) return within(limits.told)
  if (question && beginsAsAnswer(rest, answered)) {
    if (within(limits.question, answered ? answering : matters)) return true
  }
  if (rest.some(word => some.has(word))) return false
  if (isOnlyFact(rest)) return true
  if (answered && within(limits.answer, none)) return true
  if (where.has(rest[0] ?? '') && within(limits.where)) return true
  return firm.has(rest.at(-1) ?? '') && rest.length <= limits.answer.words && within(limits.where)
}

/** « Un soir par an, Jean-Claude »: a name at the end of a sentence, or before a comma. */
export function callsByName(text: string): boolean {
  for (const { groups } of text.matchAll(called)) {
    if (!wordOf(groups?.name ?? '').known && !leading.has(wordOf(groups?.before ?? '').plain))
      return true
  }
  return false
}

const called =
  /(?<before>\p{L}+)[\s,]+(?<name>\p{Lu}\p{Ll}+)(?:-\p{Lu}\p{Ll}+)?(?=\s*(?:[,.!…\n]|$))/gu

/**
 * Whether words below a resident's who waits for nobody themselves go on with that talk: they begin
 * as an answer or laugh, and nothing in them asks, reports, warns, offers or speaks of the mairie.
 * @param called the resident is called by name: so does whoever answers one who waits, and they
 *   may not join in.
 */
export function chats(read: Read, called: boolean): boolean {
  const { plain, asks, laughing, grinning, warm, cry } = read
  if (asks || plain.includes('?') || plain.length > limits.chat.words) return false
  const told = called ? heardCalled : heardBeside
  if (plain.some(word => mairie.has(word) || told.has(word) || phone.test(word))) return false
  // « Pas le 14, le 15 ».
  if (plain.filter(isNumber).length > 1 && plain.includes('pas')) return false
  if (called) return unknownAmong(plain, light) <= limits.chat.unknown
  const joins = answers.has(plain[0] ?? '') || plain.slice(0, 2).some(word => goingOn.has(word))
  const smiles = laughing || grinning || warm
  if (joins || smiles) return unknownAmong(plain, chatting) <= limits.chat.unknown
  if (!goesOnOf(plain, cry) || plain.some(word => besideTheTalk.has(word) || isNumber(word)))
    return false
  return plain.length <= limits.aside.words && unknownAmong(plain, chatting) <= limits.aside.unknown
}

/** « Il a jamais commencé », « et mon entonnoir », « et le jeu de cartes ! »: of what was said before. */
function goesOnOf(plain: readonly string[], cry: boolean): boolean {
  const [first = '', next = '', then = ''] = plain
  // « Il est dans ma cour »: so says who has found it.
  if (third.has(first) && next === 'est' && where.has(then)) return false
  return first === 'et' ? cry || andThen.has(next) : goers.has(first)
}

/** « Revenu vers 15h », « Enedis annonce 18h »: who says so waits for nobody. */
function isTold(rest: readonly string[], knows: boolean): boolean {
  const back = rest.some(word => restored.has(word)) && !rest.some(word => undone.has(word))
  const relay = rest.some((word, at) => relays.has(word) && relayed.has(rest[at + 1] ?? ''))
  return (back || (relay && knows)) && rest.length <= limits.fact && unknownAmong(rest, none) <= 2
}

/** « C’est le département, pas la mairie »: nobody is asked for anything. */
function isExplained(rest: readonly string[]): boolean {
  if (rest.some(word => you.has(word) || heard.has(word) || phone.test(word))) return false
  // « Mais qui appeler ».
  if (rest.some((word, at) => word === 'qui' && rest[at - 1] === 'mais')) return false
  const { words, unknown } = limits.hedged
  return rest.length <= words && unknownAmong(rest, explaining) <= unknown
}

/** The mairie is spoken of or to, or should hear it. */
function isHeard(
  rest: readonly string[],
  at: number,
  { answered, question }: { answered: boolean; question: boolean },
): boolean {
  const word = rest[at] ?? ''
  const next = rest[at + 1] ?? ''
  const lead = rest.slice(Math.max(0, at - 2), at)
  // « Faut demander à la mairie ».
  if (question && office.has(word) && lead.some(one => towards.has(one))) return false
  if (mairie.has(word) || phone.test(word)) return true
  if (heard.has(word)) return !(again.has(word) && usual.has(rest[at - 1] ?? ''))
  if (word === 'chez') return home.has(next)
  return places.has(word) && !(answered && lead.includes('par'))
}

/** « 2 repas pour samedi », « 14h pour moi »: to whoever takes bookings. */
function books(rest: readonly string[]): boolean {
  return rest.some((word, at) => {
    const next = rest[at + 1] ?? ''
    if (word === 'pour') return bookers.has(next)
    return (isNumber(word) || some.has(word)) && booked.has(next)
  })
}

/** « C’est marqué fermé et c’est ouvert »: one of them is wrong. */
function opensAndCloses(rest: readonly string[]): boolean {
  return new Set(rest.filter(word => opened.has(word))).size > 1
}

/** Somebody is called « tu », or scolded as only a resident is. */
function speaks(rest: readonly string[]): boolean {
  if (rest.filter(word => word !== '?').length === 1) return false
  if (rest.some((word, at) => word === 'moi' && mine.has(rest[at + 1] ?? ''))) return false
  // « Vas-y pas » warns, « viens voir » shows; « tu peux pas passer » may be anybody.
  if (ways.has(rest[0] ?? '') && rest.slice(1, 3).some(word => warning.has(word))) return false
  if (rest.some((word, at) => can.has(word) && warning.has(rest[at + 1] ?? ''))) return false
  return rest.some((word, at) => {
    const next = rest[at + 1] ?? ''
    if (friend.has(word)) return true
    if (scolds.has(word)) return rest[at - 1] !== 'je'
    if (word === 't') return !third.has(next)
    return calls.has(word) && (at === 0 || pronouns.has(next))
  })
}

function isFact(rest: readonly string[], at: number): boolean {
  const word = rest[at] ?? ''
  if (isNumber(word)) return at === 0 ? prices.has(rest[1] ?? '') : rest[at + 1] === 'euro'
  return hour.test(word) || days.has(word)
}

/** An hour, a day or a price, and next to nothing else: « fermé le lundi », « samedi à Trémorven ». */
function isOnlyFact(rest: readonly string[]): boolean {
  let first = 0
  if (opened.has(rest[0] ?? '')) first = rest[1] === 'le' || rest[1] === 'tous' ? 2 : rest.length
  else if (rest[0] === 'c' && rest[1] === 'est') first = 2
  else if (rest[0] === 'c') first = 1
  while (before.has(rest[first] ?? '')) first += 1
  if (rest.length > limits.fact || !isFact(rest, first)) return false
  const others = rest.filter(
    word => !isNumber(word) && !hour.test(word) && !days.has(word) && !facts.has(word),
  )
  // « Dimanche c’est le 13 », « 8h du matin la tondeuse ».
  const dates = rest.includes('est') && rest.some(isNumber) && rest.some(word => days.has(word))
  return (
    others.length <= (isEarly(rest) ? 0 : 1) && !dates && unknownAmong(rest, beside) < limits.fact
  )
}

/** « 8h du matin »: so says who was woken. */
function isEarly(rest: readonly string[]): boolean {
  return rest.some((word, at) => word === 'matin' && rest[at - 1] === 'du')
}

function beginsAsAnswer(rest: readonly string[], answered: boolean): boolean {
  const first = rest[0] ?? ''
  const next = rest[1] ?? ''
  // « Oui, pas d’eau »; not « non, pas de réservation ».
  if (first === 'pas' && lacked.has(next)) return matters.has(rest[2] ?? '')
  // « Oui, il est dans ma grange ».
  if (answered) return !besides.has(first) && !(third.has(first) && next === 'est')
  // « C’est mon chat »: whoever has it should hear.
  if (first === 'c' && next === 'est' && own.has(rest[2] ?? '')) return false
  if (first === 'y') return next === 'en'
  if (third.has(first) && runs.has(next)) return rest.some((_, at) => isFact(rest, at))
  if (first === 'il') return goes.has(next) && !rest.some(word => some.has(word))
  if (isEarly(rest) || rest.some(word => some.has(word))) return false
  // « C’est glissant » is no answer.
  if (rest.length === 3 && first === 'c' && phraseAt(rest, 2) === null) return false
  if (first === 'le' && halves.has(next)) return true
  return starts.has(first) || isFact(rest, 0) || isNumber(first)
}

/** What is told among neighbours: an hour, a number, a word that says nothing by itself. */
const isPlainFact = (word: string) => hour.test(word) || isNumber(word) || small.has(word)

const unknownAmong = (rest: readonly string[], harmless: Terms) =>
  unknownIn(rest, harmless, isPlainFact)

const questions = foldedPhrases(residentTerms.questions)

/** Whether a resident's words ask something, with or without a question mark. */
export function isQuestion(text: string, names: readonly string[] = []): boolean {
  const { plain } = readSigns(text, names)
  const words = ` ${plain.join(' ')} `
  return plain.includes('?') || questions.some(one => words.includes(` ${one} `))
}
