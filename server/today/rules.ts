import type { OfficeCalendar } from '../hours/rules-opening-hours.ts'
import type { Sentence } from '../language/sentence.ts'
import { dateOfDay, type Zone } from '../language/zone.ts'

/** A channel that brings messages, as the quiet judges it. */
export type Listening = {
  name: string
  /** Whether it can be asked, and was the last time. */
  isWell: boolean
  /** When it was last read, ms UTC; null: never. */
  succeededAt: number | null
}

/**
 * What an empty list of who waits means: nothing is connected that could bring a message; something
 * is, and is not read; today is a public holiday; or all was read and nobody wrote. Times in ms UTC.
 * `ill`: who is not read, and until when all of them were (null: one of them never was).
 */
export type Quiet =
  | { kind: 'unconnected' }
  | { kind: 'ill'; names: string[]; readUntil: number | null }
  | { kind: 'holiday'; name: Sentence }
  | { kind: 'well'; readUntil: number | null }

/** Why nobody may be waiting: the worst of the reasons, since it alone can hide somebody. */
export function quietOf(channels: readonly Listening[], holiday: Sentence | null): Quiet {
  if (channels.length === 0) return { kind: 'unconnected' }
  const ill = channels.filter(({ isWell }) => !isWell)
  if (ill.length > 0) {
    return { kind: 'ill', names: ill.map(({ name }) => name), readUntil: earliest(ill) }
  }
  if (holiday !== null) return { kind: 'holiday', name: holiday }
  return { kind: 'well', readUntil: earliest(channels) }
}

/** Until when all of them were read. */
function earliest(channels: readonly Listening[]): number | null {
  const read = channels.map(({ succeededAt }) => succeededAt ?? Number.NEGATIVE_INFINITY)
  const first = Math.min(...read)
  return Number.isFinite(first) ? first : null
}

/** How far ahead the next opening is looked for. */
const horizonDays = 60

/** When the mairie next opens or closes (ms UTC), or null when that is not within two months. */
export function nextChange(
  { calendar, zone }: { calendar: OfficeCalendar; zone: Zone },
  now: number,
): number | null {
  const today = zone.dayOf(now)
  const isOpen = calendar.isOpen(now)
  for (let day = today; day <= today + horizonDays; day++) {
    for (const { start, end } of calendar.intervalsOn(dateOfDay(day))) {
      const change = isOpen ? end : start
      if (change > now && calendar.isOpen(change) !== isOpen) return change
    }
  }
  return null
}
