import { localTimeOf } from '../../language/instant.ts'
import { isDate } from '../../language/zone.ts'

/** When something takes place: local times 'YYYY-MM-DDTHH:MM', or dates for whole days; the end is a day that counts. */
type When = { startLocal: string; endLocal: string | null }

/** Something that a source announces, and that is not over. */
export type SourceEvent = When & {
  /** The same each time that it is read; of a repetition each day has its own, « uid#2026-06-13 ». */
  uid: string
  title: string
  place: string
  text: string
  link: string | null
}

/** What a source says does not take place; of a repetition that is called off, all its days. */
export type CalledOff = { uid: string; status: 'cancelled' | 'postponed' }

export type SourceRead = {
  /** `articles`: RSS, Atom or JSON Feed. `page`: JSON-LD, in a page or by itself, or the agenda of a station. */
  format: 'calendar' | 'articles' | 'page'
  type: SourceType
  events: SourceEvent[]
  calledOff: CalledOff[]
  /** Addresses of articles that give no date: their pages may. */
  links: string[]
  /** Articles that give neither. */
  undated: number
  /** What a feed tells, whether or not it takes place on a day; null: it is no feed, or a damaged one. */
  news: SourceNews | null
}

export type SourceNews = {
  title: string
  /** The newest first; those without a date in the feed’s own order, at the end. */
  items: SourceItem[]
  /** How long the feed asks to be left alone, ms; null: it does not say. */
  ttlMs: number | null
}

/** One article of a feed, as text: nothing of its HTML is left. */
export type SourceItem = {
  /** What the feed tells it apart by; empty: nothing. */
  guid: string
  title: string
  /** Its first words. */
  text: string
  link: string | null
  picture: string | null
  /** When it says that it was published, ms UTC; null: it does not say, or nobody can read it. */
  publishedAt: number | null
  /** What it warns of, and until when, ms UTC; without it, of nothing. */
  warns?: { topic: WarnedTopic; until: number }
}

/** What somebody else warns of, as the mairie's own warnings name it. */
export const warnedTopics = ['storm', 'flood', 'snow', 'heat', 'other'] as const
export type WarnedTopic = (typeof warnedTopics)[number]

/** What a source is followed for: what takes place there, what it writes, or what it warns of. */
export const sourceUses = ['events', 'items', 'vigilance'] as const
export type SourceUse = (typeof sourceUses)[number]

/** What a source is, for a person: how its address is told apart on a screen. */
export const sourceTypes = [
  'calendar',
  'rss',
  'atom',
  'json-feed',
  'page',
  'station',
  'vigilance',
] as const
export type SourceType = (typeof sourceTypes)[number]

/** What a server gave. */
export type SourceDocument = {
  bytes: Uint8Array
  /** What it calls the charset of its letters; null: it does not tell. */
  charset: string | null
}

/** A text to be read, on the commune's clocks at a local time. */
export type SourceText = {
  text: string
  /** Where it was read: links are relative to it. */
  url: string
  zone: string
  now: string
}

export type SourceWork = Omit<SourceText, 'text'> & SourceDocument

/**
 * Reads a time as pages and feeds write it, on the clocks of a zone: ISO 8601 (schema.org/Event), or
 * RFC 5545 § 3.3.4 and 3.3.5 as xCal has it. Null: it is none, or does not exist.
 */
export function readLocal(text: string, zone: string): string | null {
  const [, year, month, day, hour, minute, offset] =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d{1,9})?)? ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
      text.trim(),
    ) ?? []
  const date = `${year}-${month}-${day}`
  if (year === undefined || !isDate(date)) return null
  if (hour === undefined || minute === undefined) return date
  if (hour > '23' || minute > '59') return null
  const local = `${date}T${hour}:${minute}`
  if (offset === undefined) return local
  const ms = Date.parse(`${local}${isoOffset(offset)}`)
  return Number.isNaN(ms) ? null : localTimeOf(ms, zone)
}

function isoOffset(offset: string): string {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? []
  return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`
}

/**
 * From when to when. From midnight to a minute before the next is how many sites write a whole day.
 * @param end as `readLocal` answers; null, or before the start: nobody knows
 */
export function whenOf(start: string, end: string | null): When {
  if (start.length === 10) {
    const last = end?.slice(0, 10) ?? start
    return { startLocal: start, endLocal: last > start ? last : null }
  }
  if (start.endsWith('T00:00') && end?.endsWith('T23:59')) {
    return whenOf(start.slice(0, 10), end.slice(0, 10))
  }
  if (end === null) return { startLocal: start, endLocal: null }
  const isDay = end.length === 10
  if (isDay && end <= start.slice(0, 10)) return { startLocal: start, endLocal: null }
  const last = isDay ? `${end}T23:59` : end
  return { startLocal: start, endLocal: last > start ? last : null }
}

const HOUR = 60 * 60_000

/** What somebody writes may be of today; what takes place is known for weeks; a storm comes within hours. */
const usual: Readonly<Record<SourceUse, number>> = {
  events: 4 * HOUR,
  items: HOUR,
  vigilance: HOUR / 3,
}
const seldom = 24 * HOUR
/** More than that nobody means who asks to be left alone. */
const longest = 7 * 24 * HOUR

/**
 * How long until a source is looked at again, ms: at its own rhythm where it asks for a slower one, and
 * one that fails is left alone for longer and longer.
 * @param failures looks in a row that failed, this one included
 * @param waitMs what its server asks for; of a failure (`Retry-After`) it is kept up to a week
 */
export function nextLook({
  use,
  waitMs,
  failures,
}: {
  use: SourceUse
  waitMs: number | null
  failures: number
}): number {
  const asked = waitMs ?? 0
  if (failures === 0) return Math.max(usual[use], Math.min(asked, seldom))
  const backoff = Math.min(seldom, usual[use] * 2 ** (failures - 1))
  return Math.max(backoff, Math.min(asked, longest))
}
