import type { Wanted } from './delivery.ts'

/**
 * What a delivery's log can hold. A line whose outcome is still null is a sending under way, or
 * one that was cut off.
 */
const sendings = ['published', 'failed', 'reauthorize', 'unknown'] as const

export type SendingOutcome = (typeof sendings)[number]
/** Whether an earlier sending got through. */
type LookOutcome = 'found' | 'absent' | 'unclear'
/** Whether the public post is as it was sent. */
type ReadingOutcome = 'verified' | 'not-yet' | 'different'
/** What became of a correction of what is out, or of taking it back. */
type CorrectionOutcome = Wanted | 'not-corrected'
/** `asked`: a person wanted it sent, corrected or taken back at that time, whatever was before. */
export type LogOutcome = SendingOutcome | LookOutcome | ReadingOutcome | CorrectionOutcome | 'asked'

export type LogLine = {
  id: number
  /** ms UTC. */
  startedAt: number
  endedAt: number | null
  outcome: string | null
}

export type LogSummary = {
  /** The last attempt to publish. */
  lastSending: LogLine | null
  /** Sendings since a person last asked, or since the beginning. */
  sendings: number
  /** Looks since the last sending that could not tell. */
  looks: number
  /** Readings back since the last sending that found nothing yet. */
  readings: number
  /** Corrections that failed since the last one that did not, or since another was asked for. */
  corrections: number
  /** When a person last asked for it, ms UTC. */
  askedAt: number | null
}

/** Reads a delivery's log, oldest line first. */
export function readLog(lines: readonly LogLine[]): LogSummary {
  const summary: LogSummary = {
    lastSending: null,
    sendings: 0,
    looks: 0,
    readings: 0,
    corrections: 0,
    askedAt: null,
  }
  for (const line of lines) {
    const { outcome } = line
    if (outcome === 'asked') {
      summary.askedAt = line.startedAt
      summary.sendings = 0
      summary.corrections = 0
    } else if (outcome === null || isIn(sendings, outcome)) {
      summary.lastSending = line
      summary.sendings += 1
      summary.looks = 0
      summary.readings = 0
    } else if (outcome === 'unclear') {
      summary.looks += 1
    } else if (outcome === 'not-yet') {
      summary.readings += 1
    } else if (outcome === 'not-corrected') {
      summary.corrections += 1
    } else if (outcome === 'amended' || outcome === 'withdrawn') {
      summary.corrections = 0
      summary.readings = 0
    }
  }
  return summary
}

function isIn(known: readonly string[], outcome: string): boolean {
  return known.includes(outcome)
}
