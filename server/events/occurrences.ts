import { RRuleTemporal } from 'rrule-temporal'
import { Refusal } from '../platform/refusal.ts'
import { mostOccurrences, mostRepeatYears } from './rules/recurrence.ts'
import { eventSentences } from './sentences.ts'

export type Occurrences = {
  /** Local times, 'YYYY-MM-DDTHH:MM', in order; without those that are excepted. */
  starts: string[]
  /** Whether the rule goes on beyond what is made of one rule. */
  isCut: boolean
}

/** What a calendar writes is never this long, nor has other signs. */
const ruleForm = /^[A-Z0-9=;,+-]{6,300}$/i
const atMostDaily = /(?:^|;)FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/i
const severalADay = /(?:^|;)BY(?:HOUR|MINUTE|SECOND)=[^;]*,/i

/**
 * When an event takes place that repeats by an RFC 5545 rule: in local time, so that 18 h 30 stays
 * 18 h 30 across the changes of clocks. At most `mostOccurrences`, over `mostRepeatYears`.
 * @param zone where an UNTIL in UTC is local.
 * @param from only those from this local time on, and as many years after it; absent: all.
 * @param except dates, 'YYYY-MM-DD', on which it does not.
 * @throws Refusal (`bad-request`) for a rule that is none, or more than daily.
 */
export function occurrencesOf(
  {
    startLocal,
    zone,
    rule,
    from,
  }: { startLocal: string; zone: string; rule: string; from?: string },
  except: readonly string[] = [],
): Occurrences {
  if (!ruleForm.test(rule)) throw unreadable()
  if (!atMostDaily.test(rule) || severalADay.test(rule)) {
    throw new Refusal('bad-request', eventSentences.moreThanDaily)
  }
  // The clocks on the wall, told as if they were UTC's, which never change.
  const start = wallClock(startLocal)
  const first = from !== undefined && from > startLocal ? wallClock(from) : start
  const { all, isCut } = expand(start, first, withLocalUntil(rule, zone))
  const left = new Set(except)
  return {
    starts: all.slice(0, mostOccurrences).filter(time => !left.has(time.slice(0, 10))),
    isCut: isCut || all.length > mostOccurrences,
  }
}

function expand(
  start: Temporal.ZonedDateTime,
  first: Temporal.ZonedDateTime,
  rule: string,
): { all: string[]; isCut: boolean } {
  const horizon = first.add({ years: mostRepeatYears })
  try {
    const repetition = new RRuleTemporal({
      rruleString: `DTSTART:${stampOf(start)}Z\nRRULE:${rule}`,
      // RFC 5545 § 3.8.5.3: DTSTART is the first of them.
      includeDtstart: true,
      maxIterations: 10_000,
      cache: false,
    })
    const found = repetition.between(dateOf(first), dateOf(horizon), true)
    const locals = found.map(time => time.toPlainDateTime().toString().slice(0, 16))
    const all = [...new Set(locals)].sort()
    return { all, isCut: goesOn(rule, all.length, first === start, horizon) }
  } catch (error) {
    // It says with plain errors what it cannot read; RangeErrors are Temporal's.
    if (!(error instanceof Error)) throw error
    throw unreadable(error)
  }
}

/** How much is left of a count that began before the dates that were asked for is not known. */
function goesOn(
  rule: string,
  found: number,
  isWhole: boolean,
  horizon: Temporal.ZonedDateTime,
): boolean {
  const count = /(?:^|;)COUNT=(\d+)/i.exec(rule)?.[1]
  if (count !== undefined) return isWhole && found < Number(count) && !isOver(rule, horizon)
  return !isOver(rule, horizon)
}

function isOver(rule: string, at: Temporal.ZonedDateTime): boolean {
  const until = untilOf(rule)
  return until !== null && until <= at.toPlainDate().toString()
}

/** The last date of a rule, 'YYYY-MM-DD'; null where it names none. */
export function untilOf(rule: string): string | null {
  const [, year, month, day] = /(?:^|;)UNTIL=(\d{4})(\d\d)(\d\d)/i.exec(rule) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}

const daysOfPeriod: Record<string, number> = { DAILY: 1, WEEKLY: 7, MONTHLY: 30, YEARLY: 365 }

/** How many days, weeks, months or years are looked at to expand a rule: what that costs. */
export function periodsOf(rule: string, startLocal: string, from: string): number {
  const freq = /(?:^|;)FREQ=([A-Z]+)/i.exec(rule)?.[1]?.toUpperCase() ?? ''
  const interval = Number(/(?:^|;)INTERVAL=(\d+)/i.exec(rule)?.[1] ?? 1)
  const days =
    (Date.parse(`${from.slice(0, 10)}Z`) - Date.parse(`${startLocal.slice(0, 10)}Z`)) / 86_400_000
  const all = Math.max(0, days) + mostRepeatYears * 365
  return Math.ceil(all / ((daysOfPeriod[freq] ?? 1) * Math.max(1, interval)))
}

const wallClock = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('UTC')

const dateOf = (time: Temporal.ZonedDateTime): Date => new Date(time.epochMilliseconds)

/** RFC 5545 § 3.3.10: an end in UTC, in local time or of a date alone; a date's whole day counts. */
function withLocalUntil(rule: string, zone: string): string {
  return rule.replace(
    /(?<=(?:^|;)UNTIL=)(\d{8})(?:T(\d{6})(Z)?)?/i,
    (_, date: string, time: string | undefined, utc: string | undefined) => {
      if (time === undefined) return `${date}T235959Z`
      if (utc === undefined) return `${date}T${time}Z`
      const instant = `${date.replace(/(\d{4})(\d\d)/, '$1-$2-')}T${time.replace(/(\d\d)(\d\d)/, '$1:$2:')}Z`
      if (Number.isNaN(Date.parse(instant))) throw unreadable()
      return `${stampOf(Temporal.Instant.from(instant).toZonedDateTimeISO(zone))}Z`
    },
  )
}

/** '20270612T183000'. */
function stampOf(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
}

function unreadable(cause?: Error): Refusal {
  const refusal = new Refusal('bad-request', eventSentences.ruleUnreadable)
  if (cause !== undefined) refusal.cause = cause
  return refusal
}
