/** ISO 8601 weeks, '2026-W47', Monday to Sunday; a week belongs to the year of its Thursday. */

/** The week of a local date ('YYYY-MM-DD'). */
export function isoWeekOf(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return `${String(day.yearOfWeek).padStart(4, '0')}-W${String(day.weekOfYear).padStart(2, '0')}`
}

/** A week's Monday and Sunday, 'YYYY-MM-DD'. @throws RangeError when there is no such week. */
export function isoWeekDays(week: string): { from: string; to: string } {
  const match = /^(\d{4})-W(\d{2})$/.exec(week)
  if (match === null) throw new RangeError(`not a week: ${week}`)
  // 4 January is always in week 1.
  const first = Temporal.PlainDate.from(`${match[1]}-01-04`)
  const monday = first.add({ days: 1 - first.dayOfWeek + (Number(match[2]) - 1) * 7 })
  const from = monday.toString()
  // Most years have no week 53, none has a week 0 or 54.
  if (isoWeekOf(from) !== week) throw new RangeError(`not a week: ${week}`)
  return { from, to: monday.add({ days: 6 }).toString() }
}

/** The week before. @throws RangeError when there is no such week. */
export function previousWeek(week: string): string {
  return isoWeekOf(addDays(isoWeekDays(week).from, -7))
}

/** The local date that many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
