import ICAL from 'ical.js'
import { z } from 'zod'
import { occurrencesOf, periodsOf, untilOf } from '../events/occurrences.ts'
import { timesOfDays } from '../events/rules/all-day.ts'
import { mostOccurrences, mostRepeatYears } from '../events/rules/recurrence.ts'
import type { Sentence } from '../language/sentence.ts'
import { plainText } from '../platform/html/plain-text.ts'
import { BadInput, Refusal } from '../platform/refusal.ts'
import { type EventFileRead, tooMany } from './csv.ts'
import { type Change, changesIn, startOf } from './ics-changes.ts'
import { parsedCalendar, unreadableRule } from './ics-lines.ts'
import {
  addDay,
  type Entry,
  endOf,
  type Here,
  hereOf,
  inDays,
  type Local,
  property,
  type Reading,
  textIn,
  timeIn,
  timesIn,
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
  for (const together of Map.groupBy(entries, entry => entry.uid).values()) {
    for (const one of apart(read, together)) readOne(read, one)
  }
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
    const [, about = [], children = []] = component.safeParse(calendar).data ?? []
    // RFC 5546 § 3.2.5: what it holds is called off, whether each says so or not.
    const cancels =
      textIn(
        Map.groupBy(about, ([name]) => name),
        'method',
      ).toUpperCase() === 'CANCEL'
    for (const child of children) {
      const event = component.safeParse(child).data
      if (event?.[0] !== 'vevent') continue
      const properties = Map.groupBy(event[1], ([name]) => name)
      const place = entries.length + 1
      const uid = textIn(properties, 'uid').trim().slice(0, 300) || `sans-uid-${place}`
      const isCancelled = cancels || textIn(properties, 'status').toUpperCase() === 'CANCELLED'
      entries.push({ uid, properties, place, isCancelled })
    }
  }
  return entries
}

const isWhole = ({ properties }: Entry): boolean => !properties.has('recurrence-id')

/**
 * What has one UID, each event with its times apart: some programs give all of theirs the same one. Of
 * one that was written again the newest stands (RFC 5545 § 3.8.7.4).
 */
function apart(read: Reading, together: Entry[]): Entry[][] {
  const whole = together.filter(isWhole)
  const sequenceOf = ({ properties }: Entry) => Number(properties.get('sequence')?.[0]?.[3]) || 0
  const newest = whole.reduce((most, one) => Math.max(most, sequenceOf(one)), 0)
  const byStart = new Map<string, Entry>()
  for (const entry of whole.filter(one => sequenceOf(one) === newest)) {
    byStart.set(timeIn(read, entry, 'dtstart')?.local ?? '', entry)
  }
  const times = together.filter(one => !isWhole(one))
  const [first, ...others] = [...byStart].map(([start, entry]) =>
    byStart.size === 1 ? entry : { ...entry, uid: `${entry.uid}#${start}` },
  )
  return [[...(first === undefined ? [] : [first]), ...times], ...others.map(one => [one])]
}

/** All that has one UID: the event, and those of its times that are not as the others. */
function readOne(read: Reading, together: Entry[]): void {
  const main = together.find(isWhole)
  const uid = together[0]?.uid ?? ''
  const start = main === undefined ? null : timeIn(read, main, 'dtstart')
  const changes = changesIn(read, together, start)
  const applied = new Set<Change>()
  if (main !== undefined) {
    if (main.isCancelled) {
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
      const key = starts.isRepeated ? `${uid}#${local}` : uid
      // It may be named by its date alone.
      const own = changes.find(one => one.at === local || one.at === local.slice(0, 10))
      if (own !== undefined) applied.add(own)
      const other = own ?? changes.findLast(one => one.isLasting && one.at < local)
      if (other === undefined) add(read, main, key, { ...start, local }, starts.series)
      else add(read, other.entry, key, startOf(read, other, start, local), starts.series)
    }
  }
  for (const one of changes.filter(each => !applied.has(each))) {
    add(read, one.entry, `${uid}#${one.at}`, timeIn(read, one.entry, 'dtstart'), null)
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
  if (entry.isCancelled) {
    read.calledOff.push(key)
    return
  }
  if (start === null) return
  const [begins, ends] = inDays(hereOf(read, start), endOf(read, entry, start))
  if ((ends === '' ? begins : ends).slice(0, 10) < read.here.now.slice(0, 10)) {
    read.past += 1
    return
  }
  // Said once there are too many, by their number; not one by one for ever.
  if (read.lines.length > mostImportedEvents) throw tooMany(read.lines.length)
  const notes: ImportNote[] = isPrivate(entry)
    ? [{ level: 'warning', field: 'title', message: eventImportSentences.markedPrivate }]
    : []
  read.lines.push({ ...factsOf(entry, key), start: begins, end: ends, series, notes })
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

/** RFC 5545 § 3.8.1.3. */
const isPrivate = ({ properties }: Entry): boolean =>
  /^(PRIVATE|CONFIDENTIAL)$/i.test(textIn(properties, 'class'))
