import ICAL from 'ical.js'
import { daysLater, wholeDaysOf } from '../events/rules/all-day.ts'
import { eventPath, picturePath } from '../language/agenda-address.ts'
import { mapInTurn } from '../platform/event-loop.ts'
import { calendarTitle } from '../publishing/rules/announced-event.ts'
import { type AgendaEvent, changeSentence, originSentence, placeOutside } from './rules-agenda.ts'

// ical.js counts a folded line without the space that it begins with (RFC 5545 § 3.1: 75 octets).
ICAL.foldLength = 74

export type CalendarAbout = {
  /** How programs call it. */
  name: string
  /** Where it is read again and again; null: it is taken once. */
  source: string | null
}

/** How often a program should look again (RFC 7986 § 5.7): a cancellation must be seen in time. */
const refresh = 'PT1H'

/**
 * An iCalendar (RFC 5545, RFC 7986) of these events. Times are in UTC, which no program misreads.
 * The same event keeps its UID; each change of its dates, its place or its status raises SEQUENCE.
 * @param publicUrl the installation's address, without a slash at its end
 */
export async function calendarOf(
  events: readonly AgendaEvent[],
  { name, source }: CalendarAbout,
  publicUrl: string,
): Promise<string> {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Tambour//Agenda//FR')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  add(calendar, 'name', 'text', name)
  add(calendar, 'x-wr-calname', 'text', name)
  if (source !== null) {
    add(calendar, 'refresh-interval', 'duration', refresh)
    add(calendar, 'x-published-ttl', 'duration', refresh)
    add(calendar, 'source', 'uri', source)
  }
  const entry = (event: AgendaEvent) => `${entryOf(event, publicUrl).toString()}\r\n`
  const entries = await mapInTurn(events, entry, portion)
  // What ical.js writes of a whole calendar, in which the entries stand before its end.
  const empty = calendar.toString()
  const end = empty.lastIndexOf('END:VCALENDAR')
  return `${empty.slice(0, end)}${entries.join('')}${empty.slice(end)}\r\n`
}

/** So many entries are written in one turn of the event loop: ical.js takes 50 µs each. */
const portion = 100

/** `CONFIRMED`, or `CANCELLED`: on that day it does not take place, also where it is put off. */
const statuses = { planned: 'CONFIRMED', postponed: 'CANCELLED', cancelled: 'CANCELLED' }

function entryOf(event: AgendaEvent, publicUrl: string): ICAL.Component {
  const entry = new ICAL.Component('vevent')
  const url = `${publicUrl}${eventPath(event)}`
  const change = changeSentence(event)
  const from = originSentence(event, publicUrl)
  const description = [change && `${change.word}. ${change.sentence}`, event.text, from, url]
  add(entry, 'uid', 'text', event.uid)
  add(entry, 'sequence', 'integer', event.sequence)
  // Without METHOD it is when the entry was last changed (§ 3.8.7.2).
  for (const stamp of ['dtstamp', 'last-modified'])
    add(entry, stamp, 'date-time', utc(event.updatedAt))
  add(entry, 'created', 'date-time', utc(event.createdAt))
  addTimes(entry, event)
  add(entry, 'summary', 'text', calendarTitle(event))
  add(entry, 'description', 'text', description.filter(part => part).join('\n\n'))
  add(entry, 'location', 'text', placeOutside(event))
  add(entry, 'status', 'text', statuses[event.status])
  // RFC 5545 has no status for « moved »: the words say it, to programs that show comments too.
  if (change !== null) add(entry, 'comment', 'text', `${change.word}. ${change.sentence}`)
  add(entry, 'transp', 'text', event.status === 'planned' ? 'OPAQUE' : 'TRANSPARENT')
  // Tickets are what somebody opens from a calendar; the page stands in the description.
  add(entry, 'url', 'uri', event.link ?? url)
  for (const picture of event.pictures) {
    const image = add(entry, 'image', 'uri', `${publicUrl}${picturePath(event, picture)}`)
    image.setParameter('display', 'FULLSIZE')
    image.setParameter('fmttype', 'image/jpeg')
  }
  return entry
}

/** Whole days are dates, of which the end is the day after (RFC 5545 § 3.6.1). */
function addTimes(entry: ICAL.Component, event: AgendaEvent): void {
  const days = wholeDaysOf(event)
  if (days !== null) {
    add(entry, 'dtstart', 'date', ICAL.Time.fromDateString(days.first))
    add(entry, 'dtend', 'date', ICAL.Time.fromDateString(daysLater(days.last, 1)))
    return
  }
  add(entry, 'dtstart', 'date-time', utc(event.startsAt))
  if (event.endsAt !== null && event.endsAt > event.startsAt) {
    add(entry, 'dtend', 'date-time', utc(event.endsAt))
  }
}

function add(
  component: ICAL.Component,
  name: string,
  type: string,
  value: string | number | ICAL.Time,
): ICAL.Property {
  const property = new ICAL.Property(name)
  property.resetType(type)
  property.setValue(
    typeof value === 'string' && type === 'duration' ? ICAL.Duration.fromString(value) : value,
  )
  component.addProperty(property)
  return property
}

function utc(instant: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(instant), true)
}
