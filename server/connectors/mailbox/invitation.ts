import ICAL from 'ical.js'
import { frenchClock, frenchDate, frenchLocalTime, frenchPeriod } from '../../language/french.ts'
import { localTimeOf } from '../../language/instant.ts'
import { isDate, isZone } from '../../language/zone.ts'

/** An invitation, or an answer to one (RFC 5546), as the part « text/calendar » of a mail tells it. */
export type Invitation = {
  /** What and when, on lines of their own, in French as the words of a mail are. */
  text: string
  /** An acceptance or a refusal without a comment: nobody waits for what answers it. */
  isPlainReply: boolean
}

/** All that is read of one: a program that means harm writes others, and more of these. */
const known = /^(SUMMARY|DTSTART|DTEND|LOCATION|COMMENT|ATTENDEE)[;:]/i
const longestLine = 4_000
/** So much of them takes its parser a few milliseconds, in signs. */
const mostSigns = 20_000

/** Where a time in UTC is told: the clocks of the mairie, as in what an answer quotes. */
const here = 'Europe/Paris'

/**
 * @param calendar its text, unfolded (`calendarText`)
 * @returns null: it is none that can be read, and its file says more
 */
export function invitationIn(calendar: string): Invitation | null {
  const lines = calendar.split(/\r\n|\r|\n/)
  const begins = lines.findIndex(line => /^BEGIN:VEVENT\s*$/i.test(line))
  const method = lines.slice(0, Math.max(0, begins)).find(line => /^METHOD:/i.test(line))
  const event = begins < 0 ? null : eventOf(lines.slice(begins + 1))
  if (method === undefined || event === null) return null
  const kind = kindOf(method.slice('METHOD:'.length).trim().toUpperCase(), event)
  const says = (name: string) => writtenIn(event.getFirstProperty(name)).replace(/\s+/g, ' ').trim()
  if (kind === undefined) return null
  const [summary, place, comment] = ['summary', 'location', 'comment'].map(says)
  const when = whenOf(event)
  const said = [
    `${kind.name}${summary ? `\u00a0: ${summary}` : ''}`,
    when && `Quand\u00a0: ${when}`,
    place && `Où\u00a0: ${place}`,
    comment && `\n${comment}`,
  ]
  return { text: said.filter(Boolean).join('\n'), isPlainReply: kind.isReply && !comment }
}

/** « Julie Renard a accepté cette invitation. », as Google writes for each; else somebody says a word. */
export const saysNothing = (text: string): boolean =>
  text.trim() === '' || /\b(invitation|accepted|declined)\b|\b(accepté|refusé|décliné)/iu.test(text)

const kinds: Record<string, string> = {
  REQUEST: 'Invitation',
  CANCEL: 'Invitation annulée',
  COUNTER: 'Autre moment proposé',
  REPLY: 'Réponse à une invitation',
}
const replies: Record<string, string> = {
  ACCEPTED: 'Invitation acceptée',
  TENTATIVE: 'Invitation acceptée sous réserve',
  DECLINED: 'Invitation déclinée',
}

function kindOf(method: string, event: ICAL.Component) {
  const name = kinds[method]
  if (name === undefined) return undefined
  const isReply = method === 'REPLY'
  const status = event.getFirstProperty('attendee')?.getFirstParameter('partstat') ?? ''
  return { isReply, name: (isReply ? replies[status.toUpperCase()] : undefined) ?? name }
}

/** An event of its own lines alone: what stands in it, alarms, stands at its end. */
function eventOf(lines: readonly string[]): ICAL.Component | null {
  const ends = lines.findIndex(line => /^(BEGIN|END):/i.test(line))
  let guests = 0
  const kept = lines.slice(0, ends < 0 ? undefined : ends).filter(line => {
    if (line.length > longestLine || !known.test(line)) return false
    // An answer has one guest, and a large meeting hundreds.
    return !/^ATTENDEE/i.test(line) || ++guests === 1
  })
  const text = ['BEGIN:VEVENT', ...kept, 'END:VEVENT'].join('\n')
  if (text.length > mostSigns) return null
  try {
    return ICAL.Component.fromString(text)
  } catch (error) {
    // ical.js says so what is no calendar.
    if (!(error instanceof Error)) throw error
    return null
  }
}

function whenOf(event: ICAL.Component): string | null {
  const start = localOf(event.getFirstProperty('dtstart'))
  if (start === null) return null
  const end = localOf(event.getFirstProperty('dtend'))
  if (start.length === 10) {
    // Its end is not of it (RFC 5545 § 3.6.1).
    const last = end === null ? start : dayBefore(end)
    return last > start ? frenchPeriod(start, last) : frenchDate(start, { weekday: true })
  }
  if (end === null || end.length === 10 || end <= start) {
    return frenchLocalTime(start, { weekday: true })
  }
  if (end.slice(0, 10) !== start.slice(0, 10)) {
    const each = [start, end].map(one => frenchLocalTime(one, { weekday: true }))
    return `du ${each.join(' au ')}`
  }
  const [from, to] = [start, end].map(one => frenchClock(+one.slice(11, 13), +one.slice(14, 16)))
  return `${frenchDate(start, { weekday: true })}, de ${from} à ${to}`
}

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date.slice(0, 10)}T00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** As it is written: of a time that does not exist ical.js would make another. */
const writtenIn = (property: ICAL.Property | null): string => String(property?.toJSON()[3] ?? '')

/** A date, or a local time here; a zone that nobody knows is taken for ours. */
function localOf(property: ICAL.Property | null): string | null {
  const value = writtenIn(property)
  const [, date, time, utc] =
    /^((?:19|20)\d\d-\d\d-\d\d)(?:T((?:[01]\d|2[0-3]):[0-5]\d):\d\d(Z)?)?$/.exec(value) ?? []
  if (property === null || date === undefined || !isDate(date)) return null
  if (time === undefined) return date
  const zone = utc === undefined ? (property.getFirstParameter('tzid') ?? '') : 'UTC'
  if (!isZone(zone)) return `${date}T${time}`
  const at = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone)
  return localTimeOf(at.epochMilliseconds, here)
}
