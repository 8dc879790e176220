import { englishWeekday } from '../../language/english.ts'
import { frenchClock, frenchWeekday } from '../../language/french.ts'
import type { Translations } from '../../language/sentence.ts'
import type { DigestSchedule } from './schedule.ts'

/** « le lundi à 8 h », « le lundi et le jeudi à 18 h 30 » */
export function scheduleLabel({ days, time }: DigestSchedule): Translations {
  // The year 2024 began on a Monday.
  const dates = days.map(day => `2024-01-0${day}`)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return {
    fr: `${dates.map(date => `le ${frenchWeekday(date)}`).join(' et ')} à ${frenchClock(hour, minute)}`,
    en: `on ${dates.map(date => `${englishWeekday(date)}s`).join(' and ')} at ${hour}:${time.slice(3)}`,
  }
}
