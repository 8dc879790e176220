import { frenchClock, frenchDate, frenchLocalTime } from './french.ts'
import { type Counting, textLength } from './text-length.ts'

/** What a post about an event says; local times are 'YYYY-MM-DDTHH:MM'. */
export type Announced = {
  title: string
  startLocal: string
  endLocal: string | null
  place: string
  text: string
}

/** What one channel takes, counted as its network counts. */
export type TextLimit = { textLength: number; counts: Counting }

/**
 * The post that announces an event: its title, when and where, then the committee's own words.
 * Where a channel takes less, the words are shortened; title, time and place stay.
 */
export function composeEvent(event: Announced, limit: TextLimit): string {
  const head = `${event.title.trim()}\n\n${whenOf(event)}\n${event.place.trim()}`
  const whole = `${head}\n\n${event.text}`.trim()
  if (textLength(whole, limit.counts) <= limit.textLength) return whole
  const room = limit.textLength - textLength(`${head}\n\n`, limit.counts)
  const body = room < fewestSigns ? '' : shorten(event.text.trim(), { ...limit, textLength: room })
  return body === '' ? shorten(head, limit) : `${head}\n\n${body}`
}

/** Fewer signs than this of a text say nothing. */
const fewestSigns = 40

/**
 * « Samedi 12 juin 2027 à 18 h 30 », « Samedi 12 juin 2027, de 18 h 30 à 23 h »,
 * « Du samedi 12 juin à 10 h au dimanche 13 juin 2027 à 18 h ».
 */
export function whenOf({
  startLocal,
  endLocal,
}: Pick<Announced, 'startLocal' | 'endLocal'>): string {
  const day = { weekday: true }
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
  return cut === '' ? '' : `${cut.replace(/[\s,;:–—-]+$/u, '')}…`
}

/** The longest beginning of whole segments that fits, without the blanks at its end. */
function longest(segmenter: Intl.Segmenter, text: string, limit: TextLimit): string {
  let end = 0
  let counted = 0
  for (const { segment, index } of segmenter.segment(text)) {
    const visible = segment.trimEnd()
    if (counted + textLength(visible, limit.counts) > limit.textLength) break
    if (visible !== '') end = index + visible.length
    counted += textLength(segment, limit.counts)
  }
  return text.slice(0, end)
}
