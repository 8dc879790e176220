/**
 * French as a mairie writes it, for the screens and for the digest: « 18 h 30 », « 1er mai »,
 * « 12 min », « 92 % ». `Intl` prints « 18:30 » and « 1 mai » for fr-FR, so the words are ours;
 * it is asked only what a zone's clocks show. Instants are milliseconds UTC; local dates are
 * 'YYYY-MM-DD' and local times 'YYYY-MM-DDTHH:MM'.
 */

/** Before ; ! ? and inside numbers (espace fine insécable). */
export const THIN = '\u202f'
/** Before : and units, inside « » (espace insécable). */
export const NBSP = '\u00a0'

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** In French 0, 1 and 1,5 are singular: the plural begins at 2. */
export function isSingular(count: number): boolean {
  return Math.abs(count) < 2
}

/** « 1 message », « 1 250 messages ». */
export function frenchCount(count: number, one: string, many: string): string {
  return `${frenchNumber(count)}${NBSP}${isSingular(count) ? one : many}`
}

/** « 1 234 567 », « 1,5 »: at most `decimals` decimals, and none that are zero. */
export function frenchNumber(value: number, decimals = 0): string {
  const [whole = '0', fraction] = String(Number(Math.abs(value).toFixed(decimals))).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN)
  const sign = value < 0 && Number(whole + (fraction ?? '')) !== 0 ? '−' : ''
  return sign + grouped + (fraction === undefined ? '' : `,${fraction}`)
}

/** « 240 ko », « 1,5 Mo » of a number of bytes, 1,024 of which are a « ko »; at least 1 ko. */
export function frenchSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  if (kilobytes < 1000) return `${kilobytes}${NBSP}ko`
  const megabytes = bytes / 1024 ** 2
  return `${frenchNumber(megabytes, megabytes < 9.95 ? 1 : 0)}${NBSP}Mo`
}

/** « 92 % » of a ratio between 0 and 1. Only a true 0 or 1 prints 0 or 100. */
export function frenchPercent(ratio: number): string {
  const rounded = Math.round(ratio * 100)
  const shown = ratio > 0 && ratio < 1 ? Math.min(99, Math.max(1, rounded)) : rounded
  return `${frenchNumber(shown)}${NBSP}%`
}

/**
 * « 40 s », « 12 min », « 2 h 5 min », « 2 heures », « 3 j 4 h », « 48 jours »: never as a time of day
 * is written, « 2 h » or « 2 h 05 ». Rounded down, so that 15 min 20 s never reads as 16; nothing
 * smaller than a minute is told once there is one, nor hours after two weeks.
 */
