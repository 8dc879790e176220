import type { CalendarItem } from './calendar-items.ts'

/** A thing on a day that is drawn by its hours: minutes of that day, and its place beside others. */
export type Placed = {
  thing: CalendarItem
  start: number
  end: number
  /** Which of `lanes` columns of equal width it stands in, from 0. */
  lane: number
  lanes: number
}

/** As long as one line is high: what happens at a moment is drawn as if it lasted so, minutes. */
export const lineMinutes = 30

/** The minute of its day of a local time. */
export const minutesOf = (local: string): number =>
  Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))

/** Whether it belongs above the hours: it has none, or more than one day. */
export function lastsDays({ local, end }: CalendarItem): boolean {
  if (local.length === 10) return true
  const isNight = end !== null && end.slice(11) <= '06:00'
  return end !== null && end.slice(0, 10) > local.slice(0, 10) && !isNight
}

/**
 * A day's things by their hours. Those that overlap share its width: each takes the first column that
 * is free, and all that hang together are as narrow as the most that overlap.
 */
export function placeByHours(things: readonly CalendarItem[]): Placed[] {
  const spans = things
    .map(thing => {
      const start = minutesOf(thing.local)
      const { end } = thing
      const until =
        end === null
          ? start
          : end.slice(0, 10) > thing.local.slice(0, 10)
            ? 24 * 60
            : minutesOf(end)
      return { thing, start, end: Math.max(until, start + lineMinutes) }
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const placed: Placed[] = []
  let group: Placed[] = []
  let groupEnd = 0
  for (const span of spans) {
    if (span.start >= groupEnd) group = []
    const isFree = (lane: number) =>
      group.every(other => other.lane !== lane || other.end <= span.start)
    let lane = 0
    while (!isFree(lane)) lane++
    const one = { ...span, lane, lanes: 1 }
    group.push(one)
    placed.push(one)
    groupEnd = Math.max(groupEnd, span.end)
    const lanes = Math.max(...group.map(other => other.lane)) + 1
    for (const other of group) other.lanes = lanes
  }
  return placed
}

/** The hours that a week is drawn with: the usual ones, and whatever lies outside of them. */
export function hoursOf(placed: readonly Placed[]): { from: number; to: number } {
  const first = Math.min(8 * 60, ...placed.map(({ start }) => start))
  const last = Math.max(20 * 60, ...placed.map(({ end }) => end))
  return { from: Math.floor(first / 60), to: Math.min(Math.ceil(last / 60), 24) }
}
