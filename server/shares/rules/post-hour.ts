import { addDays } from '../../language/iso-week.ts'

/** Between these, local hours, a post finds readers and wakes nobody. */
const first = 8
const last = 20

/**
 * A time to publish that most may take as it is, local: the next full hour of the day that is at least
 * an hour away, else the next morning; null where the event has begun by then.
 * @param now local, 'YYYY-MM-DDTHH:MM'
 */
export function suggestedPostTime(now: string, startLocal: string): string | null {
  const hour = Number(now.slice(11, 13)) + (now.endsWith(':00') ? 1 : 2)
  const date = now.slice(0, 10)
  const at =
    hour > last ? `${addDays(date, 1)}T${clock(first)}` : `${date}T${clock(Math.max(first, hour))}`
  return at < startLocal ? at : null
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
