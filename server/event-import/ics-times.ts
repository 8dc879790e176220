import ICAL from 'ical.js'
import { z } from 'zod'
import { mostOccurrences } from '../events/rules/recurrence.ts'
import { localTimeOf } from '../language/instant.ts'
import { isZone } from '../language/zone.ts'
import type { EventFileRead } from './csv.ts'

/** RFC 7265: name, parameters, type, then the values. */
export const property = z
  .tuple([z.string(), z.record(z.string(), z.unknown()), z.string()])
  .rest(z.unknown())
type Property = z.infer<typeof property>

/** A date, or a local time, as the file means it: `zone` null is the commune's own. */
export type Local = { local: string; zone: string | null; isDate: boolean }

export type Entry = {
  uid: string
  properties: Map<string, Property[]>
  place: number
  isCancelled: boolean
}

/** Where a file is read: on the commune's clocks, at a local time. */
export type Here = { zone: string; now: string }

export type Reading = Pick<EventFileRead, 'lines' | 'rules'> & {
  here: Here
  /** The UIDs of what is cancelled; of one time of a repetition as its line would have it. */
  calledOff: string[]
  past: number
  /** Titles of repetitions that go on beyond what is made of them. */
  cut: string[]
  /** Names of zones that nobody knows. */
  zones: Set<string>
  /** What the expansion of its rules has cost so far (`periodsOf`). */
  periods: number
}

export function addDay(local: string, days: number): string {
  return new Date(utcOf(local.slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10)
}

/** A year and a day. */
const longestEvent = 366 * 86_400_000

export const utcOf = (local: string): number =>
  Date.parse(local.length === 10 ? `${local}T00:00Z` : `${local}Z`)

/** On the commune's clocks. */
export function hereOf({ here }: Reading, { local, zone, isDate }: Local): string {
  if (isDate || zone === null || zone === here.zone) return local
  const at = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
  return localTimeOf(at, here.zone)
}

/** A time on the clocks of another: some programs write exceptions in UTC. A date stays one. */
export function asIn({ here }: Reading, { local, zone, isDate }: Local, other: Local): string {
  if (isDate || other.isDate) return other.isDate ? local.slice(0, 10) : local
  const [from, to] = [zone ?? here.zone, other.zone ?? here.zone]
  if (from === to) return local
  return localTimeOf(Temporal.PlainDateTime.from(local).toZonedDateTime(from).epochMilliseconds, to)
}

export function timeIn(read: Reading, { properties }: Entry, name: string): Local | null {
  const found = properties.get(name)?.[0]
  return found === undefined ? null : localOf(read, found, found[3])
}

/** The times of a list, as the entry's own start is told. */
export function timesIn(
  read: Reading,
  { properties }: Entry,
  name: string,
  start: Local,
): string[] {
  return (properties.get(name) ?? []).flatMap(found =>
    found.slice(3, 3 + 2 * mostOccurrences).flatMap(value => {
      // A PERIOD begins with its start.
      const time = localOf(read, found, Array.isArray(value) ? value[0] : value)
      return time === null ? [] : [asIn(read, time, start)]
    }),
  )
}

function localOf(read: Reading, [, parameters]: Property, value: unknown): Local | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d):\d\d(Z)?)?$/.exec(String(value))
  if (match === null) return null
  const [, date = '', time, utc] = match
  const local = time === undefined ? date : `${date}T${time}`
  if (!exists(local)) return null
  if (time === undefined) return { local, zone: null, isDate: true }
  if (utc !== undefined) return { local, zone: 'UTC', isDate: false }
  const { tzid } = parameters
  const name = typeof tzid === 'string' ? tzid : ''
  const zone = name === '' ? null : zoneNamed(name)
  if (name !== '' && zone === null) read.zones.add(name)
  return { local, zone, isDate: false }
}

/** Outlook's names for the clocks of France and its neighbours (Unicode CLDR, windowsZones). */
const windowsZones: Record<string, string> = {
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  UTC: 'UTC',
}

function zoneNamed(name: string): string | null {
  // Mozilla's and others' prefix: « /mozilla.org/20070129_1/Europe/Paris ».
  const plain = name.replace(/^\/[^/]+\/[^/]+\//, '')
  const zone = Object.hasOwn(windowsZones, plain) ? windowsZones[plain] : plain
  return zone !== undefined && isZone(zone) ? zone : null
}

function exists(local: string): boolean {
  const ms = utcOf(local)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(local)
}

/** RFC 5545 § 3.6.1: a DTEND, which is not included where it is a date; or a DURATION. */
export function endOf(read: Reading, entry: Entry, start: Local): string {
  const first = timeIn(read, entry, 'dtstart')
  const end = timeIn(read, entry, 'dtend')
  const length = textIn(entry.properties, 'duration')
  if (first === null) return ''
  let ms = 0
  if (end !== null) ms = utcOf(hereOf(read, end)) - utcOf(hereOf(read, first))
  else if (/^\+?P[\dTWDHMS]{2,20}$/.test(length)) {
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

/** From one midnight to another, as Outlook writes whole days: dates, both included. */
export function inDays(begins: string, ends: string): [string, string] {
  if (!begins.endsWith('T00:00') || !ends.endsWith('T00:00')) return [begins, ends]
  const [first, last] = [begins.slice(0, 10), addDay(ends, -1)]
  return [first, last > first ? last : '']
}

export function textIn(properties: Entry['properties'], name: string): string {
  const value = properties.get(name)?.[0]?.[3]
  return typeof value === 'string' ? value : ''
}
