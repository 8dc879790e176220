import { NBSP } from '../../language/french.ts'
import { textLength } from '../../language/text-length.ts'
import { type Announced, shorten, type TextLimit, whenOf } from './compose.ts'
import type { EventStatus } from './plan.ts'

/** What a notice tells of an event as it is now. */
export type Noticed = Pick<Announced, 'title' | 'startLocal' | 'endLocal' | 'place'> & {
  status: EventStatus
}

export type NoticeParts = {
  /** When the public of the channel was told that it begins. */
  announced: Pick<Announced, 'startLocal' | 'endLocal'>
  /** A person's own words: why, what becomes of the tickets. */
  detail: string
  /** The event's page; null where nobody can open one. */
  url: string | null
}

/**
 * « REPORTÉ : Feux de la Saint-Jean », « ANNULÉ : … », « MAINTENU : … », and when it was and is to
 * be. What a channel does not take is left out from the end: the page's address, then the person's
 * words, then the place; that it is cancelled, what and when are said on every channel.
 */
export function composeNotice(event: Noticed, parts: NoticeParts, limit: TextLimit): string {
  const { word, sentence } = saysOf(event, parts.announced)
  const head = `${word}${NBSP}: ${event.title.trim()}`
  const core = `${head}\n\n${sentence}`
  const place = event.status === 'planned' ? `\n${event.place.trim()}` : ''
  const link = parts.url === null ? '' : `\n\n${parts.url}`
  const fits = (text: string) => textLength(text, limit.counts) <= limit.textLength
  const detail = parts.detail.trim()
  const said = detail === '' ? '' : `\n\n${detail}`
  for (const whole of [core + place + said + link, core + place + said]) {
    if (fits(whole)) return whole
  }
  const room = limit.textLength - textLength(`${core}${place}\n\n`, limit.counts)
  if (detail !== '' && room >= fewestSigns) {
    return `${core}${place}\n\n${shorten(detail, { ...limit, textLength: room })}`
  }
  if (fits(core + place)) return core + place
  if (fits(core)) return core
  // A title that long is cut, for the date must be said.
  const left = limit.textLength - textLength(`${word}${NBSP}: \n\n${sentence}`, limit.counts)
  if (left < 1) return shorten(core, limit)
  return `${word}${NBSP}: ${shorten(event.title.trim(), { ...limit, textLength: left })}\n\n${sentence}`
}

/** A text that stands under a notice; what the channel does not take of it is left out from its end. */
export function underNotice(notice: string, text: string, limit: TextLimit): string {
  const whole = `${notice}\n\n${text}`
  if (textLength(whole, limit.counts) <= limit.textLength) return whole
  const room = limit.textLength - textLength(`${notice}\n\n`, limit.counts)
  if (room < fewestSigns) return notice
  return `${notice}\n\n${shorten(text, { ...limit, textLength: room })}`
}

/** Fewer signs than this of a person's words say nothing. */
const fewestSigns = 40

function saysOf(
  event: Noticed,
  announced: NoticeParts['announced'],
): { word: string; sentence: string } {
  const was = onDay(announced)
  if (event.status === 'cancelled') {
    return { word: 'ANNULÉ', sentence: `Prévu ${was}, cet événement n’aura pas lieu.` }
  }
  if (event.status === 'postponed') {
    return {
      word: 'REPORTÉ',
      sentence: `Initialement prévu ${was}, cet événement est reporté${NBSP}: nouvelle date à venir.`,
    }
  }
  if (announced.startLocal === event.startLocal) {
    return { word: 'MAINTENU', sentence: `Cet événement aura bien lieu ${onDay(event)}.` }
  }
  return {
    word: 'REPORTÉ',
    sentence: `Initialement prévu ${was}, cet événement aura lieu ${onDay(event)}.`,
  }
}

/** « le samedi 20 juin 2026 à 21 h », « du samedi 12 juin à 10 h au dimanche 13 juin 2027 à 18 h ». */
export function onDay(days: Pick<Announced, 'startLocal' | 'endLocal'>): string {
  const when = whenOf(days)
  const lower = `${when.charAt(0).toLowerCase()}${when.slice(1)}`
  return lower.startsWith('du ') ? lower : `le ${lower}`
}
