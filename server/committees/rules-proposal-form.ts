import { isReadable } from '../language/foreign-text.ts'
import { addDays } from '../language/iso-week.ts'
import type { Sentence } from '../language/sentence.ts'
import { isDate } from '../language/zone.ts'
import type { Announced } from './rules-proposal.ts'
import { committeeSentences as say } from './sentences.ts'

/** The fields that a committee fills in, as they are typed. */
export const formFields = [
  'title',
  'date',
  'time',
  'endDate',
  'endTime',
  'place',
  'text',
  'link',
  'alt',
] as const
export type FormField = (typeof formFields)[number]
export type Typed = Record<FormField, string>

/** What is wrong, by the field at which it is said. */
export type FormProblems = Partial<Record<FormField | 'file', Sentence>>

/** As many characters as an event takes. */
export const longest: Record<FormField, number> = {
  title: 140,
  date: 20,
  time: 20,
  endDate: 20,
  endTime: 20,
  place: 200,
  text: 5_000,
  link: 500,
  alt: 1_500,
}

/** Every field, empty where the form says nothing. */
export function typedIn(fields: Readonly<Record<string, string>>): Typed {
  const of = (name: FormField) => fields[name] ?? ''
  return {
    title: of('title'),
    date: of('date'),
    time: of('time'),
    endDate: of('endDate'),
    endTime: of('endTime'),
    place: of('place'),
    text: of('text'),
    link: of('link'),
    alt: of('alt'),
  }
}

/**
 * What a form proposes, or what is wrong with it. Old telephones have no field for a date: what is
 * typed as French is written (« 4/7/2026 », « 18h30 ») is read too.
 * @param today local date: nothing is proposed for a day that is past
 */
export function readProposal(
  typed: Typed,
  { today, hasPicture }: { today: string; hasPicture: boolean },
): { wanted: Announced & { alt: string | null }; problems: FormProblems } {
  const problems: FormProblems = {}
  for (const [name, most] of Object.entries(longest) as [FormField, number][]) {
    if (!isReadable(typed[name])) problems[name] = say.unwritable
    else if (typed[name].trim().length > most) problems[name] = say.tooLong(most)
  }
  const title = oneLine(typed.title)
  const place = oneLine(typed.place)
  const text = typed.text.replaceAll('\r\n', '\n').trim()
  if (title === '') problems.title ??= say.titleMissing
  if (place === '') problems.place ??= say.placeMissing
  if (text === '') problems.text ??= say.textMissing
  const date = readDate(typed.date)
  const time = readTime(typed.time)
  if (date === null) problems.date ??= typed.date.trim() === '' ? say.dateMissing : say.noSuchDate
  else if (date < today) problems.date ??= say.datePast
  if (time === null) problems.time ??= typed.time.trim() === '' ? say.timeMissing : say.noSuchTime
  const startLocal = `${date}T${time}`
  const endLocal = readEnd(typed, { date, time }, problems)
  if (endLocal !== null && endLocal < startLocal) problems.endDate ??= say.endsBefore
  const link = readLink(typed.link)
  if (link === undefined) problems.link ??= say.wrongLink
  const alt = typed.alt.trim()
  if (hasPicture && alt === '') problems.alt ??= say.altMissing
  return {
    wanted: {
      title,
      startLocal,
      endLocal,
      place,
      text,
      link: link ?? null,
      alt: alt === '' ? null : alt,
    },
    problems,
  }
}

/** A feast that ends at two ends the next day. */
function readEnd(
  typed: Typed,
  { date, time }: { date: string | null; time: string | null },
  problems: FormProblems,
): string | null {
  const isNone = typed.endDate.trim() === '' && typed.endTime.trim() === ''
  if (isNone) return null
  const endTime = readTime(typed.endTime)
  if (endTime === null) {
    problems.endTime ??= typed.endTime.trim() === '' ? say.timeMissing : say.noSuchTime
  }
  const given = typed.endDate.trim() === '' ? null : readDate(typed.endDate)
  if (typed.endDate.trim() !== '' && given === null) problems.endDate ??= say.noSuchDate
  if (endTime === null || date === null || time === null) return null
  if (given !== null) return `${given}T${endTime}`
  return `${endTime < time ? addDays(date, 1) : date}T${endTime}`
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** 'YYYY-MM-DD' of « 2026-07-04 », « 4/7/2026 », « 04.07.26 »; null: no date of this century. */
export function readDate(text: string): string | null {
  const typed = text.trim()
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : frenchDay(typed)
  return iso !== null && isDate(iso) && iso >= '2000-01-01' && iso <= '2100-12-31' ? iso : null
}

function frenchDay(text: string): string | null {
  const [, day, month, year] =
    /^(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{4}|\d{2})$/.exec(text) ?? []
  if (day === undefined || month === undefined || year === undefined) return null
  const four = year.length === 2 ? `20${year}` : year
  return `${four}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** 'HH:MM' of « 18:30 », « 18h30 », « 18 h »; null: no time of day. */
export function readTime(text: string): string | null {
  const [, hour, minute = '00'] =
    /^([01]?\d|2[0-3])\s*(?:[:h.]\s*([0-5]\d)?(?::\d\d)?)?$/i.exec(text.trim()) ?? []
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`
}

/** With the https:// that nobody types; null: none; undefined: no address of a page. */
function readLink(text: string): string | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (url === null || !url.hostname.includes('.') || /\s/.test(typed)) return undefined
  return url.href.length > longest.link ? undefined : url.href
}
