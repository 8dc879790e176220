import { type episodeJson, replyTimes } from '../../../server/reply-times/reply-times.ts'
import type { ReplySummary } from '../../../server/reply-times/rules/reply-stats.ts'
import { caseCalendar, paris } from './reply-timelines.ts'

/** A line of the command's input, as JSON has it. */
export type Line = Record<string, unknown>

/** An instant of Tuesday 2 June 2026 ('10:00'), or of another day, as the command reads it. */
export function instant(time: string): string {
  return new Date(paris(time.includes('T') ? time : `2026-06-02T${time}`)).toISOString()
}

let count = 0
/** What a citizen says: in one thread and by one author unless `more` says otherwise. */
export function citizen(time: string, more: Line = {}): Line {
  return {
    id: `c${++count}`,
    thread: 'T',
    author: 'Ann',
    direction: 'inbound',
    sentAt: instant(time),
    text: 'La mairie est ouverte ?',
    ...more,
  }
}

/** A human reply. */
export function human(time: string, more: Line = {}): Line {
  return {
    id: `h${++count}`,
    thread: 'T',
    author: 'Claire',
    direction: 'outbound',
    sentAt: instant(time),
    text: 'Oui, jusqu’à midi.',
    ...more,
  }
}

type Options = { now?: string; calendar?: unknown; targetMinutes?: number; targetDays?: number }

async function documents<T>(lines: Line[], options: Options, summary: boolean): Promise<T[]> {
  const output: T[] = []
  const { now = '18:00', calendar = [caseCalendar], targetMinutes, targetDays } = options
  for await (const line of replyTimes({
    lines: lines.map(each => JSON.stringify(each)),
    calendar: JSON.stringify(calendar),
    now: instant(now),
    targetMinutes,
    targetDays,
    summary,
  })) {
    output.push(JSON.parse(line))
  }
  return output
}

/** Runs the command on some lines: its episodes. */
export function run(lines: Line[], options: Options = {}) {
  return documents<ReturnType<typeof episodeJson>>(lines, options, false)
}

/** Runs the command with --summary: the documents that it prints, of which there is one. */
export function summarise(lines: Line[], options: Options = {}) {
  return documents<ReplySummary>(lines, options, true)
}

/** Its episodes in the words of the worked cases: minutes. */
export async function minutes(lines: Line[], options: Options = {}) {
  const inMinutes = (ms: number | null) => (ms === null ? null : ms / 60_000)
  return (await run(lines, options)).map(episode => ({
    state: episode.state,
    O: inMinutes(episode.officeMs),
    W: inMinutes(episode.elapsedMs),
    onTime: episode.onTime,
  }))
}
