import { NBSP } from '../language/french.ts'
import type { Translations } from '../language/sentence.ts'
import { dayOfDate } from '../language/zone.ts'
import type { OfficeCalendar } from './rules-opening-hours.ts'

/** Within what an answer is on time: minutes of opening hours, or working days (docs/reply-times.md). */
export type Target = { minutes: number } | { workingDays: number }

/** What a target may be, from 1 on. */
export const mostTarget = { minutes: 1440, workingDays: 30 } as const

const MINUTE = 60_000

/**
 * Opening hours within which an answer to what came at `openedAt` (ms UTC) is on time, ms; infinite
 * where the mairie never opens again.
 *
 * N working days are the opening hours until closing time of the N-th opened day after the day of
 * arrival, which does not count; what arrives outside opening hours arrives at the next opening.
 * So reckon articles 641 and 642 of the Code de procédure civile and regulation (EEC, Euratom)
 * 1182/71, article 3: the day itself is left out, and the last one counts to its end. As with
 * minutes, hours during which the mairie is closed count for nothing.
 */
export function targetMsOf(target: Target, openedAt: number, calendar: OfficeCalendar): number {
  if ('minutes' in target) return Math.round(target.minutes * MINUTE)
  const closing = calendar.closingAfter(openedAt, target.workingDays)
  return closing === null ? Number.POSITIVE_INFINITY : calendar.officeMs(openedAt, closing)
}

/**
 * The first line, before the target, of what came at `openedAt`: the commune's aim where the target
 * is in minutes and not nearer than it; else the target itself, so that there is one line alone.
 */
export function aimMsOf(aimMinutes: number, target: Target, targetMs: number): number {
  return 'minutes' in target ? Math.min(aimMinutes * MINUTE, targetMs) : targetMs
}

export function isSameTarget(a: Target | null, b: Target | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What holds from a local date on: for one channel, or (null) for the commune. */
export type TargetVersion = {
  channelId: number | null
  fromDate: string
  /** Null, of a channel: the commune's. */
  target: Target | null
}

/** Which target holds where and when. */
export type Targets = {
  /** For what arrives at a channel (null: at one without a target of its own) on a local day. */
  on(channelId: number | null, day: number): Target
  /** All that hold there between two local days, both included, each once, in the order of time. */
  during(channelId: number | null, fromDay: number, toDay: number): Target[]
}

/**
 * Compiles targets that are dated as opening hours are: of the versions that have begun the latest
 * holds. A channel's comes before the commune's.
 * @param first the commune's, before its first version
 */
export function compileTargets(first: Target, versions: readonly TargetVersion[]): Targets {
  const dated = versions
    .map(({ channelId, fromDate, target }) => ({ channelId, fromDay: dayOfDate(fromDate), target }))
    .sort((a, b) => a.fromDay - b.fromDay)
  const byChannel = Map.groupBy(dated, ({ channelId }) => channelId)
  const latest = (channelId: number | null, day: number): Target | null =>
    byChannel.get(channelId)?.findLast(({ fromDay }) => fromDay <= day)?.target ?? null
  const on = (channelId: number | null, day: number): Target =>
    (channelId === null ? null : latest(channelId, day)) ?? latest(null, day) ?? first
  return {
    on,
    during(channelId, fromDay, toDay) {
      const found: Target[] = []
      const changes = dated.filter(one => one.channelId === channelId || one.channelId === null)
      for (const day of [fromDay, ...changes.map(one => one.fromDay)]) {
        if (day < fromDay || day > toDay) continue
        const target = on(channelId, day)
        if (!found.some(one => isSameTarget(one, target))) found.push(target)
      }
      return found
    },
  }
}

/**
 * From this many opening hours on, ms, a wait is told by what passed on the calendar: « 48 jours »
 * and not « 385 heures d’ouverture ». 24 opening hours are most of a mairie's week, and nobody
 * reckons in such weeks; the figures of *Délais* keep both clocks side by side.
 */
export const longWaitMs = 24 * 3_600_000

/** « 15 min », « 2 jours ouvrés ». */
export function targetLabel(target: Target): Translations {
  if ('minutes' in target) {
    const label = `${target.minutes}${NBSP}min`
    return { fr: label, en: label }
  }
  const { workingDays } = target
  const isOne = workingDays === 1
  return {
    fr: `${workingDays}${NBSP}${isOne ? 'jour ouvré' : 'jours ouvrés'}`,
    en: `${workingDays}${NBSP}working ${isOne ? 'day' : 'days'}`,
  }
}

/** What is measured against: « l’objectif de 15 min », or, where several hold, « l’objectif de leur canal ». */
export function targetsLabel(targets: readonly Target[]): Translations {
  const [only, ...others] = targets
  if (only === undefined || others.length > 0) {
    return { fr: 'l’objectif de leur canal', en: 'the target of their channel' }
  }
  const { fr, en } = targetLabel(only)
  return { fr: `l’objectif de ${fr}`, en: `the target of ${en}` }
}
