import { RRuleTemporal } from 'rrule-temporal'
import { mostOccurrences, mostRepeatYears } from '../domain/recurrence.ts'
import { Refusal } from './refusal.ts'

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
 * @param except dates, 'YYYY-MM-DD', on which it does not.
 * @throws Refusal (`bad-request`) for a rule that is none, or more than daily.
 */
export function occurrencesOf(
  { startLocal, zone, rule }: { startLocal: string; zone: string; rule: string },
  except: readonly string[] = [],
): Occurrences {
  if (!ruleForm.test(rule)) throw unreadable()
  if (!atMostDaily.test(rule) || severalADay.test(rule)) {
    throw new Refusal(
      'bad-request',
      'Tambour répète un événement au plus une fois par jour : choisissez jours, semaines, mois ou années.',
    )
  }
  // The clocks on the wall, told as if they were UTC's, which never change.
  const start = Temporal.PlainDateTime.from(startLocal).toZonedDateTime('UTC')
  const horizon = start.add({ years: mostRepeatYears })
  const local = withLocalUntil(rule, zone)
  const all = expand(start, horizon, local)
  const left = new Set(except)
  return {
    starts: all.slice(0, mostOccurrences).filter(time => !left.has(time.slice(0, 10))),
    isCut: all.length > mostOccurrences || goesOn(local, all.length, horizon),
  }
}

function expand(
  start: Temporal.ZonedDateTime,
  horizon: Temporal.ZonedDateTime,
  rule: string,
): string[] {
  try {
    const found = new RRuleTemporal({
      rruleString: `DTSTART:${stampOf(start)}Z\nRRULE:${rule}`,
      // RFC 5545 § 3.8.5.3: DTSTART is the first of them.
      includeDtstart: true,
      maxIterations: 10_000,
      cache: false,
    }).between(new Date(start.epochMilliseconds), new Date(horizon.epochMilliseconds), true)
    const locals = found.map(time => time.toPlainDateTime().toString().slice(0, 16))
    return [...new Set(locals)].sort()
  } catch (error) {
    // It says with plain errors what it cannot read; RangeErrors are Temporal's.
    if (!(error instanceof Error)) throw error
    throw unreadable(error)
  }
}

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

function goesOn(rule: string, found: number, horizon: Temporal.ZonedDateTime): boolean {
  const count = /(?:^|;)COUNT=(\d+)/i.exec(rule)?.[1]
  if (count !== undefined) return found < Number(count)
  const until = /(?:^|;)UNTIL=(\d{8})/i.exec(rule)?.[1]
  return until === undefined || until > horizon.toPlainDate().toString().replaceAll('-', '')
}

function unreadable(cause?: Error): Refusal {
  const refusal = new Refusal(
    'bad-request',
    'Cette répétition ne se lit pas : choisissez-en une autre.',
  )
  if (cause !== undefined) refusal.cause = cause
  return refusal
}
