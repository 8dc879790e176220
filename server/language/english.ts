import { frenchPercent, frenchSize, localMinute, NBSP } from './french.ts'

/** The English of dates, durations and numbers, as french.ts is the French: the same zones and units. */

type Parts = { weekday?: boolean; year?: boolean }

/** “Monday 3 May 2027” of a local date or local time. */
export function englishDate(local: string, { weekday = false, year = true }: Parts = {}): string {
  const date = new Date(`${local.slice(0, 10)}T00:00:00Z`)
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(weekday ? { weekday: 'long' as const } : {}),
    ...(year ? { year: 'numeric' as const } : {}),
  })
  return format.format(date).replace(',', '')
}

export function englishWeekday(local: string): string {
  return englishDate(local, { weekday: true }).split(' ')[0] ?? ''
}

/** “6.30 pm” would be a third way; the 24-hour clock is what the mairie’s visitors read. */
export function englishTime(clock: string): string {
  return clock.replace(/^0/, '')
}

export function englishLocalTime(local: string, parts: Parts = {}): string {
  return `${englishDate(local, parts)} at ${englishTime(local.slice(11, 16))}`
}

/** “1,234,567”, “1.5”: at most `decimals` decimals. */
export function englishNumber(value: number, decimals = 0): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: decimals })
}

/** “240 kB”, “1.5 MB” of a number of bytes, counted as in French. */
export function englishSize(bytes: number): string {
  return frenchSize(bytes).replace(',', '.').replace('ko', 'kB').replace('Mo', 'MB')
}

/** “92%” of a ratio between 0 and 1, rounded as in French: only a true 0 or 1 prints 0 or 100. */
export function englishPercent(ratio: number): string {
  return frenchPercent(ratio).replace(NBSP, '')
}

/** “1 message”, “1,250 messages”. */
export function englishCount(count: number, one: string, many: string): string {
  return `${englishNumber(count)}${NBSP}${count === 1 ? one : many}`
}

/** An instant, ms UTC, on the clocks of a zone. */
export function englishInstant(at: number, zone: string, parts: Parts = {}): string {
  return englishLocalTime(localMinute(at, zone), parts)
}

/** “a”, “a and b”, “a, b and c”. */
export function englishList(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** “16 to 22 November 2026”. */
export function englishPeriod(from: string, to: string): string {
  if (from === to) return englishDate(to)
  if (from.slice(0, 7) === to.slice(0, 7))
    return `${Number(from.slice(8, 10))} to ${englishDate(to)}`
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  return `${englishDate(from, { year: !sameYear })} to ${englishDate(to)}`
}

/** “40 s”, “12 min”, “2 h 05 min”, “3 d 4 h”, “48 days”, rounded down. */
export function englishDuration(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (ms <= 0) return `0${NBSP}min`
  if (minutes < 1) return `${Math.max(1, Math.floor(ms / 1000))}${NBSP}s`
  if (minutes < 60) return `${minutes}${NBSP}min`
  if (minutes < 1440) {
    const rest = minutes % 60
    const hours = `${Math.floor(minutes / 60)}${NBSP}h`
    return rest === 0 ? hours : `${hours}${NBSP}${String(rest).padStart(2, '0')}${NBSP}min`
  }
  if (minutes >= 14 * 1440) return `${Math.floor(minutes / 1440)}${NBSP}days`
  const hours = Math.floor((minutes % 1440) / 60)
  const days = `${Math.floor(minutes / 1440)}${NBSP}d`
  return hours === 0 ? days : `${days}${NBSP}${hours}${NBSP}h`
}

/** A length of opening hours: never in days, since a day of them is not one of twenty-four. */
export function englishOfficeDuration(ms: number): string {
  if (ms < 86_400_000) return englishDuration(ms)
  return `${Math.floor(ms / 3_600_000).toLocaleString('en')}${NBSP}h`
}
