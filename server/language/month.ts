/** When the month began in which an instant lies, in an IANA zone; ms UTC. */
export function monthOf(instant: number, zone: string): number {
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  return there.with({ day: 1 }).startOfDay().epochMilliseconds
}
