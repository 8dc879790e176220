import ICAL from 'ical.js'
import { z } from 'zod'
import { occurrencesOf, periodsOf, untilOf } from '../events/occurrences.ts'
import { timesOfDays } from '../events/rules/all-day.ts'
import { mostOccurrences, mostRepeatYears } from '../events/rules/recurrence.ts'
import type { Sentence } from '../language/sentence.ts'
import { plainText } from '../platform/html/plain-text.ts'
import { BadInput, Refusal } from '../platform/refusal.ts'
import { type EventFileRead, tooMany } from './csv.ts'
import { parsedCalendar, unreadableRule } from './ics-lines.ts'
import {
  addDay,
  asIn,
  type Entry,
  type Here,
  hereOf,
  type Local,
  longestEvent,
  property,
  type Reading,
  timeIn,
  timesIn,
  utcOf,
} from './ics-times.ts'
import { mostImportedEvents } from './rules.ts'
import { eventImportSentences } from './sentences.ts'
import type { ImportLine, ImportNote } from './shapes.ts'

const component = z.tuple([z.string(), z.array(property), z.array(z.unknown())])

/** Some two seconds of work: eighty daily repetitions over two years. */
const mostPeriods = 60_000

/**
 * Reads a calendar as Google, Nextcloud, Outlook or OpenAgenda export it. What repeats becomes one
 * event a time; what is cancelled or over is left aside, and said.
 * @throws BadInput for what is no calendar, or holds too much.
 */
export function readEventsIcs(text: string, here: Here): EventFileRead {
  const { read, entries } = readAgenda(text, here)
  if (entries === 0) throw new BadInput(eventImportSentences.noEvents)
  if (read.lines.length > mostImportedEvents) throw tooMany(read.lines.length)
  if (read.lines.length === 0) {
    throw new BadInput(eventImportSentences.nothingToCome)
  }
  const lines = read.lines.map(withTimes)
  return { columns: null, rules: read.rules, notes: notesOf(read), lines }
}

/** What a calendar has as dates lasts whole days: nobody need say at what hour it begins. */
function withTimes(line: ImportLine): ImportLine {
  if (line.start.length !== 10) return line
  const { startLocal, endLocal } = timesOfDays(line.start, line.end || line.start)
  return { ...line, start: startLocal, end: endLocal }
}

/**
 * What a calendar holds that is not over, in its order; nothing is no fault of it.
 * @throws BadInput for what is no calendar, or holds more than a season may.
 */
export function readAgenda(text: string, here: Here): { read: Reading; entries: number } {
  const entries = entriesOf(text)
  const read: Reading = {
    here,
    lines: [],
    rules: {},
    calledOff: [],
    past: 0,
    cut: [],
    zones: new Set(),
    periods: 0,
  }
  for (const [uid, together] of Map.groupBy(entries, entry => entry.uid))
    readOne(read, uid, together)
  read.lines.sort((a, b) => a.start.localeCompare(b.start))
  return { read, entries: entries.length }
}

function notesOf({ calledOff, past, cut, zones }: Reading): Sentence[] {
  const cancelled = calledOff.length
  return [
    ...(past === 0 ? [] : [eventImportSentences.pastLeft(past)]),
    ...(cancelled === 0 ? [] : [eventImportSentences.cancelledLeft(cancelled)]),
    ...cut.map(title =>
      eventImportSentences.repeatsFurther(title, mostRepeatYears, mostOccurrences),
    ),
    ...[...zones].map(zone => eventImportSentences.zoneUnknown(zone.slice(0, 60))),
  ]
}

function entriesOf(text: string): Entry[] {
  const parsed = parsedCalendar(text)
  if (parsed === null) throw new BadInput(eventImportSentences.calendarBroken)
  const calendars = component.safeParse(parsed).success
    ? [parsed]
    : z.array(z.unknown()).parse(parsed)
  const entries: Entry[] = []
  for (const calendar of calendars) {
    for (const child of component.safeParse(calendar).data?.[2] ?? []) {
      const event = component.safeParse(child).data
      if (event?.[0] !== 'vevent') continue
      const properties = Map.groupBy(event[1], ([name]) => name)
      const place = entries.length + 1
      const uid = textIn(properties, 'uid').trim().slice(0, 300) || `sans-uid-${place}`
      entries.push({ uid, properties, place })
    }
  }
  return entries
}

/** All that has one UID: the event, and those of its times that are not as the others. */
function readOne(read: Reading, uid: string, together: Entry[]): void {
  const main = together.find(({ properties }) => !properties.has('recurrence-id'))
  const changed = new Map<string, Entry>()
  const start = main === undefined ? null : timeIn(read, main, 'dtstart')
  for (const entry of together) {
    const of = timeIn(read, entry, 'recurrence-id')
    if (of !== null) changed.set(start === null ? of.local : asIn(read, of, start), entry)
  }
  if (main !== undefined) {
    if (isCancelled(main)) {
      read.calledOff.push(uid)
      return
    }
    if (start === null) {
      const notes: ImportNote[] = [
        { level: 'error', field: 'start', message: eventImportSentences.dateUnreadable },
      ]
      read.lines.push({ ...factsOf(main, uid), start: '', end: '', notes })
      return
    }
    const starts = startsOf(read, main, start)
    for (const local of starts.locals) {
      const other = changed.get(local)
      changed.delete(local)
      const key = starts.isRepeated ? `${uid}#${local}` : uid
      if (other === undefined) add(read, main, key, { ...start, local }, starts.series)
      else add(read, other, key, timeIn(read, other, 'dtstart'), starts.series)
    }
  }
  for (const [local, entry] of changed) {
    add(read, entry, `${uid}#${local}`, timeIn(read, entry, 'dtstart'), null)
  }
}

