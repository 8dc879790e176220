/** Months after which words and names go, and what a commune may choose. */
export const retentionMonths = { least: 1, usual: 12, most: 120 } as const

/** Beyond this nobody needs to know how many: « 100 000 ou plus ». */
export const mostCounted = 100_000

const dayMs = 24 * 60 * 60_000

/** How long people have to choose before anything goes, in a new commune, ms. */
export const firstNoticeMs = 30 * dayMs

/** How long a shorter time may be taken back before anything goes by it, ms. */
export const shorterNoticeMs = 7 * dayMs

/** When what is due is erased, on the commune's clocks: nobody writes then. */
const nightHour = '03:30'

/** What was sent before this instant, ms UTC, is due: the beginning of the day, so many months back. */
export function retentionLimit(now: number, zone: string, months: number): number {
  return dayIn(now, zone).subtract({ months }).toZonedDateTime(zone).epochMilliseconds
}

/**
 * When words are erased next, ms UTC: the night after the last time, a machine that was off then
 * as soon as it is on; never before `erasesFrom`.
 */
export function nextSweepAt(
  { sweptAt, erasesFrom }: { sweptAt: number | null; erasesFrom: number },
  zone: string,
): number {
  if (sweptAt === null) return erasesFrom
  const night = Temporal.PlainTime.from(nightHour)
  const sameDay = dayIn(sweptAt, zone).toZonedDateTime({
    timeZone: zone,
    plainTime: night,
  }).epochMilliseconds
  const next =
    sameDay > sweptAt
      ? sameDay
      : dayIn(sweptAt, zone).add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: night })
          .epochMilliseconds
  return Math.max(next, erasesFrom)
}

function dayIn(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
}
