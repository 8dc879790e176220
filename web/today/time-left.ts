import { longWaitMs } from '../../server/hours/rules-target.ts'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'

/**
 * What to tell about somebody who waits:
 * - `left`: the office is open and the line is `ms` away; `aimPassed` once the nearer line is behind;
 * - `later`: a closing comes before the line, which is at `at`;
 * - `closed`: out of hours; `at` is when the office opens, `due` the line;
 * - `over`: `ms` of office time beyond the line;
 * - `long`: so long beyond it that opening hours say nothing; `ms` since it was written.
 */
export type Countdown =
  | { kind: 'left'; ms: number; aimPassed: boolean }
  | { kind: 'later'; at: string }
  | { kind: 'closed'; at: string | null; due: string | null }
  | { kind: 'over' | 'long'; ms: number }

export type CountdownContext = {
  /** The server's time now, ms UTC. */
  now: number
  /** When the server told what it knows, ms UTC: `officeMs` runs on from there. */
  asOf: number
  /** The next opening or closing. */
  changesAt: string | null
}

/** What of somebody who waits says how long. */
export type Clocks = Pick<
  WaitingShape,
  'state' | 'openNow' | 'officeMs' | 'targetMs' | 'aimAt' | 'dueAt' | 'openedAt'
>

export function countdownOf(waiting: Clocks, context: CountdownContext): Countdown {
  const { now, asOf, changesAt } = context
  const target = waiting.targetMs ?? Number.POSITIVE_INFINITY
  const change = changesAt === null ? Number.POSITIVE_INFINITY : Date.parse(changesAt)
  const ran = waiting.openNow ? Math.max(0, Math.min(now, change) - asOf) : 0
  const office = waiting.officeMs + ran
  // In office time: the night between the line and now is nobody's fault.
  if (waiting.state === 'missed' || office > target) {
    return office < longWaitMs
      ? { kind: 'over', ms: Math.max(0, office - target) }
      : { kind: 'long', ms: now - Date.parse(waiting.openedAt) }
  }
  const isOpen = waiting.openNow === now < change
  if (!isOpen) return { kind: 'closed', at: waiting.openNow ? null : changesAt, due: waiting.dueAt }
  if (waiting.dueAt === null) return { kind: 'left', ms: target - office, aimPassed: false }
  const due = Date.parse(waiting.dueAt)
  if (due > change && change > now) return { kind: 'later', at: waiting.dueAt }
  const aimPassed = waiting.aimAt !== null && Date.parse(waiting.aimAt) <= now
  return { kind: 'left', ms: Math.max(0, due - now), aimPassed }
}

/** How pressing it is: announced when it grows, and coloured with it. */
export function stageOf(countdown: Countdown): 'calm' | 'soon' | 'late' {
  if (countdown.kind === 'over' || countdown.kind === 'long') return 'late'
  return countdown.kind === 'left' && countdown.aimPassed ? 'soon' : 'calm'
}
