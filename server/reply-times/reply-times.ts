import { z } from 'zod'
import { parseCalendar } from '../hours/change-opening-hours.ts'
import { compileCalendar } from '../hours/rules-opening-hours.ts'
import { mostTarget, type Target } from '../hours/rules-target.ts'
import { BadInput, problemOf } from '../platform/refusal.ts'
import { must } from '../platform/shapes.ts'
import { episodesOf, type ReplyEpisode } from './rules/reply-episode.ts'
import type { ReplyMessage } from './rules/reply-message.ts'
import { summaryOf } from './rules/reply-stats.ts'
import { replySentences } from './sentences.ts'

export { BadInput } from '../platform/refusal.ts'

export type ReplyTimesInput = {
  /** One JSON message a line; empty lines are skipped. */
  lines: AsyncIterable<string> | Iterable<string>
  /** The calendar file's JSON. */
  calendar: string
  /** ISO 8601, with an offset or `Z`. */
  now: string
  /** 15 if not given; fractions count to the millisecond. */
  targetMinutes?: number
  /** In place of it, working days: a whole number from 1 on. */
  targetDays?: number
  /** One JSON summary instead of the episodes. */
  summary?: boolean
}

/**
 * `tambour reply-times`: recomputes reply times from exported messages (docs/reply-times.md has the
 * shapes). Gives one JSON episode after the other without line ends, or the one JSON summary;
 * nothing before all the input was read and found good.
 *
 * @throws BadInput with one sentence that names what is wrong, for a message its line's
 * number.
 */
export async function* replyTimes(input: ReplyTimesInput): AsyncGenerator<string> {
  const { lines, summary = false } = input
  const calendar = compileCalendar(parseCalendar(input.calendar))
  const now = instantOf(input.now)
  if (now === null) throw new BadInput(replySentences.wrongNow(input.now))
  const target = targetOf(input)

  const messages: ReplyMessage[] = []
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim() !== '') messages.push(parseMessage(line, number))
  }
  const episodes = episodesOf(messages, { calendar, now, target })
  if (summary) yield JSON.stringify(summaryOf(episodes))
  else for (const episode of episodes) yield JSON.stringify(episodeJson(episode))
}

function targetOf({ targetMinutes = 15, targetDays }: ReplyTimesInput): Target {
  if (targetDays !== undefined) {
    const isFine = Number.isInteger(targetDays) && targetDays >= 1
    if (isFine && targetDays <= mostTarget.workingDays) return { workingDays: targetDays }
    throw new BadInput(replySentences.wrongTargetDays(mostTarget.workingDays))
  }
  if (Number.isFinite(targetMinutes) && targetMinutes >= 0) return { minutes: targetMinutes }
  throw new BadInput(replySentences.wrongTarget)
}

/** An episode as it leaves the house: instants in UTC with milliseconds, keys in the documented order. */
export function episodeJson(episode: ReplyEpisode) {
  return {
    thread: episode.thread,
    author: episode.author,
    openedBy: episode.openedBy,
    openedAt: isoOf(episode.openedAt),
    closedBy: episode.closedBy,
    closedAt: episode.closedAt === null ? null : isoOf(episode.closedAt),
    state: episode.state,
    reason: episode.reason,
    elapsedMs: episode.elapsedMs,
    officeMs: episode.officeMs,
    onTime: episode.onTime,
    outOfHours: episode.outOfHours,
    fullAnswerMs: episode.fullAnswerMs,
  }
}

function isoOf(at: number): string {
  return new Date(at).toISOString()
}

/** 2200-01-01: what lies beyond is a slip, and opening hours are not reckoned for thousands of years. */
const END = 7_258_118_400_000

/** Ms UTC of an ISO 8601 instant with an offset or `Z`, fractions of a millisecond dropped; null if it is none. */
function instantOf(text: string): number | null {
  try {
    const at = Temporal.Instant.from(text).epochMilliseconds
    return at >= 0 && at < END ? at : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const instant = z.unknown().transform((value, context) => {
  const at = typeof value === 'string' ? instantOf(value) : null
  if (at !== null) return at
  const { error: message, params } = must(replySentences.mustBeInstant)
  context.addIssue({ code: 'custom', message, params })
  return z.NEVER
})
const filled = z.string().min(1)

const mark = z
  .object({ at: instant, needsReply: z.boolean(), reason: z.string().nullish() })
  .refine(({ needsReply, reason }) => needsReply || reason, {
    path: ['reason'],
    ...must(replySentences.mustSayWhy),
  })

/** The command's message. An optional field may be null as well as absent. */
const messageSchema = z
  .object({
    id: filled,
    thread: filled,
    author: z.string().nullish(),
    direction: z.enum(['inbound', 'outbound']),
    sentAt: instant,
    text: z.string(),
    kind: z.enum(['message', 'note', 'reaction']).nullish(),
    automatic: z.boolean().nullish(),
    delivered: z.boolean().nullish(),
    holding: z.boolean().nullish(),
    mentions: z.array(z.string()).nullish(),
    edits: z.array(z.object({ at: instant, text: z.string() })).nullish(),
    removedAt: instant.nullish(),
    hidden: z.array(z.object({ from: instant, to: instant.nullable() })).nullish(),
    marks: z.array(mark).nullish(),
  })
  .refine(({ direction, author }) => direction === 'outbound' || author, {
    path: ['author'],
    ...must(replySentences.mustNameAuthor),
  })

function parseMessage(line: string, number: number): ReplyMessage {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    throw new BadInput(replySentences.lineNotJson(number))
  }
  const parsed = messageSchema.safeParse(json)
  if (!parsed.success) throw new BadInput(replySentences.wrongLine(number, problemOf(parsed.error)))
  const { data } = parsed
  return {
    id: data.id,
    thread: data.thread,
    author: data.author ?? '',
    direction: data.direction,
    sentAt: data.sentAt,
    text: data.text,
    kind: data.kind ?? undefined,
    automatic: data.automatic ?? undefined,
    delivered: data.delivered ?? undefined,
    holding: data.holding ?? undefined,
    mentions: data.mentions ?? undefined,
    edits: data.edits ?? undefined,
    removedAt: data.removedAt ?? undefined,
    hidden: data.hidden ?? undefined,
    marks: data.marks?.map(({ reason = null, ...mark }) => ({ ...mark, reason })),
  }
}
