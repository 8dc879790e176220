const DAY = 86_400_000
const MINUTE = 60_000

/** A stretch of time over which a zone keeps one offset: [start, end), ms UTC. */
type Stretch = { start: number; end: number; offset: number }

/** Conversions between instants (ms UTC) and the local time of one IANA zone. */
export type Zone = {
  /** Local time minus UTC at that instant, ms. */
  offsetAt(at: number): number
  /** Number of the local day that contains the instant, counted from 1970-01-01. */
  dayOf(at: number): number
  /**
   * The instant of a local time, `minutes` after that local date's 00:00 by the wall clock (1440
   * is the next day's 00:00). Where the clocks change it is what `Temporal` calls `compatible`:
   * a time that does not exist moves forward by the gap, one that comes twice is the first.
   */
  instantOf(day: number, minutes: number): number
}

/**
 * Compiles a zone: rules come from `Temporal`, which is asked once for each change of clocks and
 * for the days around it; the rest is a subtraction.
 *
 * @throws RangeError when the zone is unknown.
 */
export function compileZone(id: string): Zone {
  const known: Stretch[] = []
  let last = stretchAt(id, 0)
  known.push(last)

  function stretchOf(at: number): Stretch {
    if (at >= last.start && at < last.end) return last
    let found = known.find(stretch => at >= stretch.start && at < stretch.end)
    if (!found) {
      found = stretchAt(id, at)
      known.push(found)
    }
    last = found
    return found
  }

  return {
    offsetAt: at => stretchOf(at).offset,
    dayOf: at => Math.floor((at + stretchOf(at).offset) / DAY),
    instantOf(day, minutes) {
      const wall = day * DAY + minutes * MINUTE
      // Offsets are under a day, so the instant lies between these two, whatever the zone.
      const before = stretchOf(wall - DAY)
      if (wall + DAY < before.end) return wall - before.offset
      return Temporal.Instant.fromEpochMilliseconds(wall)
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime()
        .toZonedDateTime(id, { disambiguation: 'compatible' }).epochMilliseconds
    },
  }
}

/** Whether the text is a zone of the IANA database. */
export function isZone(id: string): boolean {
  try {
    stretchAt(id, 0)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function stretchAt(id: string, at: number): Stretch {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id)
  // `previous` is strictly before, and the stretch may begin at this very instant.
  const previous = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  const next = here.getTimeZoneTransition('next')
  return {
    start: previous ? previous.epochMilliseconds : Number.NEGATIVE_INFINITY,
    end: next ? next.epochMilliseconds : Number.POSITIVE_INFINITY,
    offset: here.offsetNanoseconds / 1_000_000,
  }
}

/** Whether the text is a date that exists, 'YYYY-MM-DD'. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dateOfDay(dayOf(text)) === text
}

/** Whether the text is a time of day, '00:00' to '24:00'. */
export function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)
}

/**
 * Number of a date ('YYYY-MM-DD'), counted from 1970-01-01.
 *
 * @throws RangeError when there is no such date.
 */
export function dayOfDate(date: string): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`)
  return dayOf(date)
}

/** The date ('YYYY-MM-DD') of a day's number. */
export function dateOfDay(day: number): string {
  const known = dates.get(day)
  if (known !== undefined) return known
  const date = Number.isFinite(day) ? new Date(day * DAY).toISOString().slice(0, 10) : ''
  if (dates.size >= mostDates) dates.clear()
  dates.set(day, date)
  return date
}

/** Dates of days that were asked for: the same few hundred come by the million. */
const dates = new Map<number, string>()
const mostDates = 10_000

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

/** Whether it is between 22:00 and 06:00 on the zone's clocks. */
export function isNightAt(at: number, zone: Pick<Zone, 'offsetAt'>): boolean {
  const local = at + zone.offsetAt(at)
  const hour = Math.floor(local / 3_600_000) % 24
  return hour >= 22 || hour < 6
}
