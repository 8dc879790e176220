import { clockChange, instantOfLocal, localTimeOf } from '../language/instant.ts'
import type { Sentence } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { lateAfterMs } from '../publishing/rules/late-rule.ts'
import { eventSentences } from './sentences.ts'

/**
 * Refuses an hour that the clocks skip: the server would take the next one, and nobody would know.
 * @throws Refusal (`bad-request`)
 */
export function refuseSkipped(local: string, zone: string, field?: string): void {
  if (clockChange(local, zone) !== 'skipped') return
  throw new Refusal('bad-request', eventSentences.hourSkipped(local), field)
}

/** @throws Refusal (`bad-request`) for a local time that the zone does not have; `why` says so. */
export function instantOf(
  local: string,
  zone: string,
  why: Sentence = eventSentences.noSuchNewDate,
  field?: string,
): number {
  return orRefuse(() => instantOfLocal(local, zone), why, field)
}

/** When a delivery is due: the local time that a person reads, and the instant that it means. */
type PlannedTime = { dueLocal: string; dueAt: number }

export type PlannedTimes = {
  /** To come, or so little past that they mean « now »; each instant once, in order. */
  planned: PlannedTime[]
  /** Already past, as they were given. */
  skipped: string[]
}

/**
 * Reads the times at which something is to be published: local ones ('2027-07-13T18:30', in
 * `zone`, kept across changes of clocks) or instants ('2027-07-13T18:30:05+02:00').
 *
 * @param now ms UTC.
 * @throws RangeError for a text that is neither, or a date that does not exist.
 */
export function planTimes(times: readonly string[], zone: string, now: number): PlannedTimes {
  const planned = new Map<number, PlannedTime>()
  const skipped: string[] = []
  for (const text of times) {
    const time = readTime(text, zone)
    if (now - time.dueAt > lateAfterMs) skipped.push(text)
    else if (!planned.has(time.dueAt)) planned.set(time.dueAt, time)
  }
  return { planned: [...planned.values()].sort((a, b) => a.dueAt - b.dueAt), skipped }
}

function readTime(text: string, zone: string): PlannedTime {
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    return { dueLocal: text.slice(0, 16), dueAt: instantOfLocal(text, zone) }
  }
  const dueAt = Temporal.Instant.from(text).epochMilliseconds
  return { dueLocal: localTimeOf(dueAt, zone), dueAt }
}

/**
 * The same of what a person gave.
 * @throws Refusal (`bad-request`) also when none of them is to come
 */
export function readTimes(times: readonly string[], zone: string, now: number): PlannedTimes {
  for (const time of times) refuseSkipped(time, zone)
  const read = orRefuse(() => planTimes(times, zone, now), eventSentences.noSuchPostDate)
  if (read.planned.length > 0) return read
  throw new Refusal(
    'bad-request',
    times.length > 1 ? eventSentences.postDatesPast : eventSentences.postDatePast,
  )
}

function orRefuse<Read>(read: () => Read, why: Sentence, field?: string): Read {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Refusal('bad-request', why, field)
  }
}
