import type { Random } from './random.ts'

/** The village lives by the clock of Paris. */
const zone = 'Europe/Paris'

/** The mairie's hours, in minutes of the day; Monday is 1, Sunday 7. */
const morning = [9 * 60, 12 * 60] as const
const afternoon = [14 * 60, 17 * 60] as const
const openings = (weekday: number) =>
  weekday <= 5 ? [morning, afternoon] : weekday === 6 ? [morning] : []

/** Holidays that fall on the same date each year, as month-day. */
const holidays = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

/** How much people write in each hour of the day, from midnight. */
const weights = [2, 1, 0, 0, 0, 1, 2, 5, 11, 10, 8, 8, 10, 6, 6, 6, 8, 10, 12, 11, 10, 7, 4, 2]

export function localTime(ms: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
}

export function isOpen(ms: number): boolean {
  return openingsOf(localTime(ms).toPlainDate()).some(([from, to]) => ms >= from && ms < to)
}

/** When the mairie next opens: `ms` itself if it is open then. */
export function nextOpening(ms: number): number {
  let date = localTime(ms).toPlainDate()
  for (let day = 0; day < 10; day++) {
    const opening = openingsOf(date).find(([, to]) => ms < to)
    if (opening) return Math.max(ms, opening[0])
    date = date.add({ days: 1 })
  }
  throw new Error('The mairie does not open for ten days.')
}

/** Some instant of that day, at an hour when people write. */
export function momentOf(date: Temporal.PlainDate, random: Random): number {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const hour = weights.findIndex(weight => {
    left -= weight
    return left < 0
  })
  return instantAt(date, hour * 60 + random.between(0, 59)) + random.between(0, 59) * 1000
}

/** How busy the hour is in which `ms` falls: 0 when all sleep, 12 at the busiest. */
export function busyness(ms: number): number {
  return weights[localTime(ms).hour] ?? 0
}

export function instantAt(date: Temporal.PlainDate, minutes: number): number {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
}

function openingsOf(date: Temporal.PlainDate): [number, number][] {
  if (holidays.includes(date.toString().slice(5))) return []
  return openings(date.dayOfWeek).map(([from, to]) => [instantAt(date, from), instantAt(date, to)])
}
