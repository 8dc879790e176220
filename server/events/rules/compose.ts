import { frenchClock, frenchDate, frenchLocalTime, NBSP } from '../../language/french.ts'
import { type Counting, textLength } from '../../language/text-length.ts'
import { type Town, wholePlace } from '../../language/town.ts'
import { wholeDaysOf } from './all-day.ts'

/** What a post about an event says; local times are 'YYYY-MM-DDTHH:MM'. */
export type Announced = {
  title: string
  startLocal: string
  endLocal: string | null
  place: string
  text: string
  /** « #fête #village », at the end where there is room; absent or empty: none. */
  hashtags?: string
  /** Tickets, a site of its own. */
  link?: string | null
}

/** What one channel takes, counted as its network counts. */
export type TextLimit = { textLength: number; counts: Counting }

export type Composing = {
  /** What is said, with its places; empty: what, when, where, then the committee's own words. */
  template?: string
  /** The event's page on the public agenda, for what does not fit; null where nobody can open one. */
  url?: string | null
}

const allDay = 'toute la journée'

const usual = '{titre}\n\n{quand}\n{lieu}\n\n{texte}'

/**
 * The post that announces an event, within what a channel takes. What is too long loses its
 * hashtags, then the last sentences of the committee's words, and ends with the event's page;
 * title, time and place stay.
 */
export function composeEvent(
  event: Announced,
  limit: TextLimit,
  { template = '', url = null }: Composing = {},
): string {
  const says = (text: string) => fill(template.trim() === '' ? usual : template, event, url, text)
  const fits = (text: string) => textLength(text, limit.counts) <= limit.textLength
  const text = event.text.trim()
  const whole = says(text)
  const tags = event.hashtags?.trim() ?? ''
  const tagged = tags === '' ? whole : `${whole}\n\n${tags}`
  if (fits(tagged)) return tagged
  if (fits(whole)) return whole

  const tail = url === null ? '' : `\n\n${more}${url}`
  const head = says('')
  const room = limit.textLength - textLength(`${head}\n\n${tail}`, limit.counts)
  const isQuoted = head !== whole && room >= fewestSigns
  const body = isQuoted ? shorten(text, { ...limit, textLength: room }) : ''
  const short = `${says(body)}${tail}`
  if (fits(short)) return short
  const rest = limit.textLength - textLength(tail, limit.counts)
  if (rest < fewestSigns) return shorten(head, limit)
  return `${shorten(head, { ...limit, textLength: rest })}${tail}`
}

/** Before the address of the event's page. */
const more = `La suite${NBSP}: `

/** Fewer signs than this of a text say nothing. */
const fewestSigns = 40

/** What a template may say about the event, each in braces: « {titre} ». */
export const templatePlaces = ['titre', 'quand', 'date', 'heure', 'lieu', 'texte', 'lien'] as const

/** What stands in braces and is no place, as it was written. */
export function strangePlaces(template: string): string[] {
  const known: readonly string[] = templatePlaces
  return [...template.matchAll(/\{([^{}\n]*)\}/g)].flatMap(([written, name = '']) =>
    known.includes(name) ? [] : [written],
  )
}

