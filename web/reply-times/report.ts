import type { weeksInRows } from '../../server/reply-times/rules/week-columns.ts'
import type { Answer, Query } from '../api.ts'
import { officeDuration, targetName } from '../format.ts'
import { chartMessages } from './charts/messages.ts'

/** The figures of a period, as they are read; its weeks travel by field. */
export type Report = Omit<Answer<'GET /reports/replies/figures'>, 'weeks'> & {
  weeks: ReturnType<typeof weeksInRows>
}

/** The aim and the targets as lines across a drawing, ms; several targets hold for a part each. */
export type TargetLines = { aimMs: number; targetsMs: number[] }

/** Null where no target is in minutes: of working days each message has its own hours. */
export function targetLines({
  aimMinutes,
  targets,
}: Pick<Report, 'aimMinutes' | 'targets'>): TargetLines | null {
  const minutes = targets
    .flatMap(one => ('minutes' in one ? one.minutes : []))
    .sort((a, b) => a - b)
  const last = minutes.at(-1)
  if (last === undefined) return null
  return {
    aimMs: Math.min(aimMinutes, last) * 60_000,
    targetsMs: minutes.map(each => each * 60_000),
  }
}

/** Which line is which, and what has none. */
export function linesNamed(report: Pick<Report, 'aimMinutes' | 'targets'>): string {
  const lines = targetLines(report)
  const t = chartMessages()
  const days = report.targets.filter(one => 'workingDays' in one)
  return [
    ...(lines === null
      ? []
      : [
          report.targets.length > 1
            ? t.targetsDrawn(lines.targetsMs.map(officeDuration))
            : t.targetDrawn(lines.targetsMs.map(officeDuration).join()),
          t.aimDrawn(officeDuration(lines.aimMs)),
        ]),
    ...(days.length === 0 ? [] : [t.targetsNotDrawn(days.map(targetName))]),
  ].join(' ')
}

/** Which reply times are asked for: a period, one channel or all, with or without the exclusions. */
export type ReportAsked = {
  from: string
  to: string
  channel: number | null
  exclusions: Report['exclusions']
}

/** Which list of it, and what of the list. */
export type EpisodesAsked = ReportAsked &
  Omit<Query<'GET /reports/replies/episodes'>, keyof ReportAsked | 'now'>
