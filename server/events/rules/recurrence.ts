/**
 * How an event repeats, as a mairie says it, and the RFC 5545 rule that says the same. The rule is
 * expanded by events/occurrences.ts; nothing here counts days over months.
 */
const repeatKinds = [
  'week',
  'two-weeks',
  'month-date',
  'month-weekday',
  'month-last-weekday',
  'year',
] as const
export type RepeatKind = (typeof repeatKinds)[number]

export type Repeat = {
  kind: RepeatKind
  /** The last date that it may fall on, 'YYYY-MM-DD'; null: `count` says the end. */
  until: string | null
  /** How many times in all, the first one included; null: `until` says the end. */
  count: number | null
}

/** One rule makes no more events than this, and none later than so many years after its first. */
export const mostOccurrences = 200
export const mostRepeatYears = 2

/** More publications than this at once are worth a second look. */
export const manyPublications = 60

/** More than this at once is no season: writing them would keep everybody waiting for seconds. */
export const mostPublications = 10_000

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const DAY = 86_400_000

/** Which ways of repeating a date has: not every date is a second, or a last, Saturday. */
export function repeatKindsOf(date: string): RepeatKind[] {
  return repeatKinds.filter(kind => {
    if (kind === 'month-weekday') return nthOf(date) < 5
    return kind !== 'month-last-weekday' || isLastOfMonth(date)
  })
}

/** Which one of its weekday a date is in its month: 2 for the second Saturday. */
export function nthOf(date: string): number {
  return Math.ceil(Number(date.slice(8, 10)) / 7)
}

/** RFC 5545 § 3.3.10, without `RRULE:`. `startLocal` is the first of them, 'YYYY-MM-DDTHH:MM'. */
export function ruleOf(startLocal: string, { kind, until, count }: Repeat): string {
  const code = codes[(utcOf(startLocal).getUTCDay() + 6) % 7]
  const base: Record<RepeatKind, string> = {
    week: 'FREQ=WEEKLY',
    'two-weeks': 'FREQ=WEEKLY;INTERVAL=2',
    'month-date': 'FREQ=MONTHLY',
    'month-weekday': `FREQ=MONTHLY;BYDAY=${nthOf(startLocal)}${code}`,
    'month-last-weekday': `FREQ=MONTHLY;BYDAY=-1${code}`,
    year: 'FREQ=YEARLY',
  }
  if (count !== null) return `${base[kind]};COUNT=${count}`
  if (until !== null) return `${base[kind]};UNTIL=${until.replaceAll('-', '')}T235959`
  return base[kind]
}

/** The same weekday a year later: 52 weeks, the nearest there is. */
export function sameWeekdayNextYear(local: string): string {
  const date = new Date(utcOf(local).getTime() + 364 * DAY).toISOString().slice(0, 10)
  return `${date}${local.slice(10)}`
}

/** As many days later as lie between two local times' dates, at its own hour. */
export function movedWith(local: string, from: string, to: string): string {
  const days = Math.round((utcOf(to).getTime() - utcOf(from).getTime()) / DAY)
  const date = new Date(utcOf(local).getTime() + days * DAY).toISOString().slice(0, 10)
  return `${date}${local.slice(10)}`
}

function isLastOfMonth(date: string): boolean {
  const next = new Date(utcOf(date).getTime() + 7 * DAY).toISOString()
  return next.slice(0, 7) !== date.slice(0, 7)
}

const utcOf = (local: string): Date => new Date(`${local.slice(0, 10)}T00:00:00Z`)
