/**
 * When something that begins then (local time) and ends at that hour, 'HH:MM', is over: a ball from
 * 20 h to 2 h ends the next day.
 */
export function endOnDayOf(startLocal: string, endTime: string): string {
  const isNextDay = endTime < startLocal.slice(11)
  const date = startLocal.slice(0, 10)
  const day = new Date(Date.parse(`${date}T00:00Z`) + (isNextDay ? 86_400_000 : 0))
  return `${day.toISOString().slice(0, 10)}T${endTime}`
}
