import { local, zone } from './demo-api.ts'

const minute = 60_000
const day = 24 * 60 * minute

const usual = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
] as const
const saturdays = [['09:00', '12:00']] as const
/** The hours of the smaller commune, open on four mornings. */
export const mornings = { mon: saturdays, tue: saturdays, thu: saturdays, fri: saturdays }

/**
 * The mairie's usual hours. On the day of the demonstration it stays open until midnight, so that
 * anyone who tries it in the evening sees the minutes run; it opened early enough for those who wait,
 * and no earlier: nobody has waited since the night.
 */
export function openingHours(now: number) {
  const today = local(now).slice(0, 10)
  const { dayOfWeek } = Temporal.PlainDate.from(today)
  const opened = quarterBefore(now - 15 * minute)
  const regular = dayOfWeek <= 5 ? usual : dayOfWeek === 6 ? saturdays : []
  const before = regular.filter(([from]) => from < opened)
  const last = before.at(-1)
  const isOpen = last !== undefined && last[1] >= opened
  const late = [isOpen ? last[0] : opened, '24:00'] as const
  return {
    from: local(now - 120 * day).slice(0, 10),
    zone,
    week: { mon: usual, tue: usual, wed: usual, thu: usual, fri: usual, sat: saturdays },
    holidays: 'FR',
    closed: [],
    open: { [today]: [...(isOpen ? before.slice(0, -1) : before), late] },
  }
}

/** 'HH:MM' of that day; midnight where the quarter is yesterday's. */
function quarterBefore(at: number): string {
  const time = local(at).slice(11)
  const quarter = Math.floor(Number(time.slice(3)) / 15) * 15
  return local(at + 15 * minute).slice(0, 10) === local(at).slice(0, 10)
    ? `${time.slice(0, 2)}:${String(quarter).padStart(2, '0')}`
    : '00:00'
}