function fill(template: string, event: Announced, url: string | null, text: string): string {
  const link = event.link || url || ''
  const said: Record<string, string> = {
    titre: event.title.trim(),
    quand: whenOf(event),
    date: frenchDate(event.startLocal, { weekday: true }),
    heure: wholeDaysOf(event) === null ? clockOf(event.startLocal) : allDay,
    lieu: event.place.trim(),
    texte: text,
    lien: link,
  }
  return (
    template
      .split('\n')
      // « Renseignements : {lien} » says nothing without one.
      .filter(line => link !== '' || !line.includes('{lien}'))
      .join('\n')
      .replace(/\{([^{}\n]*)\}/g, (written, name) => said[name] ?? written)
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

/**
 * « Samedi 12 juin 2027 à 18 h 30 », « Samedi 12 juin 2027, de 18 h 30 à 23 h »,
 * « Du samedi 12 juin à 10 h au dimanche 13 juin 2027 à 18 h »; of whole days
 * « Samedi 12 juin 2027, toute la journée », « Du samedi 12 juin au dimanche 13 juin 2027 ».
 */
export function whenOf({
  startLocal,
  endLocal,
}: Pick<Announced, 'startLocal' | 'endLocal'>): string {
  const day = { weekday: true }
  const days = wholeDaysOf({ startLocal, endLocal })
  if (days !== null) {
    const { first, last } = days
    if (first === last) return capitalized(`${frenchDate(first, day)}, ${allDay}`)
    const year = first.slice(0, 4) !== last.slice(0, 4)
    return `Du ${frenchDate(first, { ...day, year })} au ${frenchDate(last, day)}`
  }
  if (endLocal === null || endLocal === startLocal) {
    return capitalized(frenchLocalTime(startLocal, day))
  }
  if (endsTheSameEvening(startLocal, endLocal)) {
    return capitalized(
      `${frenchDate(startLocal, day)}, de ${clockOf(startLocal)} à ${clockOf(endLocal)}`,
    )
  }
  const sameYear = startLocal.slice(0, 4) === endLocal.slice(0, 4)
  return `Du ${frenchLocalTime(startLocal, { weekday: true, year: !sameYear })} au ${frenchLocalTime(endLocal, day)}`
}

/** The local date on which an event ends, as those who go there see it. */
export function lastDayOf({
  startLocal,
  endLocal,
}: Pick<Announced, 'startLocal' | 'endLocal'>): string {
  const days = wholeDaysOf({ startLocal, endLocal })
  if (days !== null) return days.last
  const isOneEvening = endLocal === null || endsTheSameEvening(startLocal, endLocal)
  return (isOneEvening ? startLocal : endLocal).slice(0, 10)
}

/** A ball from 21 h to 2 h is of one evening for everybody who goes there. */
function endsTheSameEvening(startLocal: string, endLocal: string): boolean {
  const days =
    (Date.parse(endLocal.slice(0, 10)) - Date.parse(startLocal.slice(0, 10))) / 86_400_000
  return days === 0 || (days === 1 && hourOf(startLocal) >= 12 && hourOf(endLocal) < 6)
}

const hourOf = (local: string): number => Number(local.slice(11, 13))

const clockOf = (local: string): string => frenchClock(hourOf(local), Number(local.slice(14, 16)))

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const sentences = new Intl.Segmenter('fr', { granularity: 'sentence' })
const words = new Intl.Segmenter('fr', { granularity: 'word' })
const signs = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/**
 * A text within a limit: as it is, or cut after the last whole sentence that fits; where not even
 * the first one does, after a word, with « … » to show it.
 */
export function shorten(text: string, limit: TextLimit): string {
  if (textLength(text, limit.counts) <= limit.textLength) return text
  const whole = longest(sentences, text, limit)
  if (whole !== '') return whole
  const room = { ...limit, textLength: limit.textLength - textLength('…', limit.counts) }
  const cut = longest(words, text, room) || longest(signs, text, room)
  // « … » after the beginning of an address would be read as the rest of it.
  return cut === '' ? '' : `${cut.replace(/(https?:\/\/|[\s,;:–—-])+$/u, '')}…`
}

/** The longest beginning of whole segments that fits, without the blanks at its end. */
function longest(segmenter: Intl.Segmenter, text: string, limit: TextLimit): string {
  let end = 0
  let counted = 0
  for (const { segment, index } of segmenter.segment(text)) {
    const visible = segment.trimEnd()
    const beginning = index + visible.length
    // A piece of an address is shorter than the address counts.
    const length =
      limit.counts === 'short-links'
        ? textLength(text.slice(0, beginning), limit.counts)
        : counted + textLength(visible, limit.counts)
    if (length > limit.textLength) break
    if (visible !== '') end = beginning
    counted += textLength(segment, limit.counts)
  }
  return text.slice(0, end)
}

/** Where something about an event is read. `town`: ours, for a channel of another commune; null: at home. */
export type Readers = { limits: TextLimit; town: Town | null }

/** Whose an event is that was taken from another commune: its place names that one already. */
type Placed = { place: string; originCommuneId?: number | null }

/** The event as those readers are told of it: elsewhere nobody knows whose « Salle des fêtes » that is. */
export function eventFor<Event extends Placed>(
  { town }: Pick<Readers, 'town'>,
  event: Event,
): Event {
  if (town === null || (event.originCommuneId ?? null) !== null) return event
  return { ...event, place: wholePlace(event.place, town) }
}

/** `composeEvent` for those readers: elsewhere the place is said even where the template leaves it out. */
export function composeFor(
  readers: Readers,
  event: Announced & Placed,
  { template = '', url = null }: Composing = {},
): string {
  const isSilent = template.trim() !== '' && !template.includes('{lieu}')
  const whole = readers.town !== null && isSilent ? `${template}\n\n{lieu}` : template
  return composeEvent(eventFor(readers, event), readers.limits, { template: whole, url })
}

/**
 * Those readers, and as they were before the commune said its postcode: what was composed then is to
 * be known again.
 */
export function readersBefore(readers: Readers): Readers[] {
  const { town } = readers
  if (town === null) return [readers]
  return [readers, { ...readers, town: { ...town, postcode: null } }, { ...readers, town: null }]
}