/** When an entry takes place, in its own zone. */
function startsOf(
  read: Reading,
  entry: Entry,
  start: Local,
): { locals: string[]; isRepeated: boolean; series: string | null } {
  const rule = ruleOf(entry)
  if (entry.properties.has(unreadableRule)) {
    read.cut.push(textIn(entry.properties, 'summary').slice(0, 60))
  }
  const more = timesIn(read, entry, 'rdate', start)
  if (rule === null && more.length === 0) {
    return { locals: [start.local], isRepeated: false, series: null }
  }
  const except = new Set(timesIn(read, entry, 'exdate', start))
  let locals = [start.local]
  const from = `${read.here.now.slice(0, 10)}T00:00`
  if (rule !== null && (untilOf(rule) ?? from) >= addDay(from, -1)) {
    read.periods += periodsOf(rule, start.local, from)
    if (read.periods > mostPeriods) {
      throw new BadInput(eventImportSentences.tooManyRepetitions)
    }
    try {
      const zone = start.zone ?? read.here.zone
      const { starts, isCut } = occurrencesOf({
        startLocal: start.isDate ? `${start.local}T00:00` : start.local,
        zone,
        rule,
        from,
      })
      locals = start.isDate ? starts.map(local => local.slice(0, 10)) : starts
      if (isCut) read.cut.push(textIn(entry.properties, 'summary').slice(0, 60))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      read.cut.push(textIn(entry.properties, 'summary').slice(0, 60))
    }
  }
  const series = rule === null ? null : entry.uid
  if (series !== null && rule !== null) read.rules[series] = rule
  const all = [...new Set([...locals, ...more])].sort().slice(0, mostOccurrences)
  return {
    locals: all.filter(local => !except.has(local) && !except.has(local.slice(0, 10))),
    isRepeated: true,
    series,
  }
}

function add(
  read: Reading,
  entry: Entry,
  key: string,
  start: Local | null,
  series: string | null,
): void {
  if (isCancelled(entry)) {
    read.calledOff.push(key)
    return
  }
  if (start === null) return
  const begins = hereOf(read, start)
  const ends = endOf(read, entry, start)
  if ((ends === '' ? begins : ends).slice(0, 10) < read.here.now.slice(0, 10)) {
    read.past += 1
    return
  }
  // Said once there are too many, by their number; not one by one for ever.
  if (read.lines.length > mostImportedEvents) throw tooMany(read.lines.length)
  read.lines.push({ ...factsOf(entry, key), start: begins, end: ends, series, notes: [] })
}

function factsOf({ properties, place }: Entry, uid: string): Omit<ImportLine, 'notes'> {
  const link = textIn(properties, 'url').trim()
  return {
    key: `e${place}${uid.includes('#') ? uid.slice(uid.lastIndexOf('#')) : ''}`.slice(0, 100),
    line: null,
    title: plainText(textIn(properties, 'summary')).replace(/\s+/g, ' ').slice(0, 300),
    start: '',
    end: '',
    place: textIn(properties, 'location')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
      .join(', ')
      .slice(0, 500),
    text: plainText(textIn(properties, 'description')).slice(0, 10_000),
    link: /^https?:\/\//i.test(link) ? link.slice(0, 500) : '',
    uid,
    series: null,
  }
}

/** RFC 5545 § 3.6.1: a DTEND, which is not included where it is a date; or a DURATION. */
function endOf(read: Reading, entry: Entry, start: Local): string {
  const first = timeIn(read, entry, 'dtstart')
  const end = timeIn(read, entry, 'dtend')
  const length = textIn(entry.properties, 'duration')
  if (first === null) return ''
  let ms = 0
  if (end !== null) ms = utcOf(hereOf(read, end)) - utcOf(hereOf(read, first))
  else if (/^P[\dTWDHMS]{2,20}$/.test(length)) {
    ms = ICAL.Duration.fromString(length).toSeconds() * 1000
  }
  if (ms <= 0 || !Number.isFinite(ms) || ms > longestEvent) return ''
  const begins = hereOf(read, start)
  if (start.isDate) {
    const last = new Date(utcOf(begins) + ms - 86_400_000).toISOString().slice(0, 10)
    return last > begins ? last : ''
  }
  return new Date(utcOf(begins) + ms).toISOString().slice(0, 16)
}

const recur = z.looseObject({ freq: z.string(), wkst: z.number().optional() })

/** The rule as it is written in the file. */
function ruleOf({ properties }: Entry): string | null {
  const value = recur.safeParse(properties.get('rrule')?.[0]?.[3]).data
  if (value === undefined) return null
  const { wkst, ...parts } = value
  // ical.js makes a number of the day on which a week begins.
  const week = wkst === undefined ? {} : { wkst: ICAL.Recur.numericDayToIcalDay(wkst) }
  return Object.entries({ ...parts, ...week })
    .map(([name, part]) => `${name}=${name === 'until' ? String(part).replace(/[-:]/g, '') : part}`)
    .join(';')
    .toUpperCase()
}

const isCancelled = ({ properties }: Entry): boolean =>
  textIn(properties, 'status').toUpperCase() === 'CANCELLED'

function textIn(properties: Entry['properties'], name: string): string {
  const value = properties.get(name)?.[0]?.[3]
  return typeof value === 'string' ? value : ''
}
