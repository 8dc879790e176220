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
