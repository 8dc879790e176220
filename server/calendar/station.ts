import { localDateOf } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { addressIn, plain } from './json-ld.ts'
import { readLocal, type SourceEvent, type SourceText, whenOf } from './rules/source.ts'

const daysAhead = 365
const mostEvents = 1_000
const agendaPath = 'agenda/list'

/** `https://station.illiwap.com/fr/public/saint-remy/…`: what a commune's page there begins with. */
const stationPath = /^\/[a-z]{2}\/public\/[^/]+(?=\/|$)/

/**
 * Where the agenda of a station lies, by the address of any of its pages; null: it is of no station.
 * Illiwap documents neither; both are as its own pages ask for them, seen in November 2026 in what
 * others wrote to read them, and not tried on a real station.
 */
export function stationAgenda(url: string): string | null {
  const address = URL.parse(url)
  const station = stationPath.exec(address?.pathname ?? '')?.[0]
  return address === null || station === undefined
    ? null
    : `${address.origin}${station}/${agendaPath}`
}

/** The address to ask: an agenda of a station wants to be told from when to when, or answers 400. */
export function askedAddress(url: string, now: number, zone: string): string {
  const address = URL.parse(url)
  if (
    address === null ||
    stationAgenda(url) === null ||
    !address.pathname.endsWith(`/${agendaPath}`)
  ) {
    return url
  }
  const from = localDateOf(now, zone)
  address.searchParams.set('start', from)
  address.searchParams.set('end', addDays(from, daysAhead))
  return address.href
}

type Entry = Readonly<Record<string, unknown>>

/**
 * The events of a station's agenda: a list as FullCalendar reads it (https://fullcalendar.io/docs/event-parsing),
 * `title`, `start`, `end` with their offsets, and the rest in `extendedProps`. What has no title or no
 * day is left out. Null: this is no such list.
 */
export function eventsInStation(work: SourceText): SourceEvent[] | null {
  if (stationAgenda(work.url) === null) return null
  let list: unknown
  try {
    list = JSON.parse(work.text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return null
  }
  if (!Array.isArray(list)) return null
  const events = new Map<string, SourceEvent>()
  for (const entry of list.slice(0, mostEvents)) {
    const event = isEntry(entry) ? eventOf(entry, work) : null
    if (event !== null && !events.has(event.uid)) events.set(event.uid, event)
  }
  return [...events.values()].filter(
    ({ startLocal, endLocal }) => (endLocal ?? startLocal).slice(0, 10) >= work.now.slice(0, 10),
  )
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

function eventOf(entry: Entry, { url, zone }: SourceText): SourceEvent | null {
  const more = isEntry(entry.extendedProps) ? entry.extendedProps : {}
  const title = plain(textOf(entry.title)).replace(/\s+/g, ' ').slice(0, 300)
  const start = readLocal(textOf(entry.start), zone)
  if (title === '' || start === null) return null
  const isWholeDay = entry.allDay === true
  const begins = isWholeDay ? start.slice(0, 10) : start
  const end = readLocal(textOf(entry.end), zone)
  // FullCalendar's end of whole days is the day after.
  const last = isWholeDay && end !== null ? addDays(end.slice(0, 10), -1) : end
  const id = textOf(entry.id) || textOf(entry.uuid) || textOf(more.uuid)
  return {
    uid: `${id || title}#${begins}`.slice(0, 300),
    title,
    ...whenOf(begins, last),
    place: plain(textOf(more.lieu) || textOf(more.adresse) || textOf(more.location)).slice(0, 500),
    text: plain(textOf(more.description)).slice(0, 10_000),
    // An event's own page cannot be told from here: the list of all of them can.
    link: addressIn(textOf(entry.url), url) ?? addressIn('../evenements/', url),
  }
}