export function frenchDuration(ms: number): string {
  if (ms <= 0) return `0${NBSP}min`
  if (ms < MINUTE) return `${Math.max(1, Math.floor(ms / SECOND))}${NBSP}s`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}${NBSP}min`
  if (ms < DAY) {
    const minutes = Math.floor((ms % HOUR) / MINUTE)
    const hours = Math.floor(ms / HOUR)
    return minutes === 0 ? wholeHours(hours) : `${hours}${NBSP}h${NBSP}${minutes}${NBSP}min`
  }
  const days = Math.floor(ms / DAY)
  if (days >= 14) return `${frenchNumber(days)}${NBSP}jours`
  const hours = Math.floor((ms % DAY) / HOUR)
  const dayLabel = `${frenchNumber(days)}${NBSP}j`
  return hours === 0 ? dayLabel : `${dayLabel}${NBSP}${hours}${NBSP}h`
}

/**
 * A length of opening hours, ms: « 12 min », « 2 h 19 min », « 253 heures ». Never in days, since a day of
 * opening hours is not one of twenty-four.
 */
export function frenchOfficeDuration(ms: number): string {
  if (ms < DAY) return frenchDuration(ms)
  return wholeHours(Math.floor(ms / HOUR))
}

function wholeHours(hours: number): string {
  return frenchCount(hours, 'heure', 'heures')
}

function hourLabel(hours: number, minutes: number): string {
  const whole = `${hours}${NBSP}h`
  return minutes === 0 ? whole : `${whole}${NBSP}${String(minutes).padStart(2, '0')}`
}

/** What the clocks of a zone show at an instant. `weekday` is 1 for Monday to 7 for Sunday. */
export type LocalFields = {
  year: number
  month: number
  day: number
  weekday: number
  hour: number
  minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** @throws RangeError for a zone that nobody knows. */
export function localFields(instant: number, zone: string): LocalFields {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(zone, format)
  }
  const found: Record<string, number> = {}
  for (const part of format.formatToParts(new Date(instant))) found[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = found
  return { year, month, day, hour, minute, weekday: weekdayOf(year, month, day) }
}

/** The local date 'YYYY-MM-DD' of an instant, without `Temporal`, which not every browser has. */
export function localDay(instant: number, zone: string): string {
  return dayText(localFields(instant, zone))
}

/** The local time 'YYYY-MM-DDTHH:MM' of an instant, without `Temporal`. */
export function localMinute(instant: number, zone: string): string {
  const fields = localFields(instant, zone)
  return `${dayText(fields)}T${two(fields.hour)}:${two(fields.minute)}`
}

function dayText({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function weekdayOf(year: number, month: number, day: number): number {
  return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1
}

/** « 18 h 30 », « 18 h » of an hour and a minute. */
export function frenchClock(hour: number, minute: number): string {
  return hourLabel(hour, minute)
}

/** « 18 h 30 » of an instant. */
export function frenchTime(instant: number, zone: string): string {
  const { hour, minute } = localFields(instant, zone)
  return frenchClock(hour, minute)
}

/** Which parts of a date are told; all but the weekday unless said. */
export type DateParts = { weekday?: boolean; year?: boolean }

/**
 * « 1er mai 2027 », « lundi 3 mai 2027 », « lundi 3 mai » of a local date or local time.
 * @throws RangeError when the text does not begin with a date.
 */
export function frenchDate(
  local: string,
  { weekday = false, year = true }: DateParts = {},
): string {
  const date = dateFields(local)
  const name = weekday ? `${weekdays[weekdayOf(date.year, date.month, date.day) - 1]} ` : ''
  return `${name}${dayNumber(date.day)}${NBSP}${monthName(date.month)}${year ? ` ${date.year}` : ''}`
}

/** « mardi », of a local date. */
export function frenchWeekday(local: string): string {
  const { year, month, day } = dateFields(local)
  return weekdays[weekdayOf(year, month, day) - 1] ?? ''
}

/** « lundi 3 mai 2027 à 18 h 30 » of a local time. */
export function frenchLocalTime(local: string, parts: DateParts = {}): string {
  const match = /T(\d{2}):(\d{2})/.exec(local)
  if (match === null) throw new RangeError(`« ${local} » n’est pas une date avec une heure`)
  return `${frenchDate(local, parts)} à ${frenchClock(Number(match[1]), Number(match[2]))}`
}

/** « lundi 3 mai 2027 à 18 h 30 » of an instant. */
export function frenchInstant(instant: number, zone: string, parts: DateParts = {}): string {
  return frenchLocalTime(localMinute(instant, zone), parts)
}

/** « du 16 au 22 novembre 2026 », « du 30 mars au 5 avril 2027 », « le 3 mai 2027 ». */
export function frenchPeriod(from: string, to: string): string {
  const start = dateFields(from)
  const end = dateFields(to)
  if (from.slice(0, 10) === to.slice(0, 10)) return `le ${frenchDate(to)}`
  if (start.year !== end.year) return `du ${frenchDate(from)} au ${frenchDate(to)}`
  if (start.month === end.month) return `du ${dayNumber(start.day)} au ${frenchDate(to)}`
  return `du ${frenchDate(from, { year: false })} au ${frenchDate(to)}`
}

/** « a », « a et b », « a, b et c ». */
export function frenchList(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} et ${last}`
}

function dayNumber(day: number): string {
  return day === 1 ? '1er' : String(day)
}

function monthName(month: number): string {
  return months[month - 1] ?? ''
}

function dateFields(local: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(local)
  if (match === null) throw new RangeError(`« ${local} » n’est pas une date`)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}
