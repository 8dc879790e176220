import { localMinute } from './french.ts'

/** Instants are milliseconds UTC inside, ISO 8601 in UTC with milliseconds outside. */
export function toIso(instant: number): string {
  return new Date(instant).toISOString()
}

export function toIsoOrNull(instant: number | null): string | null {
  return instant === null ? null : toIso(instant)
}

/**
 * The instant of a local time such as '2027-07-13T18:30' in an IANA zone. A time that a change of
 * clocks skips moves forward, one that happens twice is its first occurrence (Temporal's
 * `compatible`).
 * @throws RangeError when the text is not a local time.
 */
export function instantOfLocal(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
}

/** The local date, 'YYYY-MM-DD', of an instant in a zone. */
export function localDateOf(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** The local time, 'YYYY-MM-DDTHH:MM', of an instant in a zone. */
export function localTimeOf(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

const dayMs = 24 * 60 * 60_000

/**
 * What a change of clocks makes of a local time, 'YYYY-MM-DDTHH:MM': `skipped`, for there is no such
 * hour that night, or `twice`; null of every other time, and of what is no time. Without `Temporal`,
 * which not every browser has.
 */
export function clockChange(local: string, zone: string): 'skipped' | 'twice' | null {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== local) return null
  // A zone changes its clocks once within two days: what holds before, or what holds after.
  const instants = [-dayMs, dayMs].map(by => {
    const near = asUtc + by
    const offset = Date.parse(`${localMinute(near, zone)}Z`) - near
    return asUtc - offset
  })
  const found = new Set(instants.filter(instant => localMinute(instant, zone) === local))
  if (found.size === 0) return 'skipped'
  return found.size === 2 ? 'twice' : null
}

/**
 * What a commune plans, counts or looks back at lies between these two local dates: everything that
 * walks from day to day ends, and every date fits the clocks of a zone.
 */
export const askedFrom = '2000-01-01'
export const askedTo = '2100-12-31'

/** Whether a local date or local time, 'YYYY-MM-DD…', lies between them; a year of more digits does not. */
export function isAsked(local: string): boolean {
  const date = local.slice(0, 10)
  return /^\d{4}-/.test(local) && date >= askedFrom && date <= askedTo
}
