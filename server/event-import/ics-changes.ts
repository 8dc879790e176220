import { asIn, type Entry, type Local, type Reading, timeIn, utcOf } from './ics-times.ts'

/** One time of a repetition that is not as the others (RFC 5545 § 3.8.4.4). */
export type Change = {
  /** Which one, as the repetition would have it: a local time on its clocks, or a date. */
  at: string
  entry: Entry
  /** Whether all after it are as it is: RANGE=THISANDFUTURE (§ 3.2.13). */
  isLasting: boolean
}

/** The times that are not as the others, in their order. */
export function changesIn(read: Reading, together: Entry[], start: Local | null): Change[] {
  return together
    .flatMap(entry => {
      const of = timeIn(read, entry, 'recurrence-id')
      if (of === null) return []
      const [, { range } = {}] = entry.properties.get('recurrence-id')?.[0] ?? []
      const isLasting = String(range).toUpperCase() === 'THISANDFUTURE'
      return [{ at: start === null ? of.local : asIn(read, of, start), entry, isLasting }]
    })
    .sort((a, b) => a.at.localeCompare(b.at))
}

/**
 * When a time of a repetition begins that is as `change` says: what lies between the two on the clocks
 * of the repetition lies between their starts.
 * @param series when the repetition begins
 * @param local which time
 */
export function startOf(
  read: Reading,
  { at, entry }: Change,
  series: Local,
  local: string,
): Local | null {
  const start = timeIn(read, entry, 'dtstart')
  if (start === null) return null
  const own =
    start.isDate || series.isDate ? start : { ...series, local: asIn(read, start, series) }
  const later = utcOf(own.local) + utcOf(local.slice(0, at.length)) - utcOf(at)
  return { ...own, local: new Date(later).toISOString().slice(0, own.local.length) }
}
