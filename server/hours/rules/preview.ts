import {
  type DateParts,
  frenchDate,
  frenchInstant,
  frenchTime,
  localDay,
  localFields,
} from '../../language/french.ts'
import type { OfficeCalendar } from './opening-hours.ts'

/** What a message of that instant would count by a calendar. Instants and durations in ms. */
export type HoursPreview = {
  at: number
  isSet: boolean
  openNow: boolean
  /** When its clock starts: `at` itself when it is open, null when it never opens again. */
  startsAt: number | null
  /** The last instants at which a reply is within the aim, and within the target. */
  aimAt: number | null
  dueAt: number | null
  /** What a reply would count after so many minutes by the clock on the wall. */
  officeMsAfter: { elapsedMinutes: number; officeMs: number }[]
  /** All of it, as one says it to somebody. */
  sentence: string
}

export type PreviewOptions = {
  at: number
  /** Whether `at` is the present: the sentence then says « maintenant ». */
  isNow: boolean
  /** IANA zone in which instants are told. */
  zone: string
  aimMs: number
  targetMs: number
}

/** After how long a reply is tried, in minutes by the clock on the wall. */
export const triedMinutes = [10, 20, 60, 240, 1440]

/** What a message that arrives at that instant would count. */
export function previewHours(calendar: OfficeCalendar, options: PreviewOptions): HoursPreview {
  const { at, aimMs, targetMs } = options
  const openNow = calendar.isOpen(at)
  const facts = {
    at,
    isSet: calendar.isSet,
    openNow,
    startsAt: openNow ? at : nextOpening(calendar, at),
    aimAt: calendar.deadline(at, aimMs),
    dueAt: calendar.deadline(at, targetMs),
    officeMsAfter: triedMinutes.map(elapsedMinutes => ({
      elapsedMinutes,
      officeMs: calendar.officeMs(at, at + elapsedMinutes * 60_000),
    })),
  }
  return { ...facts, sentence: sentenceOf(calendar, facts, options) }
}

function nextOpening(calendar: OfficeCalendar, at: number): number | null {
  const firstPassed = calendar.deadline(at, 1)
  return firstPassed === null ? null : firstPassed - 1
}

type Facts = Omit<HoursPreview, 'sentence'>

function sentenceOf(calendar: OfficeCalendar, facts: Facts, options: PreviewOptions): string {
  const { at, openNow, startsAt, dueAt } = facts
  const { isNow, zone } = options
  if (!facts.isSet) return 'Les heures d’ouverture ne sont pas réglées : aucun délai ne court.'
  const told = { weekday: true, year: !isNow }
  const date = frenchDate(localDay(at, zone), told)
  const message = isNow
    ? `Un message reçu maintenant (${date}, ${frenchTime(at, zone)})`
    : `Un message reçu le ${date} à ${frenchTime(at, zone)}`
  if (openNow) {
    const end = dueAt === null ? neverLate : lateAfter(dueAt, at, zone)
    return `${message} : la mairie est ouverte, le délai court tout de suite ; ${end}`
  }
  const closed = `${message} : la mairie est fermée${whyClosed(calendar, localDay(at, zone))}`
  if (startsAt === null) {
    return `${closed} et ces horaires ne prévoient plus d’ouverture, le délai ne commencera jamais à courir.`
  }
  const end = dueAt === null ? neverLate : lateAfter(dueAt, startsAt, zone)
  return `${closed}, le délai commencera à courir ${momentOf(startsAt, at, zone)} ; ${end}`
}

const neverLate = 'une réponse ne serait jamais en retard.'

function lateAfter(dueAt: number, from: number, zone: string): string {
  const day = localDay(dueAt, zone)
  const when =
    day === localDay(from, zone)
      ? frenchTime(dueAt, zone)
      : `le ${frenchInstant(dueAt, zone, partsOf(dueAt, from, zone))}`
  return `une réponse serait en retard après ${when}.`
}

/** « à 14 h » on the same day, else « le jeudi 26 novembre à 9 h ». */
function momentOf(instant: number, from: number, zone: string): string {
  if (localDay(instant, zone) === localDay(from, zone)) return `à ${frenchTime(instant, zone)}`
  return `le ${frenchInstant(instant, zone, partsOf(instant, from, zone))}`
}

function partsOf(instant: number, from: number, zone: string): DateParts {
  const year = localFields(instant, zone).year !== localFields(from, zone).year
  return { weekday: true, year }
}

function whyClosed(calendar: OfficeCalendar, date: string): string {
  const rule = calendar.ruleOn(date)
  if (rule === 'holiday') return ' (jour férié)'
  if (rule === 'closed') return ' (jour de fermeture)'
  return ''
}
