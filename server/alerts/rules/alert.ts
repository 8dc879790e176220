import type { Watch } from './watch.ts'

const MINUTE = 60_000

/** How many lines of waiting there may be, and how long they may be, minutes. */
export const alertLimits = { most: 4, longest: 240 }

/** Under these minutes it is told, once, that an answer to somebody who waits may not have arrived. */
export const doubtMinutes = 0

/** Somebody who waits, by the message that opened the episode. */
export type Waiting = {
  messageId: number
  /** ms UTC. */
  openedAt: number
  /** Its channel's target divided by the commune's: lines are passed at that part of it. */
  share: number
  /** The longest wait of which somebody was told already, minutes; 0 when nobody was. */
  told: number
}

/** Somebody has waited for `minutes` of watched time since `dueAt`, ms UTC. */
export type DueAlert = { messageId: number; minutes: number; dueAt: number }

export type AlertRound = {
  /** To be raised now. */
  due: DueAlert[]
  /** Passed, but nobody is to be disturbed now. */
  held: DueAlert[]
  /** When the next one must be looked at, ms UTC; null when that is not foreseen. */
  nextAt: number | null
}

/**
 * Which alerts are due at `now`: the lines (`minutes`) that the wait of somebody has passed and of
 * which nobody was told, at a watched instant and at no other. It depends on `now` and on what was
 * told, never on when the last round was: rounds that are late, doubled or lost, and clocks that
 * jump, change nothing.
 *
 * So are they of whom nobody was told that their answer may not have arrived (`inDoubt`): at once.
 *
 * The lines are set beside the commune's target: where a channel has another, they are passed at
 * the same part of that (8 min of 15 are 32 of an hour).
 */
export function alertsAt(
  waiting: readonly Waiting[],
  minutes: readonly number[],
  watch: Watch,
  now: number,
  inDoubt: readonly { messageId: number }[] = [],
): AlertRound {
  const passed: DueAlert[] = inDoubt.map(({ messageId }) => {
    return { messageId, minutes: doubtMinutes, dueAt: now }
  })
  let nextAt: number | null = null
  for (const { messageId, openedAt, share, told } of waiting) {
    for (const each of minutes) {
      if (each <= told) continue
      const dueAt = watch.reach(openedAt, Math.round(each * MINUTE * share))
      if (dueAt === null) continue
      if (dueAt <= now) passed.push({ messageId, minutes: each, dueAt })
      else nextAt = earliest(nextAt, dueAt)
    }
  }
  if (passed.length === 0 || watch.isWatched(now)) return { due: passed, held: [], nextAt }
  return { due: [], held: passed, nextAt: earliest(nextAt, watch.reach(now, 0)) }
}

/**
 * Whether a mail has to leave for these people, who have passed lines (`minutes`): whether one of
 * them has passed more lines than mails have told its reader of them, or no mail has told of the
 * doubt about an answer to them.
 * @param told when each mail was raised that the reader got, ms UTC: each told of everybody whose
 * message Tambour had then (`receivedAt`), whether they had passed a line or not.
 */
export function isNews(
  passed: readonly { receivedAt: number; minutes: number; doubtAt?: number | null }[],
  lines: readonly number[],
  told: readonly number[],
): boolean {
  return passed.some(({ receivedAt, minutes, doubtAt }) => {
    if (doubtAt != null && told.every(at => at < doubtAt)) return true
    const times = told.filter(at => at >= receivedAt).length
    return times < lines.filter(line => line <= minutes).length
  })
}

/** The earlier of two instants that may not be. */
export function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
